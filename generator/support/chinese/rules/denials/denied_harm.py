"""Deaths, injuries and the like, which a sentence tells and its passages only deny."""

import re
from collections.abc import Callable, Iterator

from generator.support.chinese.case import Case
from generator.support.chinese.negation import denials
from generator.support.fact import Fault


def _harmed(case: Case) -> Iterator[Fault]:
    """Find a harm, in whatever words, where every clause of the passages that speaks of this harm denies it."""
    for own in case.statement.clauses:
        found = _HARM.search(own.text)
        if found is None or denials(own.text) or _UNREAL.search(own.text):
            continue
        root = next(char for char in _ROOTS if char in found.group())
        theirs = [each for _, each in case.clauses if root in each.text]
        if theirs and all(denials(each.text) for each in theirs):
            yield Fault("polarity", found.group(), own.start + found.start(), theirs[0].text)


_ROOTS = "死亡伤困失"
_HARM = re.compile("(?<!该)死[亡于伤]|伤亡|身亡|受伤|重伤|轻伤|被困|失[踪联]|伤[者到着]")
_UNREAL = re.compile("可能|或|防|避免|是否|率|险")
"""What makes a word for harm tell of none."""

RULES: tuple[Callable[[Case], Iterator[Fault]], ...] = (_harmed,)
"""The rules; each yields the faults that it finds."""
