"""Whether a Chinese sentence says only what the passages that it cites say."""

from collections.abc import Sequence

from generator.support.chinese_facts import chinese_facts
from generator.support.fact import Fault


def find_unsupported(statement: str, passages: Sequence[str]) -> tuple[Fault, ...]:
    """Find the words of a Chinese sentence that none of its passages bears out, in reading order."""
    said = {fact.value for passage in passages for fact in chinese_facts(passage)}
    return tuple(
        Fault(fact.kind, fact.words, fact.start)
        for fact in chinese_facts(statement)
        if fact.value not in said
    )
