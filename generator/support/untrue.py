"""Whether an English sentence says what its Chinese says."""

from generator.support.chinese import chinese_facts
from generator.support.english_facts import english_facts
from generator.support.fact import Fault


def find_untrue(english: str, chinese: str) -> tuple[Fault, ...]:
    """Find the words of an English sentence that say the contrary of its Chinese, in reading order."""
    said = {fact.value: fact.words for fact in chinese_facts(chinese)}
    asked = {value.partition(":")[0]: words for value, words in said.items()}
    return tuple(
        Fault(fact.kind, fact.words, fact.start, asked[question])
        for fact in english_facts(english)
        if fact.value not in said and (question := fact.value.partition(":")[0]) in asked
    )
