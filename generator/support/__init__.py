"""Whether a sentence says only what the text that it rests on says; start at ``fact.py``."""

from generator.support.chinese_facts import chinese_facts
from generator.support.english import find_untrue
from generator.support.fact import Fact, Fault, Kind
from generator.support.unsupported import find_unsupported

__all__ = [
    "Fact",
    "Fault",
    "Kind",
    "chinese_facts",
    "find_unsupported",
    "find_untrue",
]
