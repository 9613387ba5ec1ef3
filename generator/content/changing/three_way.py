"""Merges three versions: what the machine last said, what it says now, and what the file says.

A field that no person touched follows the machine; one that a person touched stays. Mappings merge key by key and lists
element by element, so that rewriting one sentence keeps the others fresh. Where both changed a field, the person's
version stays and the clash is reported.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from generator.content.changing.change import Change, Drop, Insert, Put, applied
from generator.content.changing.pairing import pair
from generator.content.writing import same
from generator.model import FieldPath, Plain, elements_in, field_in, fields_in, fingerprint

Side = Literal["machine", "person"]
NEVER = frozenset({"id", "review", "note", "origins"})
"""Fields of an entry that the machine never changes once the file exists."""
SURELY_TOLD = 0.85
"""From this likeness on, a person's own sentence already says what the machine newly found; below it, both stay."""


@dataclass(frozen=True, slots=True)
class Clash:
    """A field that both changed; ``None`` if one of them no longer has it."""

    key: FieldPath
    machine: Plain
    person: Plain

    def decided(self) -> Change:
        """Return the change that puts the machine's words into the file."""
        return _set(self.key, self.machine, None)


@dataclass(slots=True)
class Merged:
    """What to change in a person's file."""

    changes: list[Change] = field(default_factory=list)
    clashes: list[Clash] = field(default_factory=list)
    agreed: set[FieldPath] = field(default_factory=set)
    """The fields where the machine changed its mind and now says what the file says."""

    def asked_first(self, file: Mapping[str, Plain]) -> "Merged":
        """Change nothing that a person vouches for: each field that would change becomes a clash."""
        after = fields_in(applied(dict(file), self.changes))
        names = dict.fromkeys(str(change.key[0]) for change in self.changes)
        clashes = [Clash((name,), after.get(name), file.get(name)) for name in names]
        others = [clash for clash in self.clashes if clash.key[0] not in names]
        return Merged([], clashes + others, self.agreed)

    def follow(self, key: FieldPath) -> FieldPath:
        """The path of a field after the changes, which may insert or remove elements before it."""
        steps: list[str | int] = []
        for depth, step in enumerate(key):
            if isinstance(step, int):
                siblings = [
                    each
                    for each in self.changes
                    if each.key[:-1] == key[:depth] and isinstance(each.key[-1], int)
                ]
                more = sum(isinstance(each, Insert) and int(each.key[-1]) <= step for each in siblings)
                less = sum(isinstance(each, Drop) and int(each.key[-1]) < step for each in siblings)
                steps.append(step + more - less)
            else:
                steps.append(step)
        return tuple(steps)


@dataclass(frozen=True, slots=True)
class Sharing:
    """What the other documents contribute to an entry that several documents tell of."""

    document: str
    """The document whose words are being merged."""
    told: Mapping[str, Collection[str]] = field(default_factory=dict)
    """By field, the regions, topics and agencies that another document names too; these stay."""


def merge(  # noqa: PLR0913 - three states, and three limits to what may change
    baseline: Mapping[str, Plain],
    machine: Mapping[str, Plain],
    person: Mapping[str, Plain],
    *,
    fields: Collection[str] | None = None,
    sharing: Sharing | None = None,
    take: Side | None = None,
) -> Merged:
    """Return what to change in a file; ``fields``, if given, are the only ones that the machine may write.

    ``take`` decides where both changed a field; the person's version stays unless it is ``machine``.
    """
    merging = Merging(sharing, take)
    names = [name for name in _names(machine, baseline) if name not in NEVER]
    merging.merge_fields(
        (), names if fields is None else [n for n in names if n in fields], baseline, machine, person
    )
    return merging.merged


class Merging:
    """One merge; those between two people differ in a few steps."""

    both_new = False
    """Whether two mappings are also merged field by field where there was none before."""

    def __init__(self, sharing: Sharing | None, take: Side | None) -> None:
        self._sharing = sharing
        self._take = take
        self.merged = Merged()

    def merge_fields(
        self,
        here: FieldPath,
        names: Sequence[str],
        before: Mapping[str, Plain],
        now: Mapping[str, Plain],
        file: Mapping[str, Plain],
    ) -> None:
        """Merge a mapping key by key; a key that the machine never mentions belongs to the person."""
        for name in names:
            self._merge_field(
                (*here, name), before.get(name), now.get(name), file.get(name), _after(name, now, file)
            )
        self.keep_stale(here, file)

    def keep_stale(self, here: FieldPath, file: Mapping[str, Plain]) -> None:
        """Let English that was made from replaced words be stale, no longer unverified."""
        renewed = any(each.key == (*here, "zh") and isinstance(each, Put) for each in self.merged.changes)
        if renewed and file.get("zh") and file.get("en") and not file.get("en_src"):
            self.merged.changes.append(Put((*here, "en_src"), fingerprint(str(file["zh"])), "en"))

    def _merge_field(self, key: FieldPath, before: Plain, now: Plain, file: Plain, after: str | None) -> None:
        if same(before, now):
            return
        if same(file, now) or (not isinstance(before, Mapping) and _covers(file, now)):
            self.merged.agreed.add(key)
        elif _is_list(before, now, file) and (file or not before):
            self.merge_list(key, elements_in(before), elements_in(now), elements_in(file), after)
        elif (
            isinstance(now, Mapping)
            and isinstance(file, Mapping)
            and (self.both_new or isinstance(before, Mapping))
        ):
            self.merge_fields(key, _names(now, fields_in(before)), fields_in(before), now, file)
        elif same(before, file):
            self.merged.changes.append(_set(key, now, after))
        else:
            self.clash(key, now, file, after)

    def merge_list(
        self, key: FieldPath, before: list[Plain], now: list[Plain], file: list[Plain], after: str | None
    ) -> None:
        """Merge a list element by element."""
        if not file:
            self.merged.changes.append(Put(key, now, after))
            return
        known = len(self.merged.changes)
        if any(isinstance(each, Mapping) for each in (*before, *now, *file)):
            self.merge_elements(key, before, now, file)
        else:
            shared = [str(word) for word in file if self._is_shared(key, str(word))]
            self.merged.changes += _changed_words(key, before, now, file, shared)
        if (
            not self._sharing
            and same(before, file)
            and not same(_reduced(file, key, self.merged.changes[known:]), now)
        ):
            self.merged.changes[known:] = [_set(key, now, after)]  # the machine changed the order too

    def merge_elements(
        self, key: FieldPath, before: list[Plain], now: list[Plain], file: list[Plain]
    ) -> None:
        """Merge the elements of a list that are mappings."""
        to_file, to_now = pair(before, file), pair(before, now)
        from_now = {new: old for old, new in to_now.items()}
        places = {new: to_file[old] for new, old in from_now.items() if old in to_file}
        for old, there in sorted(to_file.items(), key=lambda each: each[1]):
            new = to_now.get(old)
            self._merge_element((*key, there), before[old], None if new is None else now[new], file[there])
        fresh = [number for number in range(len(now)) if number not in from_now]
        free = [number for number in range(len(file)) if number not in to_file.values()]
        told = self.told([now[number] for number in fresh], [file[number] for number in free])
        for place, number in enumerate(fresh):
            if place in told:  # a person wrote it before the machine found it
                places[number] = free[told[place]]
                self.merged.agreed.add((*key, places[number]))
            else:
                self.merged.changes.append(Insert((*key, _place(number, places, len(file))), now[number]))

    def told(self, new: list[Plain], own: list[Plain]) -> Mapping[int, int]:
        """Pair new elements with the file's own that already say the same."""
        return pair(new, own, least=SURELY_TOLD)

    def _merge_element(self, key: FieldPath, before: Plain, now: Plain, file: Plain) -> None:
        if self._sharing and not same(before, now) and _cites_others(file, self._sharing.document):
            self._part(key, before, now, file)
        elif now is not None:
            self.merge_fields(
                key,
                _names(fields_in(now), fields_in(before)),
                fields_in(before),
                fields_in(now),
                fields_in(file),
            )
        elif same(before, file):
            if not self._is_shared(key[:-1], str(field_in(file, ("name", "zh")))):
                self.merged.changes.append(Drop(key))
        else:
            self.clash(key, None, file, None)

    def _part(self, key: FieldPath, before: Plain, now: Plain, file: Plain) -> None:
        """Leave a sentence to the other documents that say it, and put what this one says now next to it."""
        told = elements_in(field_in(before, ("cites",)))
        for number, cite in enumerate(elements_in(field_in(file, ("cites",)))):
            if any(same(cite, each) for each in told):
                self.merged.changes.append(Drop((*key, "cites", number)))
        if now is not None:
            self.merged.changes.append(Insert((*key[:-1], int(key[-1]) + 1), now))

    def _is_shared(self, key: FieldPath, word: str) -> bool:
        return self._sharing is not None and word in self._sharing.told.get(str(key[0]), ())

    def clash(self, key: FieldPath, now: Plain, file: Plain, after: str | None) -> None:
        """Note a field that both changed, and follow who is to decide."""
        self.merged.clashes.append(Clash(key, now, file))
        if self._take == "machine":
            self.merged.changes.append(_set(key, now, after))


def _changed_words(
    key: FieldPath, before: list[Plain], now: list[Plain], file: list[Plain], shared: Collection[str]
) -> Iterator[Change]:
    for number, word in enumerate(file):
        if word in before and word not in now and str(word) not in shared:
            yield Drop((*key, number))
    places = {number: file.index(word) for number, word in enumerate(now) if word in file}
    for number, word in enumerate(now):
        if word not in before and word not in file:
            yield Insert((*key, _place(number, places, len(file))), word)


def _set(key: FieldPath, value: Plain, after: str | None) -> Change:
    return Drop(key) if value is None else Put(key, value, after)


def _names(first: Mapping[str, Plain], second: Mapping[str, Plain]) -> list[str]:
    return [*first, *(name for name in second if name not in first)]


def _after(name: str, now: Mapping[str, Plain], file: Mapping[str, Plain]) -> str | None:
    """Return the field of the file after which the machine places this one."""
    before = [*now][: [*now].index(name)] if name in now else []
    return next((each for each in reversed(before) if each in file), None)


def _is_list(*values: Plain) -> bool:
    return all(value is None or isinstance(value, list) for value in values)


def _covers(file: Plain, now: Plain) -> bool:
    """Whether a file says everything that the machine says; it may say more."""
    if isinstance(now, Mapping) and isinstance(file, Mapping):
        return all(_covers(file.get(name), part) for name, part in now.items())
    return same(file, now)


def _cites_others(statement: Plain, document: str) -> bool:
    cites = elements_in(field_in(statement, ("cites",)))
    return any(field_in(cite, ("document",)) != document for cite in cites)


def _reduced(file: list[Plain], key: FieldPath, changes: Sequence[Change]) -> Plain:
    """Return a list after the changes inside it."""
    inside = [_within(change, len(key)) for change in changes]
    return applied(file, inside)


def _within(change: Change, depth: int) -> Change:
    if isinstance(change, Put):
        return Put(change.key[depth:], change.value, change.after)
    if isinstance(change, Insert):
        return Insert(change.key[depth:], change.value)
    return Drop(change.key[depth:])


def _place(number: int, places: Mapping[int, int], size: int) -> int:
    """Return where a new element goes: after the nearest one before it that the file has, else before the next."""
    for other in range(number - 1, -1, -1):
        if other in places:
            return places[other] + 1
    return min((place for other, place in places.items() if other > number), default=size)
