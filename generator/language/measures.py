"""The words that stand after a number, for extraction and for the check."""

import re
from importlib.resources import files
from typing import Any

import yaml

_TABLE: dict[str, Any] = yaml.load(
    files(__package__).joinpath("measures.yml").read_text("utf-8"), Loader=yaml.CSafeLoader
)


def units() -> frozenset[str]:
    """Return all measure words and units."""
    return frozenset(unit for row in _TABLE["units"] for unit in row.split())


def _pattern() -> str:
    """Return alternatives sorted by first character, so that what begins no unit is passed over at once."""
    tails: dict[str, list[str]] = {}
    for unit in sorted(units(), key=lambda unit: (-len(unit), unit)):
        follows = _TABLE["words"].get(unit)
        tails.setdefault(unit[0], []).append(re.escape(unit[1:]) + (f"(?![{follows}])" if follows else ""))
    groups = (f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in sorted(tails.items()))
    return f"(?=[{re.escape(''.join(sorted(tails)))}])(?:{'|'.join(groups)})"


UNIT_FIRST = re.escape("".join(sorted({unit[0] for unit in units()})))
"""The characters with which units begin, within [...]."""
MEASURE = _pattern()
"""A measure word or unit, as a regular expression, but not as part of another word, as 国 in 101国道."""
MEASURES = f"{MEASURE}(?:/{MEASURE}|)"
"""The same, or one such unit per another, as in 微克/立方米."""
UNIT_HALF = f"(?<=[{''.join(_TABLE['half'])}])半(?![年月天日数夜以径成])"
"""The half added after a unit, as in 两年半."""
UNIT_MORE = f"(?<=[{''.join(_TABLE['more'])}])[多余](?![{_TABLE['not-more']}])"
"""The word after a unit for somewhat more, as in 3天多."""
WITHIN = f"(?<=[{''.join(_TABLE['times'])}])内(?![{_TABLE['not-within']}])"
"""The word after a unit of time for no more than it, as in 10分钟内 and 3日内."""
COMPOUND = f"个(?P<and>[半多])(?P<rest>{'|'.join(_TABLE['compound'])})"
"""A unit split around such a word, as in 2个多小时 and 5个半小时."""
