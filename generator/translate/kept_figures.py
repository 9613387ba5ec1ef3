"""Whether a text keeps the numbers of its figures: the value and the bound, in either language."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from generator.messages import template
from generator.model import Bound, Figure, Locale
from generator.translate.chinese import chinese_numbers
from generator.translate.english import english_numbers
from generator.translate.number import Number

_PERCENT = frozenset({"%", "％", "个百分点", "百分点"})
_NEAR = Decimal("0.005")
"""How close two shares must be: a third is written 0.33 as well as 0.3333."""
BOUND_WORDS: dict[Locale, dict[Bound, str]] = {
    "zh": {
        "exact": template("no word such as 余, 多, 近 or 约"),
        "more-than": "余、多、超过",
        "at-least": "至少、以上",
        "less-than": "不到、不足",
        "at-most": "至多、不超过",
        "nearly": "近、将近",
        "about": "约、左右",
    },
    "en": {
        "exact": template("no word such as “more than” or “about”"),
        "more-than": "“more than”, “over”",
        "at-least": "“at least”, “or more”",
        "less-than": "“fewer than”, “less than”",
        "at-most": "“at most”, “up to”",
        "nearly": "“nearly”, “almost”",
        "about": "“about”, “around”",
    },
}
"""What is proposed where a bound is lost."""


@dataclass(frozen=True, slots=True)
class Loss:
    """What a text does not keep of a figure."""

    figure: Figure
    what: Literal["value", "bound"]


def find_numbers(text: str, locale: Locale) -> tuple[Number, ...]:
    """Find the numbers of a text in either language."""
    return chinese_numbers(text) if locale == "zh" else english_numbers(text)


def find_losses(text: str, locale: Locale, figures: tuple[Figure, ...]) -> Iterator[Loss]:
    """Yield the figures whose value or bound a text does not keep; a number counts for as many figures as state it."""
    numbers = find_numbers(text, locale)
    for figure in figures:
        same = [number for number in numbers if _states(number, figure, figure.value)]
        upper = figure.value_to
        if not same or (upper is not None and not any(_states(each, figure, upper) for each in numbers)):
            yield Loss(figure, "value")
        elif not any(figure.bound in number.bounds for number in same):
            yield Loss(figure, "bound")


def find_added(en: str, zh: str, figures: tuple[Figure, ...]) -> Iterator[Number]:
    """Yield the numbers in digits of an English text that neither its Chinese nor its figures state."""
    known = chinese_numbers(zh)
    for number in english_numbers(en):
        if not en[number.start].isdigit():
            continue
        stated = any(_states(number, figure, value) for figure in figures for value in _ends(figure))
        if not stated and not any(_same(number.share, each.share) for each in known):
            yield number


def find_lost(zh: str, en: str) -> Iterator[Number]:
    """Yield the numbers in digits of a Chinese text that its English does not state with their bound.

    Months and hours are left out, because English names them: 6月 is June, 20时 is 8 p.m.
    """
    known = english_numbers(en)
    for number in chinese_numbers(zh):
        if not zh[number.start].isdigit() or zh[number.end : number.end + 1] in {*"月时点"}:
            continue
        if not any(_same(number.share, each.share) and number.bounds & each.bounds for each in known):
            yield number


def _ends(figure: Figure) -> tuple[Decimal, ...]:
    return (figure.value,) if figure.value_to is None else (figure.value, figure.value_to)


def _states(number: Number, figure: Figure, value: Decimal) -> bool:
    if figure.unit in _PERCENT:
        fraction = not number.percent and number.value <= 1 < value
        return (number.percent and number.value == value) or (fraction and _same(number.value, value / 100))
    if number.percent:
        return value <= 1 and _same(number.share, value)
    times = figure.unit.startswith("倍") and number.value == value + 1
    return times or _same(number.value, value)


def _same(one: Decimal, other: Decimal) -> bool:
    whole = one == one.to_integral_value() and other == other.to_integral_value()
    return one == other if whole or max(one, other) > 1 else abs(one - other) < _NEAR
