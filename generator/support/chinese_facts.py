"""What a Chinese sentence says, as facts."""

from functools import lru_cache

from generator.support.contrasts import contrasts
from generator.support.fact import Fact


@lru_cache(maxsize=8192)
def chinese_facts(text: str) -> tuple[Fact, ...]:
    """Find the facts of a Chinese text in reading order."""
    return tuple(contrasts("zh").facts(text))
