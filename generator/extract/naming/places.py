"""Names of countries and divisions of China in a text, each with the code that the text supports."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache
from itertools import chain

from generator.extract.naming.names import Hit, rules, scan
from generator.frozen import frozen
from generator.model import Document, Span
from generator.reference import division, in_simplified, on_day, parents

_QUOTED = re.compile(
    r"“([^“”\n]{1,60})”|‘([^‘’\n]{1,60})’|「([^「」\n]{1,60})」|《([^《》\n]{1,80})》|\"([^\"\n]{1,60})\""
)
_SENTENCE = re.compile(r"[，。！？；,!?;]")
_BETWEEN = re.compile(r"、|和|与|及|以及|或")
"""What may come between two places in an enumeration."""
_LEFT_EDGE = re.compile(r"[\s，。；：、！？,;:!?（(“【》”—\-在从对由以及和与赴到自往是向经为让的]")
_RIGHT_EDGE = re.compile(r"[\s，。；：、！？,;:!?）)”】等和与及以或两三四五六七八九十\d]")
_OFFICE = re.compile(r"(?:市|县|区|省)?[^，。、；：\s“”]{0,6}[局厅院队](?:[（(])?")
"""An office between a place and a place within it, as in 北京市公安局朝阳分局."""
_NUMBERED = re.compile(r"第[一二三四五六七八九十百\d]+届[^，。；、\s在]{0,12}$")
LONGEST_TERM = 16
"""Quoted words with more characters than this, quotation marks included, are speech and not a term."""
PAIR = 2
"""Short names of more than two characters are hardly ever ordinary words."""
_LEVELS = ("province", "city", "county")


@frozen()
class PlaceMention:
    """A place that a text names."""

    span: Span
    code: str | None
    """GB/T 2260 (six digits) or, for a country, ISO 3166-1 alpha-2; absent if the text leaves it open."""
    level: str
    """``country``, ``province``, ``city`` or ``county``."""
    candidates: tuple[str, ...]
    """The codes of all places with the name, in order; on the day of the text, if it has one."""


def find_places(document: Document, day: str | None = None) -> tuple[PlaceMention, ...]:
    """Find every name of a country or of a division of China down to county level, in reading order.

    A name inside another proper name (a meeting, a road, a quoted term) does not count. Full names always count,
    and so do short names of provinces and cities; a county's short name needs its parent before it, an office after
    it, other places next to it, or its full name elsewhere in the text. Codes are those of the day on which the text
    was published (``2013-06-05``); without one they are today's, and a former name has a code if only one place bore it.
    """
    text = in_simplified(document.text)
    quoted = tuple(_quoted_terms(text))
    hits = [hit for hit in scan(text) if not _is_part(text, hit) and not _is_quoted(hit, quoted)]
    if day is not None:
        for hit in hits:
            _date(hit, day)
    accepted = _accept(text, hits)
    _choose(text, accepted)
    return tuple(_mention(hit) for hit in accepted)


def _date(hit: Hit, day: str) -> None:
    """Keep the codes that a hit may have stood for on a day; if it had none then, it is out of its time."""
    if not hit.name.country:
        stood = on_day(day, hit.name.words, hit.candidates)
        hit.is_out_of_time, hit.candidates = not stood, stood or hit.candidates


def _quoted_terms(text: str) -> Iterator[Span]:
    """Yield the spans inside quotation marks that hold a term and not a sentence."""
    for found in _QUOTED.finditer(text):
        short = found.end() - found.start() <= LONGEST_TERM
        if text[found.start()] == "《" or (
            short and not _SENTENCE.search(text, found.start() + 1, found.end() - 1)
        ):
            yield Span(found.start() + 1, found.end() - 1)


def _is_quoted(hit: Hit, quoted: tuple[Span, ...]) -> bool:
    """Whether a short name is only part of a quoted term; a term that consists of just the name is a place."""
    at = -1 if hit.full else bisect_right(quoted, hit.start, key=lambda span: span.start) - 1
    if at < 0 or quoted[at].end < hit.end:
        return False
    return quoted[at] != Span(hit.start, hit.end)


def _is_part(text: str, hit: Hit) -> bool:
    """Whether the name belongs to another proper name: a road, a newspaper, a school, a meeting."""
    if hit.name.country:
        return bool(rules().peoples.match(text, hit.end))
    if hit.full:
        return False
    if rules().followed.match(text, hit.end):
        return True
    return bool(_NUMBERED.search(text, hit.start - 20, hit.start))


def _accept(text: str, hits: list[Hit]) -> list[Hit]:
    """Return the hits that are places by their own name or by the company they keep."""
    sure = {id(hit) for hit in hits if _stands_alone(hit.name.words, hit.candidates, full=hit.full)}
    for _ in range(2):
        for before, hit, after in zip([None, *hits], hits, [*hits[1:], None], strict=False):
            if id(hit) not in sure and _has_company(text, before, hit, after, sure):
                sure.add(id(hit))
        for after, hit in zip(hits[1:], hits, strict=False):
            if id(hit) not in sure and id(after) in sure and _is_listed(text, hit, after, hit):
                sure.add(id(hit))
    known = {code for hit in hits if id(hit) in sure for code in hit.candidates}
    named = {code for code in known if (found := division(code)) and not found.word}
    return [
        hit
        for hit in hits
        if id(hit) in sure
        or (len(hit.candidates) == 1 and named.issuperset(hit.candidates) and not hit.name.needs_neighbours)
    ]


@cache
def _stands_alone(words: str, codes: tuple[str, ...], *, full: bool) -> bool:
    """Whether a name that may stand for some codes is a place wherever it occurs."""
    if rules().names[words].country:
        return True
    if full:
        return words not in rules().nouns
    if words in rules().alone or (len(words) > PAIR and not _are_words(codes)):
        return True
    return words not in rules().company and not all(_level(code) == "county" for code in codes)


def _has_company(text: str, before: Hit | None, hit: Hit, after: Hit | None, sure: set[int]) -> bool:
    """Whether the words around a name make it a place: a parent, an office, a list."""
    if hit.name.needs_neighbours:
        return _has_neighbours(text, before, hit, after, sure)
    if before and id(before) in sure:
        gap = text[before.end : hit.start]
        within = _within(hit.candidates, before)
        if within and (not gap or _OFFICE.fullmatch(gap)):
            hit.within = within
            return True
        if _is_listed(text, before, hit, hit):
            return True
    return not (hit.full or _is_word(hit)) and bool(rules().offices.match(text, hit.end))


def _has_neighbours(text: str, before: Hit | None, hit: Hit, after: Hit | None, sure: set[int]) -> bool:
    """Whether a list holds a county of the same city beside a name, as in 荆州市公安、石首."""
    beside = [
        other
        for first, second, other in ((before, hit, before), (hit, after, after))
        if first and second and other and text[first.end : second.start] == "、"
        if id(other) in sure or not other.name.needs_neighbours
    ]
    hit.within = tuple(code for code in hit.candidates if any(_shares_city(code, other) for other in beside))
    begins = not hit.start or bool(_LEFT_EDGE.match(text, hit.start - 1))
    is_behind_parent = before is not None and before.end == hit.start and bool(_within(hit.within, before))
    return bool(hit.within) and (begins or is_behind_parent)


def _shares_city(code: str, other: Hit) -> bool:
    """Whether a county is of the same city as another one."""
    among = other.within or other.candidates
    return all(_level(each) == "county" for each in (code, *among)) and any(
        each[:4] == code[:4] for each in among
    )


def _is_listed(text: str, first: Hit, second: Hit, hit: Hit) -> bool:
    """Whether two names are neighbours in an enumeration; names that are also words need borders around them."""
    if hit.name.needs_neighbours or not _BETWEEN.fullmatch(text[first.end : second.start]):
        return False
    other = second if hit is first else first
    near = {code[:2] for code in other.candidates} & {code[:2] for code in hit.candidates}
    if not near:
        return False
    left = not hit.start or bool(_LEFT_EDGE.match(text, hit.start - 1))
    right = hit.end == len(text) or bool(_RIGHT_EDGE.match(text, hit.end))
    return (left and right) or not _is_word(hit)


def _is_word(hit: Hit) -> bool:
    """Whether the name is also an ordinary word."""
    return _are_words(hit.candidates)


def _are_words(codes: tuple[str, ...]) -> bool:
    return any(found.word for code in codes if (found := division(code)))


def _within(codes: tuple[str, ...], parent: Hit) -> tuple[str, ...]:
    """Return those of the codes that lie within one of the parent's."""
    above = set(parent.within or parent.candidates)
    return tuple(code for code in codes if above & {each.code for each in parents(code)})


def _choose(text: str, hits: list[Hit]) -> None:
    """Settle on one code for each hit: by its parent, its rank, or the places named before and after it."""
    for before, hit in zip([None, *hits], hits, strict=False):
        codes = hit.within or hit.candidates
        if before and len(codes) > 1:
            gap = text[before.end : hit.start]
            if not gap or _OFFICE.fullmatch(gap):
                codes = _within(codes, before) or codes
            elif _BETWEEN.fullmatch(gap):
                codes = tuple(code for code in codes if _shares_city(code, before)) or codes
        if len(codes) > 1 and not hit.full:
            best = min(_LEVELS.index(_level(code)) for code in codes)
            codes = tuple(code for code in codes if _level(code) == _LEVELS[best])
        hit.within = codes
    settled = [hit for hit in hits if len(hit.within) == 1]
    starts = [hit.start for hit in settled]
    for hit in hits:
        if len(hit.within) > 1:
            hit.within = _nearest(hit, settled, bisect_left(starts, hit.start)) or hit.within


def _nearest(hit: Hit, settled: list[Hit], at: int) -> tuple[str, ...]:
    """Return the code whose parent or neighbour the text names nearest before the hit, or else nearest after it.

    ``at`` is how many of the settled ones stand before it.
    """
    for number in chain(range(at - 1, -1, -1), range(at, len(settled))):
        code = settled[number].within[0]
        for length in (6, 4, 2):
            same = tuple(each for each in hit.within if each[:length] == code[:length])
            if len(same) == 1:
                return same
    return ()


def _mention(hit: Hit) -> PlaceMention:
    span = Span(hit.start, hit.end)
    if hit.name.country:
        return PlaceMention(span, hit.name.country, "country", (hit.name.country,))
    code = hit.within[0] if len(hit.within) == 1 and not hit.is_out_of_time else None
    return PlaceMention(span, code, _level(hit.within[0]), hit.candidates)


def _level(code: str) -> str:
    found = division(code)
    return found.level if found else "country"
