"""Days, months and years of a sentence in either language, and whether something lasts since or until them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from generator.language import number
from generator.support.unit_names import MONTHS

Edge = Literal["since", "until", ""]
_MONTH = "|".join(MONTHS)
_NTH = "(?:st|nd|rd|th)?"
_DATE = re.compile(
    rf"(?=[\dJFMASOND])(?:\b(?P<day1>\d{{1,2}}){_NTH}(?:\s?(?:-|–|to|and)\s?(?P<to>\d{{1,2}}){_NTH})?\s(?:of\s)?(?P<month1>{_MONTH})\b(?:,?\s(?P<year1>(?:19|20)\d\d)\b)?"
    rf"|\b(?P<month2>{_MONTH})\s(?P<day2>\d{{1,2}}){_NTH}\b(?!,\d)(?:,\s(?P<year2>(?:19|20)\d\d)\b)?"
    rf"|\b(?P<month3>{_MONTH})\b(?!\sDay)(?:\s(?P<year3>(?:19|20)\d\d)\b)?"
    r"|(?<![\d.,])\b(?P<year4>(?:19|20)\d\d)\b(?![,.]?\d|%)(?!\s(?!and\b|to\b|was\b|were\b|is\b|are\b|with\b|the\b|in\b|at\b|when\b|which\b|as\b)[a-z]{3})"
    r"|(?<=[Ss]ince )(?P<year5>(?:19|20)\d\d)\b|(?<=[Uu]ntil )(?P<year6>(?:19|20)\d\d)\b"
    r")"
)
_LATE = (
    r"(?:\s(?:the|early|late|mid|end|beginning|of|about))*"
    r"(?:\s(?:\d{1,2}(?::\d\d)?(?:\s?[ap]\.?m\.?)?|midnight|noon)(?:\son)?)?\s$"
)
_SINCE = re.compile(
    rf"\b(?:since|from|after|starting|starting on|beginning on|effective|(?:begin|start|began|started)(?:\s\w+){{0,3}}\son|takes? effect on|in force from){_LATE}",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    rf"\b(?:until|till|by|before|as of|up to|through|no later than|to|(?:end|expire)(?:s|ed)? on){_LATE}",
    re.IGNORECASE,
)
_ZH_DATE = re.compile(
    r"(?<!\d)(?:(?P<from>\d{1,2})(?:至|—|-|~|、|和)(?P<month1>\d{1,2})月(?!龄)"
    r"|(?P<year2>(?:19|20)\d\d)年(?:度)?(?:(?P<month2>\d{1,2})月(?:(?P<day2>\d{1,2})[日号])?)?"
    r"|(?P<month3>\d{1,2})月(?!龄)(?:份)?(?:(?P<day3>\d{1,2})[日号])?"
    r"|(?P<day4>\d{1,2})[日号](?!线)"
    r")"
)
_ZH_BEFORE_SINCE = re.compile(r"[自从](?:今年|去年|明年)?$")
_ZH_BEFORE_UNTIL = re.compile(r"(?:截至|截止|至|到|迄)(?:今年|去年|明年)?$")
_ZH_SINCE = re.compile(r"[^，。；、]{0,4}?(?:起|以来|开始)|.{0,12}?(?:施行|实施|(?<!新)开工|动工)")
_ZH_UNTIL = re.compile(
    r"(?:[^，。；、\d]{0,2}\d{1,2}[时点])?[^，。；、\d]{0,4}?(?:前|为止|止|截止|结束|到期)"
)
_ZH_AFTER = re.compile(r"[之以]?后(?![半续期])")
_NUMERALS = re.compile(r"[〇零一二两三四五六七八九十]+(?=[年月日号])")


_ISO = re.compile(r"(?<!\d)(20\d\d)[-./](1[0-2]|0?[1-9])[-./](3[01]|[12]\d|0?[1-9])(?![\d.])")


@dataclass(frozen=True, slots=True)
class Moment:
    """A date that a sentence names; what it leaves open is ``None``."""

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    edge: Edge = ""


def english_moments(text: str) -> tuple[Moment, ...]:
    """Find the dates of an English sentence."""
    return tuple(_english(text))


def chinese_moments(text: str) -> tuple[Moment, ...]:
    """Find the dates of a Chinese sentence; their places are those in its Arabic spelling."""
    plain = _NUMERALS.sub(lambda found: str(number(found.group()) or found.group()), text)
    return tuple(_chinese(_ISO.sub(r"\1年\2月\3日", plain)))


def _parts(match: re.Match[str]) -> dict[str, int]:
    """Return the numbers of a match by the names of its groups without their digits."""
    return {
        name.rstrip("123456"): int(value)
        for name, value in match.groupdict().items()
        if value and value.isdigit()
    }


def _english(text: str) -> Iterator[Moment]:
    for match in _DATE.finditer(text):
        part = _parts(match)
        name = match["month1"] or match["month2"] or match["month3"]
        if name == "May" and match.start() == 0 and match.end() == len(name):
            continue
        month = MONTHS.index(name) + 1 if name else None
        before = text[: match.start()]
        edge: Edge = "since" if _SINCE.search(before) else "until" if _UNTIL.search(before) else ""
        yield Moment(*match.span(), part.get("year"), month, part.get("day"), edge)
        if "to" in part:
            yield Moment(*match.span(), part.get("year"), month, part["to"])


def _chinese(text: str) -> Iterator[Moment]:
    month = None
    for match in _ZH_DATE.finditer(text):
        part = _parts(match)
        month = part.get("month", None if "year" in part else month)
        before, edge = text[: match.start()], ""
        if _ZH_AFTER.match(text, match.end()):
            edge = ""  # what begins after a day may wait until it
        elif _ZH_BEFORE_UNTIL.search(before) or _ZH_UNTIL.match(text, match.end()):
            edge = "until"
        elif _ZH_BEFORE_SINCE.search(before) or _ZH_SINCE.match(text, match.end()):
            edge = "since"
        yield Moment(*match.span(), part.get("year"), month, part.get("day"), edge)  # type: ignore[arg-type]
        if "from" in part:
            yield Moment(*match.span(), None, part["from"])
