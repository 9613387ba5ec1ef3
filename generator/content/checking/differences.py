"""How two versions of a campaign's content differ: file by file, and in each file field by field."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from generator.content.changing import pairing
from generator.content.checking.release_gate import ARRANGED, changes, vouchable
from generator.content.reading import FOLDERS, LISTS, Content
from generator.content.remembering import Part, Records, parts
from generator.content.writing import as_words, plain, same
from generator.model import (
    Address,
    Campaign,
    Entry,
    FieldPath,
    Localized,
    Model,
    Plain,
    elements_in,
    field_in,
    fields_in,
    read_path,
)

Kind = Literal["new", "gone", "changed", "renamed", "joined"]
_KEPT_BY_COMMANDS = frozenset({"id", "origins", "formerly"})
"""Fields that tell nobody what an entry says."""
_ENGLISH_IS = "en_state"
_ORDER: tuple[str, ...] = ("campaign", *FOLDERS, *LISTS)


@dataclass(frozen=True, slots=True)
class FieldDifference:
    """A field that says something else, or is only in one of two versions."""

    key: FieldPath
    """Its path now, or the one that it had if it is gone."""
    was: str | None
    """What it said; ``None`` if it was not there."""
    now: str | None
    """What it says; ``None`` if it is gone."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A file that differs."""

    address: Address
    kind: Kind
    title: Localized | None
    fields: tuple[FieldDifference, ...] = ()
    other: Address | None = None
    """The address that a renamed entry had, or that of the entry which a joined one is part of now."""


def differences(was: Content, now: Content) -> Iterator[Difference]:
    """Yield every file that differs between two versions, by kind and address; files that cannot be read are left out."""
    unread = was.unread | now.unread
    old, new = _files(was), _files(now)
    titles = {**_titles(was), **_titles(now)}
    gone = old.keys() - new.keys()
    former = {Address(each): address for address, entry in now.entries for each in entry.formerly}
    renamed = {former[each]: each for each in gone if former.get(each, each) not in old}
    for address in sorted((old.keys() | new.keys()) - unread - {*renamed.values()}, key=_place):
        source = renamed.get(address)
        title, other = titles.get(address), source or former.get(address)
        fields = tuple(_fields((), old.get(source or address), new.get(address)))
        if address not in new:
            yield Difference(address, "joined" if other else "gone", title, other=other)
        elif source:
            yield Difference(address, "renamed", title, fields, source)
        elif fields:
            yield Difference(address, "changed" if address in old else "new", title, fields)


def differences_since_release(released: Records, now: Content) -> Iterator[Difference]:
    """Yield how entries and the home page differ from what was remembered when they were published.

    What is withheld is left out; the words of evidence and figures are not remembered, only that they differ.
    """
    models = {address: model for address, model in vouchable(now) if address not in now.campaign.withheld}
    for address in sorted({*map(Address, released), *models} - now.unread, key=_place):
        model, record = models.get(address), released.get(address)
        if model is None and record is not None:
            if address not in now.campaign.withheld:
                yield Difference(address, "gone", _remembered_title(record))
        elif model is not None and record is None:
            yield Difference(address, "new", model.title, tuple(_fields((), None, _with_state(model))))
        elif model is not None and record and (found := tuple(_since_release(record, model))):
            yield Difference(address, "changed", model.title, found)


def _files(content: Content) -> Mapping[Address, Plain]:
    """What each file says; the rows of a list go by name."""
    files: dict[Address, Plain] = {}
    for address, key, model in content.models:
        if key:
            rows = fields_in(files.setdefault(address, {}))
            rows[_row_name(model, str(key[0]))] = plain(model)
        else:
            files[address] = _with_state(model)
    return files


def _with_state(model: Model) -> Plain:
    """What a file says; the state of its review too if it is left out, as everybody begins with one."""
    fields = fields_in(plain(model))
    if isinstance(model, (Entry, Campaign)):
        fields["review"] = {"state": model.review.state, **fields_in(fields.get("review"))}
    return fields


def _row_name(model: Model, number: str) -> str:
    words = getattr(model, "words", None)
    return str(getattr(model, "id", None) or (words and words[0]) or getattr(model, "zh", None) or number)


def _titles(content: Content) -> Mapping[Address, Localized]:
    sources = ((Address.of("documents", source.id), source.title) for source in content.sources)
    return {**{address: model.title for address, model in vouchable(content)}, **dict(sources)}


def _place(address: Address) -> tuple[int, Address]:
    return _ORDER.index(address.collection), address


def _fields(key: FieldPath, was: Plain, now: Plain) -> Iterator[FieldDifference]:
    """Yield each field that differs between two values at a path."""
    if same(was, now):
        return
    if _holds(dict, was, now) and not _is_citation(was, now):
        yield from _named(key, _told(fields_in(was)), _told(fields_in(now)))
    elif _holds(list, was, now):
        yield from _listed(key, elements_in(was), elements_in(now))
    else:
        yield FieldDifference(key, _in_words(was), _in_words(now))


def _holds(kind: type, was: Plain, now: Plain) -> bool:
    return all(value is None or isinstance(value, kind) for value in (was, now))


def _is_citation(*values: Plain) -> bool:
    return any("quote" in fields_in(value) and "document" in fields_in(value) for value in values)


def _told(fields: Mapping[str, Plain]) -> dict[str, Plain]:
    """The fields that tell something; in place of the fingerprint of a translation, whether it still fits."""
    told = {name: value for name, value in fields.items() if name not in _KEPT_BY_COMMANDS}
    if "zh" in told and told.keys() <= {"zh", "en", "en_src"}:
        text = Localized.model_validate(told)
        told.pop("en_src", None)
        if text.en:
            told[_ENGLISH_IS] = text.en_state
    return told


def _named(key: FieldPath, was: dict[str, Plain], now: dict[str, Plain]) -> Iterator[FieldDifference]:
    for name in {**was, **now}:
        if name != _ENGLISH_IS or (name in was and name in now):
            yield from _fields((*key, name), was.get(name), now.get(name))


def _listed(key: FieldPath, was: list[Plain], now: list[Plain]) -> Iterator[FieldDifference]:
    became = pairing.pair(was, now)
    came = {new: old for old, new in became.items()}
    for number, value in enumerate(was):
        if number not in became:
            yield from _fields((*key, number), value, None)
    for number, value in enumerate(now):
        yield from _fields((*key, number), was[came[number]] if number in came else None, value)
    order = [came[number] for number in sorted(came)]
    if any(one > other for one, other in pairwise(order)):
        yield FieldDifference((*key, "order"), _numbers(sorted(order)), _numbers(order))


def _numbers(order: Iterable[int]) -> str:
    return ", ".join(str(number + 1) for number in order)


def _in_words(value: Plain) -> str | None:
    if _is_citation(value):
        fields = fields_in(value)
        place = " ".join(str(fields[name]) for name in ("document", "passage") if fields.get(name))
        return f"{place}: {fields['quote']}"
    return None if value is None else as_words(value)


def _remembered_title(record: Mapping[str, Part]) -> Localized | None:
    title = record.get("title")
    return Localized(zh=title.zh, en=title.en) if title and title.zh else None


def _since_release(record: Mapping[str, Part], model: Entry | Campaign) -> Iterator[FieldDifference]:
    now = parts(model)
    found = list(changes(record, now))
    for change in found:
        key = read_path(change.field)
        yield from _named(key, _words_of(change.was), _words_of(change.now))
        if change.now and change.now.zh == change.was.zh and change.now.hash != change.was.hash:
            yield FieldDifference((*key, "evidence"), change.was.hash, change.now.hash)
    known = {part.hash: part for part in record.values()}
    shown = {change.now for change in found}
    for field, part in now.items():
        key = read_path(field)
        before = known.get(part.hash)
        if part in shown or field in ARRANGED:
            continue
        if before is None:
            yield from _fields(key, None, field_in(plain(model), key))
        elif before.en is None:
            yield from _fields((*key, "en"), None, part.en)


def _words_of(part: Part | None) -> dict[str, Plain]:
    return {"zh": part.zh, "en": part.en} if part else {}
