"""Arabic and Chinese numerals as numbers, for every module that reads one.

::

    number("3,300")          3300        read_numeral("两三百")    200 to 300
    number("一点二万")       12000       read_numeral("3至5万")    30000 to 50000
    number("2亿5千万")       250000000   read_numeral("十几")      no value: its end is open
    number("二〇二三")       2023        read_numeral("千千万万")  None: it is not a number

The forms are those of GB/T 15835-2011, with traditional characters, capitals and spoken forms: 一万二 is 12,000.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from generator.language.han import FULL_WIDTH, HAN

TO = "至|到|—{1,2}|－|-|–|~|～"
"""What stands between the ends of a range, as alternatives of a regular expression."""

SIGN = r"零下|负|(?<![\dA-Za-z%℃）)十百千万亿])[-－−](?=[\d０-９])"
"""What makes a number negative, as alternatives of a regular expression."""

DIGITS = "0-9０-９"
"""Digits, within [...] with which a pattern begins: ``re`` passes over a text in less time with it than with ``\\d``."""
_ARABIC = (
    r"\d{1,3}+(?:[,，]\d{3}(?:[,，]\d{3})*(?!\d)|[ \u00a0\u2009\u202f]\d{3}(?:[ \u00a0\u2009\u202f]\d{3})*(?!\d)|\d*+)"
    r"(?:[.．]\d++|)"
)
"""Digits, those of large numbers in groups of three. Here and below, ``|)`` takes ``re`` a fraction of the time of ``)?``."""
_SCALE = "(?:百(?!分点)|[万亿萬億]|千(?![克瓦米伏卡赫帕]|分点))"
"""What multiplies digits; 千 in 5千米 and 9649亿千瓦时 belongs to the unit, 百 in 0.5百分点 too."""
_BELOW_WAN = r"(?:(?<=[万萬])(?:\d[,，]\d{3}|\d{3,4})(?![\d.．,，万萬亿億]))"
"""What follows 万 in a number whose last digits are written out, as in 3萬7,984."""
BLANKS = " \u00a0\u2002-\u200a\u202f"
"""Blanks, within [...], that nobody sets between Chinese characters on purpose; an ideographic one may be meant."""
_BLANK = f"[{BLANKS}]"
FIGURE_GAP = re.compile(f"(?<=[{HAN}{FULL_WIDTH}]){_BLANK}(?=\\d)|(?<=[\\d%]){_BLANK}(?=[{HAN}%])")
"""The blank that many pages set between figures and Chinese characters."""
_SPACED = f"(?:{_BLANK}(?={_SCALE})|)"
_NO_UNIT = "(?!瓦时(?<=千瓦时)|[克瓦米伏卡赫帕](?<=[十百千万亿萬億]千.))"
"""After a numeral in characters: 千 in 三亿千瓦时 belongs to the unit."""
_HAN_DIGIT = "[零〇一二两三四五六七八九]"
NUMERAL = (
    f"(?:{_ARABIC}(?:{_SPACED}{_SCALE}+(?:{_ARABIC}{_SCALE}+)*(?:{_BELOW_WAN}|)|)"
    f"|(?!(?<=\\d{_BLANK})[百千万亿萬億])[零〇一二两三四五六七八九十百千万亿廿卅兩萬億]+{_NO_UNIT}"
    f"(?:[点點]{_HAN_DIGIT}+[百千万亿]*(?!十)|{_BLANK}[万亿萬億]+|))"
)
"""Where a numeral may stand in a text, as a regular expression; capitals are left out because they occur in
names."""

_DIGIT = {
    **{str(digit): digit for digit in range(10)},
    **{char: digit for digit, char in enumerate("零一二三四五六七八九")},
    **{char: digit for digit, char in enumerate("〇壹贰叁肆伍陆柒捌玖")},
    "○": 0,
    "两": 2,
}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "亿": 10**8}
_PLAIN = str.maketrans(
    "０１２３４５６７８９．，％－～兩萬億點貳參陸幾數拾佰仟", "0123456789.,%-~两万亿点贰叁陆几数十百千"
)
_FULL_WIDTH = "０１２３４５６７８９"
_HALF = str.maketrans(_FULL_WIDTH, "0123456789")
_PART = re.compile(rf"{_ARABIC}|.", re.DOTALL)
_SPACES = re.compile(_SPACED)
_RANGE = re.compile(rf"(.+?)(?:{TO})(.+)")
_OPEN = re.compile(
    r"(?:[几数上][十百千万亿]+|[一二两三四五六七八九]?[十百千]几[十百千万亿]*|几)[多余]?[万亿]*"
)
_NEIGHBOURS = re.compile(
    r"(?<![零〇○一二两三四五六七八九])([一二两三四五六七八九])、?([二两三四五六七八九])(?![零〇○一二两三四五六七八九])"
    r"|(?<![\d.,])([1-9])、([1-9])(?![\d.,])"
)
_LONGEST = 60
"""No meaningful numeral has more characters than this."""
_BEYOND = Decimal(10) ** 40
"""No meaningful numeral is as large as this: 亿亿 is 10¹⁶, but 亿 may be written sixty times."""
_KEPT = 10_000
"""So many numerals are remembered with their meaning: a text repeats most of its numerals."""
_APART = {(3, 5), (3, 2)}
"""Pairs of digits that are spoken together though they are not consecutive: 三五 and 三两."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """What a numeral means."""

    value: Decimal | None
    """The number, or the lower end of a range; ``None`` if only its magnitude is stated, as in 几十."""
    value_to: Decimal | None = None
    """The upper end of a range."""


def half_width_digits(text: str) -> str:
    """Return the text with its digits half-width, one for one."""
    return (
        text.translate(_HALF) if any(map(text.__contains__, _FULL_WIDTH)) else text
    )  # to look is much quicker


def plain_numerals(text: str) -> str:
    """Return the text with its digits, points and numerals half-width and simplified, one for one."""
    return text.translate(_PLAIN)


def number(text: str) -> Decimal | None:
    """Return the number that a numeral states; ``None`` for a range, an open end, or any other text."""
    found = read_numeral(text)
    return None if found is None or found.value_to is not None else found.value


def read_numeral(text: str) -> Numeral | None:
    """Return what a numeral means, ranges and open ends included; ``None`` if the text is not a numeral."""
    return None if len(text) > _LONGEST else _read_sensible(text)


@lru_cache(_KEPT)
def _read_sensible(text: str) -> Numeral | None:
    found = _read(text)
    return None if found and max(found.value or 0, found.value_to or 0) >= _BEYOND else found


def _read(text: str) -> Numeral | None:
    if text.isascii() and text.isdigit():  # most numerals of a text
        return Numeral(Decimal(text))
    plain = _SPACES.sub("", plain_numerals(text))
    if _OPEN.fullmatch(plain):
        return Numeral(None)
    if neighbours := _neighbours(plain):
        ends = sorted(end for each in neighbours if (end := _number(each)) is not None)
        return Numeral(*ends) if len(ends) == len(neighbours) else None
    if (value := _number(plain)) is not None:
        return Numeral(value)
    match = _RANGE.fullmatch(plain)
    return _range(*match.groups()) if match else None


def _neighbours(plain: str) -> tuple[str, str] | None:
    """Return a numeral with the lower and the upper of two neighbouring digits: 二十 and 三十 for 二三十."""
    match = _NEIGHBOURS.search(plain)
    if match is None:
        return None
    one, other = (each for each in match.groups() if each)
    if _DIGIT[other] - _DIGIT[one] != 1 and (_DIGIT[one], _DIGIT[other]) not in _APART:
        return None
    before, after = plain[: match.start()], plain[match.end() :]
    return f"{before}{one}{after}", f"{before}{other}{after}"


def _range(one: str, other: str) -> Numeral | None:
    """Return a range; its first end may take its scale from the second, as in 3至5万."""
    scale = re.search("[百千万亿]*$", other).group()  # type: ignore[union-attr] # it matches at the end at least
    value, value_to, bare = _number(one), _number(other), _number(other.removesuffix(scale))
    if value is None or value_to is None:
        return None
    if scale and bare is not None and value < bare and not re.search("[百千万亿]", one):
        value *= value_to / bare
    return Numeral(value, value_to)


def _number(plain: str) -> Decimal | None:
    """Return the value of a numeral in decimals, because 1.1 times 亿 in floats is not quite 110,000,000."""
    parts = _PART.findall(plain.replace("廿", "二十").replace("卅", "三十"))
    if not parts:
        return None
    if len(parts) > 1 and all(part in _DIGIT for part in parts):
        return Decimal("".join(str(_DIGIT[part]) for part in parts))
    return _large(parts, 10**16)


def _large(parts: list[str], below: int) -> Decimal | None:
    """Return the value of parts with 万 and 亿; each must be below what precedes it."""
    for mark in ("亿", "万"):
        if mark not in parts:
            continue
        at = len(parts) - 1 - parts[::-1].index(mark)
        head, rest = parts[:at], parts[at + 1 :]
        if not head and below < 10**16:  # 亿万: only the first scale may stand without a number
            return None
        if mark in head and head[-1] not in {*_SMALL, *_LARGE}:
            return None
        value = _large(head, 10**16) if head else Decimal(1)
        after = _after(rest, _LARGE[mark])
        return None if value is None or after is None else value * _LARGE[mark] + after
    return _small(parts, first=below == 10**16)


def _after(rest: list[str], scale: int) -> Decimal | None:
    """Return what follows 万 or 亿 in a number; a single digit is a tenth of the scale, as in 一万二."""
    if not rest:
        return Decimal(0)
    if len(rest) == 1 and rest[0] in _DIGIT and not rest[0].isascii() and _DIGIT[rest[0]]:
        return Decimal(_DIGIT[rest[0]]) * scale / 10
    value = _large(rest, scale)
    return value if value is not None and value < scale else None


def _small(parts: list[str], *, first: bool) -> Decimal | None:
    """Return the value of parts up to thousands; ``first`` if 百 may stand for 一百."""
    if "点" in parts:
        return _pointed(parts)
    total, digit, last, zero = Decimal(0), None, 10**4, False
    for at, part in enumerate(parts):
        if part in _SMALL:
            if _SMALL[part] >= last or (digit is None and not (part == "十" or (first and at == 0))):
                return None
            last, total = _SMALL[part], total + (1 if digit is None else digit) * _SMALL[part]
            digit, zero = None, False
        elif digit is not None and digit != 0:
            return None
        elif part in _DIGIT:
            digit = Decimal(_DIGIT[part])
            zero = zero or not digit or part.isascii()
        elif re.fullmatch(_ARABIC, part):
            digit, zero = Decimal(re.sub("[^0-9.]", "", part)), True
        else:
            return None
    tenths = digit and not zero and 100 <= last < 10**4  # noqa: PLR2004 - 三百五 is 350
    return total + (digit or 0) * (last // 10 if tenths else 1)


def _pointed(parts: list[str]) -> Decimal | None:
    """Return a number with the Chinese decimal point, as in 三点二 and 一点二百."""
    at = parts.index("点")
    rest = parts[at + 1 :]
    scale = 1
    while rest and rest[-1] in _SMALL:
        scale *= _SMALL[rest.pop()]
    whole = _small(parts[:at], first=True) if at else None
    if whole is None or not rest or any(part not in _DIGIT for part in rest):
        return None
    return (whole + Decimal("0." + "".join(str(_DIGIT[part]) for part in rest))) * scale
