"""A number as a list's format writes it: 一, ①, iv, 壹, 甲."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from importlib.resources import files
from typing import Any

import yaml

_LETTERS = 26
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MOST_ROMAN = 4999
_MOST_REPEATED = 30
"""How many times a letter is repeated at most; after that, Word starts again with one."""
_MOST_SPOKEN = 99_999_999


def counted(number: int, form: str) -> str | None:
    """Return a number from 0 in a format of the standard; ``None`` if the format is not known."""
    write = _writers().get(form)
    return write(number) if write else None


@cache
def _writers() -> Mapping[str, Callable[[int], str]]:
    text = files(__package__).joinpath("counting.yml").read_text(encoding="utf-8")
    forms: dict[str, dict[str, Any]] = yaml.load(text, Loader=yaml.CSafeLoader)
    return {
        "decimal": str,
        "decimalHalfWidth": str,
        "decimalZero": "{:02}".format,
        "numberInDash": "- {} -".format,
        "hex": "{:X}".format,
        "none": lambda _: "",
        "lowerRoman": _roman,
        "upperRoman": lambda number: _roman(number).upper(),
        "lowerLetter": _letters,
        "upperLetter": lambda number: _letters(number).upper(),
        "ordinal": _ordinal,
        **{form: partial(_positional, digits) for form, digits in forms["positional"].items()},
        **{form: partial(_spoken, _Signs(**signs)) for form, signs in forms["spoken"].items()},
        **{form: partial(_row, row) for form, row in forms["rows"].items()},
        **{form: partial(_pair, *rows) for form, rows in forms["cycle"].items()},
    }


def _roman(number: int) -> str:
    if not 0 < number <= _MOST_ROMAN:
        return str(number)
    written = ""
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        written += letters * times
    return written


def _letters(number: int) -> str:
    """Write a, b … z, aa, bb …, as Word does."""
    if number < 1:
        return str(number)
    times, place = divmod(number - 1, _LETTERS)
    return chr(ord("a") + place) * (times % _MOST_REPEATED + 1)


def _ordinal(number: int) -> str:
    teens = number % 100 in (11, 12, 13)
    return f"{number}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def _positional(digits: str, number: int) -> str:
    return "".join(digits[int(digit)] for digit in str(number))


def _row(row: str, number: int) -> str:
    return row[number - 1] if 0 < number <= len(row) else str(number)


def _pair(stems: str, branches: str, number: int) -> str:
    return stems[(number - 1) % len(stems)] + branches[(number - 1) % len(branches)]


@dataclass(frozen=True, slots=True)
class _Signs:
    """How a format writes numbers that are spelled out."""

    digits: str
    tens: str
    """The characters for 10, 100, 1000 and 10,000."""
    zero: str
    """What fills a gap in the digits."""
    bare: bool
    """Whether 11 is 十一 rather than 一十一."""
    ones: bool = True
    """Whether 一 stands before hundreds and thousands."""


def _spoken(signs: _Signs, number: int) -> str:
    if not 0 < number <= _MOST_SPOKEN:
        return signs.digits[0] if number == 0 else str(number)
    high, low = divmod(number, 10_000)
    written = _below(signs, low)
    if high:
        gap = signs.zero if 0 < low < 1000 else ""  # noqa: PLR2004 - a thousand fills the place after 万
        written = f"{_below(signs, high)}{signs.tens[3]}{gap}{written}"
    leading = signs.digits[1] + signs.tens[0]
    return written[1:] if signs.bare and written.startswith(leading) else written


def _below(signs: _Signs, number: int) -> str:
    """Write a number below 10,000."""
    written, gap = "", False
    for power in (3, 2, 1, 0):
        digit = number // 10**power % 10
        if not digit:
            gap = bool(written)
            continue
        silent = digit == 1 and power > 0 and not signs.ones
        written += (signs.zero if gap else "") + ("" if silent else signs.digits[digit])
        written += signs.tens[power - 1] if power else ""
        gap = False
    return written
