"""What a build does again after one edit: the pages that show it, and no others."""

import os
import shutil
from pathlib import Path

import pytest
from mkdocs.structure.pages import Page, _RelativePathTreeprocessor

from generator import second_process
from generator.commands.build import build
from generator.render.pages import every_page
from generator.site import build_site, links
from generator.site.serving.warm import Warm
from tests.site.test_build import digests
from tests.site.test_incremental import EDITS

pytestmark = pytest.mark.slow


class Done:
    """What a build did: Markdown that was set, pages that MkDocs rendered, pages that were read for their links."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.markdown: list[str] = []
        self.pages: list[str] = []
        self.read: list[str] = []
        fields, render, read = every_page.fill_in, Page.render, links.read_file

        def counted_set(*given: dict[str, str]) -> str:
            self.markdown.append(given[0]["title"])
            return fields(*given)  # type: ignore[arg-type] # as it was called

        def counted_render(page: Page, *given: object) -> None:
            self.pages.append(page.file.src_uri)
            render(page, *given)  # type: ignore[arg-type] # as above

        def counted_read(path: Path) -> object:
            self.read.append(path.parent.name)
            return read(path)

        monkeypatch.setattr(second_process, "_may_fork", lambda: False)
        monkeypatch.setattr(every_page, "fill_in", counted_set)
        monkeypatch.setattr(Page, "render", counted_render)
        monkeypatch.setattr(links, "read_file", counted_read)


def test_after_no_edit_nothing_is_made(campaign: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(campaign)
    done = Done(monkeypatch)
    build(campaign)
    assert done.markdown == []
    assert done.pages == []
    assert done.read == []


def test_after_one_edit_only_what_shows_it_is_made(campaign: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(campaign)
    done = Done(monkeypatch)
    EDITS["an English title"](campaign)
    build(campaign)
    assert "Sapling watchers of Shangping" in done.markdown
    assert "上坪村的“看苗员”" not in done.markdown
    assert "stories/shangping.md" in done.pages
    assert not {*done.pages} & {"gaps/index.md", "corrections/index.md", "about/index.md"}
    assert "shangping" in done.read
    assert not {*done.read} & {"gaps", "corrections"}


def test_a_hook_of_ones_own_sees_every_page(campaign: Path) -> None:
    """What it does may depend on anything, so nothing is kept beside it."""
    config = campaign / "mkdocs.yml"
    config.write_text(
        config.read_text("utf-8").replace("overrides/hook.py]", "overrides/hook.py, own.py]"), "utf-8"
    )
    (campaign / "own.py").write_text(
        "from pathlib import Path\n"
        "def on_page_content(html, **_):\n"
        "    return html + Path('own.txt').read_text()\n",
        "utf-8",
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(campaign)
        for words in ("<p>one</p>", "<p>other</p>"):
            Path("own.txt").write_text(words, "utf-8")
            site = build(campaign)
            assert words in (site / "gaps" / "index.html").read_text("utf-8")


def test_our_markdown_has_no_links_that_mkdocs_would_follow(
    campaign: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If it had, a page would depend on others, and what MkDocs says of a link would be said only once."""

    def follow(*_: object) -> str:
        pytest.fail("a link")

    monkeypatch.setattr(second_process, "_may_fork", lambda: False)
    monkeypatch.setattr(_RelativePathTreeprocessor, "path_to_url", follow)
    build(campaign)


def test_a_file_system_without_further_names_gets_copies(
    campaign: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError

    expected = digests(build(campaign))
    monkeypatch.setattr(os, "link", refuse)
    assert digests(build(campaign)) == expected


def served(campaign: Path, name: str) -> tuple[Path, Warm]:
    """The site as it is served, before any edit."""
    warm = Warm()
    return build_site(campaign, site_dir=campaign.parent / name, witness=warm), warm


def test_a_served_site_begins_with_the_pages_of_the_last_build(
    campaign: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(campaign)
    EDITS["an English title"](campaign)
    done = Done(monkeypatch)
    site, _ = served(campaign, "kept")
    assert "stories/shangping.md" in done.pages
    assert "gaps/index.md" not in done.pages
    shutil.rmtree(campaign / "build")
    assert digests(site) == digests(served(campaign, "anew")[0])
