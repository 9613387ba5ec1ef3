"""Interface words by key, and how dates and numbers are written in a locale."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from importlib.resources import files

import yaml

from generator.model import DateMention, Figure, Locale

_DAY_OR_MONTH = re.compile(r"(\d{1,2})月(?:(\d{1,2})[日号])?")
_MONTHS = 12
_FRACTION = re.compile(r"(?<![百千万])分之|半")
_PARTS = 100
_SCALES = {"trillion": Decimal(10**12), "billion": Decimal(10**9), "million": Decimal(10**6)}
_NEXT = 1000
_DECIMALS = 4
CHINESE = "zh-Hans"
"""The language tag of the source and of every text that is shown untranslated."""
CODES: Mapping[Locale, str] = {"zh": CHINESE, "en": "en"}
"""The language tag of a locale's own text."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The interface words of one locale."""

    locale: Locale
    words: Mapping[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """The words under a key, with values filled in.

        If a value is a count of one, ``<key>.one`` is used where the locale has it. An unknown key is a bug
        in a template and raises ``KeyError``.
        """
        if values.get("count") == 1 and f"{key}.one" in self.words:
            key = f"{key}.one"
        return self.words[key].format_map(values) if values else self.words[key]

    def day(self, iso: str) -> str:
        """A date such as ``2023``, ``2023-06`` or ``2023-06-25`` in words for readers."""
        year, *rest = (int(part) for part in iso.split("-"))
        if not rest:
            return self("date.year", year=year)
        month = self(f"month.{rest[0]}")
        if len(rest) == 1:
            return self("date.month", year=year, month=month)
        return self("date.day", year=year, month=month, day=rest[1])

    def date(self, date: DateMention) -> str | None:
        """A date in words for readers, or ``None`` if the source leaves the year open in words of its own."""
        if date.iso is None:
            return self._yearless(date.as_written)
        first, _, last = date.iso.partition("/")
        return self("date.range", first=self.day(first), last=self.day(last)) if last else self.day(first)

    def gloss(self, written: str) -> str:
        """What words of the source mean, where a rendering is fixed; empty in Chinese."""
        return "" if self.locale == "zh" else self.words.get(f"said.{written}", "")

    def _yearless(self, written: str) -> str | None:
        """A day or month such as 6月25日 in words; ``None`` for other words."""
        match = _DAY_OR_MONTH.fullmatch(written)
        if not match or not 1 <= int(match[1]) <= _MONTHS:
            return None
        month = self(f"month.{int(match[1])}")
        return self("date.yearless", month=month, day=int(match[2])) if match[2] else month

    def number(self, *values: Decimal) -> str:
        """A number or the ends of a range, in millions or more where four decimals hold it, otherwise its digits in threes."""
        for name, scale in _SCALES.items():
            told = [value / scale for value in values]
            if all(1 <= each < _NEXT and each == round(each, _DECIMALS) for each in told):
                return self(f"number.{name}", value="–".join(f"{each.normalize():f}" for each in told))
        return "–".join(f"{value.normalize():,f}" for value in values)

    def amount(self, figure: Figure) -> str:
        """A figure with its bound and unit: as the source writes it in Chinese, in words elsewhere.

        A measure word that only counts things has no word in English; a share without a unit is a percentage or, as
        一半 and 三分之二 are, a fraction.
        """
        if self.locale == "zh":
            return figure.as_written
        return self(f"bound.{figure.bound}", value=self._value(figure))

    def _value(self, figure: Figure) -> str:
        """The value of a figure, or its two, with the unit."""
        ends = [figure.value] if figure.value_to is None else [figure.value, figure.value_to]
        if 0 < figure.value < 1 and figure.unit in {"", "fraction"}:
            if len(ends) == 1 and _FRACTION.search(figure.as_written):
                share = Fraction(figure.value).limit_denominator(_PARTS)
                return self.words.get(f"share.{share}", str(share))
            return self.number(*(100 * each for each in ends)) + "%"
        if figure.unit == "%":
            return self.number(*ends) + "%"
        if f"unit.{figure.unit}" in self.words:
            return f"{self.number(*ends)} {self(f'unit.{figure.unit}', count=ends[-1])}"
        return self.number(*ends)


@cache
def load_wording(locale: Locale) -> Wording:
    """Load the interface words of a locale from the package."""
    text = files("generator.render.words").joinpath("locales", f"{locale}.yml").read_text("utf-8")
    return Wording(locale, yaml.load(text, yaml.CBaseLoader))  # noqa: S506 - strings only, and our own file
