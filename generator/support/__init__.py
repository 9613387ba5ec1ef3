"""Whether a sentence says only what the text that it rests on says; start at ``fact.py``."""

from generator.support.chinese import chinese_facts, find_unsupported
from generator.support.english_facts import english_facts
from generator.support.fact import Fact, Fault, Kind
from generator.support.support_check import check_english, check_support
from generator.support.untrue import find_untrue

__all__ = [
    "Fact",
    "Fault",
    "Kind",
    "check_english",
    "check_support",
    "chinese_facts",
    "english_facts",
    "find_unsupported",
    "find_untrue",
]
