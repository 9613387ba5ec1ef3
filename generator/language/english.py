"""Numbers in English sentences: digits, words, scales, shares and percentages, with their bounds."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from itertools import zip_longest

from generator.language.bounds import BoundName, bound_words
from generator.language.number import Number

_ONES = {
    word: number
    for number, word in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
    )
}
_TEENS = {
    word: number
    for number, word in enumerate(
        [
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ],
        10,
    )
}
_TENS = {
    word: number * 10
    for number, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2
    )
}
_SCALES = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}
_SINGLE = {"a": 1, "an": 1, "once": 1, "twice": 2, "both": 2, "single": 1, "doubled": 2, "tripled": 3}
_SHARES = {"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "tenth": 10}

_SMALL = rf"(?:(?:{'|'.join(_TENS)})(?:[\s-](?:{'|'.join(_ONES)}))?|{'|'.join(_TEENS)}|{'|'.join(_ONES)})"
_SCALE = rf"(?:[\s-](?:{'|'.join(_SCALES)})\b)"
_DIGITS = r"(?<![\w.])(?:\d{1,3}(?:,\d{3})+(?!\d)|\d{1,3}(?:[\u00a0\u202f\u2009]\d{3})+(?!\d)|\d+)(?:\.\d+)?"
_SHARE = rf"\b(?:(?P<parts>an?|{_SMALL})[\s-])?(?P<share>{'|'.join(_SHARES)})(?P<way>s|way)?\b"
_WORDS = rf"\b(?:{_SMALL}|an?){_SCALE}+(?:,?\s(?:and\s)?{_SMALL}{_SCALE}+)*(?:\s(?:and\s)?{_SMALL})?\b|\b{_SMALL}\b"
_FIRST = "".join(sorted({word[0] for word in (*_ONES, *_TEENS, *_TENS, *_SHARES, *_SINGLE)}))
_NUMBER = re.compile(
    rf"(?<!\w)(?=[\d{_FIRST}])(?:{_SHARE}|(?P<digits>{_DIGITS})(?P<scale>{_SCALE}*)(?P<ordinal>(?:st|nd|rd|th)\b)?(?![A-Za-z])"
    rf"|(?P<words>{_WORDS})|\b(?P<single>{'|'.join(_SINGLE)})\b)",
    re.IGNORECASE,
)
_PERCENT = re.compile(
    r"\s?(?:[%％]|per\s?cent\b|percentage\spoints?\b|(?P<mille>‰|per\s(?:mille|thousand)\b))", re.IGNORECASE
)
_RANGE = re.compile(r"\s*(?:-|–|—|to|and|or)\s*", re.IGNORECASE)
_TIME = re.compile(r"[\s-](?:second|minute|hour|day|night|week|month|year|decade)s?\b", re.IGNORECASE)
_MINUS = re.compile(r"(?:\b(?:minus|negative)\s|(?<![\w.%])[-−](?=$))$", re.IGNORECASE)
_BELOW_ZERO = re.compile(
    r"\s?(?:°\s?[CF]|℃|degrees?(?:\s[A-Z]\w+)?)?\s+below\s+(?:zero|freezing)\b", re.IGNORECASE
)
_BOUNDS = bound_words(
    "en",
    r"(?:\s+(?:a\s+total\s+of|the|its|their|RMB|CNY|yuan|US\$|[$¥€£]))*\s*[¥$€£]?",
    r"(?:[\s-][A-Za-z]+){0,3}\s+",
)


_OF_A_NAME = re.compile(r"-?[A-Z]\b")
"""What makes a number part of a name, as in 5G."""
_STOP = re.compile(r"[,.;:!?()“”]|\b(?:and|of|in|on|to|by)\b")
"""What ends that in which the words stand that limit a number."""


@lru_cache(maxsize=16384)
def english_numbers(text: str) -> tuple[Number, ...]:
    """Find the numbers of an English text, each with the bounds that it may have.

    A number that is part of a name, as in G20 or 5G, does not count. In “3 to 5 million” and “30–40%” the first number
    is also found with the scale or percent sign of the second.
    """
    return tuple(_inherit(text, list(_with_halves(text, list(_numbers(text))))))


def _with_halves(text: str, numbers: list[Number]) -> Iterator[Number]:
    """Yield the numbers, each with the half that is added to it, as in “ten and a half years”."""
    halves: set[int] = set()
    for number, following in zip_longest(numbers, numbers[1:]):
        if number.start in halves:
            continue
        if (
            following
            and following.value == _HALF
            and " " in text[following.start : following.end]
            and _AND.fullmatch(text, number.end, following.start)
        ):
            halves.add(following.start)
            yield replace(number, end=following.end, value=number.value + _HALF)
        else:
            yield number


_HALF = Decimal("0.5")
_AND = re.compile(r"\sand\s", re.IGNORECASE)


def _numbers(text: str) -> Iterator[Number]:
    for match in _NUMBER.finditer(text):
        percent = _PERCENT.match(text, match.end())
        end = percent.end() if percent else match.end()
        if not percent and match["digits"] and _OF_A_NAME.match(text, end):
            continue
        bounds = _bounds(text, match.start(), end)
        below = _MINUS.search(text[max(0, match.start() - 12) : match.start()]) or _BELOW_ZERO.match(
            text, end
        )
        value = (-_value(match) if below else _value(match)) / (10 if percent and percent["mille"] else 1)
        yield Number(match.start(), end, value, bounds, bool(percent), bool(match["ordinal"]))


def _value(match: re.Match[str]) -> Decimal:
    if share := match["share"]:
        parts = match["parts"]
        return Decimal(_small(parts) if parts else 1) / _SHARES[share.lower()]
    if digits := match["digits"]:
        value = Decimal(re.sub(r"[^\d.]", "", digits))
        for scale in re.findall(r"[a-z]+", match["scale"].lower()):
            value *= _SCALES[scale]
        return value
    if single := match["single"]:
        return Decimal(_SINGLE[single.lower()])
    return Decimal(_small(match["words"]))


def _small(words: str) -> int:
    """Return the value of a chain of number words."""
    total, group = 0, 0
    known = {**_ONES, **_TEENS, **_TENS, **_SINGLE}
    for word in re.findall(r"[a-z]+", words.lower()):
        if word in known:
            group += known[word]
        elif (scale := _SCALES.get(word, 1)) >= 1000:  # noqa: PLR2004 - a thousand closes a group of three digits
            total, group = (total + group) * scale if group == 0 else total + group * scale, 0
        else:
            group *= scale
    return total + group


def _bounds(text: str, start: int, end: int) -> frozenset[BoundName]:
    before = _BOUNDS.before.search(text[:start])
    bounds = _BOUNDS.of(before) | _BOUNDS.of(_BOUNDS.attached.match(text, end))
    if before and _DENIED.search(text, 0, before.start()):
        bounds = frozenset(_CONTRARY.get(bound, bound) for bound in bounds)
    if not bounds:
        stop = _STOP.search(text, end)
        after = _BOUNDS.after.match(text, end, stop.start() if stop else len(text))
        bounds = _BOUNDS.of(after or _BOUNDS.after.match(text, end))
    unsure = (
        before and before["bound"].lower() in {"over", "past", "within", "under"} and _TIME.match(text, end)
    ) or (before and _AGO.match(text, end))
    return bounds | {"exact"} if unsure or not bounds else bounds


_AGO = re.compile(r"\s[a-z]+\s(?:ago|earlier(?!\sthan)|before(?=[.,;]|$))", re.IGNORECASE)
"""What follows a number that “than” before it need not limit, as in “fewer than three weeks ago”."""
_DENIED = re.compile(
    r"(?:\b(?:not|never|cannot|no(?:ne|body)?\s(?:\w+\s){1,3}?(?:may|can|must|should|shall|ha[sd]|have))|n[’']t)\s(?:\w+\s){0,2}$",
    re.IGNORECASE,
)
"""What turns a limit around, as in “must not fall below” and “no class has more than”."""
_CONTRARY: dict[BoundName, BoundName] = {"more-than": "at-most", "less-than": "at-least"}


def _inherit(text: str, numbers: list[Number]) -> Iterator[Number]:
    for number, following in zip_longest(numbers, numbers[1:]):
        yield number
        if following is None or not _RANGE.fullmatch(text[number.end : following.start]):
            continue
        if following.percent and not number.percent:
            yield replace(number, percent=True)
        scale = re.findall(r"[a-z]+", text[following.start : following.end].lower())
        if scale and scale[0] in _SCALES:
            yield replace(number, value=number.value * _SCALES[scale[0]])
