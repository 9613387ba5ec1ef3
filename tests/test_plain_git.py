"""Two people who change different things never meet in one file, even where git knows no driver of ours, as on GitHub."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import polib
import pytest

from generator import campaign_folder
from generator.content.baseline import former_translated_path
from generator.content.changing import write_files
from generator.content.remembering import load_conflicts, load_memory, parts, records_files
from generator.model import Address, Localized, fingerprint
from tests.test_people import FIXTURE, PUBLISHED, SECOND, explainer, git

Work = Callable[[Path], None]
REPORT = "\n\n".join(SECOND.split("\n\n")[:2]) + "\n"
OTHER = (
    REPORT.replace("青苗行动续报", "雨季巡查通报")
    .replace("40公里", "50公里")
    .replace("青苗护林行动", "雨季巡查行动")
)


def translates(entry: str, english: str) -> Work:
    """Translate the first text of a file, with a remark beside it."""

    def work(folder: Path) -> None:
        out = folder.parent / "out.po"
        explainer(folder, "translate", "export", "--anew", "--entry", entry, str(out))
        po = polib.pofile(str(out))
        po[0].msgstr, po[0].tcomment = english, f"about “{english}”"
        po[0].flags.clear()
        po.save()
        explainer(folder, "translate", "import", str(out))

    return work


def takes_in(name: str, text: str) -> Work:
    """Take in a document, of which a second version changes what a person has changed too."""

    def work(folder: Path) -> None:
        source = folder / "seeds" / f"{name}.txt"
        source.write_text(text, encoding="utf-8")
        explainer(folder, "extract", str(source))
        (path,) = (folder / "content" / "sections").glob("*-*.yml")
        path.write_text(
            path.read_text("utf-8").replace("zh: 某市公安机关", "zh: 某市警方", 1), encoding="utf-8"
        )
        source.write_text(text.replace("0公里", "5公里"), encoding="utf-8")
        explainer(folder, "extract", str(source))
        assert [each.document for each in load_conflicts(folder)] == [name]

    return work


def command(*words: str) -> Work:
    return lambda folder: void(explainer(folder, *words))


def void(_: object) -> None:
    """Forget a result."""


def corrects(entry: str, zh: str) -> Work:
    return command(
        "correct", f"{entry}:title", "--zh", zh, "--why-zh", "漏字。", "--on", "2024-07-01", "--by", zh[:1]
    )


def reviews(entry: str, name: str) -> Work:
    return command("review", entry, "--state", "reviewed", "--by", name, "--on", "2024-06-01")


PAIRS: dict[str, tuple[Work, Work]] = {
    "translations of two entries": (translates("shangping", "One"), translates("watcher", "Two")),
    "translations of two shared files": (translates("topics", "One"), translates("campaign", "Two")),
    "documents": (takes_in("second", REPORT), takes_in("other", OTHER)),
    "corrections": (corrects("riverbank", "河岸的补种行动"), corrects("hillside", "山坡的补种")),
    "reviews": (reviews("shangping", "甲"), reviews("watcher", "乙")),
    "a review and a translation of one entry": (reviews("inspection", "乙"), translates("inspection", "One")),
    "a name and a review": (command("rename", "watcher", "guard"), reviews("shangping", "乙")),
}


OLD = {"看苗员": "Sapling watcher", "山坡补种": "Hillside replanting"}
"""What an older version remembered in one file of all."""


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The campaign in a repository, two entries of it published."""
    folder = tmp_path_factory.mktemp("plain") / "campaign"
    shutil.copytree(FIXTURE, folder)
    path = Address("events/inspection").path(folder)
    text = path.read_text("utf-8")
    assert text.count("review: {state: extracted, translation: machine}\n") == 1
    path.write_text(
        text.replace("review: {state: extracted, translation: machine}\n", ""), "utf-8"
    )  # as extracted
    for name in ("riverbank", "hillside"):
        reviews(name, "甲")(folder)
    entries = dict(campaign_folder.load(folder)[0].entries)
    records = {each: parts(entries[Address(each)]) for each in PUBLISHED}
    write_files(folder, records_files(folder, "released", records))
    former = {fingerprint(zh): {"zh": zh, "confirmed": [fingerprint(en)]} for zh, en in OLD.items()}
    former[fingerprint("看苗员")]["comment"] = "a person or a post?"
    former_translated_path(folder).write_text(json.dumps(former), encoding="utf-8")
    git(folder, "init", "--quiet")
    git(folder, "add", "content", "seeds")
    git(folder, "commit", "--quiet", "-m", "as it was")
    return folder


def branched(published: Path, tmp_path: Path, pair: tuple[Work, Work]) -> Path:
    """A clone with a branch for each of two people."""
    folder = tmp_path / "campaign"
    git(tmp_path, "clone", "--quiet", str(published), str(folder))
    for name, work in zip(("one", "two"), pair, strict=True):
        git(folder, "switch", "--quiet", "--create", name, "main")
        work(folder)
        git(folder, "add", "content", "seeds")
        git(folder, "commit", "--quiet", "-m", name)
    return folder


def errors(folder: Path, branch: str) -> frozenset[str]:
    git(folder, "switch", "--quiet", branch)
    return frozenset(str(each) for each in campaign_folder.check(folder) if each.severity == "error")


def merged(folder: Path, *branches: str) -> str:
    """Merge branches one after another, and return the hash of all that comes out."""
    git(folder, "switch", "--quiet", "--force-create", "together", "main")
    for branch in branches:
        git(folder, "merge", "--quiet", "--no-edit", branch)
    return git(folder, "rev-parse", "HEAD^{tree}")


@pytest.mark.parametrize("pair", PAIRS.values(), ids=PAIRS)
def test_who_changes_different_things_meets_nobody(
    published: Path, tmp_path: Path, pair: tuple[Work, Work]
) -> None:
    folder = branched(published, tmp_path, pair)
    wrong = {"main": errors(folder, "main"), "one": errors(folder, "one"), "two": errors(folder, "two")}
    assert merged(folder, "one", "two") == merged(folder, "two", "one")
    assert errors(folder, "together") == wrong["one"] | wrong["two"]
    assert wrong["main"] == frozenset()


def test_what_two_translators_made_is_remembered_with_what_was_known(published: Path, tmp_path: Path) -> None:
    folder = branched(published, tmp_path, PAIRS["translations of two entries"])
    merged(folder, "one", "two")
    memory = load_memory(folder)
    comments = {each.comment for each in memory.sources.values()}
    assert {"about “One”", "about “Two”"} <= comments
    texts = [part for _, _, part in campaign_folder.load(folder)[0].parts if isinstance(part, Localized)]
    for english in ("One", "Two"):
        (text,) = (text for text in texts if text.en == english)
        assert memory.confirms(text)
        assert memory.source(text.en_src) == text.zh
    for zh, en in OLD.items():
        assert memory.confirms(Localized(zh=zh, en=en, en_src=fingerprint(zh)))


def test_open_conflicts_of_two_documents_are_all_kept(published: Path, tmp_path: Path) -> None:
    folder = branched(published, tmp_path, PAIRS["documents"])
    merged(folder, "one", "two")
    assert [each.document for each in load_conflicts(folder)] == ["other", "second"]


def test_whoever_translates_in_a_repository_is_told_of_new_files(published: Path, tmp_path: Path) -> None:
    folder = tmp_path / "campaign"
    git(tmp_path, "clone", "--quiet", str(published), str(folder))
    assert "‘git add content’" in explainer(folder, "translate", "accept", "--all-stale")
    assert "‘git add content’" not in explainer(folder, "translate", "accept", "--all-stale")
