"""What stands in a clause, and what of it a word denies."""

import re

from generator.support.chinese.case import Reading
from generator.support.chinese.clause_content import Clause, plain, share
from generator.support.fact import Fact

FEW = 2
MOST = 0.5
_SKIPPED = re.compile(
    r"(?:得到|进行|再|能够|能|被|予以|予|付(?![款费息清])|会|有|必须|必要|必|需要|需|要(?!求)|出现|发现(?=.)|发生|造成|是|为|曾|过|可以|可|得|应|任何|人员|人)+"
)


def what_is_denied(text: str, end: int, clause_end: int) -> str:
    """Return the content characters that a denial stands before, up to three."""
    skipped = _SKIPPED.match(text, end)
    return plain(text[skipped.end() if skipped else end : clause_end])[:3]


def is_spelt(clause: Clause, gram: str) -> bool:
    """Whether a pair of characters stands for more than one character of a clause; 增 alone may be any rise."""
    places = (at - clause.start for other, at in clause.grams if other == gram)
    return any(plain(clause.text[at]) != gram or plain(clause.text[at : at + 2]) == gram for at in places)


def counted_content(reading: Reading, clause: Clause, without: Fact | None = None) -> frozenset[str]:
    """Return the content of a clause with its numbers and dates, but not what stands at a fact."""
    start, end = (without.start - 1, without.end) if without else (0, 0)
    counted = (each.value.partition(":")[2] for each in reading.within(clause, "quantity"))
    dated = (each.value for each in reading.within(clause, "time") if each.value.startswith("date:"))
    return frozenset(gram for gram, at in clause.grams if not start <= at < end).union(counted, dated)


def held_so_far(content: frozenset[str], passage: Reading, clause: Clause) -> float:
    """Return how much of some content stands in a clause and those before it."""
    before = (each.content for each in passage.before(clause))
    return share(content, counted_content(passage, clause).union(*before))
