"""Whether a sentence says only what the text that it rests on says; start at ``support_check.py``."""

from generator.support.comparing import find_unsupported, find_untrue
from generator.support.fact import Fact, Fault, Kind
from generator.support.support_check import check_english, check_support, told_once

__all__ = [
    "Fact",
    "Fault",
    "Kind",
    "check_english",
    "check_support",
    "find_unsupported",
    "find_untrue",
    "told_once",
]
