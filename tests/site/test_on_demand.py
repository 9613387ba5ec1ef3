"""What ``explainer serve`` shows of changed content, once somebody asks for it, is what a build writes."""

from collections.abc import Collection, Iterator
from pathlib import Path

import pytest

from generator import campaign_folder
from generator.commands.build import build
from generator.content.reading import Content
from generator.errors import ExplainerError, Problem
from generator.pipeline import OnDemand
from generator.site import build_site
from generator.site.serving.demand import FILES
from generator.site.serving.live import Live
from generator.site.serving.serve import _Desk
from generator.site.serving.warm import Warm
from tests.site.test_build import digests
from tests.site.test_incremental import EDITS

pytestmark = pytest.mark.slow
ENTRY = "stories/shangping/"


class Desk(_Desk):
    """One that is told to look for changes, and whose pages are asked for, by a test."""

    def __init__(self, campaign: Path) -> None:
        self.live, self.told = Live(), list[ExplainerError | str]()
        super().__init__(
            campaign,
            OnDemand,
            lambda: None,
            live=self.live,
            report=self.told.append,
            builds=campaign.parent / "builds",
        )
        self._renew(frozenset())

    @property
    def site(self) -> Path:
        assert self.live.site
        return self.live.site

    def follow_edit(self, name: str) -> None:
        EDITS[name](self._folder)
        changed = self._watch.note_changes()
        while changed:
            changed = self._renew(changed)

    def ask(self, *wanted: str) -> None:
        for each in wanted:
            self._make(each)

    def html(self, address: str) -> str:
        return (self.site / address / "index.html").read_text("utf-8")


@pytest.fixture
def desk(campaign: Path) -> Desk:
    build(campaign)
    return Desk(campaign)


def addresses(*sites: Path) -> Iterator[str]:
    for site in sites:
        for page in site.rglob("index.html"):
            address = page.parent.relative_to(site).as_posix()
            yield "" if address == "." else f"{address}/"


def served_anew(campaign: Path) -> Path:
    return build_site(campaign, site_dir=campaign.parent / "anew", witness=Warm())


def shown(site: Path) -> dict[str, str]:
    """The files of a site; which pages its map lists to search engines is nothing to a local server."""
    return {name: digest for name, digest in digests(site).items() if not name.endswith("sitemap.xml")}


@pytest.mark.parametrize(
    "names",
    [
        ["an English title"],
        ["a statement", "the topics of an entry", "a review"],
        ["the name of a topic", "the order of topics"],
        ["one more entry", "a damaged cache", "an entry at another address", "one entry less"],
        ["an entry at another address", "an entry at another address"],
        ["a word of the glossary", "how much of the source is shown", "the name of the campaign"],
        ["damaged Markdown", "whom to write to", "no Markdown", "no translation"],
        ["the name of the campaign", "a template", "an English title"],
    ],
    ids="-".join,
)
def test_whatever_is_asked_for_is_what_a_build_writes(
    desk: Desk, campaign: Path, names: Collection[str]
) -> None:
    for name in names:
        desk.follow_edit(name)
        desk.ask("", ENTRY, f"en/{ENTRY}")
    anew = served_anew(campaign)
    desk.ask(*{*addresses(anew, desk.site)}, FILES)
    assert shown(desk.site) == shown(anew)
    empty = [path for path in desk.site.rglob("*") if path.is_dir() and not any(path.iterdir())]
    assert empty == []


def test_only_what_is_asked_for_is_made(desk: Desk) -> None:
    before = digests(desk.site)
    desk.follow_edit("an English title")
    assert digests(desk.site) == before
    desk.ask(f"en/{ENTRY}")
    after = digests(desk.site)
    assert {name for name in after if after[name] != before[name]} == {f"en/{ENTRY}index.html"}
    assert "Sapling watchers of Shangping" in desk.html(f"en/{ENTRY}")


def test_the_first_edit_is_checked_alone_like_any_other(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Although a build, which forgets what it read, came before it."""
    sought: list[object] = []

    def noted(content: Content, _documents: object) -> list[Problem]:
        sought.append(content.changed)
        return []

    monkeypatch.setattr(campaign_folder, "_problems", noted)
    desk.follow_edit("an English title")
    assert sought == [{"stories/shangping"}]


def test_what_somebody_looks_at_is_made_unasked(desk: Desk) -> None:
    desk.live.show_page(f"en/{ENTRY}")
    desk.live.wait_for_news(f"en/{ENTRY}", "")
    desk.follow_edit("an English title")
    assert "Sapling watchers of Shangping" in desk.html(f"en/{ENTRY}")
    assert desk.told[-1] != desk.told[0]


def test_an_entry_that_is_new_since_the_last_build_has_its_page(desk: Desk) -> None:
    desk.follow_edit("one more entry")
    desk.ask("operations/more-2/", "en/operations/more-2/")
    assert desk.html("operations/more-2/") != desk.html("en/operations/more-2/")
    assert not [each for each in desk.told if isinstance(each, ExplainerError)]


def test_a_build_beside_it_hides_no_change(desk: Desk, campaign: Path) -> None:
    """It leaves Markdown that is new already when a page is asked for."""
    desk.follow_edit("an English title")
    build(campaign)
    desk.ask(f"en/{ENTRY}")
    assert "Sapling watchers of Shangping" in desk.html(f"en/{ENTRY}")


def test_where_an_entry_was_stands_what_leads_to_it(desk: Desk, campaign: Path) -> None:
    path = campaign / "content" / "stories" / "shangping.yml"
    text = path.read_text("utf-8").replace("id: shangping", "id: upper\nformerly: [stories/shangping]")
    path.unlink()
    path.with_name("upper.yml").write_text(text, "utf-8")
    desk._renew(desk._watch.note_changes())  # noqa: SLF001 - as the loop does that never ends
    desk.ask(ENTRY)
    assert 'http-equiv="refresh"' in desk.html(ENTRY)
    path.with_name("upper.yml").unlink()
    path.write_text(text.replace("id: upper\nformerly: [stories/shangping]", "id: shangping"), "utf-8")
    desk._renew(desk._watch.note_changes())  # noqa: SLF001 - as above
    desk.ask(ENTRY)
    assert 'http-equiv="refresh"' not in desk.html(ENTRY)


def test_content_with_an_error_leaves_what_was_there(desk: Desk, campaign: Path) -> None:
    desk.follow_edit("an English title")
    topics = campaign / "content" / "topics.yml"
    topics.write_text(f"{topics.read_text('utf-8')}\n- id: [\n", "utf-8")
    desk._renew(desk._watch.note_changes())  # noqa: SLF001 - as above
    assert isinstance(desk.told[-1], ExplainerError)
    desk.ask(f"en/{ENTRY}")
    assert "Sapling watchers of Shangping" in desk.html(f"en/{ENTRY}")


@pytest.mark.parametrize("address", ["../../content/campaign/", "/etc/", "a//b/", "..", "stories/../../x/"])
def test_an_address_that_leads_out_is_no_page(desk: Desk, campaign: Path, address: str) -> None:
    desk.follow_edit("an English title")
    before = digests(campaign)
    desk.ask(address)
    assert digests(campaign) == before
