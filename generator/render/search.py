"""The search index of one locale: small files, of which a query fetches only the ones that it needs.

A *unit* is one text of a page: a title, a term, a statement, a sentence of the source. Units are numbered by rank, so
that the lower number is the better find. *Tokens* are pairs of neighbouring Chinese characters, single characters, and
whole words in Latin letters or digits. ``assets/javascripts/search.js`` reads these files; it cuts a query into tokens
by the same rules, fetches the buckets that hold them, and verifies each find in the text of its unit.

::

    search/index.json       {"buckets", "titles", "chunk", "pageOf"}
    search/t<n>.json        bucket: {token: units, as differences in base 36}
    search/u<n>.json        chunk of units: [[page, anchor, label, text], …]
    search/p<n>.json        chunk of pages: [[address, title, [kind, topic, …]], …]
    search/simplified.json  {traditional character: simplified character}
    search/topics.json      what is offered when nothing was found: [[address, title], …]
"""

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from generator.model import Catalogue, Entry, Locale, Localized, Term
from generator.reference import division, province, simplified
from generator.render.edition import Edition
from generator.render.evidence import anchor, reading
from generator.render.page import Page

TITLE, TERM, STATEMENT, SOURCE = range(4)
"""The ranks of units, best first."""
CHUNK = 32
"""How many units or pages stand in one file."""
BUCKET_TOKENS = 150
"""How many tokens a bucket holds on average."""
_WORD = "a-z0-9\u00c0-\u024f"
_ATOM = re.compile(
    rf"[{_WORD}]+(?:['\u2019.,](?=[{_WORD}])[{_WORD}]+)*|[%+\u2e80-\u2fdf\u3007\u3400-\u9fff\uf900-\ufaff]"
)
_TRANSPARENT = re.compile(r"[\s\"'‘’“”()（）《》「」『』]*")
_DROPPED = re.compile("['\u2019,]")


@dataclass(frozen=True, slots=True)
class _Unit:
    rank: int
    anchor: str
    label: str
    text: str


@dataclass(slots=True)
class _Shown:
    """One page and its texts."""

    address: str
    title: str
    tags: tuple[str, ...] = ()
    units: list[_Unit] = field(default_factory=list)

    def add(self, rank: int, text: str, at: str = "", label: str = "") -> None:
        """Add a text once."""
        unit = _Unit(rank, at, label, text)
        if text and unit not in self.units:
            self.units.append(unit)


def search_pages(catalogue: Catalogue, locale: Locale) -> Iterator[Page]:
    """Give the files of a locale's search index."""
    edition = Edition(catalogue, locale)
    shown = [*_entries(edition), *_topics(edition), *_regions(edition), *_sources(edition)]
    ranked = sorted(
        ((unit.rank, number, at) for number, page in enumerate(shown) for at, unit in enumerate(page.units))
    )
    units = [(number, shown[number].units[at]) for _, number, at in ranked]
    buckets = list(_buckets([unit.text for _, unit in units]))
    facts = {
        "buckets": len(buckets),
        "titles": sum(rank == TITLE for rank, _, _ in ranked),
        "chunk": CHUNK,
        "pageOf": _differences(number for number, _ in units),
    }
    yield _file("index", facts)
    for number, bucket in enumerate(buckets):
        yield _file(f"t{number}", bucket)
    rows = [[number, unit.anchor, unit.label, unit.text] for number, unit in units]
    yield from _chunks("u", rows)
    yield from _chunks("p", [[page.address, page.title, list(page.tags)] for page in shown])
    yield _file("simplified", simplified())
    yield _file(
        "topics", [[f"topics/{each.id}/", edition.words(each.title).text] for each in edition.topics.values()]
    )


def tokens(text: str) -> set[str]:
    """Give the tokens of a text: words, single characters, and pairs of neighbours."""
    found: set[str] = set()
    folded = fold(text)
    before, end = "", 0
    for match in _ATOM.finditer(folded):
        atom = _DROPPED.sub("", match.group())
        found.add(atom)
        beside = _TRANSPARENT.fullmatch(folded, end, match.start())
        if before and beside and is_sign(atom) and is_sign(before):
            found.add(before + atom)
        before, end = atom, match.end()
    return found


def fold(text: str) -> str:
    """Give a text in small letters and half width, character for character (NFKC, where one gives one)."""
    return "".join(
        folded if len(folded := unicodedata.normalize("NFKC", char).lower()) == 1 else char for char in text
    )


def is_sign(atom: str) -> bool:
    """Tell whether an atom is one that forms pairs: a Chinese character, ``%`` or ``+``."""
    return not re.match(f"[{_WORD}]", atom)


def bucket_of(token: str, buckets: int) -> int:
    """Give the bucket of a token: FNV-1a over its UTF-16 code units, 32 bits."""
    value = 0x811C9DC5
    raw = token.encode("utf-16-le")
    for at in range(0, len(raw), 2):
        value = ((value ^ int.from_bytes(raw[at : at + 2], "little")) * 0x01000193) & 0xFFFFFFFF
    return value % buckets


def _buckets(texts: list[str]) -> Iterator[dict[str, str]]:
    places: dict[str, list[int]] = defaultdict(list)
    for number, text in enumerate(texts):
        for token in tokens(text):
            places[token].append(number)
    count = len(places) // BUCKET_TOKENS + 1
    buckets: list[dict[str, str]] = [{} for _ in range(count)]
    for token in sorted(places):
        # words are looked up by their beginning, so they share the bucket of their first two letters
        key = token if is_sign(token) else token[:2]
        buckets[bucket_of(key, count)][token] = _differences(places[token])
    yield from buckets


def _entries(edition: Edition) -> Iterator[_Shown]:
    for key, entry in edition.entries():
        link = edition.links[key]
        tags = (edition.wording(f"kind.{link.collection}"), *(topic.title.text for topic in link.topics))
        page = _Shown(link.href, link.title.text, tags)
        for text in _both(edition, entry.title):
            page.add(TERM if isinstance(entry, Term) and text != link.title.text else TITLE, text)
        for text in _names(edition, entry):
            page.add(TERM, text)
        if entry.review.state != "withdrawn":
            for number, statement in enumerate(entry.statements, 1):
                for rank, text in zip((STATEMENT, SOURCE), _both(edition, statement.text), strict=False):
                    page.add(rank, text, f"s{number}")
                for cite in statement.cites:
                    page.add(SOURCE, reading(cite.quote), f"s{number}")
        yield page


def _names(edition: Edition, entry: Entry) -> Iterator[str]:
    """Give the places and dates of an entry, in the words of both locales."""
    for region in entry.regions:
        if named := province(region):
            yield from (named.zh_full, named.en)
        if place := division(region):
            yield place.name
            yield from (term.en for term in edition.catalogue.glossary if term.zh == place.name)
    date = getattr(entry, "date", None)
    if date:
        yield date.as_written
        yield edition.date(date).words.text


def _topics(edition: Edition) -> Iterator[_Shown]:
    for topic in edition.topics.values():
        page = _Shown(f"topics/{topic.id}/", edition.words(topic.title).text, (edition.wording("topics"),))
        for text in _both(edition, topic.title):
            page.add(TITLE, text)
        yield page


def _regions(edition: Edition) -> Iterator[_Shown]:
    named = {
        link.href: link for _, entry in edition.entries() for link in edition.region_links(entry.regions)
    }
    for href in sorted(named):
        place = province(href.split("/")[1].upper())
        page = _Shown(href, named[href].title.text, (edition.wording("regions"),))
        for text in (place.zh_full, place.en) if place else ():
            page.add(TITLE, text)
        yield page


def _sources(edition: Edition) -> Iterator[_Shown]:
    shown = edition.catalogue.campaign.display
    for source in edition.catalogue.sources:
        page = _Shown(
            f"sources/{source.id}/", edition.words(source.title).text, (edition.wording("sources"),)
        )
        for text in (
            *_both(edition, source.title),
            *(_both(edition, source.subtitle) if source.subtitle else ()),
        ):
            page.add(TERM, text)
        document = edition.catalogue.documents[source.id]
        for sentence in document.sentences:
            if shown == "full" or (shown == "excerpts" and (source.id, sentence.id) in edition.uses):
                label = sentence.id.removeprefix("p")
                page.add(SOURCE, reading(document.quote(sentence.span)), anchor(sentence.id), label)
        yield page


def _both(edition: Edition, text: Localized) -> Iterator[str]:
    """Give a text in this locale and then, on the English site, in Chinese."""
    yield edition.words(text).text
    if edition.locale != "zh" and text.en:
        yield reading(text.zh)


def _differences(numbers: Iterable[int]) -> str:
    before, parts = 0, []
    for number in numbers:
        parts.append(_base36(number - before))
        before = number
    return ",".join(parts)


def _base36(number: int) -> str:
    digits, rest = "", abs(number)
    while rest:
        rest, last = divmod(rest, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[last] + digits
    return ("-" if number < 0 else "") + (digits or "0")


def _chunks(name: str, rows: list[list[object]]) -> Iterator[Page]:
    for number, start in enumerate(range(0, len(rows), CHUNK)):
        yield _file(f"{name}{number}", rows[start : start + CHUNK])


def _file(name: str, content: object) -> Page:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return Page(PurePosixPath(f"search/{name}.json"), text)
