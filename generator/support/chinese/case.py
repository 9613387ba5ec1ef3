"""A Chinese statement and the passages that it rests on, as clauses and facts."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import chain
from operator import attrgetter

from generator.language import FIGURE_GAP, FULL_FORM
from generator.reference import in_simplified
from generator.support.chinese.amounts import measure_of
from generator.support.chinese.chinese_facts import ANSWERING, FINDERS, Finder, finders_of
from generator.support.chinese.clause_content import Clause, pairs, plain, read_clauses, share
from generator.support.fact import Fact, Kind
from generator.support.unit_names import Per, per_what

CLEARLY = 0.34
"""How much more of what is said around a fact must be found around its rival than around itself to make it one."""
ALIKE = 0.5
"""The share of a clause's content from which on another clause says the same."""

FAINTLY = 0.2
"""How much of what is said around a fact must be found around the contrary where nothing else answers the question."""
NEARLY_ALL = 0.8
"""The share from which on a clause is another one with a word changed."""
_CLOSE = 0.65
"""How much of a sentence must stand in its passages for other words in it to be a change and not another way to say it.

Taken from 804 true sentences and 676 lies that the rules had not been made with: of what was found fault with below it, one in
two was true; above it, one in twelve.
"""
_OF_A_WORD = 4
"""How many pairs of neighbouring characters change with one word of three."""


@dataclass(frozen=True)
class Reading:
    """A Chinese text with its clauses and facts; of each kind, facts are looked for when they are first asked for."""

    text: str
    clauses: tuple[Clause, ...] = field(compare=False)

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """All facts, in reading order."""
        return self._in_order(FINDERS)

    @cached_property
    def answers(self) -> tuple[Fact, ...]:
        """The facts, in reading order, but those that name or count something."""
        return self._in_order(ANSWERING)

    def of(self, kind: Kind) -> tuple[Fact, ...]:
        """Return the facts of a kind, in reading order."""
        if kind not in self._of_kinds:
            found = self._in_order(finders_of(kind))
            self._of_kinds[kind] = tuple(fact for fact in found if fact.kind == kind)
        return self._of_kinds[kind]

    @cached_property
    def _of_kinds(self) -> dict[Kind, tuple[Fact, ...]]:
        return {}

    def _in_order(self, finders: Iterable[Finder]) -> tuple[Fact, ...]:
        for each in finders:
            if each not in self._found:
                self._found[each] = tuple(each(self.text))
        return tuple(sorted(chain(*map(self._found.__getitem__, finders)), key=_START))

    @cached_property
    def _found(self) -> dict[Finder, tuple[Fact, ...]]:
        return {}

    def clause(self, fact: Fact) -> Clause:
        """Return the clause in which a fact begins."""
        return self.clause_at(fact.start)

    def clause_at(self, start: int) -> Clause:
        """Return the clause in which words begin."""
        return self.clauses[min(bisect_right(self._ends, start), len(self.clauses) - 1)]

    @cached_property
    def _ends(self) -> tuple[int, ...]:
        return tuple(each.end for each in self.clauses)

    def near(self, fact: Fact) -> frozenset[str]:
        """Return the content around a fact in its clause."""
        if (place := (fact.start, fact.end)) not in self._near:
            self._near[place] = self.clause(fact).near(*place)
        return self._near[place]

    @cached_property
    def _near(self) -> dict[tuple[int, int], frozenset[str]]:
        return {}

    def within(self, clause: Clause, kind: Kind | None = None) -> tuple[Fact, ...]:
        """Return the facts of a clause, all or those of a kind."""
        if kind not in self._within:
            facts = self.of(kind) if kind else self.facts
            starts = [fact.start for fact in facts]
            self._within[kind] = tuple(
                facts[bisect_left(starts, each.start) : bisect_left(starts, each.end)]
                for each in self.clauses
            )
        return self._within[kind][clause.number]

    @cached_property
    def _within(self) -> dict[Kind | None, tuple[tuple[Fact, ...], ...]]:
        return {}

    def counted(self, clause: Clause) -> frozenset[tuple[str, str]]:
        """Return the numbers of a clause with the measure of each."""
        return self._counted[clause.number]

    @cached_property
    def _counted(self) -> tuple[frozenset[tuple[str, str]], ...]:
        return tuple(
            frozenset((fact.value, measure_of(self.text, fact)) for fact in self.within(each, "quantity"))
            for each in self.clauses
        )

    def sentence(self, clause: Clause) -> str:
        """Return the clauses of the sentence of a clause, with commas between them."""
        return self._sentences[clause.sentence]

    @cached_property
    def _sentences(self) -> dict[int, str]:
        found: dict[int, list[str]] = {}
        for each in self.clauses:
            found.setdefault(each.sentence, []).append(each.text)
        return {number: "，".join(texts) for number, texts in found.items()}

    def before(self, clause: Clause) -> Iterator[Clause]:
        """Yield the clauses before one in its part of the sentence, the nearest first."""
        return (each for each in reversed(self.clauses[: clause.number]) if each.part == clause.part)


_START = attrgetter("start")


def narrow(text: str) -> str:
    """Return a Chinese text in simplified characters, with its own marks."""
    return FIGURE_GAP.sub("", in_simplified(text))


@lru_cache(maxsize=8192)
def wide(text: str) -> str:
    """Return a text with full-width marks, as many texts have those of a typewriter; marks within numbers stay."""
    return _NARROW.sub(lambda found: FULL_FORM[found.group()], text)


_NARROW = re.compile(rf"[{re.escape(''.join(FULL_FORM))}](?!\d)|(?<!\d)[{re.escape(''.join(FULL_FORM))}]")


@lru_cache(maxsize=8192)
def read(text: str) -> Reading:
    """Read a Chinese text."""
    plain = wide(narrow(text))
    return Reading(plain, read_clauses(plain))


@dataclass(frozen=True, slots=True)
class Said:
    """A fact in one of the passages."""

    passage: Reading
    fact: Fact

    @property
    def clause(self) -> Clause:
        """Return its clause."""
        return self.passage.clause(self.fact)


@dataclass(frozen=True)
class Case:
    """A statement and its passages."""

    statement: Reading
    passages: tuple[Reading, ...]

    def said(self, kind: Kind) -> tuple[Said, ...]:
        """Return every fact of a kind of the passages."""
        if kind not in self._said:
            self._said[kind] = tuple(
                Said(passage, fact) for passage in self.passages for fact in passage.of(kind)
            )
        return self._said[kind]

    @cached_property
    def _said(self) -> dict[Kind, tuple[Said, ...]]:
        return {}

    @cached_property
    def known_spans(self) -> tuple[Fact, ...]:
        """The spans of months of the statement that the passages name too."""
        spans = [each for each in self.statement.of("time") if each.value.startswith("span:")]
        given = {each.fact.value for each in self.said("time")} if spans else ()
        return tuple(each for each in spans if each.value in given)

    @cached_property
    def known_units(self) -> tuple[Per, ...]:
        """What the amounts of the statement are for, and how often something is done, as the passages tell it too."""
        given = [each for passage in self.passages for each in per_what(passage.text, "zh")]
        said = per_what(self.statement.text, "zh") if given else ()
        return tuple(each for each in said if any(each.is_like(other) for other in given))

    @cached_property
    def days(self) -> frozenset[str]:
        """The days that the passages give without their month, as two digits."""
        return frozenset(
            each.fact.value[-2:] for each in self.said("time") if each.fact.value.startswith("date:---")
        )

    @cached_property
    def closeness(self) -> float:
        """How much of the statement's content stands in its passages, from 0 to 1."""
        said = frozenset[str]().union(*(each.content for each in self.statement.clauses))
        return share(said, frozenset[str]().union(*(each.content for _, each in self.clauses)))

    @cached_property
    def is_close(self) -> bool:
        """Whether the statement keeps to its passages' words, but for one or so; else it says things in words of its own."""
        said = frozenset[str]().union(*(each.content for each in self.statement.clauses))
        return self.closeness >= _CLOSE or (1 - self.closeness) * len(said) <= _OF_A_WORD + 0.5

    @cached_property
    def numbers(self) -> tuple[Said, ...]:
        """Every number of the passages."""
        return self.said("quantity")

    @cached_property
    def whole(self) -> frozenset[str]:
        """The pairs of neighbouring content characters of the passages, also across the marks in them."""
        spelled = ("".join(plain(clause.text) for clause in each.clauses) for each in self.passages)
        return pairs("\n".join(spelled))

    @cached_property
    def clauses(self) -> tuple[tuple[Reading, Clause], ...]:
        """Every clause of the passages."""
        return tuple((passage, clause) for passage in self.passages for clause in passage.clauses)

    def likest(self, fact: Fact, others: Iterable[Said]) -> tuple[float, Said | None]:
        """Return the fact whose surroundings have most of what is around another, and how much."""
        around = self.statement.near(fact)
        best: tuple[float, Said | None] = (-1.0, None)
        for other in others:
            if (found := share(around, other.passage.near(other.fact))) > best[0]:
                best = (found, other)
        return best

    def alike(self, clause: Clause) -> tuple[tuple[Reading, Clause], ...]:
        """Return the clauses of the passages that say most of what a clause of the statement says, the likest first."""
        if clause.number not in self._alike:
            self._alike[clause.number] = self._likest_clauses(clause)
        return self._alike[clause.number]

    @cached_property
    def _alike(self) -> dict[int, tuple[tuple[Reading, Clause], ...]]:
        return {}

    def _likest_clauses(self, clause: Clause) -> tuple[tuple[Reading, Clause], ...]:
        content = clause.content
        found = [(share(content, other.content), passage, other) for passage, other in self.clauses]
        most = max((each[0] for each in found), default=0.0)
        kept = sorted(
            (each for each in found if each[0] >= max(ALIKE, most - 0.1)), key=lambda each: -each[0]
        )
        return tuple((passage, other) for _, passage, other in kept)

    def counted_alike(self, clause: Clause) -> tuple[tuple[Reading, Clause], ...]:
        """Return the clauses that count the same as one of the statement, by the same number and measure."""
        ours = self.statement.counted(clause)
        return tuple(
            (passage, each)
            for passage, each in (self.clauses if ours else ())
            if ours & passage.counted(each) and share(clause.content, each.content) >= FAINTLY / 2
        )

    def nearest(self, clause: Clause) -> tuple[tuple[Reading, Clause], ...]:
        """Return the clauses that have most in common with one of the statement, if either holds half of the other."""
        content = clause.content
        most = max(len(content & each.content) for _, each in self.clauses)
        return tuple(
            (passage, each)
            for passage, each in self.clauses
            if most == len(content & each.content) >= max(1, ALIKE * min(len(content), len(each.content)))
        )
