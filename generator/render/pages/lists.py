"""The lists that readers browse: topics, regions, timeline and numbers."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import groupby

from generator.model import COLLECTIONS
from generator.reference import provinces
from generator.render import contexts
from generator.render.edition import Edition
from generator.render.page_view import PageView
from generator.render.pages.gathered import (
    Part,
    bases,
    dated,
    days,
    month_of,
    once,
    tiles_of,
    told_once,
    topic_ways,
)
from generator.render.pages.key_figures import ranked
from generator.render.views import EntryLink, Link, TopicView, Words

FEW_OF_A_TOPIC = 3
"""How many entries the list of topics names under each."""
FULL_TIMELINE = 12
"""With more dated entries than this, the timeline has a page for each month."""


def topics(edition: Edition) -> Iterator[Part]:
    """The list of topics and the page of each."""
    yield "topics/index.md", topic_index
    for topic in edition.topics:
        yield f"topics/{topic}.md", partial(topic_page, topic=topic)


def topic_index(edition: Edition) -> Iterator[PageView]:
    """The list of topics."""
    wording = edition.wording
    title = Words(wording("topics"))
    told = tuple(_topic(edition, way, link.href) for way, link in topic_ways(edition))
    yield PageView("topics/index.md", title, contexts.Topics(told), wording("topics.about"))


def topic_page(edition: Edition, topic: str) -> Iterator[PageView]:
    """The page of a topic."""
    (link,) = edition.topic_links((topic,))
    yield PageView(f"{link.href.rstrip('/')}.md", link.title, _group(edition, link.href, "topic.lead"))


def regions(edition: Edition) -> Iterator[Part]:
    """The map and the page of each province that an entry names."""
    yield "regions/index.md", region_index
    for each in provinces():
        name = each.code.lower()
        if edition.among[f"regions/{name}/"]:
            yield f"regions/{name}.md", partial(region_page, code=each.code)


def region_index(edition: Edition) -> Iterator[PageView]:
    """The map, and the provinces that entries name."""
    wording = edition.wording
    tiles = tiles_of(edition)
    rows = tuple((tile, tuple(edition.among[tile.href])) for tile in tiles if tile.count)
    title = Words(wording("regions"))
    yield PageView("regions/index.md", title, contexts.Regions(tiles, rows), wording("regions.about"))


def region_page(edition: Edition, code: str) -> Iterator[PageView]:
    """The page of a province."""
    (link,) = edition.region_links((code,))
    context = _group(edition, link.href, "region.lead", _places(link.href, tuple(edition.among[link.href])))
    yield PageView(f"{link.href.rstrip('/')}.md", link.title, context)


def timeline(edition: Edition) -> Iterator[PageView]:
    """The timeline, and a page for each month if there are more than twelve dated entries."""
    wording = edition.wording
    known = dated(edition)
    undated = tuple(link for link in told_once(edition) if link.date and not month_of(link))
    months = tuple((month, tuple(links)) for month, links in groupby(known, key=month_of))
    split = len(known) > FULL_TIMELINE
    ways = tuple(
        Link(f"timeline/{month}/", Words(wording.day(month)), len(links)) for month, links in months if split
    )
    title = Words(wording("timeline"))
    whole = contexts.Timeline(
        days=days(known),
        undated=days(undated),
        months=tuple((way, False) for way in ways),
        bases=bases((*known, *undated)),
    )
    yield PageView("timeline/index.md", title, whole, wording("timeline.about"))
    for way, (month, links) in zip(ways, months, strict=False):
        context = contexts.Timeline(
            days=days(links),
            undated=(),
            months=tuple((each, each is way) for each in ways),
            bases=bases(links),
        )
        yield PageView(f"timeline/{month}.md", way.title, context)


def numbers(edition: Edition) -> Iterator[PageView]:
    """The page of figures and of quantities that the source leaves open."""
    wording = edition.wording
    figures = ranked(once(edition.figures))
    context = contexts.Numbers(
        figures=tuple(figure for figure in figures if not figure.vague),
        translated=edition.locale != "zh",
        dated=any(figure.as_of for figure in figures),
        vague=tuple(figure for figure in figures if figure.vague),
    )
    yield PageView("numbers/index.md", Words(wording("numbers")), context, wording("numbers.about"))


def _topic(edition: Edition, way: Link, topic: str) -> TopicView:
    told = sorted(edition.among[topic], key=lambda link: link.collection == "sections")  # these say least
    return TopicView(way, tuple(link.title for link in told[:FEW_OF_A_TOPIC]))


def _group(
    edition: Edition, here: str, lead: str, places: tuple[tuple[Link, tuple[EntryLink, ...]], ...] = ()
) -> contexts.Group:
    entries = tuple(edition.among[here])
    figures = ranked(once(edition.figures_of(entries)))
    return contexts.Group(
        lead=lead,
        count=len(entries),
        groups=_by_collection(tuple(_leading_elsewhere(link, here) for link in entries)),
        places=places,
        figures=tuple(figure for figure in figures if not figure.vague),
        vague=tuple(figure for figure in figures if figure.vague),
    )


def _leading_elsewhere(link: EntryLink, here: str) -> EntryLink:
    """A line of a list, without links to the page on which it stands."""
    return replace(
        link,
        topics=tuple(each for each in link.topics if each.href != here),
        regions=tuple(each for each in link.regions if each.href != here),
    )


def _by_collection(entries: tuple[EntryLink, ...]) -> tuple[tuple[str, tuple[EntryLink, ...]], ...]:
    groups = ((name, tuple(link for link in entries if link.collection == name)) for name in COLLECTIONS)
    return tuple((name, links) for name, links in groups if links)


def _places(here: str, entries: tuple[EntryLink, ...]) -> tuple[tuple[Link, tuple[EntryLink, ...]], ...]:
    places = (place for link in entries for place in link.places if place.href.startswith(here))
    named = sorted(places, key=lambda place: -len(place.title.text))
    known = {place.href: place for place in named}  # today's name alone goes before one with a former name
    return tuple(
        (place, tuple(link for link in entries if href in {each.href for each in link.places}))
        for href, place in sorted(known.items())
    )
