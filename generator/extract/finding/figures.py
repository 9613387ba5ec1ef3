"""Numbers with their units, and quantities that the document leaves open."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from generator.extract.findings import Extraction, FoundFigure, FoundVague
from generator.extract.form import alternation, lexicon, pattern
from generator.language import NUMERAL, TO, chinese_bounds, chinese_limit, number, read_numeral
from generator.model import Bound, Span

_CHINESE = "零〇一二两三四五六七八九十百千万亿廿卅"
_CLAUSE = "，。；：、！？,;:!?（）()“”《》\n"
_ROUND = ("百", "千", "万", "亿", "百万", "千万", "万千")
"""What stands for a great many unless a measure of people or 余 follows."""
_FRACTION = "fraction"
_LONGEST_OF = 16
_RESPECTIVELY = re.compile("分别[^，。；\\d]*$")


@dataclass(frozen=True, slots=True)
class _Taken:
    """Spans in order in which a number counts nothing: dates, places, titles, named terms."""

    starts: Sequence[int]
    ends: Sequence[int]

    def __contains__(self, at: int) -> bool:
        before = bisect_right(self.starts, at)
        return before > 0 and self.ends[before - 1] > at


def find_figures(found: Extraction) -> Extraction:
    """Find every number with a unit, as in 3300余个, 2300余万元, 96.78%, 两个, 三成, and every open quantity.

    Ordinals, dates, clock times, numbers in names and fixed phrases (一级抓一级) are none; nor is 一 with a
    measure word, which is an article.
    """
    text, taken = found.document.text, _taken(found)
    figures = tuple(_figures(text, taken))
    vague = tuple(
        FoundVague(Span(*match.span()), _counted(text, match.end()))
        for match in pattern("figures", "vague").finditer(text)
        if not text[max(0, match.start() - 1) : match.start()].isdecimal()
    )
    return replace(found, figures=figures, vague=vague)


def _taken(found: Extraction) -> _Taken:
    text = found.document.text
    spans = [date.span for date in found.dates if date.precision != "vague"]
    spans += [place.span for place in found.places]
    spans += [term.span for term in found.terms if term.kind != "speech" and term.quoted]
    spans += [Span(*match.span()) for match in re.finditer(r"《[^》\n]{1,60}》", text)]
    ends: list[int] = []
    starts: list[int] = []
    for span in sorted(spans):
        if ends and span.start < ends[-1]:
            ends[-1] = max(ends[-1], span.end)
        else:
            starts.append(span.start)
            ends.append(span.end)
    return _Taken(starts, ends)


def _figures(text: str, taken: _Taken) -> Iterator[FoundFigure]:
    fixed = pattern("figures", "fixed")
    for match in _expression().finditer(text):
        if "、" in (match["number"] or "") and _RESPECTIVELY.search(
            text[max(0, match.start() - 12) : match.start()]
        ):
            match = _expression().match(text, match.start() + len("3、")) or match  # noqa: PLW2901 - a row, no range
        if match.start() in taken or _is_named(text, match.start()):
            continue
        if match["share"]:
            figure = _share(text, match)
        elif fixed.match(text, match.start()):
            continue
        else:
            figure = _figure(text, match)
        if figure:
            yield figure


def _is_named(text: str, start: int) -> bool:
    """Tell whether the number is part of a name: an ordinal, a code, a number after a hyphen."""
    return _before_a_name().search(text, max(0, start - 3), start) is not None


@cache
def _before_a_name() -> re.Pattern[str]:
    return re.compile(lexicon("figures")["not_before"])


def _figure(text: str, match: re.Match[str]) -> FoundFigure | None:
    written, unit = match["number"], match["unit"]
    if written == "一" and not _counts_one().search(text, max(0, match.start() - 3), match.start()):
        return None
    if written in _ROUND and not (match["more"] or match["more_after"] or unit in ("名", "人")):
        return None
    numeral = read_numeral(_numeral(match))
    if numeral is None or numeral.value is None:
        return None
    more = match["to_after"] or match["more"] or match["more_after"]
    bound: Bound = next(iter(chinese_bounds().meaning[more])) if more else "exact"
    start, limit = _limit(text, match.start())
    end = match.end()
    if match["after"]:
        (bound,) = chinese_bounds().meaning[match["after"]]
    elif limit and bound == "exact":
        bound = limit
    if unit in lexicon("figures")["money_words"]:
        unit, end = "元", end - len(unit) + 1
    unit = unit.replace("％", "%").removeprefix("大") if unit != "大" else unit
    rate = unit in ("%", "‰", "个百分点")
    of = _rated(text, start) if rate else _counted(text, match.end())
    value_to = None if numeral.value_to is None else float(numeral.value_to)
    return FoundFigure(Span(start, end), float(numeral.value), unit, value_to, bound, of)


def _numeral(match: re.Match[str]) -> str:
    """Return the numeral alone, with both ends of a range."""
    one = match["number"] + (match["scale"] or "")
    return f"{one}至{match['to']}{match['to_scale'] or ''}" if match["to"] else one


@cache
def _counts_one() -> re.Pattern[str]:
    return re.compile(lexicon("figures")["counts_one"])


def _share(text: str, match: re.Match[str]) -> FoundFigure | None:
    """Read 百分之X, X分之Y, 成 and 半."""
    share = match["share"]
    unit, end = _FRACTION, match.end()
    value_to = None
    if match["under"]:
        if not 0 < int(match["over"]) < int(match["under"]):
            return None
        value = int(match["over"]) / int(match["under"])
    elif match["whole"] or match["tenths"]:
        whole, part = number(match["whole"] or "十"), read_numeral(match["part"] or match["tenths"])
        if not whole or part is None or part.value is None or (match["tenths"] and part.value > whole):
            return None
        by = 1 if whole == 100 else whole  # noqa: PLR2004 - 百分之 is per cent
        unit = "%" if whole == 100 else _FRACTION  # noqa: PLR2004 - the same
        more = 0.05 if match["tenths"] and share.endswith("半") else 0
        value = round(float(part.value / by) + more, 6)
        value_to = None if part.value_to is None else round(float(part.value_to / by) + more, 6)
    else:
        value = 0.5
    start, limit = _limit(text, match.start())
    bound: Bound = limit or "exact"
    if share.startswith("过") or share.endswith(("多", "余")):
        bound = "more-than"
    if match["share_after"]:
        (bound,) = chinese_bounds().meaning[match["share_after"]]
    return FoundFigure(Span(start, end), round(value, 6), unit, value_to, bound, _rated(text, start))


def _limit(text: str, start: int) -> tuple[int, Bound | None]:
    """Give where the figure starts with the word before it that limits it, and the bound."""
    limit = chinese_limit(text, start)
    if limit is None:
        return start, None
    return (limit.start if limit.touches else start), limit.bound


def _counted(text: str, start: int) -> Span | None:
    """Give the words after a unit that say what is counted."""
    match = _COUNTED.match(text, start)
    return Span(*match.span()) if match and match.group() else None


_COUNTED = re.compile(
    rf"(?:[^{_CLAUSE}\s\d的了和与在将被等其均已并由]|“[^”\n]{{1,12}}”){{2,{_LONGEST_OF}}}(?=[{_CLAUSE}\s和与等在]|$)"
)


def _rated(text: str, start: int) -> Span | None:
    """Give the words before a rate that say what has it."""
    at = start
    while at > 0 and start - at < _LONGEST_OF * 2 and text[at - 1] not in _CLAUSE:
        at -= 1
    words = _rates().sub("", text[at:start])
    return Span(at, at + len(words)) if words else None


@cache
def _rates() -> re.Pattern[str]:
    return re.compile(lexicon("figures")["rates"])


@cache
def _expression() -> re.Pattern[str]:
    words = lexicon("figures")
    unit = alternation(unit for row in words["units"] for unit in row.split())
    attached = chinese_bounds().attached.pattern.replace("?P<bound>", "?:")
    after = f"(?:{chinese_bounds().after.pattern.replace('?P<bound>', '?:')})"
    neighbours = "(?<![\\n、])(?:" + "|".join(f"{digit}、{digit + 1}" for digit in range(1, 9)) + ")"
    written = f"(?:{neighbours}(?![\\d.,、])|{NUMERAL})"
    scale = "[十百千]?[万亿]{1,2}|[百千](?![克瓦米伏卡])"
    to = f"(?:{TO})"
    share = (
        r"(?P<over>\d{1,2})/(?P<under>\d{1,3})(?![\d/年月])|"
        rf"(?P<whole>[{_CHINESE}\d]{{1,4}})分之(?P<part>{written})(?P<share_more>[多余])?"
        rf"|(?P<tenths>[一二两三四五六七八九]{{1,2}})成(?:多|半)?(?![立为功果员效本熟长绩就都品交份型千语套建人百分对规])"
        rf"|(?<![通经])过半(?!百|年|月|个月|天|日|小时)|一半(?!的?时)|半数|[近大](?=半[，。的以])半"
    )
    return re.compile(
        rf"(?=[\d{_CHINESE}过半近大])(?:(?P<share>{share})(?P<share_after>{after})?"
        rf"|(?<![{_CHINESE}\d])(?<![数几](?=[十百千万亿]))(?<!上(?=[百千万亿]))(?P<number>{written})(?P<more>[余多])?(?P<scale>{scale})?(?P<more_after>{attached})?"
        rf"(?:(?:%|{unit})?{to}(?P<to>{written})(?P<to_scale>{scale})?(?P<to_after>[余多])?)?"
        rf"大?(?P<unit>{unit}(?:/{unit})?)(?P<after>{after})?)"
    )
