"""The rules of style sheets that match each element of a page, found on one way down its tree.

A selector is a row of steps, one for each of its parts; rules whose selectors begin alike share them. An element is held
against the steps that those above it have opened, found by the rarest of their names, and once for all elements of
the same names in the same place: so many rules for many elements are no product.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

Names = frozenset[str]
"""What an element has, or what a part of a selector asks for: ``div``, ``.class``, ``#id``, ``[name]``, ``[name=value]``;
``!.class`` what it must not have."""
CHILD = ">"
"""What a part asks for besides, if the part before it must be the element's own parent."""
NOT = "!"
"""What stands before the name of what an element must not have."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One selector, and what it says of an element."""

    parts: tuple[Names, ...]
    """What the element's ancestors and, last, itself must have."""
    weight: tuple[bool, int, int, int, int]
    """Which rule wins: an important one, then by identifiers, classes and names, then the later."""
    said: str
    hides: bool


Ruled = Mapping[str, Rule]
"""The rule that wins, by what it says."""


def match_rules(body: "HtmlElement", rules: Sequence[Rule]) -> Iterator[tuple["HtmlElement", Ruled]]:
    """Yield the elements of a body in order, each with the rules that win for it."""
    from lxml.etree import iterwalk  # noqa: PLC0415 - loaded only for web pages

    known = {name.removeprefix(NOT) for rule in rules for part in rule.parts for name in part}
    places = [_Place(_first_step(rules))]
    for above in reversed(list(body.iterancestors())):
        places.append(places[-1].meet(_names(above, known))[1])
    for event, element in iterwalk(body, events=("start", "end")):
        if event == "end":
            places.pop()
        else:
            ruled, below = places[-1].meet(_names(element, known))
            places.append(below)
            yield element, ruled


def _names(element: "HtmlElement", known: Collection[str]) -> Names:
    """Return what an element has of the names that occur in rules."""
    named = [f"#{element.get('id')}"] if element.get("id") else []
    classes = [f".{name}" for name in element.get("class", "").split()]
    said = (f"[{name}{value}]" for name, set_to in element.attrib.items() for value in ("", f"={set_to}"))
    return frozenset(name for name in (element.tag, *named, *classes, *said) if name in known)


@dataclass(slots=True, eq=False)
class _Step:
    """A part of selectors, after those before it."""

    asked: Names
    denied: Names = frozenset()
    rules: dict[str, Rule] = field(default_factory=dict)
    """The rules that end here, by what they say; only the one that wins among them."""
    after: "dict[Names, _Step]" = field(default_factory=dict)
    by_name: "dict[str, list[_Step]]" = field(default_factory=dict)
    """The same by the rarest name of each; those that ask for none under an empty one."""


_NOTHING = _Step(frozenset())


def _after(step: _Step, names: Names) -> Iterator[_Step]:
    """Yield the steps after another one whose part has no other names than these."""
    for name in (*names, "") if len(names) < len(step.by_name) else step.by_name:
        for each in step.by_name.get(name, ()):
            if each.asked <= names and each.denied.isdisjoint(names):
                yield each


def _first_step(rules: Sequence[Rule]) -> _Step:
    """Return the step before all selectors."""
    used = Counter(name for rule in rules for part in rule.parts for name in part)
    first = _Step(frozenset())
    for rule in rules:
        step = first
        for part in rule.parts:
            if part not in step.after:
                denied = frozenset(name for name in part if name.startswith(NOT))
                asked = part - denied
                rarest = min(asked - {CHILD}, key=lambda name: (used[name], name), default="")
                step.after[part] = _Step(asked, frozenset(name.removeprefix(NOT) for name in denied))
                step.by_name.setdefault(rarest, []).append(step.after[part])
            step = step.after[part]
        step.rules[rule.said] = _stronger(rule, step.rules.get(rule.said))
    return first


def _stronger(rule: Rule, other: Rule | None) -> Rule:
    return rule if other is None or rule.weight > other.weight else other


@dataclass(slots=True, eq=False)
class _Place:
    """Where elements of a page stand: below one that has opened a step, and below all places above it."""

    step: _Step
    above: "_Place | None" = None
    parent: Sequence[_Step] = ()
    """The steps that end at the parent, where some ask for its children; then ``above`` is the place of what these contain."""
    met: "dict[Names, tuple[Ruled, _Place]]" = field(default_factory=dict)

    def meet(self, names: Names) -> "tuple[Ruled, _Place]":
        """Return the rules that win for elements with these names, and the place of what they contain."""
        if names not in self.met:
            self.met[names] = self._meet(names)
        return self.met[names]

    def _meet(self, names: Names) -> "tuple[Ruled, _Place]":
        opened = list(self._opened())
        found = [each for step in opened for each in _after(step, names)]
        found += [
            each for step in self.parent for each in _after(step, names | {CHILD}) if CHILD in each.asked
        ]
        ruled: dict[str, Rule] = {}
        for each in found:
            for said, rule in each.rules.items():
                ruled[said] = _stronger(rule, ruled.get(said))
        below, known = self.above if self.parent and self.above else self, set(opened)
        for each in found:
            if each.after and each not in known:
                below = _Place(each, below)
        parent = [each for each in found if any(CHILD in part for part in each.after)]
        return ruled, _Place(_NOTHING, below, parent) if parent else below

    def _opened(self) -> Iterator[_Step]:
        place: _Place | None = self
        while place is not None:
            yield place.step
            place = place.above
