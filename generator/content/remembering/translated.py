"""Which Chinese text each English one was made from, which of these pairs a person has confirmed, and comments on them.

A content file keeps only the fingerprint of the Chinese. What the Chinese said before an editor changed it is kept in
``content/.baseline/_translated``, which is machine-owned and committed, for as long as an English text made from it
exists. Each entry has a file of its own, and so has each text of the files that all entries share, so that two people
who translate different entries on two branches do not meet.
"""

import json
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from generator.content.baseline import former_translated_path, translated_folder
from generator.content.changing import Change, Put
from generator.content.reading import read_yaml
from generator.content.writing import dump, not_ours
from generator.errors import ProblemsError
from generator.model import Address, Localized, Plain, elements_in, field_in, fields_in, fingerprint, text_in

Pair = tuple[str, str]
"""The fingerprints of a Chinese text and of the English made from it."""
_ABOUT = "# The Chinese that the English was made from. Written by commands; do not edit.\n"


@dataclass(frozen=True, slots=True)
class Source:
    """A Chinese text that English was made from, or that a translator wrote something about."""

    zh: str
    confirmed: frozenset[str] = frozenset()
    """The fingerprints of the English texts that a person has confirmed for it."""
    comment: str = ""


Sources = Mapping[str, Source]
"""By the fingerprint of the Chinese."""


@dataclass(frozen=True)
class Memory:
    """What is remembered of each entry, and what older versions remembered of all at once."""

    by_place: Mapping[str, Sources] = field(default_factory=dict)
    """By the address of an entry, or the address of a shared file and the fingerprint of a text in it."""
    former: Sources = field(default_factory=dict)

    @cached_property
    def sources(self) -> Sources:
        """All Chinese texts, with all that was confirmed of each, and what everybody wrote beside it."""
        found: dict[str, Source] = {}
        for sources in self.by_place.values():
            for key, each in sources.items():
                found[key] = _joined(found[key], each) if key in found else each
        for key, old in self.former.items():
            now = found.get(key, old)
            found[key] = Source(old.zh, now.confirmed | old.confirmed, now.comment or old.comment)
        return found

    def source(self, en_src: str | None) -> str | None:
        """Return the Chinese text with a fingerprint, if it is known."""
        found = self.sources.get(en_src or "")
        return found.zh if found else None

    def confirms(self, text: Localized) -> bool:
        """Whether a person has confirmed the English for the Chinese it was made from."""
        found = self.sources.get(text.en_src or "")
        return bool(text.en) and found is not None and fingerprint(text.en or "") in found.confirmed

    def comment(self, zh: str) -> str:
        """Return what translators wrote beside a Chinese text, or nothing."""
        found = self.sources.get(fingerprint(zh))
        return found.comment if found else ""

    def replaced(self, texts: Iterable[tuple[Address, str]]) -> "Memory":
        """Return the memory with Chinese texts that no longer stand in their files."""
        by_place = {place: dict(sources) for place, sources in self.by_place.items()}
        for address, zh in texts:
            key = fingerprint(zh)
            by_place.setdefault(_place(address, key), {}).setdefault(key, self.sources.get(key, Source(zh)))
        return replace(self, by_place=by_place)

    def renewed(
        self,
        texts: Iterable[tuple[Address, Localized]],
        changed: Container[str] = frozenset(),
        confirmed: Iterable[Localized] = (),
        comments: Mapping[tuple[str, str], str] = {},
    ) -> "Memory":
        """Return the memory for files whose texts are now as given, some newly confirmed or commented.

        What these files no longer need is forgotten; what is remembered of other files stays as it is. ``changed`` are
        the fingerprints of the Chinese of which something is new: of a file that all entries share, the others are left
        alone, as is the one file of older versions while an entry needs it. Otherwise two branches would meet.
        """
        by_person = {_pair(text) for text in confirmed}
        addresses = set()
        now: dict[str, dict[str, Source]] = {}
        for address, text in texts:
            addresses.add(address)
            for key, each in self._said(address, text, by_person, comments):
                place = _place(address, key)
                if not address.is_alone or key in changed or each.comment or place in self.by_place:
                    known = now.setdefault(place, {})
                    known[key] = _joined(known[key], each) if key in known else each
        others = {place: sources for place, sources in self.by_place.items() if not _is_of(place, addresses)}
        own = {
            place: {
                key: each for key, each in sources.items() if not _adds_nothing(each, self.former.get(key))
            }
            for place, sources in now.items()
        }
        return replace(self, by_place={**others, **{place: each for place, each in own.items() if each}})

    def _said(
        self,
        address: Address,
        text: Localized,
        by_person: Container[Pair],
        comments: Mapping[tuple[str, str], str],
    ) -> Iterator[tuple[str, Source]]:
        """Yield the Chinese that the English was made from, if it is known, and what is written beside the Chinese."""
        zh = text.zh if text.en_state == "fresh" else self.source(text.en_src)
        if text.en and text.en_src and zh is not None:
            is_confirmed = _pair(text) in by_person or self.confirms(text)
            yield text.en_src, Source(zh, frozenset([fingerprint(text.en)]) if is_confirmed else frozenset())
        key = fingerprint(text.zh)
        before = self.by_place.get(_place(address, key), {}).get(key, Source(text.zh))
        if comment := comments.get((address, key), before.comment):
            yield key, Source(text.zh, comment=comment)


def replaced_sources(file: Mapping[str, Plain], changes: Iterable[Change]) -> Iterator[str]:
    """Yield the Chinese texts that are replaced although English was made from them.

    Translators compare them with the new ones.
    """
    for change in changes:
        if isinstance(change, Put) and change.key and change.key[-1] == "zh":
            text = fields_in(field_in({**file}, change.key[:-1]))
            if text.get("en") and text.get("en_src") in {None, fingerprint(str(text["zh"]))}:
                yield str(text["zh"])


def load_memory(folder: Path) -> Memory:
    """Read what is remembered about a campaign's translations; empty if there is nothing."""
    root = translated_folder(folder)
    by_place = {
        path.relative_to(root).with_suffix("").as_posix(): _read(path)
        for path in sorted(root.rglob("*.yml"))
        if not path.name.startswith(".")
    }
    former = former_translated_path(folder)
    return Memory(by_place, _read_former(former) if former.exists() else {})


def memory_files(folder: Path, before: Memory, now: Memory) -> Mapping[Path, bytes | None]:
    """Return the files in which one memory differs from another; None for those that go."""
    root = translated_folder(folder)
    return {
        root / f"{place}.yml": _written(now.by_place[place]) if place in now.by_place else None
        for place in sorted({*before.by_place, *now.by_place})
        if before.by_place.get(place) != now.by_place.get(place)
    }


def _place(address: Address, key: str) -> str:
    return f"{address}/{key}" if address.is_alone else str(address)


def _is_of(place: str, addresses: Container[Address]) -> bool:
    here = Address(place)
    return here in addresses or Address(here.collection) in addresses


def _joined(one: Source, other: Source) -> Source:
    """What two files say of one text: whatever either says was confirmed, and the comments of both."""
    comments = dict.fromkeys(each.comment for each in (one, other) if each.comment)
    return Source(one.zh, one.confirmed | other.confirmed, "\n".join(comments))


def _adds_nothing(each: Source, known: Source | None) -> bool:
    """Whether a source says nothing of a text that is not known already."""
    return known is not None and each.confirmed <= known.confirmed and each.comment in {"", known.comment}


def _written(sources: Sources) -> bytes:
    content: dict[str, Plain] = {}
    for key, each in sorted(sources.items()):
        confirmed: list[Plain] = [*sorted(each.confirmed)]
        row: dict[str, Plain] = {"zh": each.zh, "confirmed": confirmed, "comment": each.comment}
        content[key] = {name: value for name, value in row.items() if value}
    return _ABOUT.encode() + dump(content)


def _read(path: Path) -> Sources:
    try:
        content = read_yaml(path).content or {}
    except ProblemsError as error:
        raise not_ours(path) from error
    rows = {key: fields_in(each) for key, each in fields_in(content).items()}
    if rows != content or any(text_in(row, "zh") is None for row in rows.values()):
        raise not_ours(path)
    return {
        key: Source(
            text_in(row, "zh") or "",
            frozenset(map(str, elements_in(row.get("confirmed")))),
            text_in(row, "comment") or "",
        )
        for key, row in rows.items()
    }


def _read_former(path: Path) -> Sources:
    try:
        kept = json.loads(path.read_text("utf-8"))
        return {
            str(key): Source(
                str(each["zh"]), frozenset(map(str, each.get("confirmed", ()))), str(each.get("comment", ""))
            )
            for key, each in kept.items()
        }
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise not_ours(path) from error


def _pair(text: Localized) -> Pair:
    return text.en_src or "", fingerprint(text.en or "")
