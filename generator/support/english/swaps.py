"""Whether an English sentence says of each number what its Chinese says of it, and not of another one."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from generator.language import Number, equal
from generator.model import Locale
from generator.support.answers import Question, answers
from generator.support.english.pair import Pair
from generator.support.english.places_kept import chinese_provinces, english_provinces
from generator.support.english.romanised import is_spelled_by, names, plain, spelled_at
from generator.support.fact import Fact, Fault

_CLAUSE: dict[Locale, re.Pattern[str]] = {
    "zh": re.compile(r"[，。；：、,;!！?？（(]"),
    "en": re.compile(r"[,;:.!?(](?=\s|$)|\b(?:and|while|but|whereas)\b"),
}
_STOP: dict[Locale, re.Pattern[str]] = {"zh": re.compile(r"[。；;]"), "en": re.compile(r"[;.](?=\s|$)")}
_RESPECTIVELY = re.compile(r"分别|respectively", re.IGNORECASE)
_AFTER_SURNAME = re.compile("某|先生|女士")
_FROM = re.compile(r"\bfrom\s(?:\w+\s){0,2}?$")
_EN_TO = re.compile(r"\s[^,;.\d]{0,40}?\bto\s(?:\w+\s){0,2}?")
_ZH_TO = re.compile(r"[^，。；\d]{0,14}?[到至为][^，。；\d]{0,4}?")
_OR = re.compile(r"\bor\b")
_OF_ONE_ANOTHER = re.compile("[比共]|其中|合计|累计")
"""Words of counts that are set against each other, of which either may be told first."""
_BARE = 3
"""A part of a sentence with at most so many characters besides a word that answers is one of a list."""


def find_swaps(pair: Pair) -> Iterator[Fault]:
    """Yield the words of an English sentence that say of a number what its Chinese says of another one.

    Only a number that stands with a single answer in its part of either sentence is compared.
    """
    if _RESPECTIVELY.search(pair.english) or _RESPECTIVELY.search(pair.chinese):
        return
    asked = {question.name for question, _ in pair.said.sure if _tells_apart(question)}
    for name in sorted(asked):
        yield from _swapped(pair, pair.said.to(name), pair.known.to(name))
    yield from _swapped(pair, english_provinces(pair.undated), chinese_provinces(pair.chinese))
    yield from _swapped(pair, *_persons(pair))
    yield from _turned(pair)
    yield from _exchanged(pair)


def _persons(pair: Pair) -> tuple[Sequence[Fact], Sequence[Fact]]:
    """Return the names in either sentence that only their surname tells, as “Feng” for 冯某."""
    if not _AFTER_SURNAME.search(pair.chinese):
        return (), ()
    said = [Fact("actor", plain(name.group()), name.group(), name.start()) for name in names(pair.undated)]
    known = [
        Fact("actor", name, pair.chinese[at : at + 1], at)
        for name in sorted({fact.value for fact in said})
        for at in spelled_at(name, pair.chinese)
        if _AFTER_SURNAME.match(pair.chinese, at + 1)
    ]
    there = {fact.value for fact in known}
    return [fact for fact in said if fact.value in there], known


def _turned(pair: Pair) -> Iterator[Fault]:
    """Yield the first of two numbers that tell a change from one to the other the wrong way round."""
    changes = [
        each
        for each in pairwise(pair.known_numbers)
        if _ZH_TO.fullmatch(pair.chinese, each[0].end, each[1].start)
    ]
    for one, other in pairwise(pair.said_numbers):
        if not (
            _FROM.search(pair.undated[: one.start]) and _EN_TO.fullmatch(pair.undated, one.end, other.start)
        ):
            continue
        if any(equal(one, to) and equal(other, start) for start, to in changes) and not any(
            equal(one, start) and equal(other, to) for start, to in changes
        ):
            yield Fault("quantity", pair.undated[one.start : one.end], one.start)


def _exchanged(pair: Pair) -> Iterator[Fault]:
    """Yield the first of two counts of a kind, told side by side, that the Chinese tells in the other order.

    Nothing tells what most words are in the other language; but whoever translates leaves such counts where they are,
    unless an answer that both sentences give with one of them has moved along with it.
    """
    if _OF_ONE_ANOTHER.search(pair.chinese):
        return
    counts = [
        (one, other)
        for one, other in pairwise(pair.known_numbers)
        if _CLAUSE["zh"].search(pair.chinese, one.end, other.start)
        and one.percent == other.percent
        and (one.percent or pair.chinese[one.end : one.end + 1] == pair.chinese[other.end : other.end + 1])
        and not equal(one, other)
    ]
    for one, other in pairwise(pair.said_numbers if counts else ()):
        between = pair.undated[one.end : other.start]
        if (
            _CLAUSE["en"].search(between)
            and not _OR.search(between)
            and any(
                equal(one, second) and equal(other, first) and not _is_moved_along(pair, one, first, second)
                for first, second in counts
            )
        ):
            yield Fault("quantity", pair.undated[one.start : one.end], one.start)


def _is_moved_along(pair: Pair, said: Number, first: Number, second: Number) -> bool:
    """Whether a part of the English answers or names what only the part of the Chinese with the same number does."""
    told = _part(pair.undated, "en", said)
    before, there = (_part(pair.chinese, "zh", each) for each in (first, second))
    same = answers(told, "en").possible & answers(there, "zh").possible
    spelled = [plain(name.group()) for name in names(told)]
    return bool(same - answers(before, "zh").possible) or any(
        is_spelled_by(name, there) and not is_spelled_by(name, before) for name in spelled
    )


def _part(text: str, locale: Locale, number: Number) -> str:
    """Return the part of a sentence between its marks that a number stands in."""
    return next(text[start:end] for start, end in _parts(text, locale, ()) if start <= number.start < end)


def _tells_apart(question: Question) -> bool:
    """Whether a question is one of what is counted, how it changed, or when."""
    if question.name == "party":
        return False  # 快递企业 are firms as well as couriers
    return question.kind in {"words", "direction"} or question.name in {"base", "year", "month"}


def _swapped(pair: Pair, said: Sequence[Fact], known: Sequence[Fact]) -> Iterator[Fault]:
    if len({fact.value for fact in (*said, *known)}) <= 1 or not (said and known):
        return  # one answer alone changes places with none
    there = _said(pair.chinese, "zh", pair.known_numbers, known)
    for value, here in _said(pair.undated, "en", pair.said_numbers, said).items():
        instead = there.get(value, {})
        if instead and not here.keys() & instead.keys():
            fact = next(iter(here.values()))
            yield Fault(fact.kind, fact.words, fact.start, next(iter(instead.values())).words)


def _said(
    text: str, locale: Locale, numbers: Sequence[Number], facts: Sequence[Fact]
) -> dict[Decimal, dict[str, Fact]]:
    """Return what a sentence says of each number, by its value; the answers by their value.

    A part of a sentence that may not answer at all goes on with the answer of the one before.
    """
    said: dict[Decimal, dict[str, Fact]] = {}
    unsure: set[Decimal] = set()
    last: dict[str, Fact] = {}
    asked = {fact.value.partition(":")[0] for fact in facts}
    for start, end in _parts(text, locale, facts):
        here = {fact.value: fact for fact in facts if start <= fact.start < end}
        if here or any(
            value.partition(":")[0] in asked for value in answers(text[start:end], locale).possible
        ):
            last = here
        for each in numbers:
            if start <= each.start < end:
                if len(last) == 1:
                    said.setdefault(abs(each.share), {}).update(last)
                elif last:
                    unsure.add(abs(each.share))
        if _STOP[locale].match(text, end):
            last = {}
    return {value: each for value, each in said.items() if value not in unsure}


def _parts(text: str, locale: Locale, facts: Sequence[Fact]) -> Iterator[tuple[int, int]]:
    """Yield the parts of a sentence between its marks; items of a list count as one part with what follows."""
    start = 0
    for mark in [*_CLAUSE[locale].finditer(text), None]:
        end = mark.start() if mark else len(text)
        words = sum(len(fact.words) for fact in facts if start <= fact.start < end)
        listed = words and len(text[start:end].strip()) - words <= _BARE
        if mark and listed and not _STOP[locale].match(text, end):
            continue
        yield start, end
        start = end
