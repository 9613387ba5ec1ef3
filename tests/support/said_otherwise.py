"""The same quantities and times said in other ways, and others that are near them; see quantities.yml."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from random import Random
from typing import Any

import yaml

from generator.model import Locale
from tests.support.planting import HERE, SEED, Sentence


@dataclass(frozen=True, slots=True)
class Meaning:
    """The ways to say one thing."""

    zh: tuple[str, ...]
    en: tuple[str, ...]
    also: dict[Locale, tuple[str, ...]]
    """What follows from it without saying as much."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A passage and what may be said of it, with a gap for a quantity."""

    says: str
    told: dict[Locale, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence with a quantity, which is that of the text it rests on, or another one."""

    kind: str
    sentence: Sentence
    says: str
    """The quantity in the text that it rests on."""
    told: str
    is_true: bool


def told(kind: str, *, every: bool) -> Iterator[Told]:
    """Yield sentences of a kind: each way to say a thing for each other way, and other things in the place of each.

    Unless ``every`` is asked for, those are a few of each meaning, drawn by lot.
    """
    frames, meanings = _kinds()[kind]
    gaps = tuple((kind, frame) for frame in frames)
    for meaning in meanings:
        draw = Random(f"{SEED} {kind} {meaning.zh}")  # noqa: S311 - which ways are taken is no secret
        locales: tuple[Locale, ...] = ("zh", "en")
        for locale in locales:
            true = list(_true(gaps, meaning, locale))
            others = [each for each in meanings if each is not meaning]
            false = list(_false(gaps, meaning, others, locale))
            yield from true if every else draw.sample(true, min(len(true), _SOME))
            yield from false if every else draw.sample(false, min(len(false), _SOME))


_SOME = 6
_Gaps = Sequence[tuple[str, Frame]]
"""The frames of a kind, each with its name."""


def kinds() -> tuple[str, ...]:
    """Return the names of all kinds."""
    return tuple(_kinds())


def clean_frames() -> Iterator[Told]:
    """Yield each frame with the same words in the sentence as in its passage, to see that nothing else is asked about."""
    for kind, (frames, meanings) in _kinds().items():
        for frame in frames:
            for gap in frame.told["zh"]:
                words = meanings[0].zh[0]
                rests_on = (frame.says.format(words),)
                yield Told(kind, Sentence("zh", gap.format(words), rests_on), words, words, is_true=True)


def _true(gaps: _Gaps, meaning: Meaning, locale: Locale) -> Iterator[Told]:
    ways = (*getattr(meaning, locale), *meaning.also[locale])
    return _of(gaps, meaning.zh, ways, locale, is_true=True)


def _false(gaps: _Gaps, meaning: Meaning, others: Sequence[Meaning], locale: Locale) -> Iterator[Told]:
    """Yield one way of each other meaning for each way of a meaning, by turns."""
    for at, says in enumerate(meaning.zh):
        ways = [those[at % len(those)] for each in others if (those := getattr(each, locale))]
        yield from _of(gaps, (says,), ways, locale, is_true=False)


def _of(
    gaps: _Gaps, said: Sequence[str], ways: Sequence[str], locale: Locale, *, is_true: bool
) -> Iterator[Told]:
    for kind, frame in gaps:
        for says in said:
            rests_on = (frame.says.format(says),)
            for gap in frame.told[locale]:
                for words in ways:
                    if locale == "en" or words != says:
                        yield Told(kind, Sentence(locale, gap.format(words), rests_on), says, words, is_true)


@cache
def _kinds() -> dict[str, tuple[tuple[Frame, ...], tuple[Meaning, ...]]]:
    raw: dict[str, Any] = yaml.safe_load((HERE / "quantities.yml").read_text("utf-8"))
    listed = {
        kind: (tuple(map(_frame, each["frames"])), tuple(map(_meaning, each["meanings"])))
        for kind, each in raw.items()
    }
    numbers = (tuple(map(_frame, _NUMBER_FRAMES)), tuple(_written(value) for value in _numbers()))
    return {**listed, "number": numbers}


def _frame(row: dict[str, Any]) -> Frame:
    return Frame(row["says"], {"zh": tuple(row["zh"]), "en": tuple(row["en"])})


def _meaning(row: dict[str, Any]) -> Meaning:
    also: dict[Locale, tuple[str, ...]] = {
        "zh": tuple(row.get("also-zh", ())),
        "en": tuple(row.get("also-en", ())),
    }
    return Meaning(tuple(row["zh"]), tuple(row["en"]), also)


_NUMBER_FRAMES = (
    {
        "says": "全省共查出问题{}个。",
        "zh": ["全省查出的问题有{}个。"],
        "en": ["{} problems were found in the province."],
    },
    {
        "says": "这条隧道迎来{}辆车。",
        "zh": ["{}辆车走过这条隧道。"],
        "en": ["The tunnel has seen {} vehicles."],
    },
)


def _numbers() -> Iterator[int]:
    """Yield numbers of every size up to a thousand million, and each with its neighbours in writing."""
    draw = Random(f"{SEED} numbers")  # noqa: S311 - a sample
    for digits in range(1, 10):
        value = draw.randrange(max(3, 10 ** (digits - 1)), 10**digits)
        rounded = value // 10 ** max(0, digits - 2) * 10 ** max(0, digits - 2)
        yield from dict.fromkeys((value, rounded, rounded * 10, value + 1))


def _written(value: int) -> Meaning:
    chinese = {str(value), f"{value:,}", _han(value)}
    for scale, name in ((10**4, "万"), (10**8, "亿")):
        if value >= scale and value * 100 % scale == 0:
            chinese.add(f"{value / scale:.10g}{name}")
    if value >= 10**5 and value % 10**4 and value >= 10**4:
        chinese.add(f"{value // 10**4}万{value % 10**4:04}")
    english = {f"{value:,}", str(value)}
    if value >= 10**6 and value % 10**4 == 0:
        english.add(f"{value / 10**6:.10g} million")
    if value <= 10**6:
        english.add(_english(value))
    return Meaning(tuple(sorted(chinese)), tuple(sorted(english)), {"zh": (), "en": ()})


def _han(value: int) -> str:
    """Return a number in Han numerals, as people say it."""
    for scale, name in ((10**8, "亿"), (10**4, "万")):
        if value >= scale:
            head, rest = divmod(value, scale)
            zero = "零" if 0 < rest < scale // 10 else ""
            return f"{_han(head)}{name}{zero}{_han(rest) if rest else ''}"
    words, gap = "", False
    for scale, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, scale)
        if digit:
            words += ("零" if gap and words else "") + "零一二三四五六七八九"[digit] + name
        gap = not digit
    return words.removeprefix("一") if words.startswith("一十") else words


def _english(value: int) -> str:
    """Return a number in English words."""
    small = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
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
    ]
    tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
    if value < 20:
        return small[value]
    if value < 100:
        ten, one = divmod(value, 10)
        return tens[ten - 2] + (f"-{small[one]}" if one else "")
    for scale, name in ((10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if value >= scale:
            head, rest = divmod(value, scale)
            return f"{_english(head)} {name}" + (
                f"{' and' if rest < 100 else ''} {_english(rest)}" if rest else ""
            )
    raise ValueError(value)
