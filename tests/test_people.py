"""Several people at once, each on a branch of their own: whatever is merged in whatever order, nothing is lost."""

import shutil
import subprocess
from collections.abc import Callable, Sequence
from itertools import permutations
from pathlib import Path

import polib
import pytest
from click.testing import CliRunner

from generator import campaign_folder
from generator.cli import main
from generator.content.changing import write_files
from generator.content.reading import Content
from generator.content.remembering import load_records, parts, records_files
from generator.model import Address, Localized

FIXTURE = Path(__file__).parent / "fixtures" / "campaign"
SECOND = "青苗行动续报\n\n本报6月20日电 某市公安机关开展青苗护林行动，出动300余人次，清理林道40公里。\n"
ADDRESSES = ("operations/riverbank", "operations/hillside", "stories/shangping", "terms/watcher")


def explainer(folder: Path, *words: str) -> str:
    done = CliRunner().invoke(main, ["--lang", "en", *words, "-C", str(folder)])
    assert done.exit_code == 0, done.output
    return done.output


def git(folder: Path, *words: str) -> str:
    """Run git with no settings but ours."""
    settings = ["user.name=x", "user.email=x@example.org", "commit.gpgsign=false", "init.defaultBranch=main"]
    options = [part for each in settings for part in ("-c", each)]
    done = subprocess.run(
        ["git", *options, *words], cwd=folder, check=False, capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 0, f"git {' '.join(words)}\n{done.stdout}{done.stderr}"
    return done.stdout


def extracts(folder: Path) -> None:
    """Take in a second document."""
    source = folder.parent / "second.txt"
    source.write_text(SECOND, encoding="utf-8")
    explainer(folder, "extract", str(source))


def reviews_one(folder: Path) -> None:
    explainer(folder, "review", "watcher", "--state", "reviewed", "--by", "甲", "--on", "2024-06-01")


def reviews_another(folder: Path) -> None:
    explainer(folder, "review", "shangping", "--state", "reviewed", "--by", "乙", "--on", "2024-06-01")


def corrects_one(folder: Path) -> None:
    why = ("--why-zh", "漏字。", "--on", "2024-07-01", "--by", "丙")
    explainer(folder, "correct", "riverbank:title", "--zh", "河岸的补种行动", *why)


def corrects_another(folder: Path) -> None:
    why = ("--why-zh", "用词。", "--on", "2024-07-01", "--by", "丁")
    explainer(folder, "correct", "hillside:title", "--zh", "山坡的补种", *why)


def translates(folder: Path) -> None:
    """Send texts out and take them back, some of them with their marks left."""
    out = folder.parent / "out.po"
    explainer(
        folder, "translate", "export", "--anew", "--entry", "inspection", "--entry", "video-meeting", str(out)
    )
    po = polib.pofile(str(out))
    for number, entry in enumerate(po):
        entry.msgstr = entry.msgstr and f"{entry.msgstr.rstrip('.')} (checked)."
        entry.flags = entry.flags if number % 2 else []
    po.save()
    explainer(folder, "translate", "import", str(out))


def writes_in_a_form(folder: Path) -> None:
    """A form writes neither a review nor an origin."""
    (folder / "content" / "terms" / "by-form.yml").write_text(
        "id: by-form\ntitle:\n  zh: 青苗行动\n  en: Sapling campaign\ntopics:\n  - rivers\nstatements:\n  - text:\n      zh: 青苗行动开展以来\n"
        "    kind: quote\n    cites:\n      - document: sapling-report\n        quote: 青苗行动开展以来\n",
        encoding="utf-8",
    )


PEOPLE: Sequence[Callable[[Path], None]] = (
    extracts,
    reviews_one,
    reviews_another,
    corrects_one,
    corrects_another,
    translates,
    writes_in_a_form,
)


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The campaign in a repository, two entries of it published, with a branch for each person."""
    folder = tmp_path_factory.mktemp("people") / "campaign"
    shutil.copytree(FIXTURE, folder)
    for name in ("riverbank", "hillside"):
        explainer(folder, "review", name, "--state", "reviewed", "--by", "甲", "--on", "2024-05-02")
    content, _ = campaign_folder.load(folder)
    entries = dict(content.entries)
    published = {each: parts(entries[Address(each)]) for each in ADDRESSES[:2]}
    write_files(folder, records_files(folder, "released", published))
    git(folder, "init", "--quiet")
    git(folder, "add", "-A")
    git(folder, "commit", "--quiet", "-m", "as it was")
    for person in PEOPLE:
        git(folder, "switch", "--quiet", "--create", person.__name__, "main")
        person(folder)
        git(folder, "add", "content", "seeds")
        git(folder, "commit", "--quiet", "-m", person.__name__)
    return folder


def merged(repository: Path, order: Sequence[Callable[[Path], None]]) -> Path:
    git(repository, "switch", "--quiet", "--force-create", "together", "main")
    for person in order:
        git(repository, "merge", "--quiet", "--no-edit", person.__name__)
    return repository


def stands(content: Content, address: str) -> tuple[str, str | None, str]:
    entry = dict(content.entries)[Address(address)]
    return entry.review.state, entry.review.by, entry.title.zh


def nothing_is_lost(folder: Path) -> None:
    errors = [str(each) for each in campaign_folder.check(folder) if each.severity == "error"]
    assert errors == []
    written, _ = campaign_folder.load(folder)
    content = campaign_folder.as_it_stands(written)
    assert stands(content, "terms/watcher")[:2] == ("reviewed", "甲")
    assert stands(content, "stories/shangping")[:2] == ("reviewed", "乙")
    assert stands(content, "operations/riverbank") == ("corrected", "丙", "河岸的补种行动")
    assert stands(content, "operations/hillside") == ("corrected", "丁", "山坡的补种")
    assert sorted(each.why.zh for each in content.logged.values()) == ["漏字。", "用词。"]
    assert {*load_records(folder, "reviewed")} >= {*ADDRESSES}
    assert stands(content, "terms/by-form")[:2] == ("edited", None)
    assert len(content.sources) == 2
    english = [
        str(part.en)
        for address, _, part in content.parts
        if address.collection == "events" and isinstance(part, Localized)
    ]
    assert sum(each.endswith("(checked).") for each in english) >= 4


@pytest.mark.parametrize("order", [PEOPLE, PEOPLE[::-1]], ids=["forth", "back"])
def test_whatever_is_merged_nothing_is_lost(
    repository: Path, order: Sequence[Callable[[Path], None]]
) -> None:
    nothing_is_lost(merged(repository, order))


@pytest.mark.long
def test_whatever_is_merged_in_any_order_nothing_is_lost(repository: Path) -> None:
    """Five of the seven in all orders, since the trees that come out are compared and not checked anew."""
    trees = set()
    for order in permutations(PEOPLE[:5]):
        merged(repository, (*order, *PEOPLE[5:]))
        trees.add(git(repository, "rev-parse", "HEAD^{tree}"))
    assert len(trees) == 1
    nothing_is_lost(repository)
