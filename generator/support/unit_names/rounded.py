"""What a number with a bound stands for: 62% is 六成多, and 9.8% 近一成."""

from decimal import Decimal

ROUNDED = {
    "more-than": (Decimal(0), Decimal(1)),
    "at-least": (Decimal(0), Decimal(1)),
    "nearly": (Decimal(-1), Decimal(0)),
    "less-than": (Decimal(-1), Decimal(0)),
    "about": (Decimal("-0.5"), Decimal("0.5")),
}
"""How far, in steps of its last digit, an exact number may be from one that stands for it."""
_BEYOND = {
    "more-than": (Decimal(1), Decimal("1.25")),
    "at-least": (Decimal(1), Decimal("1.25")),
    "nearly": (Decimal("0.9"), Decimal(1)),
    "less-than": (Decimal("0.8"), Decimal(1)),
}
"""How many times it a share may be that a bound gives, as 27.4% for 超过四分之一."""


def ends_of_rounding(bound: str, ours: Decimal) -> list[Decimal]:
    """Return numbers between which all lie that a number with a bound may be told of."""
    step = Decimal(1).scaleb(int(ours.normalize().as_tuple().exponent))
    shares = [ours * each for each in _BEYOND.get(bound, ()) if ours < 1]
    return [*(ours + each * step for each in ROUNDED[bound]), *shares]


def stands_for(bound: str, ours: Decimal, given: Decimal) -> bool:
    """Whether a number with a bound may be told of an exact one."""
    if bound not in ROUNDED:
        return False
    step = Decimal(1).scaleb(int(ours.normalize().as_tuple().exponent))
    low, high = ROUNDED[bound]
    least, most = _BEYOND.get(bound, (1, 1)) if ours < 1 else (1, 1)
    return ours + low * step < given < ours + high * step or ours * least < given < ours * most
