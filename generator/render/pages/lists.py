"""The ways in: home, topics, regions, timeline and numbers."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from generator.model import COLLECTIONS, Campaign, Event, Story
from generator.reference import Province, provinces
from generator.render import contexts
from generator.render.edition import Edition
from generator.render.sheet import Sheet, first_citation
from generator.render.views import DateView, Day, EntryLink, FigureView, Link, StatementView, Tile, Words

LATEST = 4
"""How many dated entries the home page shows at least, if there are as many; a day is not cut."""
CARDS = 6
"""How many numbers the home page shows."""
FULL_TIMELINE = 12
"""Past so many dated entries the timeline has a page for each month."""


def home(edition: Edition) -> Iterator[Sheet]:
    """Give the home page."""
    campaign = edition.catalogue.campaign
    summary = edition.statements(campaign.summary)
    figures = tuple(figure for figure in once(edition.figures) if not figure.vague)
    tiles = _tiles(edition)
    told_from = "operations" if edition.listed("operations") else "sections"
    context = contexts.Home(
        review=edition.review(campaign.review, bool(campaign.title.en)),
        summary=summary,
        card=_card(edition, campaign),
        topics=_topics(edition),
        figures=figures[:CARDS],
        tiles=tiles,
        named=tuple(tile for tile in tiles if tile.count),
        latest=_latest(days(_dated(edition))),
        told_from=told_from,
        told=edition.listed(told_from),
    )
    description = summary[0].words.text if summary else ""
    title = edition.words(campaign.title)
    yield Sheet("index.md", title, context, description, passage=first_citation(summary))


def topics(edition: Edition) -> Iterator[Sheet]:
    """Give the list of topics and the page of each."""
    wording = edition.wording
    links = _topics(edition)
    title = Words(wording("topics"))
    yield Sheet("topics/index.md", title, contexts.Topics(links), wording("topics.about"))
    for link in links:
        yield Sheet(f"{link.href.rstrip('/')}.md", link.title, _group(edition, link.href, "topic.lead"))


def regions(edition: Edition) -> Iterator[Sheet]:
    """Give the map and the page of each province that an entry names."""
    wording = edition.wording
    tiles = _tiles(edition)
    named = tuple(tile for tile in tiles if tile.count)
    rows = tuple((tile, edition.among[tile.href]) for tile in named)
    title = Words(wording("regions"))
    yield Sheet("regions/index.md", title, contexts.Regions(tiles, rows), wording("regions.about"))
    for tile, entries in rows:
        context = _group(edition, tile.href, "region.lead", _places(tile, entries))
        yield Sheet(f"{tile.href.rstrip('/')}.md", tile.name, context)


def timeline(edition: Edition) -> Iterator[Sheet]:
    """Give the timeline; past twelve dated entries, a page for each month too."""
    wording = edition.wording
    dated = _dated(edition)
    undated = tuple(link for link in edition.links.values() if link.date and not _month(link))
    months = tuple((month, tuple(links)) for month, links in groupby(dated, key=_month))
    split = len(dated) > FULL_TIMELINE
    ways = tuple(
        Link(f"timeline/{month}/", Words(wording.day(month)), len(links)) for month, links in months if split
    )
    title = Words(wording("timeline"))
    whole = contexts.Timeline(
        days=days(dated),
        undated=days(undated),
        months=tuple((way, False) for way in ways),
        bases=bases((*dated, *undated)),
    )
    yield Sheet("timeline/index.md", title, whole, wording("timeline.about"))
    for way, (month, links) in zip(ways, months, strict=False):
        context = contexts.Timeline(
            days=days(links),
            undated=(),
            months=tuple((each, each is way) for each in ways),
            bases=bases(links),
        )
        yield Sheet(f"timeline/{month}.md", way.title, context)


def numbers(edition: Edition) -> Iterator[Sheet]:
    """Give the page of figures and of quantities that the source leaves open."""
    wording = edition.wording
    figures = once(edition.figures)
    context = contexts.Numbers(
        figures=tuple(figure for figure in figures if not figure.vague),
        translated=edition.locale != "zh",
        dated=any(figure.as_of for figure in figures),
        vague=tuple(figure for figure in figures if figure.vague),
    )
    yield Sheet("numbers/index.md", Words(wording("numbers")), context, wording("numbers.about"))


def days(entries: tuple[EntryLink, ...]) -> tuple[Day, ...]:
    """Give dated entries under their dates, what falls on one date under it once."""
    dated = tuple((link.date, link) for link in entries if link.date)
    grouped = groupby(dated, key=lambda pair: (pair[0].words, pair[0].iso, pair[0].basis))
    return tuple(
        Day(those[0][0], tuple(link for _, link in those)) for those in (tuple(each) for _, each in grouped)
    )


def _latest(those: tuple[Day, ...]) -> tuple[Day, ...]:
    found: list[Day] = []
    for day in reversed(those):
        if sum(len(each.entries) for each in found) >= LATEST:
            break
        found.append(day)
    return tuple(found)


def once(figures: Iterable[FigureView]) -> tuple[FigureView, ...]:
    """Give each number of the source once, by the first entry that tells it: terms quote what operations do."""
    first: dict[object, str] = {}
    return tuple(
        figure
        for figure in figures
        if not figure.citation
        or first.setdefault((figure.place, figure.written), figure.entry.href) == figure.entry.href
    )


def bases(entries: tuple[EntryLink, ...]) -> tuple[DateView, ...]:
    """Give each way by which a year was inferred, once."""
    dates = (link.date for link in entries if link.date)
    found: dict[object, DateView] = {}
    for date in dates:
        if date.is_explained:
            found.setdefault((date.note, date.citation), date)
    return tuple(found.values())


def _places(tile: Tile, entries: tuple[EntryLink, ...]) -> tuple[tuple[Link, tuple[EntryLink, ...]], ...]:
    here = {
        place.href: place for link in entries for place in link.places if place.href.startswith(tile.href)
    }
    return tuple(
        (place, tuple(link for link in entries if href in {each.href for each in link.places}))
        for href, place in sorted(here.items())
    )


def _card(edition: Edition, campaign: Campaign) -> tuple[tuple[str, StatementView], ...]:
    named = ((name, getattr(campaign.card, name)) for name in ("who", "what", "when", "where"))
    filled = [(name, statement) for name, statement in named if statement]
    return tuple(
        (name, edition.statement(statement, f"s{number}"))
        for number, (name, statement) in enumerate(filled, len(campaign.summary) + 1)
    )


def _topics(edition: Edition) -> tuple[Link, ...]:
    links = edition.topic_links(tuple(edition.topics))
    return tuple(Link(link.href, link.title, len(edition.among[link.href])) for link in links)


def _group(
    edition: Edition, here: str, lead: str, places: tuple[tuple[Link, tuple[EntryLink, ...]], ...] = ()
) -> contexts.Group:
    entries = edition.among[here]
    addresses = {link.href for link in entries}
    figures = once(each for each in edition.figures if each.entry.href in addresses)
    return contexts.Group(
        lead=lead,
        count=len(entries),
        groups=_by_collection(tuple(_leading_elsewhere(link, here) for link in entries)),
        places=places,
        figures=tuple(figure for figure in figures if not figure.vague),
        vague=tuple(figure for figure in figures if figure.vague),
    )


def _leading_elsewhere(link: EntryLink, here: str) -> EntryLink:
    """Return a line of a list without the way to the page on which it stands."""
    return replace(
        link,
        topics=tuple(each for each in link.topics if each.href != here),
        regions=tuple(each for each in link.regions if each.href != here),
    )


def _by_collection(entries: tuple[EntryLink, ...]) -> tuple[tuple[str, tuple[EntryLink, ...]], ...]:
    groups = ((name, tuple(link for link in entries if link.collection == name)) for name in COLLECTIONS)
    return tuple((name, links) for name, links in groups if links)


def _tiles(edition: Edition) -> tuple[Tile, ...]:
    counts = {each.code: len(edition.among[f"regions/{each.code.lower()}/"]) for each in provinces()}
    most = max(counts.values(), default=0)
    return tuple(_tile(edition, each, counts[each.code], most) for each in provinces())


def _tile(edition: Edition, each: Province, count: int, most: int) -> Tile:
    name = each.zh if edition.locale == "zh" else each.en
    return Tile(
        href=f"regions/{each.code.lower()}/" if count else "",
        name=Words(name),
        short=each.abbr if edition.locale == "zh" else each.code.removeprefix("CN-"),
        x=each.col - 1,
        y=each.row - 1,
        count=count,
        shade=-(-4 * count // most) if most else 0,
    )


def _dated(edition: Edition) -> tuple[EntryLink, ...]:
    dates = {
        key: entry.date.iso
        for key, entry in edition.entries()
        if isinstance(entry, (Event, Story)) and entry.date and entry.date.iso
    }
    return tuple(edition.links[key] for key in sorted(dates, key=lambda key: (dates[key] or "", key)))


def _month(link: EntryLink) -> str:
    return link.date.month if link.date else ""
