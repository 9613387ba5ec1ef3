"""What a sentence says, as facts that can be looked for in another sentence, and what is wrong with one."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "quantity",
    "time",
    "place",
    "scope",
    "actor",
    "polarity",
    "direction",
    "degree",
    "modality",
    "attribution",
    "words",
]
"""What a fact is about; ``words`` are words that tell two things apart, as 诈骗 and 盗窃 do."""
TURNED: frozenset[Kind] = frozenset({"polarity", "modality"})
"""What turns the sense of words around where it gets lost, as 未 and 计划."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that a sentence says, in a form that both languages share."""

    kind: Kind
    value: str
    """The same for all words with one meaning, in either language, as in ``level:down`` for 下降, 回落 and “fell”."""
    words: str
    """The words that say it."""
    start: int
    """Where they begin in the sentence."""

    @property
    def end(self) -> int:
        """Where they end in the sentence."""
        return self.start + len(self.words)


@dataclass(frozen=True, slots=True)
class Fault:
    """Words that say something else than the text they rest on."""

    kind: Kind
    words: str
    """The words of the sentence; empty if it lacks what the other text says."""
    start: int
    """Where they begin in the sentence."""
    instead: str = ""
    """The words of the other text; empty if it says nothing of the kind."""
