"""Finds the same operation, meeting or story in several documents by name, date and place, and joins it."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, takewhile

from generator.language import HAN, likeness
from generator.model import Agency, Entry, Event, Figure, Operation, Statement, Story
from generator.reference import province

SURE = 0.85
"""From this score on, two entries are joined, provided that their names agree too and nothing speaks against it."""
PROPOSED = 0.6
"""From this score on, an editor is asked."""
SURE_NAME = 0.75
WEIGHTS = {"name": 0.6, "date": 0.25, "place": 0.15}
MOST_SHARED = 40
"""Parts of names that more entries than this share are ignored, so that the work stays linear in their number."""
PHRASE = 8
"""The length in characters of a phrase by which two accounts of one story are brought together."""
_COUNTED = re.compile(
    r"(?<![一二三四五六七八九十百\d])第?[一二三四五六七八九十百\d]+(?:届|次|轮|批|期|季度|阶段|周年|年)|\d+"
)
_BEFORE = re.compile(f"[{HAN}]{{2,16}}$")
_ALIKE = 4
"""So many characters before two figures show that they count the same."""
_PUNCTUATION = re.compile(r"[\s，。、；：！？,.;:!?“”‘’\"'《》（）()\-—·]+")
_DAY = len("2023-06-25")


@dataclass(frozen=True, slots=True)
class Match:
    """Two entries from different documents that may be the same, and the evidence for it."""

    one: Entry
    other: Entry
    score: float
    """From 0 to 1: the weighted mean of what is known."""
    name: float
    """How much of their names they share, from 0 to 1."""
    date: float | None
    """1 for the same date, between 0 and 1 if one contains the other, 0 for different dates, None if unknown."""
    place: float | None
    """The same for places."""
    sure: bool
    """Whether they are joined; otherwise the pair is proposed to an editor."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Something that several documents count differently."""

    of: str
    unit: str
    figures: tuple[tuple[str, Figure], ...]
    """The documents with their figures, in the order of the statements."""


def find_matches(drafts: Sequence[Sequence[Entry]]) -> tuple[Match, ...]:
    """Return pairs of entries of one kind from different documents, best first; each list holds one document's.

    Entries that share no part of their names, or only one that many share, are not compared.
    """
    found = [match for one, other in _candidates(drafts) if (match := _match(one, other))]
    return tuple(sorted(found, key=lambda match: (-match.score, match.one.id, match.other.id)))


def join_entries(drafts: Sequence[Sequence[Entry]], matches: Iterable[Match]) -> tuple[Entry, ...]:
    """Return all entries in order, with those of each sure match joined into one that cites all its documents.

    Two entries of the same document are never joined, not even by way of a third.
    """
    entries = [entry for draft in drafts for entry in draft]
    source = {id(entry): number for number, draft in enumerate(drafts) for entry in draft}
    groups = {id(entry): [entry] for entry in entries}
    for match in matches:
        one, other = groups[id(match.one)], groups[id(match.other)]
        apart = not {source[id(entry)] for entry in one} & {source[id(entry)] for entry in other}
        if match.sure and one is not other and apart:
            one += other
            groups |= {id(entry): one for entry in other}
    order = {id(entry): number for number, entry in enumerate(entries)}
    joined = {id(group): sorted(group, key=lambda entry: order[id(entry)]) for group in groups.values()}
    return tuple(
        _join(joined[id(groups[id(entry)])]) for entry in entries if joined[id(groups[id(entry)])][0] is entry
    )


def find_disagreements(entry: Entry) -> tuple[Disagreement, ...]:
    """Return what the documents of an entry count differently; all figures stay, none is chosen."""
    counted: dict[tuple[str, str], list[tuple[str, Figure]]] = defaultdict(list)
    said: dict[tuple[str, str], list[str]] = defaultdict(list)
    for statement in entry.statements:
        for figure in statement.figures:
            if statement.cites and (of := _counted(statement, figure)):
                key = of if figure.of else of[-_ALIKE:], figure.unit
                counted[key].append((statement.cites[0].document, figure))
                said[key].append(of)
    return tuple(
        Disagreement(_common_end(said[key]), key[1], tuple(figures))
        for key, figures in counted.items()
        if len({document for document, _ in figures}) > 1 and len({figure.value for _, figure in figures}) > 1
    )


def _counted(statement: Statement, figure: Figure) -> str:
    """Return what a figure counts: as noted with it, or else the words right before it."""
    if figure.of:
        return figure.of.zh
    found = _BEFORE.search(statement.text.zh.partition(figure.as_written)[0])
    return found[0] if found else ""


def _common_end(words: Sequence[str]) -> str:
    """Return the characters with which all of some words end."""
    alike = takewhile(lambda last: len(set(last)) == 1, zip(*(each[::-1] for each in words), strict=False))
    return "".join(last[0] for last in alike)[::-1]


def _candidates(drafts: Sequence[Sequence[Entry]]) -> Iterator[tuple[Entry, Entry]]:
    """Yield each pair of entries of one kind, from different documents, that share a telling part of their names."""
    shared: dict[tuple[type[Entry], str], list[tuple[int, int]]] = defaultdict(list)
    for number, draft in enumerate(drafts):
        for place, entry in enumerate(draft):
            for part in set(_keys(entry)):
                shared[type(entry), part].append((number, place))
    pairs = {
        pair
        for holders in shared.values()
        if len(holders) <= MOST_SHARED
        for pair in combinations(holders, 2)
        if pair[0][0] != pair[1][0]
    }
    for (number, place), (other, place_there) in sorted(pairs):
        yield drafts[number][place], drafts[other][place_there]


def _keys(entry: Entry) -> Iterator[str]:
    name = _plain(entry.title.zh)
    yield name
    yield from map("".join, zip(name, name[1:], name[2:], strict=False))
    if isinstance(entry, Story | Event):
        yield from (
            f"{date}/{_digits(region)[:2]}" for date in _dates(entry) for region in entry.regions or ("",)
        )
    if isinstance(entry, Story):
        words = _plain(_words(entry))
        yield from (words[at : at + PHRASE] for at in range(max(1, len(words) - PHRASE + 1)))


def _match(one: Entry, other: Entry) -> Match | None:
    """Compare two entries; None where they can hardly be the same."""
    name = _likeness(one.title.zh, other.title.zh)
    if isinstance(one, Story):
        name = max(name, _likeness(_words(one), _words(other)))
    date, place = (
        _agree(_dates(one), _dates(other), _dates_agree),
        _agree(one.regions, other.regions, _regions_agree),
    )
    known = {"name": name, "date": date, "place": place}
    weighed = [(WEIGHTS[feature], value) for feature, value in known.items() if value is not None]
    score = sum(weight * value for weight, value in weighed) / sum(weight for weight, _ in weighed)
    apart = _counts(one.title.zh) != _counts(other.title.zh)
    if score < PROPOSED or (apart and name < 1 and isinstance(one, Event | Operation)):
        return None
    sure = score >= SURE and name >= SURE_NAME and date != 0 and place != 0 and not apart
    return Match(one, other, round(score, 3), round(name, 3), date, place, sure)


def _agree(ones: Iterable[str], others: Iterable[str], compare: Callable[[str, str], float]) -> float | None:
    """Return how well the closest pair from two lists agrees; None if one list is empty."""
    return max((compare(one, other) for one in ones for other in others), default=None)


def _dates_agree(one: str, other: str) -> float:
    shorter, longer = sorted((one, other), key=len)
    if one == other:
        return 1.0
    return 0.8 if longer.startswith(shorter) and len(shorter) < _DAY else 0.0


def _regions_agree(one: str, other: str) -> float:
    if one == other:
        return 1.0
    shorter, longer = sorted((_digits(one), _digits(other)), key=len)
    return 0.7 if longer.startswith(shorter) else 0.0


def _digits(region: str) -> str:
    """Return the leading digits of a region's GB/T 2260 code, in either form: ``33`` for ``CN-ZJ``."""
    found = province(region)
    digits = region if region.isdigit() else found.gb if found else region
    return re.sub(r"(?:00){1,2}$", "", digits)


def _dates(entry: Entry) -> tuple[str, ...]:
    if isinstance(entry, Event | Story) and entry.date:
        return (entry.date.iso,) if entry.date.iso else ()
    return tuple(dict.fromkeys(date.iso for part in entry.statements for date in part.dates if date.iso))


def _words(entry: Entry) -> str:
    return "".join(statement.text.zh for statement in entry.statements)


def _likeness(one: str, other: str) -> float:
    return likeness(_plain(one), _plain(other), ends=False)


def _plain(text: str) -> str:
    return _PUNCTUATION.sub("", text)


def _counts(name: str) -> list[str]:
    """Return the ordinals and numbers in a name, since 第一次推进会 is not 第二次推进会."""
    return sorted(found.removeprefix("第") for found in _COUNTED.findall(name))


def _join(entries: Sequence[Entry]) -> Entry:
    first, *others = entries
    if not others:
        return first
    told: dict[str, Statement] = {}
    for statement in (statement for entry in entries for statement in entry.statements):
        same = told.get(_plain(statement.text.zh))
        if same:
            cites = tuple(dict.fromkeys((*same.cites, *statement.cites)))
            told[_plain(statement.text.zh)] = same.model_copy(update={"cites": cites})
        else:
            told[_plain(statement.text.zh)] = statement
    update: dict[str, object] = {
        "statements": tuple(told.values()),
        "regions": tuple(sorted({region for entry in entries for region in entry.regions})),
        "topics": tuple(dict.fromkeys(topic for entry in entries for topic in entry.topics)),
        "origins": tuple(dict.fromkeys(origin for entry in entries for origin in entry.origins)),
    }
    if isinstance(first, Operation | Story | Event):
        update["agencies"] = tuple(_named(entries))
    return first.model_copy(update=update)


def _named(entries: Sequence[Entry]) -> Iterator[Agency]:
    agencies = (
        agency
        for entry in entries
        if isinstance(entry, Operation | Story | Event)
        for agency in entry.agencies
    )
    yield from {agency.name.zh: agency for agency in reversed(tuple(agencies))}.values()
