"""Numbers in Chinese sentences: digits, Han numerals, 万 and 亿, shares and percentages, with their bounds."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from generator.model import Bound
from generator.translate.number import Number, bound_words

_DIGIT = {char: digit for digit, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "亿": 10**8}
_WIDE = str.maketrans("０１２３４５６７８９．，％", "0123456789.,%")
_DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
_HAN = "[零〇一二三四五六七八九十百千万亿两]"
_SCALE = "(?:[百万亿]|千(?![克瓦米伏卡]))"
"""What multiplies digits; 千 in 5千米 and 9649亿千瓦时 belongs to the unit."""
_WHOLE = (
    rf"(?:{_DIGITS}{_SCALE}*(?:{_DIGITS}{_SCALE}+)*|{_HAN}+(?:点[零〇一二三四五六七八九]+(?![十百千万亿]))?)"
)
_NUMBER = re.compile(
    rf"(?P<rough>{_WHOLE})(?P<more>[余多几])(?P<large>[万亿])|百分之(?P<hundredth>{_WHOLE})|(?P<below>{_WHOLE})分之(?P<above>{_WHOLE})"
    r"|(?<![\d/])(?P<over>\d{1,2})/(?P<under>\d{1,3})(?![\d/])|(?P<half>一?半)"
    rf"|(?<![A-Za-z\d.])(?P<whole>{_WHOLE})(?P<percent>\s?%|个百分点)?(?P<tenth>成半?(?![立为功员果就长效都]))?"
)
_BOUNDS = bound_words("zh", r"(?:了|到|达|达到|人民币|有)?", r"(?:[^\d\W]{0,3}?)")
_MEASURE = re.compile(r"(?:个|年|天|月|倍|公里|里|米|吨|亩|岁|小时)(?P<bound>多)(?![次种项名年])")
_LAST = re.compile(r"(?:个?月|年|天|日|周|小时)")
_NOT_NEAR = re.compile(r"[最附靠远]近$")
_NOT_MORE = re.compile(r"(?:通|经|不|难|度|穿|走|超|越|渡)过$")


@lru_cache(maxsize=4096)
def chinese_numbers(text: str) -> tuple[Number, ...]:
    """Find the numbers of a Chinese text, each with the bounds that it may have.

    Read generously: 一 in 一批 counts as a number too. What is asked of the result is whether a known number is
    among them.
    """
    return tuple(_numbers(text.translate(_WIDE)))


def _numbers(text: str) -> Iterator[Number]:
    for match in _NUMBER.finditer(text):
        value, percent = _value(match)
        if value is None:
            continue
        bounds = _bounds(text, match.start(), match.end())
        if match["rough"]:
            bounds = _BOUNDS.of(_BOUNDS.attached.match(match["more"])) | (bounds - {"exact"})
        yield Number(match.start(), match.end(), value, bounds, percent)


def _value(match: re.Match[str]) -> tuple[Decimal | None, bool]:
    if match["rough"]:
        return (_whole(match["rough"]) or 0) * Decimal(_LARGE[match["large"]]), False
    if match["half"]:
        return Decimal("0.5"), False
    if match["hundredth"]:
        return _whole(match["hundredth"]), True
    if under := match["below"] or match["under"]:
        above, below = _whole(match["above"] or match["over"]), _whole(under)
        return (above / below if above is not None and below else None), False
    value = _whole(match["whole"])
    if value is not None and match["tenth"]:
        return (value + Decimal("0.5" if match["tenth"].endswith("半") else 0)) / 10, False
    return value, bool(match["percent"])


def _whole(written: str) -> Decimal | None:
    if "点" in written:
        whole, _, part = written.partition("点")
        digits = "".join(str(_DIGIT[char]) for char in part if char in _DIGIT)
        return None if (head := _whole(whole)) is None else head + Decimal(f"0.{digits}")
    total = Decimal(0)
    group: Decimal | None = None
    small = Decimal(0)
    if re.fullmatch(r"[零〇一二三四五六七八九]{2,}", written):
        return Decimal("".join(str(_DIGIT[char]) for char in written))
    for part in re.findall(rf"{_DIGITS}|.", written):
        if part in _SMALL:
            small += (Decimal(1) if group is None else group) * _SMALL[part]
            group = None
        elif part in _LARGE:
            below = small + (group or 0)
            total = (
                (total + below) * _LARGE[part]
                if _LARGE[part] > total > 0
                else total + (below or 1) * _LARGE[part]
            )
            small, group = Decimal(0), None
        else:
            group = Decimal(_DIGIT[part] if part in _DIGIT else part.replace(",", ""))
    return total + small + (group or 0)


def _bounds(text: str, start: int, end: int) -> frozenset[Bound]:
    before = _BOUNDS.before.search(text[:start])
    if before and (_NOT_NEAR.search(text[:start]) or _NOT_MORE.search(text[: before.end("bound")])):
        before = None if before["bound"] in {"近", "过"} else before
    bounds = _BOUNDS.of(before) | _BOUNDS.of(_BOUNDS.attached.match(text, end))
    if not bounds:
        bounds = _BOUNDS.of(_MEASURE.match(text, end)) | _BOUNDS.of(_BOUNDS.after.match(text, end))
    unsure = before and before["bound"] == "近" and _LAST.match(text, end)
    return bounds | {"exact"} if unsure or not bounds else bounds
