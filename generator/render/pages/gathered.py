"""What several pages gather from the entries: days, numbers, bases of years, topics, and the tiles of the map."""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from generator.model import Event, Story
from generator.reference import Province, provinces
from generator.render.drawn_views import Tile
from generator.render.edition import Edition
from generator.render.page_view import PageView
from generator.render.trust_views import SourceView
from generator.render.views import DateView, Day, EntryLink, FigureView, Link, Words

Pages = Callable[[Edition], Iterator[PageView]]
Part = tuple[str, Pages]
"""A page, or several that are made together: the beginning of their paths, and a function that makes them."""
FEW_SOURCES = 40
"""How many documents a page tells of besides the pages that list them."""


def few_sources(edition: Edition) -> tuple[SourceView, ...]:
    """The documents, or none if they are so many that a page leads to their list instead."""
    return tuple(edition.sources.values()) if len(edition.sources) <= FEW_SOURCES else ()


def dated(edition: Edition) -> tuple[EntryLink, ...]:
    """The entries with a known date, in order."""
    dates = {
        key: entry.date.iso
        for key, entry in edition.entries()
        if isinstance(entry, (Event, Story)) and entry.date and entry.date.iso
    }
    told = edition.publication.told
    known = sorted(dates.keys() - told.keys(), key=lambda key: (dates[key] or "", key))
    return tuple(edition.links[key] for key in known)


def told_once(edition: Edition) -> tuple[EntryLink, ...]:
    """All entries but the events that a story tells."""
    told = edition.publication.told
    return tuple(link for address, link in edition.links.items() if address not in told)


def month_of(link: EntryLink) -> str:
    """The month of an entry whose year is known, as in ``2023-06``; otherwise empty."""
    return link.date.begins[:7] if link.date else ""


def days(entries: tuple[EntryLink, ...]) -> tuple[Day, ...]:
    """Dated entries grouped under their dates, each date once."""
    known = tuple((link.date, link) for link in entries if link.date)
    grouped = groupby(known, key=lambda pair: (pair[0].words, pair[0].begins, pair[0].basis))
    return tuple(
        Day(those[0][0], tuple(link for _, link in those)) for those in (tuple(each) for _, each in grouped)
    )


def once(figures: Iterable[FigureView]) -> tuple[FigureView, ...]:
    """Each number of the source once, from the first entry that tells it: terms quote what operations do."""
    first: dict[object, str] = {}
    return tuple(
        figure
        for figure in figures
        if not figure.citation
        or first.setdefault((figure.place, figure.written), figure.entry.href) == figure.entry.href
    )


def bases(entries: tuple[EntryLink, ...]) -> tuple[DateView, ...]:
    """Each way in which a year was inferred, once."""
    dates = (link.date for link in entries if link.date)
    found: dict[object, DateView] = {}
    for date in dates:
        if date.is_explained:
            found.setdefault((date.note, date.citation), date)
    return tuple(found.values())


def counted_topics(edition: Edition) -> tuple[Link, ...]:
    """Links to all topics, each with the number of its entries."""
    links = edition.topic_links(tuple(edition.topics))
    return tuple(Link(link.href, link.title, len(edition.among[link.href])) for link in links)


def topic_ways(edition: Edition) -> tuple[tuple[Link, Link], ...]:
    """The topics that have entries, each after the way to it: that of a single entry leads to the entry."""
    return tuple(
        (Link(edition.among[link.href][0].href, link.title, 1) if link.count == 1 else link, link)
        for link in counted_topics(edition)
        if link.count
    )


def tiles_of(edition: Edition) -> tuple[Tile, ...]:
    """The map: a tile for each province, without a link if no entry names it."""
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
