"""What several pages gather from the entries: days, numbers, bases of years, topics, and the tiles of the map."""

from collections.abc import Iterable
from itertools import groupby

from generator.model import Event, Story
from generator.reference import Province, provinces
from generator.render.edition import Edition
from generator.render.views import DateView, Day, EntryLink, FigureView, Link, Tile, Words


def dated(edition: Edition) -> tuple[EntryLink, ...]:
    """Return the entries of a known date, in order."""
    dates = {
        key: entry.date.iso
        for key, entry in edition.entries()
        if isinstance(entry, (Event, Story)) and entry.date and entry.date.iso
    }
    return tuple(edition.links[key] for key in sorted(dates, key=lambda key: (dates[key] or "", key)))


def month_of(link: EntryLink) -> str:
    """Return the month of an entry of a known year, as in ``2023-06``; else empty."""
    return link.date.month if link.date else ""


def days(entries: tuple[EntryLink, ...]) -> tuple[Day, ...]:
    """Give dated entries under their dates, what falls on one date under it once."""
    known = tuple((link.date, link) for link in entries if link.date)
    grouped = groupby(known, key=lambda pair: (pair[0].words, pair[0].iso, pair[0].basis))
    return tuple(
        Day(those[0][0], tuple(link for _, link in those)) for those in (tuple(each) for _, each in grouped)
    )


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


def counted_topics(edition: Edition) -> tuple[Link, ...]:
    """Return the ways to all topics, each with the number of its entries."""
    links = edition.topic_links(tuple(edition.topics))
    return tuple(Link(link.href, link.title, len(edition.among[link.href])) for link in links)


def tiles_of(edition: Edition) -> tuple[Tile, ...]:
    """Return the map: a tile for each province, those that no entry names without a way to a page."""
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
