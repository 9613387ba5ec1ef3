"""What counts as Chinese, as a number and as alike: defined once for all other packages, imports none."""

from generator.language.bounds import BoundName, bound_words, chinese_bounds, chinese_end, chinese_limit
from generator.language.chinese import chinese_numbers, confirms, equal, same_share, states
from generator.language.english import english_numbers
from generator.language.han import FULL_WIDTH, HAN, HAN_RANGES, has_han
from generator.language.likeness import LIKE, likeness, nearest, shared
from generator.language.measures import COMPOUND, MEASURES, UNIT_FIRST, UNIT_HALF, UNIT_MORE, WITHIN
from generator.language.minguo import DATE_GAP, MINGUO, minguo_year
from generator.language.number import Number
from generator.language.numerals import (
    BLANKS,
    DIGITS,
    FIGURE_GAP,
    NUMERAL,
    SIGN,
    TO,
    Numeral,
    half_width_digits,
    number,
    read_numeral,
)
from generator.language.punctuation import FULL_FORM, QUOTATION_MARKS, VERTICAL_FORMS
from generator.language.script import is_chinese, share_of_common

__all__ = [
    "BLANKS",
    "COMPOUND",
    "DATE_GAP",
    "DIGITS",
    "FIGURE_GAP",
    "FULL_FORM",
    "FULL_WIDTH",
    "HAN",
    "HAN_RANGES",
    "LIKE",
    "MEASURES",
    "MINGUO",
    "NUMERAL",
    "QUOTATION_MARKS",
    "SIGN",
    "TO",
    "UNIT_FIRST",
    "UNIT_HALF",
    "UNIT_MORE",
    "VERTICAL_FORMS",
    "WITHIN",
    "BoundName",
    "Number",
    "Numeral",
    "bound_words",
    "chinese_bounds",
    "chinese_end",
    "chinese_limit",
    "chinese_numbers",
    "confirms",
    "english_numbers",
    "equal",
    "half_width_digits",
    "has_han",
    "is_chinese",
    "likeness",
    "minguo_year",
    "nearest",
    "number",
    "read_numeral",
    "same_share",
    "share_of_common",
    "shared",
    "states",
]
