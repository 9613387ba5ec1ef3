"""Whether a text keeps the numbers of its figures, both value and bound, in either language."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from generator.language import FIGURE_GAP, Number, chinese_numbers, english_numbers, equal, states
from generator.messages import template
from generator.model import Bound, Figure, Locale
from generator.reference import in_simplified

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
"""What to suggest when a bound is lost."""


@dataclass(frozen=True, slots=True)
class Loss:
    """The part of a figure that a text does not keep."""

    figure: Figure
    what: Literal["value", "bound"]


def find_numbers(text: str, locale: Locale) -> tuple[Number, ...]:
    """Find the numbers of a text in either language."""
    if locale == "zh":
        return chinese_numbers(FIGURE_GAP.sub("", in_simplified(text)))
    return english_numbers(text)


def find_losses(text: str, locale: Locale, figures: tuple[Figure, ...]) -> Iterator[Loss]:
    """Yield what a text does not keep of its figures; one number counts for as many figures as state it."""
    numbers = find_numbers(text, locale)
    for figure in figures:
        same = [number for number in numbers if states(number, figure.value, figure.unit)]
        upper = figure.value_to
        if not same or (upper is not None and not any(states(each, upper, figure.unit) for each in numbers)):
            yield Loss(figure, "value")
        elif not any(figure.bound in number.bounds for number in same):
            yield Loss(figure, "bound")


def find_added(en: str, zh: str, figures: tuple[Figure, ...]) -> Iterator[Number]:
    """Yield the numbers written in digits in an English text that neither its Chinese nor its figures state."""
    known = find_numbers(zh, "zh")
    for number in english_numbers(en):
        if not en[number.start].isdigit():
            continue
        stated = any(states(number, value, figure.unit) for figure in figures for value in figure.ends)
        if not stated and not any(equal(number, each) for each in known):
            yield number


def find_lost(zh: str, en: str) -> Iterator[str]:
    """Yield the numbers written in digits in a Chinese text that its English does not state with their bound.

    Months and hours are left out, because English has other names for them: 6月 is June, 20时 is 8 p.m.
    """
    zh, known = FIGURE_GAP.sub("", zh), english_numbers(en)
    found: dict[int, list[Number]] = {}
    for number in find_numbers(zh, "zh"):
        found.setdefault(number.start, []).append(number)
    for start, readings in found.items():
        if not zh[start].isdigit() or zh[readings[0].end : readings[0].end + 1] in {*"月时点"}:
            continue
        if not any(
            equal(number, each) and number.bounds & each.bounds for number in readings for each in known
        ):
            yield zh[start : readings[0].end]
