"""The unit or what is counted after a number, in either language; see units.yml."""

import re
from functools import cache
from importlib.resources import files

import yaml

from generator.model import Locale


def unit_at(text: str, at: int, locale: Locale) -> str:
    """Return the name of the unit that stands in a text at a place, as in ``kilometre``; empty if there is none."""
    names, pattern = _units(locale)
    match = pattern.match(text, at)
    return names[int((match.lastgroup or "u0")[1:])] if match else ""


@cache
def _units(locale: Locale) -> tuple[tuple[str, ...], re.Pattern[str]]:
    raw: dict[str, dict[str, str]] = yaml.load(
        files("generator.support").joinpath("lexicons", "units.yml").read_text("utf-8"),
        Loader=yaml.CSafeLoader,
    )
    before, after = (r"[余多来]?\s?", "") if locale == "zh" else (r"[\s-]?", r"(?!\w)")
    words = "|".join(f"(?P<u{at}>(?:{row[locale]}){after})" for at, row in enumerate(raw.values()))
    return tuple(raw), re.compile(f"{before}(?:{words})")
