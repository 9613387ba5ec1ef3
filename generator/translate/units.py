"""Every text to translate, as a unit with a name that survives insertions and moves in its file."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.content.reading import Content
from generator.content.remembering import Memory
from generator.model import (
    Address,
    Campaign,
    Correction,
    DateMention,
    EnglishState,
    Entry,
    FieldPath,
    Figure,
    Localized,
    Model,
    Rendering,
    SetAside,
    Statement,
    Topic,
    Vague,
    dotted,
    fingerprint,
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A text in Chinese and English."""

    address: Address
    """The address of its file, as in ``operations/<id>``."""
    names: tuple[str, ...]
    """Its field by name, as in ``statements``, ``3f9c1a2b``, ``text``; see ``find_units``."""
    key: FieldPath
    """Where it is in the file now."""
    text: Localized
    around: tuple[Model, ...]
    """What contains it, innermost first; the last is the entry, campaign, topic or document."""
    sure: bool = True
    """Whether the name finds the same field in any version of the file; a position would not."""
    previous: str | None = None
    """The Chinese that stale English was made from, if it is known."""
    confirmed: bool = False
    """Whether a person made or checked the English, as the entry's label or an earlier import says."""

    @property
    def field(self) -> str:
        """The names as a translator's file writes them, as in ``statements.3f9c1a2b.text``."""
        return dotted(self.names)

    @property
    def name(self) -> str:
        """Address and field, by which translators' files identify the unit."""
        return f"{self.address}:{self.field}"

    @property
    def state(self) -> EnglishState:
        """Whether the English still fits the Chinese."""
        return self.text.en_state

    @property
    def statement(self) -> Statement | None:
        """The statement whose sentence this is; None for other texts."""
        inner = self.around[0]
        return inner if isinstance(inner, Statement) and self.key[-1] == "text" else None

    @property
    def labelled(self) -> Entry | Campaign | None:
        """The entry or campaign that says who made its English; None if there is no such label."""
        outermost = self.around[-1]
        return outermost if isinstance(outermost, Entry | Campaign) else None

    @property
    def by_machine(self) -> bool:
        """Whether the English is labelled as machine-made and nobody has confirmed it."""
        return bool(self.text.en) and self.labelled is not None and not self.confirmed

    @property
    def same_as(self) -> tuple[object, ...]:
        """What texts have in common that one translation serves: their words, their state and what they are."""
        inner = self.around[0]
        kind = Entry if isinstance(inner, Entry) else type(inner)
        return kind, self.key[-1], self.text, self.needs_work, self.previous

    @property
    def pair(self) -> tuple[str, str] | None:
        """The English with the Chinese that it was made from; None if that is not known."""
        zh = {"fresh": self.text.zh, "stale": self.previous}.get(self.state)
        return (zh, self.text.en) if zh and self.text.en else None

    @property
    def is_open(self) -> bool:
        """Whether it has no English that may fit its Chinese."""
        return self.state in {"missing", "stale"}

    @property
    def needs_work(self) -> bool:
        """Whether a person should look at the existing English."""
        return self.state in {"stale", "unverified"} or (self.state == "fresh" and self.by_machine)


def find_units(content: Content, memory: Memory) -> Iterator[Unit]:
    """Yield every localized text, in the order of files and fields.

    An element of a list is named after what it is about, not after its position: a statement after its citations, a
    figure or date after the source's words, a topic after its id. If there is no such name or it occurs twice, the
    position is used instead, and ``sure`` is false.
    """
    listed = {"topics": _names(content.topics), "corrections": _names(content.corrections)}
    for address, key, model in content.models:
        if address in {"glossary", "search"}:  # words of one language each
            continue
        name, sure = listed[address][int(key[0])] if key else ("", True)
        by_person = isinstance(model, Entry | Campaign) and model.review.translation != "machine"
        for unit in _walk(_Position(address, key, (name,) if name else (), sure), model, ()):
            yield replace(
                unit,
                previous=memory.source(unit.text.en_src) if unit.state == "stale" else None,
                confirmed=bool(unit.text.en) and (by_person or memory.confirms(unit.text)),
            )


@dataclass(frozen=True, slots=True)
class _Position:
    """How to reach a field: by position, and by name."""

    address: Address
    key: FieldPath
    names: tuple[str, ...]
    sure: bool

    def to(self, step: str | int, name: str, *, sure: bool = True) -> "_Position":
        return _Position(self.address, (*self.key, step), (*self.names, name), self.sure and sure)


def _walk(position: _Position, model: Model, around: tuple[Model, ...]) -> Iterator[Unit]:
    within = (model, *around)
    for field in type(model).model_fields:
        value, there = getattr(model, field), position.to(field, field)
        if isinstance(value, Localized):
            yield Unit(position.address, there.names, there.key, value, within, there.sure)
        elif isinstance(value, Model):
            yield from _walk(there, value, within)
        elif isinstance(value, tuple):
            for number, (part, (name, sure)) in enumerate(zip(value, _names(value), strict=True)):
                if isinstance(part, Model):
                    yield from _walk(there.to(number, name, sure=sure), part, within)


def _names(parts: tuple[object, ...]) -> list[tuple[str, bool]]:
    """Return the name of each element of a list, and whether it is more than the position."""
    subjects = [_subject(part) for part in parts]
    often = Counter(subjects)
    return [
        (subject, True) if subject and often[subject] == 1 else (str(number), False)
        for number, subject in enumerate(subjects)
    ]


def _subject(part: object) -> str:
    """Return what an element is about, without dots or blanks; empty if it cannot be told."""
    if isinstance(part, Topic):
        return part.id
    if isinstance(part, Statement):
        return (
            fingerprint("\n".join(f"{cite.document} {cite.quote}" for cite in part.cites))
            if part.cites
            else ""
        )
    if isinstance(part, Figure | Vague | DateMention):
        return fingerprint(part.as_written)
    if isinstance(part, Rendering):
        return fingerprint(part.text.zh)
    if isinstance(part, SetAside):
        return fingerprint(f"{part.passage} {part.quote or ''}")
    return fingerprint(f"{part.entry} {part.on}") if isinstance(part, Correction) else ""
