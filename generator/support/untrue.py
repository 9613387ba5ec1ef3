"""Whether an English sentence says what its Chinese says."""

from generator.support.chinese import chinese_facts
from generator.support.english_facts import english_facts
from generator.support.fact import Fault


def find_untrue(english: str, chinese: str) -> tuple[Fault, ...]:
    """Find the words of an English sentence that say other than its Chinese, in reading order."""
    said = {fact.value for fact in chinese_facts(chinese)}
    return tuple(
        Fault(fact.kind, fact.words, fact.start) for fact in english_facts(english) if fact.value not in said
    )
