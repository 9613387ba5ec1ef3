"""A site that is built on what earlier builds left is, byte for byte, the site that is built from nothing."""

import logging
import shutil
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator import kept, second_process
from generator.commands.build import build
from generator.content.writing import write_file
from generator.errors import ExplainerError
from generator.pipeline import render
from generator.site import build as site_build
from generator.site.policy import finished
from tests.conftest import copy_invented
from tests.site.test_build import digests

pytestmark = pytest.mark.slow
Edit = Callable[[Path], object]


def swap(name: str, one: str, other: str) -> Edit:
    """An edit that puts some words in the place of others, or those back."""

    def edit(folder: Path) -> None:
        path = folder / name
        if path.is_file():
            text = path.read_text("utf-8")
            path.write_text(text.replace(one, other) if one in text else text.replace(other, one), "utf-8")

    return edit


def add(folder: Path) -> None:
    """One more operation, of the same words as another."""
    here = folder / "content" / "operations"
    number = len(list(here.glob("*.yml")))
    text = (here / "riverbank.yml").read_text("utf-8")
    (here / f"more-{number}.yml").write_text(text.replace("id: riverbank", f"id: more-{number}"), "utf-8")


def rename(folder: Path) -> None:
    """A story at another address, or back at its own."""
    here = folder / "content" / "stories"
    for old, new in (("shangping", "upper"), ("upper", "shangping")):
        if (here / f"{old}.yml").is_file():
            text = (here / f"{old}.yml").read_text("utf-8")
            (here / f"{old}.yml").unlink()
            (here / f"{new}.yml").write_text(text.replace(f"id: {old}", f"id: {new}"), "utf-8")
            return


def damage(pattern: str, content: bytes) -> Edit:
    """An edit that spoils what a build has left."""

    def edit(folder: Path) -> None:
        for path in folder.glob(pattern):
            path.write_bytes(path.read_bytes()[:100] + content)

    return edit


EDITS: dict[str, Edit] = {
    "an English title": swap("content/stories/shangping.yml", "The sapling watchers of", "Sapling watchers of"),
    "a statement": swap("content/operations/hillside.yml", "专门部署进行补种。\n", "部署进行补种。\n"),
    "no translation": swap("content/topics.yml", "\n    en: Replanting\n    en_src: 84388043", ""),
    "the name of a topic": swap("content/topics.yml", "en: Villages", "en: Hamlets"),
    "the order of topics": swap("content/topics.yml", "order: 3", "order: 0"),
    "the topics of an entry": swap("content/operations/hillside.yml", "[replanting]", "[replanting, villages]"),
    "a word of the glossary": swap("content/glossary.yml", "en: sapling watcher\n", "en: sapling watcher\n- zh: 村民\n  en: villagers\n"),
    "how much of the source is shown": swap("content/campaign.yml", "display: excerpts", "display: full"),
    "whom to write to": swap("content/campaign.yml", "editors@example.org", "others@example.org"),
    "the name of the campaign": swap("content/campaign.yml", "en: The sapling campaign explained", "en: The saplings explained"),
    "a review": swap("content/terms/watcher.yml", "review: {state: extracted, translation: machine}", "review: {state: withdrawn, on: 2024-07-01}"),
    "one more entry": add,
    "one entry less": lambda folder: (folder / "content/events/inspection.yml").unlink(missing_ok=True),
    "an entry at another address": rename,
    "a template": swap("overrides/main.html", '<p class="paper">', '<p class="paper" data-page>'),
    "a style": swap("overrides/assets/stylesheets/explainer.css", "\n", "\n\n"),
    "the navigation": swap("mkdocs.yml", "  - terms/index.md\n", ""),
    "the settings of English": swap("mkdocs.en.yml", "og_locale: en_US", "og_locale: en_GB"),
    "a damaged cache": damage("build/cache/*.json", b"[]"),
    "a damaged page": damage("build/site/en/*/index.html", b"</html>"),
    "damaged Markdown": damage("build/docs/zh/*/*.md", b"\n"),
    "no site": lambda folder: shutil.rmtree(folder / "build" / "site", ignore_errors=True),
    "no Markdown": lambda folder: shutil.rmtree(folder / "build" / "docs", ignore_errors=True),
}  # fmt: skip
CONTENT = ("content", "overrides", "mkdocs.yml", "mkdocs.en.yml")
sequences = st.lists(st.sampled_from(sorted(EDITS)), min_size=1, max_size=5)


def build_or_take_back(folder: Path, name: str) -> None:
    """Make one edit and build; an edit that the check refuses is taken back."""
    before = folder / "before"
    for part in CONTENT:
        copy = shutil.copytree if (folder / part).is_dir() else shutil.copy
        before.mkdir(exist_ok=True)
        copy(folder / part, before / part)
    EDITS[name](folder)
    try:
        build(folder)
    except ExplainerError:
        for part in CONTENT:
            if (folder / part).is_dir():
                shutil.rmtree(folder / part)
            else:
                (folder / part).unlink()
            (before / part).rename(folder / part)
    shutil.rmtree(before)


def is_the_clean_site(folder: Path, names: list[str]) -> None:
    """Build after each of some edits, and at last from nothing."""
    build(folder)
    for name in names:
        build_or_take_back(folder, name)
    site = digests(build(folder))
    shutil.rmtree(folder / "build")
    assert site == digests(build(folder))


@pytest.mark.parametrize("name", EDITS)
def test_each_edit_is_one_that_a_campaign_may_make(built: Path, name: str) -> None:
    EDITS[name](built)
    build(built)


@pytest.mark.parametrize(
    "names",
    [
        ["an English title", "the name of a topic", "one more entry"],
        ["a template", "an entry at another address", "a damaged cache", "a word of the glossary"],
        ["the name of the campaign", "damaged Markdown", "a damaged page", "one entry less"],
        ["the navigation", "how much of the source is shown", "the settings of English"],
    ],
    ids="-".join,
)
def test_the_site_after_edits_is_the_clean_one(built: Path, names: list[str]) -> None:
    is_the_clean_site(built, names)


@pytest.mark.parametrize(
    "edit",
    [
        swap("mkdocs.yml", "  - attr_list\n", ""),
        swap("mkdocs.yml", "  - attr_list\n", "  - attr_list\n  - toc: {permalink: here}\n"),
    ],
    ids=["an extension less", "an option of an extension"],
)
def test_other_extensions_make_other_pages(built: Path, edit: Edit) -> None:
    before = digests(build(built))
    edit(built)
    after = digests(build(built, strict=False))
    assert after != before
    shutil.rmtree(built / "build")
    assert digests(build(built, strict=False)) == after


def test_templates_behind_a_link_make_other_pages(built: Path, tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    (shared / "line.html").write_text("<p>One line.</p>", "utf-8")
    (shared / "around").symlink_to(shared, target_is_directory=True)
    (built / "overrides" / "shared").symlink_to(shared, target_is_directory=True)
    footer = built / "overrides" / "partials" / "footer.html"
    footer.write_text(footer.read_text("utf-8") + '{% include "shared/line.html" %}', "utf-8")
    assert "One line." in (build(built) / "gaps" / "index.html").read_text("utf-8")
    (shared / "line.html").write_text("<p>Another line.</p>", "utf-8")
    assert "Another line." in (build(built) / "gaps" / "index.html").read_text("utf-8")


def test_a_warning_comes_again_until_it_is_heeded(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Even where the page that is warned of is what it was in the last good site."""

    def doubtful(html: str) -> str:
        if "<title>山坡补种" in html:
            logging.getLogger("mkdocs").warning("this page is doubtful")
        return finished(html)

    monkeypatch.setattr(site_build, "finished", doubtful)
    swap("mkdocs.yml", "anchors: warn", "anchors: info")(built)
    for _ in range(2):
        with pytest.raises(ExplainerError, match="doubtful"):
            build(built)


def test_a_build_stopped_while_it_notes_what_it_made_leaves_no_page_of_other_content(
    campaign: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(second_process, "_may_fork", lambda: False)
    expected = rendered(campaign)
    stops = 0
    while stopped_at_note(campaign, stops, "an English title"):
        EDITS["an English title"](campaign)  # back as it was
        assert rendered(campaign) == expected
        stops += 1
    assert stops > len(("zh", "en")) * len(("pages", "what they are made of"))


def rendered(folder: Path) -> dict[str, str]:
    render(folder)
    return digests(folder / "build" / "docs")


def stopped_at_note(folder: Path, notes: int, name: str) -> bool:
    """Make an edit, and whether the build stops that keeps no more than so many files in mind."""
    writes, write = count(), write_file

    def write_few(path: Path, content: bytes) -> None:
        if next(writes) == notes:
            raise KeyboardInterrupt
        write(path, content)

    EDITS[name](folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kept, "write_file", write_few)
        try:
            render(folder)
        except KeyboardInterrupt:
            return True
    return False


@pytest.mark.long
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(names=sequences)
def test_the_site_after_any_edits_is_the_clean_one(
    tmp_path_factory: pytest.TempPathFactory, names: list[str]
) -> None:
    folder = copy_invented(tmp_path_factory.mktemp("edits") / "campaign")
    is_the_clean_site(folder, names)
    shutil.rmtree(folder.parent)
