"""Five people at once, each on a branch of their own: whatever is merged in whatever order, nothing is lost."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from itertools import permutations
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import etree

from generator import campaign_folder
from generator.cli import main
from generator.content.changing import write_files
from generator.content.reading import Content, load_content
from generator.content.remembering import parts, records_files
from generator.content.remembering.vouched import load_records
from generator.content.writing import dump_new, plain
from generator.model import Address, Localized
from generator.repository import starter

FIXTURE = Path(__file__).parent / "fixtures" / "campaign"
SECOND = """\
青苗行动续报

本报6月20日电 某市公安机关开展青苗护林行动，出动300余人次，清理林道40公里。

在江西省赣州市上坪村,每个村民小组至少有一位“看苗员”,树苗成活率突破85%。
"""
"""It tells again what the story of Shangping tells."""
PUBLISHED = ("operations/riverbank", "operations/hillside")
TRANSLATED = ("inspection", "video-meeting", "shangping", "watcher", "stories")
"""The entries that go to the agency: none that is published."""
XLIFF = "{urn:oasis:names:tc:xliff:document:1.2}"
CHECKED, DOUBTFUL = " (checked).", " (in doubt)."


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


def takes_in(folder: Path) -> None:
    """The editor takes in a second document, and makes an entry of words in it."""
    source = folder.parent / "second.txt"
    source.write_text(SECOND, encoding="utf-8")
    explainer(folder, "extract", str(source))
    title = ("--title", "青苗护林行动", "--id", "guarding")
    explainer(folder, "new", "operation", *title, "--topic", "rivers", "--cite", "second:清理林道40公里")


def reviews_and_corrects(folder: Path) -> None:
    """The first reviewer vouches for what the second document tells too, and for an entry that is translated."""
    explainer(
        folder, "review", "shangping", "watcher", "--state", "reviewed", "--by", "甲", "--on", "2024-06-01"
    )
    why = ("--why-zh", "漏字。", "--on", "2024-07-01", "--by", "甲")
    explainer(folder, "correct", "riverbank:title", "--zh", "河岸的补种行动", *why)


def corrects_and_reviews(folder: Path) -> None:
    """The second reviewer does the same elsewhere."""
    why = ("--why-zh", "用词。", "--on", "2024-07-01", "--by", "乙")
    explainer(folder, "correct", "hillside:title", "--zh", "山坡的补种", *why)
    explainer(folder, "review", "inspection", "--state", "reviewed", "--by", "乙", "--on", "2024-06-02")


def translates(folder: Path) -> None:
    """The agency changes every text, and takes the mark of what needs work from half of them."""
    out = folder.parent / "out.xlf"
    entries = [word for name in TRANSLATED for word in ("--entry", name)]
    explainer(folder, "translate", "export", "--anew", *entries, str(out))
    tree = etree.parse(out)
    for number, unit in enumerate(tree.iter(f"{XLIFF}trans-unit")):
        target = unit.find(f"{XLIFF}target")
        target.text = target.text.rstrip(".") + (CHECKED if number % 2 else DOUBTFUL)
        if number % 2:
            target.set("state", "translated")
            unit.set("approved", "yes")
    tree.write(out, encoding="utf-8", xml_declaration=True)
    explainer(folder, "translate", "import", str(out))


def writes_in_forms(folder: Path) -> None:
    """A form writes files anew, without comments, and neither a review nor an origin."""
    content = folder / "content"
    (content / "terms" / "by-form.yml").write_text(
        "id: by-form\ntitle:\n  zh: 青苗行动\n  en: Sapling campaign\ntopics:\n  - villages\nstatements:\n  - text:\n      zh: 青苗行动开展以来\n"
        "    kind: quote\n    cites:\n      - document: sapling-report\n        quote: 青苗行动开展以来\n",
        encoding="utf-8",
    )
    address = Address("sections/together")
    section = plain(dict(load_content(folder).entries)[address])
    assert isinstance(section, dict)
    section["note"] = "表单里写的"
    text = dump_new(address, section).decode()
    address.path(folder).write_text(text.partition("\n")[2], encoding="utf-8")


PEOPLE: Sequence[Callable[[Path], None]] = (
    takes_in,
    reviews_and_corrects,
    corrects_and_reviews,
    translates,
    writes_in_forms,
)
SAMPLE = (PEOPLE, PEOPLE[::-1])
"""Orders in which each person comes once before and once after each other."""


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The campaign in a repository, two entries of it published, with a branch for each person."""
    folder = tmp_path_factory.mktemp("people") / "campaign"
    shutil.copytree(FIXTURE, folder)
    for name in ("riverbank", "hillside"):
        explainer(folder, "review", name, "--state", "reviewed", "--by", "甲", "--on", "2024-05-02")
    content, _ = campaign_folder.load(folder)
    entries = dict(content.entries)
    published = {each: parts(entries[Address(each)]) for each in PUBLISHED}
    write_files(folder, records_files(folder, "released", published))
    git(folder, "init", "--quiet")
    git(folder, "config", "merge.explainer.driver", f"'{sys.executable}' -m generator combine %O %A %B")
    (folder / ".gitattributes").write_text(starter("gitattributes"), encoding="utf-8")
    git(folder, "add", "-A")
    git(folder, "commit", "--quiet", "-m", "as it was")
    for person in PEOPLE:
        git(folder, "switch", "--quiet", "--create", person.__name__, "main")
        person(folder)
        git(folder, "add", "content", "seeds")
        git(folder, "commit", "--quiet", "-m", person.__name__)
    return folder


def merged(repository: Path, order: Sequence[Callable[[Path], None]]) -> str:
    """Merge the branches in an order, and return the hash of all that comes out."""
    git(repository, "switch", "--quiet", "--force-create", "together", "main")
    for person in order:
        git(repository, "merge", "--quiet", "--no-edit", person.__name__)
    return git(repository, "rev-parse", "HEAD^{tree}")


def stands(content: Content, address: str) -> tuple[str, str | None, str]:
    entry = dict(content.entries)[Address(address)]
    return entry.review.state, entry.review.by, entry.title.zh


def english(content: Content) -> list[str]:
    """What the entries that went to the agency say in English."""
    texts = [part for address, _, part in content.parts if address.id in TRANSLATED]
    return sorted(part.en for part in texts if isinstance(part, Localized) and part.en)


def nothing_is_lost(folder: Path) -> None:
    errors = [str(each) for each in campaign_folder.check(folder) if each.severity == "error"]
    assert errors == []
    written, _ = campaign_folder.load(folder)
    content = campaign_folder.as_it_stands(written)
    entries = dict(content.entries)
    # the intake
    assert len(content.sources) == 2
    assert stands(content, "operations/guarding") == ("edited", None, "青苗护林行动")
    shangping = entries[Address("stories/shangping")]
    assert {cite.document for cite in shangping.statements[0].cites} == {"sapling-report", "second"}
    # reviews and corrections
    assert stands(content, "terms/watcher")[:2] == ("reviewed", "甲")
    assert stands(content, "events/inspection")[:2] == ("reviewed", "乙")
    assert stands(content, "operations/riverbank") == ("corrected", "甲", "河岸的补种行动")
    assert stands(content, "operations/hillside") == ("corrected", "乙", "山坡的补种")
    logged = {each.entry: each.why.zh for each in content.logged.values()}
    assert logged == {"operations/riverbank": "漏字。", "operations/hillside": "用词。"}
    # reviewed before it had another citation: the file keeps the name, and it is not said to be reviewed as it stands
    assert stands(written, "stories/shangping")[:2] == ("reviewed", "甲")
    assert stands(content, "stories/shangping")[:2] == ("edited", None)
    assert {*load_records(folder, "reviewed")} >= {*PUBLISHED, "terms/watcher", "events/inspection"}
    # the forms
    assert stands(content, "terms/by-form")[:2] == ("edited", None)
    assert entries[Address("sections/together")].note == "表单里写的"
    # the translation
    git(folder, "switch", "--quiet", translates.__name__)
    translated, _ = campaign_folder.load(folder)
    git(folder, "switch", "--quiet", "together")
    assert english(written) == english(translated)
    assert sum(each.endswith(CHECKED) for each in english(written)) >= 5
    assert sum(each.endswith(DOUBTFUL) for each in english(written)) >= 5


def test_whatever_is_merged_nothing_is_lost(repository: Path) -> None:
    assert len({merged(repository, order) for order in SAMPLE}) == 1
    nothing_is_lost(repository)


def test_a_review_of_an_entry_that_got_another_id_meanwhile_is_kept(repository: Path) -> None:
    works: dict[str, Callable[[], str]] = {
        "renames": lambda: explainer(repository, "rename", "video-meeting", "meeting-by-video"),
        "reviews": lambda: explainer(
            repository, "review", "video-meeting", "--state", "reviewed", "--by", "丙", "--on", "2024-06-03"
        ),
    }
    for name, work in works.items():
        git(repository, "switch", "--quiet", "--create", name, "main")
        work()
        git(repository, "add", "content")
        git(repository, "commit", "--quiet", "-m", name)
    for order in (("renames", "reviews"), ("reviews", "renames")):
        git(repository, "switch", "--quiet", "--force-create", "both", "main")
        for name in order:
            git(repository, "merge", "--quiet", "--no-edit", name)
        content = campaign_folder.as_it_stands(campaign_folder.load(repository)[0])
        assert stands(content, "events/meeting-by-video")[:2] == ("reviewed", "丙")
        explainer(repository, "review", "watcher", "--state", "reviewed", "--by", "丙", "--on", "2024-06-03")
        assert "events/meeting-by-video" in load_records(repository, "reviewed")
        git(repository, "checkout", "--quiet", "--force", "HEAD")
        git(repository, "clean", "--quiet", "--force", "-d", "content")


@pytest.mark.long
def test_whatever_is_merged_in_any_order_nothing_is_lost(repository: Path) -> None:
    assert len({merged(repository, order) for order in permutations(PEOPLE)}) == 1
    nothing_is_lost(repository)
