"""Prices told by what is taken off them in English, and by what is left of them in Chinese: “30 percent off” is 七折."""

import re
from decimal import Decimal

from generator.language import same_share
from generator.support.english.pair import Pair

_LEFT = re.compile(
    r"(?P<tenths>[1-9一二三四五六七八九])(?:\.?(?P<hundredths>[1-9一二三四五六七八九]))?折(?![扣叠腾返磨旧断合服射线]|.{0,2}[回次])|半价"
)
_DIGITS = {digit: str(value) for value, digit in enumerate("一二三四五六七八九", start=1)}
_OFF_AFTER = re.compile(r"\s(?:off|discount|cheaper|reduction)\b", re.IGNORECASE)
_OFF_BEFORE = re.compile(r"\b(?:discount|reduction)\sof\s$", re.IGNORECASE)
_HALF = Decimal("0.5")


def find_discounts(pair: Pair) -> frozenset[int]:
    """Return where the numbers of an English sentence stand that tell what its Chinese tells with 折 or 半价."""
    left = {_share(found) for found in _LEFT.finditer(pair.chinese)}
    return frozenset(
        each.start
        for each in (pair.said_numbers if left else ())
        if any(
            same_share(1 - each.share if _is_off(pair.undated, each.start, each.end) else each.share, share)
            for share in left
        )
    )


def _is_off(english: str, start: int, end: int) -> bool:
    return bool(_OFF_AFTER.match(english, end) or _OFF_BEFORE.search(english, 0, start))


def _share(found: re.Match[str]) -> Decimal:
    if not found["tenths"]:
        return _HALF
    digits = (_DIGITS.get(each, each) for each in (found["tenths"], found["hundredths"] or ""))
    return Decimal("0." + "".join(digits))
