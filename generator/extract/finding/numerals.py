"""Arabic and Chinese numerals as numbers."""

import re
from decimal import Decimal, InvalidOperation

DIGIT = {
    **{str(digit): digit for digit in range(10)},
    **{char: digit for digit, char in enumerate("０１２３４５６７８９")},
    **{char: digit for digit, char in enumerate("零一二三四五六七八九")},
    "〇": 0,
    "○": 0,
    "两": 2,
    "壹": 1,
    "贰": 2,
    "叁": 3,
    "肆": 4,
    "伍": 5,
    "陆": 6,
    "柒": 7,
    "捌": 8,
    "玖": 9,
}
SCALE = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
LARGE = {"万": 10**4, "亿": 10**8}
_ARABIC = re.compile(r"[\d,，.．]+")
_FULL_WIDTH = str.maketrans("０１２３４５６７８９．，％", "0123456789.,%")


def number(text: str) -> float | None:
    """Give the number that a numeral writes, as in 3,300, 1.2万, 四百六十, 二〇二三, 三点二; None if it writes none."""
    value = _number(text.translate(_FULL_WIDTH))
    return None if value is None else float(value)


def _number(text: str) -> Decimal | None:
    """Reckon in decimals: 1.1 times 亿 in floats is not quite 110,000,000."""
    total, rest = Decimal(0), text
    for mark in ("亿", "万"):
        head, found, rest = _cut(rest, mark)
        if found:
            part = _number(head) if head else Decimal(1)
            if part is None:
                return None
            total += part * LARGE[mark]
    if not rest:
        return total if text else None
    part = _small(rest)
    return None if part is None else total + part


def _cut(text: str, mark: str) -> tuple[str, bool, str]:
    at = text.rfind(mark)
    return (text[:at], True, text[at + 1 :]) if at >= 0 else ("", False, text)


def _small(text: str) -> Decimal | None:
    whole, point, part = text.partition("点")
    if point:
        head, digits = _small(whole), "".join(str(DIGIT[char]) for char in part if char in DIGIT)
        return None if head is None or len(digits) < len(part) else head + Decimal(f"0.{digits}")
    if _ARABIC.fullmatch(text):
        try:
            return Decimal(text.replace(",", ""))
        except InvalidOperation:
            return None
    if len(text) > 1 and all(char in DIGIT for char in text):
        return Decimal("".join(str(DIGIT[char]) for char in text))
    total, digit, pending = Decimal(0), Decimal(0), False
    run = re.match(r"\d[\d,]*(?:\.\d+)?", text)
    if run:
        digit, pending, text = Decimal(run.group().replace(",", "")), True, text[run.end() :]
    for char in text:
        if char in SCALE:
            total += (digit if pending else 1) * SCALE[char]
            digit, pending = Decimal(0), False
        elif char in DIGIT:
            digit, pending = Decimal(DIGIT[char]), True
        else:
            return None
    return total + digit
