"""Numbers with their units, and quantities that the document leaves open."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from generator.extract.findings import Extraction, FoundFigure, FoundVague
from generator.extract.form import Opened, lexicon, pattern
from generator.language import (
    COMPOUND,
    DIGITS,
    HAN,
    MEASURES,
    NUMERAL,
    SIGN,
    TO,
    UNIT_FIRST,
    UNIT_HALF,
    UNIT_MORE,
    WITHIN,
    chinese_bounds,
    chinese_limit,
    number,
    read_numeral,
)
from generator.model import Bound, Span
from generator.reference import in_simplified

_CHINESE = "零〇一二两三四五六七八九十百千万亿廿卅"
_CLAUSE = "，。；：、！？,;:!?（）()“”《》\n\t"
_ROUND = ("百", "千", "万", "亿", "百万", "千万", "万千")
"""What stands for a great many unless a measure of people or 余 follows."""
_FRACTION = "fraction"
_LONGEST_OF = 16
_RATES = ("%", "‰", "个百分点", "百分点")
_NEGATIVE = ("零下", "负")
_SIGNED = ("%", "℃", "度", "摄氏度", "个百分点", "百分点")
"""The units before which a hyphen is a minus sign."""
_BLANKS = (" ", "\u00a0")
_GAP = r"[^\S\n]?"
"""What may stand between number and unit; a figure never goes on in the next line."""
_SCALE_GAP = r"(?:(?<![零一二两三四五六七八九十百千])[^\S\n]|)"
"""What may stand before 万 or 亿: no blank behind a Chinese numeral."""
_LINKS = "至到—－\\-–~～"
"""The characters of what stands between the ends of a range, within [...]."""
_FOLLOWS = f"余多有来+＋大百千万亿{_LINKS} \t\x0b-\r\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
"""What comes after a number that counts, within [...], besides a unit: most numerals of a text count nothing."""
_UNIT_IN_BRACKETS = re.compile(r"[（(][^（(]+[）)]")
"""The unit of a column, as in 学生（万人）."""
_GOES_ON = re.compile(r"米\d{1,2}(?=[，。；、：）的]|$)|元\d{1,2}角|个多?[万亿](?!级)")
"""The end of a unit, and what goes on with the number: 1米75 is no metre, 2个多亿 no two."""
_WITHIN = re.compile(WITHIN)
_CUT = re.compile(r"\d,$")
"""What stands before the rest of a number that is cut into no groups of three, as in 12,34."""
_RESPECTIVELY = re.compile("分别[^，。；\\d]*$")


@dataclass(frozen=True, slots=True)
class _Taken:
    """Sorted spans in which a number counts nothing: dates, places, titles, named terms."""

    starts: Sequence[int]
    ends: Sequence[int]

    def __contains__(self, at: int) -> bool:
        before = bisect_right(self.starts, at)
        return before > 0 and self.ends[before - 1] > at


def find_figures(found: Extraction) -> Extraction:
    """Find every number with a unit, as in 3300余个, 2300余万元, 96.78%, 两个, 三成, and every open quantity.

    Ordinals, dates, clock times, numbers in names and fixed phrases (一级抓一级) do not count, nor does 一 with a
    measure word, which is an article.
    """
    text, taken = in_simplified(found.document.text), _taken(found)
    figures = tuple(_figures(text, taken))
    if text is not found.document.text:
        figures = tuple(_as_written(found.document.text, text, each) for each in figures)
    vague = tuple(
        FoundVague(Span(*match.span()), _counted(text, match.end()))
        for match in pattern("figures", "vague").finditer(text)
        if not text[match.start() - 1 : match.start()].isdecimal()
    )
    return found.adding(figures=figures, vague=vague)


def _taken(found: Extraction) -> _Taken:
    text = found.document.text
    spans = [date.span for date in found.dates if date.precision != "vague"]
    spans += [place.span for place in found.places]
    spans += [term.span for term in found.terms if term.kind != "speech" and term.quoted]
    spans += [Span(*match.span()) for match in re.finditer(r"《[^》\n]{1,60}》", text)]
    ends: list[int] = []
    starts: list[int] = []
    for span in sorted(spans, key=lambda span: span.start):
        if ends and span.start < ends[-1]:
            ends[-1] = max(ends[-1], span.end)
        else:
            starts.append(span.start)
            ends.append(span.end)
    return _Taken(starts, ends)


def _figures(text: str, taken: _Taken) -> Iterator[FoundFigure]:
    fixed = pattern("figures", "fixed")
    for match in _matches(text):
        start = match.start()
        if start in taken or _is_named(text, start):
            continue
        if match["share"]:
            figure = _share(text, match)
        elif fixed.match(text, start):
            continue
        else:
            figure = _figure(text, match)
        if figure:
            yield figure


def _matches(text: str) -> Iterator[re.Match[str]]:
    """Yield the expressions of a text; an apparent range with two units counts as two, as in 下降12.5%至3200万元."""
    at, expression = 0, figure_expression()
    for opened in expression.opening.finditer(text):
        start = opened.start()
        match = found = expression.whole.match(text, start) if start >= at else None
        if found is None:
            continue
        end = found.end()
        from_unit = found["from_unit"]
        if from_unit and from_unit != found["unit"]:
            end = found.start("link")
            match = expression.whole.match(text, start, end)
        elif "、" in (found["number"] or "") and _RESPECTIVELY.search(text, start - 12, start):
            match = expression.whole.match(text, start + len("3、"))  # a row, no range
        if match:
            yield match
            end = match.end()
        at = max(end, start + 1)


def _as_written(text: str, folded: str, figure: FoundFigure) -> FoundFigure:
    """Return a figure with its unit in the characters of the document, which may be traditional."""
    at = folded.rfind(figure.unit, figure.span.start, figure.span.end) if figure.unit else -1
    unit = text[at : at + len(figure.unit)].replace("％", "%")
    return figure if at < 0 or unit == figure.unit else replace(figure, unit=unit)


def _is_named(text: str, start: int) -> bool:
    """Whether the number is part of a name: an ordinal, a code, a number after a hyphen."""
    end = start - 1 if text[start - 1 : start] in _BLANKS else start
    return pattern("figures", "not_before").match(text, end) is not None


def _figure(text: str, match: re.Match[str]) -> FoundFigure | None:
    unit, more = _unit(match), _more(match)
    numeral = read_numeral(_numeral(match)) if _counts(text, match, more) else None
    if numeral is None or numeral.value is None:
        return None
    half = 0.5 if match["half"] or match["and"] == "半" else 0
    value = float(numeral.value) + (0 if match["to"] else half)
    value_to = None if numeral.value_to is None else float(numeral.value_to) + half
    bound: Bound = next(iter(chinese_bounds().meaning[more])) if more else "exact"
    start, limit = _limit(text, match.start())
    end = match.end()
    if match["after"]:
        (bound,) = chinese_bounds().meaning[match["after"]]
    elif limit and bound == "exact":
        bound = limit
    elif bound == "exact" and _WITHIN.match(text, end - unit.endswith("内")):
        unit, bound = unit.removesuffix("内"), "at-most"
        end = match.end() + (text[match.end() - 1] != "内")
    if unit in lexicon("figures")["money_words"]:
        unit, end = "元", end - len(unit) + 1
    of = _rated(text, start) if unit in _RATES else _counted(text, max(end, match.end()))
    if not unit and of is None:
        return None
    return FoundFigure(Span(start, end), -value if match["sign"] else value, unit, value_to, bound, of)


def _unit(match: re.Match[str]) -> str:
    if match["rest"]:
        return f"个{match['rest']}"
    unit = (match["unit"] or "").replace("％", "%")
    return unit if unit == "大" else unit.removeprefix("大")


def _more(match: re.Match[str]) -> str:
    """Return the word within the figure that means “more” or “about”; empty if there is none."""
    said = match["to_more"] or match["to_after"] or match["more"] or match["more_after"] or match["more_unit"]
    return said or ("多" if match["and"] == "多" else "")


def _counts(text: str, match: re.Match[str], more: str) -> bool:
    """Whether a numeral counts something: 一 alone is an article, and 百, 千 and 万 alone mean “many”."""
    numeral = match["number"]
    if numeral == "一" and not (more or match["half"] or match["and"] or match["unit"] == "倍"):
        return _counts_one().search(text, match.start() - 4, match.start()) is not None
    if _GOES_ON.match(text, match.end() - 1) or _CUT.search(text, match.start() - 2, match.start()):
        return False
    if numeral in _ROUND:
        if text[match.start() - 1 : match.start()] == "每":
            return False
        if not (more or match["unit"] in {"名", "人"} or _is_limited(text, match)):
            return False
        if _UNIT_IN_BRACKETS.fullmatch(text, match.start() - 1, match.end() + 1):
            return False
    twice = match["more"] and (match["and"] or (match["scale"] and numeral[-1] in "万亿"))
    code = match["sign"] and match["sign"] not in _NEGATIVE and _unit(match) not in _SIGNED
    return not (twice or code)


def _is_limited(text: str, match: re.Match[str]) -> bool:
    """Whether a word right before a number limits it, as in 逾百万人次: then it is no mere “many”."""
    limit = chinese_limit(text, match.start())
    return match["unit"] is not None and limit is not None and limit.touches


def _numeral(match: re.Match[str]) -> str:
    """Return the numeral alone, with both ends of a range."""
    one = match["number"] + (match["scale"] or "")
    return f"{one}至{match['to']}{match['to_scale'] or ''}" if match["to"] else one


@cache
def _counts_one() -> re.Pattern[str]:
    return re.compile(lexicon("figures")["counts_one"])


def _share(text: str, match: re.Match[str]) -> FoundFigure | None:
    """Read 百分之X, X分之Y, 成 and 半 as a figure; None if the expression is not a share."""
    share = match["share"]
    unit, end = _FRACTION, match.end()
    value_to = None
    if match["under"]:
        if not 0 < int(match["over"]) < int(match["under"]):
            return None
        value = int(match["over"]) / int(match["under"])
    elif match["whole"] or match["tenths"]:
        whole, part = (
            number(match["whole"] or "十"),
            read_numeral(match["part"] or match["tenths"].replace("成", "")),
        )
        if not whole or part is None or part.value is None or (match["tenths"] and part.value > whole):
            return None
        by = 1 if whole == 100 else whole  # noqa: PLR2004 - 百分之 is per cent
        unit = "%" if whole == 100 else _FRACTION  # noqa: PLR2004 - the same
        more = 0.05 if share.endswith("半") else float(number(match["tenth_more"] or "零") or 0) / 100
        value = round(float(part.value / by) + more, 6)
        value_to = None if part.value_to is None else round(float(part.value_to / by) + more, 6)
    else:
        value = 0.5
    start, limit = _limit(text, match.start())
    bound: Bound = limit or "exact"
    if share.startswith("过"):
        if chinese_limit(text, match.start() + 1) is None:  # 当过半数 says nothing of more than a half
            return None
        bound = "more-than"
    if more_word := match["share_more"] or ("多" if share.endswith("多") else ""):
        (bound,) = chinese_bounds().meaning[more_word]
    if match["share_after"]:
        (bound,) = chinese_bounds().meaning[match["share_after"]]
    return FoundFigure(Span(start, end), round(value, 6), unit, value_to, bound, _rated(text, start))


def _limit(text: str, start: int) -> tuple[int, Bound | None]:
    """Return where the figure starts, including a limiting word right before it, and its bound."""
    limit = chinese_limit(text, start)
    if limit is None:
        return start, None
    return (limit.start if limit.touches else start), limit.bound


def _counted(text: str, start: int) -> Span | None:
    """Return the words after a unit that say what is counted; None if there are none."""
    match = _COUNTED.match(text, start)
    return Span(*match.span()) if match and match.group() else None


_COUNTED = re.compile(
    rf"(?:[^{_CLAUSE}\s\d的了和与在将被等其均已并由]|“[^”\n]{{1,12}}”){{2,{_LONGEST_OF}}}(?=[{_CLAUSE}\s和与等]|(?<!正)在|$)"
)


def _rated(text: str, start: int) -> Span | None:
    """Return the words before a rate that say what it belongs to; None if there are none."""
    at = start
    while at > 0 and start - at < _LONGEST_OF * 2 and text[at - 1] not in _CLAUSE:
        at -= 1
    words = _rates().sub("", text[at:start])
    return Span(at, at + len(words)) if words else None


@cache
def _rates() -> re.Pattern[str]:
    return re.compile(lexicon("figures")["rates"])


@cache
def figure_expression() -> Opened:
    """Return what finds figures; one opens with a numeral, a sign or a share, and a character that may follow it."""
    others, numeral = r"过半近大负\-－−", rf"\d{_CHINESE}"
    follows = rf"{_FOLLOWS}{UNIT_FIRST}{numeral}.．,，、点點/分成半数下"
    opening = re.compile(
        rf"[{DIGITS}{_CHINESE}{others}](?=[{follows}])"
        rf"(?:(?<![{numeral}].)(?:(?<![{others}])|(?=[{numeral}半数]))|(?=数|[^/分成半\n]{{0,5}}+[/分成半]))"
    )
    return Opened(opening, _expression())


def _expression() -> re.Pattern[str]:
    attached = chinese_bounds().attached.pattern.replace("?P<bound>", "?:")
    after = f"(?:{chinese_bounds().after.pattern.replace('?P<bound>', '?:')})"
    neighbours = "(?<![\\n、])(?:" + "|".join(f"{digit}、{digit + 1}" for digit in range(1, 9)) + ")"
    written = f"(?:{neighbours}(?![\\d.,、])|{NUMERAL})"
    scale = "[百千]?[万亿]{1,2}|[百千](?![克瓦米伏卡])"
    to = f"(?:{TO})"
    digit = "[一二两三四五六七八九]"
    share = (
        r"(?P<over>\d{1,2})/(?P<under>\d{1,3})(?![\d/年月])|"
        rf"(?P<whole>[{_CHINESE}\d]{{1,4}})分之(?P<part>{written})"
        rf"|(?P<tenths>{digit}{{1,2}}(?:成?{to}{digit})?|(?<![\d.,])[1-9](?:成?{to}[1-9])?)成(?:多|半|(?P<tenth_more>{digit})(?![十百千万亿]))?"
        rf"(?!不变|[立为功员果效本熟长绩就都品交份型千语套建人百分对规])"
        rf"|(?<![通经])过半(?!百|年|月|个月|天|日|小时)|一半(?!的?时)多?|半数|[近大](?=半[，。的以])半"
    )
    may_be_share = rf"(?=[过近大]?半|[{_CHINESE}\d]{{1,4}}+[/分成半{_LINKS}])"
    follows = f"(?=[{_FOLLOWS}{UNIT_FIRST}])"
    may_be_range = f"(?=[^{_LINKS}，。、；\n]{{0,20}}+[{_LINKS}])"  # two units and a blank are shorter
    bare = f"(?<=[万亿])(?={lexicon('figures')['without_measure']})"
    people = f"(?(more)(?=[{HAN}])|(?(more_after)(?=[{HAN}])|{bare}))"
    return re.compile(
        rf"(?:{may_be_share}(?P<share>{share})(?:(?P<share_more>(?<!多){attached})|)(?:(?P<share_after>{after})|)"
        rf"|(?<![{_CHINESE}\d])(?<![数几](?=[十百千万亿]))(?<!上(?=[百千万亿]))(?:(?P<sign>{SIGN})|)(?P<number>{written}){follows}"
        rf"(?:{_GAP}(?P<more>[余多])|)(?:{_SCALE_GAP}(?P<scale>{scale})|)(?:(?P<more_after>{attached})|)"
        rf"(?:{may_be_range}{_GAP}(?:(?P<from_unit>{MEASURES})|)(?P<link>{to}){_GAP}(?P<to>{written})(?:(?P<to_more>[余多])|)(?:{_SCALE_GAP}(?P<to_scale>{scale})|)(?:(?P<to_after>[余多])|)|)"
        rf"(?:{_GAP}大?(?:{COMPOUND}|(?P<unit>{MEASURES})(?:(?P<half>{UNIT_HALF})|))(?:(?P<more_unit>{UNIT_MORE})|)"
        rf"(?:(?P<after>{after})|)|{people}))"
    )
