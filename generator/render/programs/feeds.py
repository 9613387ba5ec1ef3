"""The changes of the site as feeds: one Atom (RFC 4287) and one JSON Feed 1.1 per locale.

A change is a correction, a review or a withdrawal that has a date in the content. A build has no clock: what
has no date is no change, and a day counts from its midnight in UTC.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from uuid import NAMESPACE_URL, uuid5

from lxml import etree

from generator.model import PUBLISHED, Correction
from generator.render.edition import Edition
from generator.render.page import Page
from generator.render.programs.licence import licence_address
from generator.render.programs.linked import locale_root
from generator.render.trust_views import FeedView
from generator.render.views import Words
from generator.render.words import CODES

FEEDS = (
    FeedView("feed.xml", "application/atom+xml", "Atom"),
    FeedView("feed.json", "application/feed+json", "JSON Feed"),
)

_ATOM = "http://www.w3.org/2005/Atom"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True, slots=True)
class _Change:
    """One thing that happened to an entry on a day."""

    key: str
    """Tells it apart from other changes, whatever the site's address."""
    path: str
    """The page, relative to the locale's root."""
    title: str
    words: str
    code: str
    """The language of the title and the words."""
    day: str


def feed_pages(edition: Edition) -> Iterator[Page]:
    """The feeds of a locale, if anything is dated; addresses are relative if the site's own is not known."""
    if not edition.publication.has_changes:
        return
    changes = tuple(sorted(_changes(edition), key=lambda each: (each.day, each.key), reverse=True))
    yield Page(PurePosixPath(FEEDS[0].href), _atom(edition, changes))
    yield Page(PurePosixPath(FEEDS[1].href), _json(edition, changes))


def _changes(edition: Edition) -> Iterator[_Change]:
    corrected: Counter[tuple[str, str | None]] = Counter()
    for correction in edition.catalogue.corrections:
        same = (correction.entry, correction.on)
        yield _correction(edition, corrected[same], correction)
        corrected[same] += 1
    reviews = {"campaign": edition.catalogue.campaign.review}
    reviews |= {key: entry.review for key, entry in edition.entries()}
    for key, review in reviews.items():
        told = review.state == "corrected" and (key, review.on) in corrected
        if review.on and review.state in PUBLISHED and not told:
            yield from _review(edition, key, review.state, review.on)


def _correction(edition: Edition, number: int, correction: Correction) -> _Change:
    """The change that a correction is; ``number`` tells apart those of one entry on one day."""
    way = edition.way_to(correction.entry)
    wording = edition.wording
    was, now, why = (edition.words(each) for each in (correction.was, correction.now, correction.why))
    titled = way.title.text if way else correction.entry
    return _Change(
        key=f"correction/{correction.entry}/{correction.on}/{number}",
        path="corrections/",
        title=wording("feed.minor" if correction.weight == "minor" else "feed.corrected", title=titled),
        words=wording("feed.correction", was=was.text, now=now.text, why=why.text),
        code=_code(edition, now),
        day=correction.on,
    )


def _review(edition: Edition, key: str, state: str, day: str) -> Iterator[_Change]:
    if way := edition.way_to(key):
        yield _Change(
            key=f"{state}/{key}/{day}",
            path=way.href,
            title=edition.wording(f"feed.{state}", title=way.title.text),
            words=edition.wording(f"review.{state}"),
            code=_code(edition, way.title),
            day=day,
        )


def _code(edition: Edition, words: Words) -> str:
    return words.code or CODES[edition.locale]


def _identity(edition: Edition, key: str) -> str:
    """A name that survives a move of the site: derived from the campaign's name, not from an address."""
    named = f"{edition.catalogue.campaign.name.zh}/{edition.locale}/{key}"
    return uuid5(NAMESPACE_URL, named).urn


def _root(edition: Edition) -> str:
    return locale_root(edition.locale, edition.site_url) if edition.site_url else ""


def _title(edition: Edition) -> str:
    site = edition.words(edition.catalogue.campaign.title).text
    return edition.wording("feed.title", site=site)


def _rights(edition: Edition) -> str:
    """Under which licence the changes are told, and whose what they quote is."""
    licence = edition.catalogue.campaign.licence
    stated = f"{edition.wording('data.rights.licensed')} {licence_address(licence)} " if licence else ""
    return stated + edition.wording("feed.rights", sources=_address(_root(edition), "sources/"))


def _atom(edition: Edition, changes: tuple[_Change, ...]) -> str:
    site = edition.words(edition.catalogue.campaign.title).text
    root = _root(edition)
    feed = etree.Element(f"{{{_ATOM}}}feed", {_LANG: CODES[edition.locale]}, nsmap={None: _ATOM})
    _add(feed, "id", _identity(edition, ""))
    _add(feed, "title", _title(edition))
    _add(feed, "subtitle", edition.wording("data.changes.words"))
    _add(feed, "updated", _instant(changes[0].day))
    _add(_add(feed, "author"), "name", site)
    _add(feed, "rights", _rights(edition))
    _add(feed, "link", rel="alternate", type="text/html", href=f"{root or './'}")
    _add(feed, "link", rel="self", type=FEEDS[0].kind, href=f"{root}{FEEDS[0].href}")
    for change in changes:
        entry = _add(feed, "entry", **{_LANG: change.code})
        _add(entry, "id", _identity(edition, change.key))
        _add(entry, "title", change.title)
        _add(entry, "updated", _instant(change.day))
        _add(entry, "link", rel="alternate", type="text/html", href=_address(root, change.path))
        _add(entry, "content", change.words, type="text")
    text: bytes = etree.tostring(feed, encoding="utf-8", xml_declaration=True, pretty_print=True)
    return text.decode()


def _add(parent: etree._Element, tag: str, text: str | None = None, **attributes: str) -> etree._Element:
    element = etree.SubElement(parent, f"{{{_ATOM}}}{tag}", attributes)
    element.text = text
    return element


def _json(edition: Edition, changes: tuple[_Change, ...]) -> str:
    site = edition.words(edition.catalogue.campaign.title).text
    root = _root(edition)
    known = {"home_page_url": root, "feed_url": f"{root}{FEEDS[1].href}"} if root else {}
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _title(edition),
        **known,
        "description": edition.wording("data.changes.words"),
        "language": CODES[edition.locale],
        "authors": [{"name": site}],
        "_rights": {"words": _rights(edition), "licence": edition.catalogue.campaign.licence},
        "items": [_item(edition, change, root) for change in changes],
    }
    return json.dumps(feed, ensure_ascii=False, indent=1) + "\n"


def _item(edition: Edition, change: _Change, root: str) -> Mapping[str, object]:
    return {
        "id": _identity(edition, change.key),
        **({"url": _address(root, change.path)} if root else {}),
        "title": change.title,
        "content_text": change.words,
        "date_published": _instant(change.day),
        "language": change.code,
    }


def _address(root: str, path: str) -> str:
    return root + path.removeprefix("./") if root else path


def _instant(day: str) -> str:
    return f"{day}T00:00:00Z"
