"""What is meant by Chinese, by a number and by alike: each said once, for all other packages. Imports none of them."""

from generator.language.bounds import BoundName, bound_words, chinese_bounds, chinese_limit
from generator.language.han import FULL_WIDTH, HAN, HAN_RANGES, has_han
from generator.language.likeness import LIKE, likeness, nearest, shared
from generator.language.numerals import NUMERAL, TO, Numeral, number, plain_numerals, read_numeral
from generator.language.punctuation import FULL_FORM, QUOTATION_MARKS

__all__ = [
    "FULL_FORM",
    "FULL_WIDTH",
    "HAN",
    "HAN_RANGES",
    "LIKE",
    "NUMERAL",
    "QUOTATION_MARKS",
    "TO",
    "BoundName",
    "Numeral",
    "bound_words",
    "chinese_bounds",
    "chinese_limit",
    "has_han",
    "likeness",
    "nearest",
    "number",
    "plain_numerals",
    "read_numeral",
    "shared",
]
