"""Which element of one list corresponds to which of another, though words have changed and elements moved."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import product

from generator.language import LIKE, likeness
from generator.model import Plain, elements_in, fields_in

LIKE_RECORD = 0.4
"""The lowest likeness for figures, dates and open quantities, which have only a few characters."""
WINDOW = 60
"""In long lists, only elements at most this far apart are compared for likeness, so that time stays linear."""


def pair(ones: Sequence[Plain], others: Sequence[Plain], *, least: float | None = None) -> dict[int, int]:
    """Map each element of one list, by number, to the element of the other that equals it or was made from it.

    Exact matches come first, in order; then those that are like enough, the best first. ``least`` is how alike they
    must be, in place of the usual.
    """
    names, other_names = [_words(each) for each in ones], [_words(each) for each in others]
    found = dict(_equal(names, other_names))
    rest = [number for number in range(len(ones)) if number not in found]
    free = sorted({*range(len(others))} - {*found.values()})
    scored = [
        (-score, abs(one - other), one, other)
        for one in rest
        for other in _within_reach(one, free)
        if (score := _alike(ones[one], others[other])) >= (least or _least(ones[one]))
    ]
    for _, _, one, other in sorted(scored):
        if one not in found and other not in found.values():
            found[one] = other
    return found


def pair_texts(ones: Sequence[str], others: Sequence[str]) -> dict[int, int]:
    """Pair two versions of a text in the same way, by sentence; a changed one stays between the same neighbours."""
    found = dict(_equal(ones, others))
    taken = {*found.values()}
    scored = [
        (-score, abs(one - other), one, other)
        for tag, a, b, c, d in SequenceMatcher(None, ones, others, autojunk=False).get_opcodes()
        if tag == "replace"
        for one in range(a, b)
        if one not in found
        for other in range(c, d)
        if other not in taken and abs((one - a) - (other - c)) <= WINDOW
        if (score := likeness(ones[one], others[other])) >= LIKE
    ]
    for _, _, one, other in sorted(scored):
        if one not in found and other not in taken:
            taken.add(other)
            found[one] = other
    return found


def _equal(ones: Sequence[str], others: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Pair exact matches: first those in order, as far as that goes, then those that have moved."""
    left, free = {*range(len(ones))}, {*range(len(others))}
    for block in SequenceMatcher(None, ones, others, autojunk=False).get_matching_blocks():
        for step in range(block.size):
            yield block.a + step, block.b + step
            left.discard(block.a + step)
            free.discard(block.b + step)
    places: dict[str, list[int]] = {}
    for number in sorted(free):
        places.setdefault(others[number], []).append(number)
    for number in sorted(left):
        if places.get(ones[number]):
            yield number, places[ones[number]].pop(0)


def _within_reach(one: int, free: Iterable[int]) -> Iterator[int]:
    return (other for other in free if abs(one - other) <= WINDOW)


def _least(element: Plain) -> float:
    return LIKE_RECORD if isinstance(element, Mapping) and "as_written" in element else LIKE


def is_recognized(element: Plain) -> bool:
    """Whether an element has words by which it can be told from others."""
    return bool(_words(element))


def _words(element: Plain) -> str:
    """Return the words by which an element is recognized."""
    if not isinstance(element, Mapping):
        return str(element)
    for name in ("text", "name"):
        if isinstance(told := element.get(name), Mapping):
            return str(told.get("zh"))
    known = ("document", "passage", "quote", "as_written", "unit", "id", "zh")
    parts = [str(element[name]) for name in known if element.get(name)]
    of = element.get("of")
    return "|".join([*parts, str(of.get("zh"))] if isinstance(of, Mapping) else parts)


def _alike(one: Plain, other: Plain) -> float:
    if not isinstance(one, Mapping) or not isinstance(other, Mapping):
        return float(str(one) == str(other))
    if "reason" in one:  # what is set aside is recognized by its place
        return 0.9 * (one.get("passage") == other.get("passage"))
    if "quote" in one:
        return _quoted(one, other)
    cites = product(elements_in(one.get("cites")), elements_in(other.get("cites")))
    quoted = (_quoted(fields_in(each), fields_in(there)) for each, there in cites)
    return max([likeness(_words(one), _words(other)), *quoted])


def _quoted(one: Mapping[str, Plain], other: Mapping[str, Plain]) -> float:
    """Compare citations; a part of a quote is like the whole, since a person may have cited less of it."""
    if one.get("document") != other.get("document"):
        return 0.0
    shorter, longer = sorted((str(one.get("quote")), str(other.get("quote"))), key=len)
    if shorter in longer:
        return 0.6 + 0.35 * len(shorter) / len(longer)
    return 0.9 * likeness(shorter, longer)
