"""Mappings and sequences that tell of each reading of them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from generator.model import Entry
from generator.render.pages.watched.ingredients import ALL
from generator.render.views import EntryLink

_Value = TypeVar("_Value")
Note = Callable[[str], None]


class Noted(Mapping[_Value, Any]):
    """A mapping that tells of each key that is looked up, and of all of them where they are gone through."""

    def __init__(
        self, those: Mapping[_Value, Any], note: Callable[[_Value], None], note_all: Callable[[], None]
    ) -> None:
        self._those, self._note, self._note_all = those, note, note_all

    def __getitem__(self, key: _Value) -> Any:  # noqa: ANN401 - of the mapping's own type
        self._note(key)
        return self._those[key]

    def __iter__(self) -> Iterator[_Value]:
        self._note_all()
        return iter(self._those)

    def __len__(self) -> int:
        self._note_all()
        return len(self._those)


class NotedLists(Mapping[str, Sequence[EntryLink]]):
    """The entries of topics and regions, of which each that is looked at is noted."""

    def __init__(self, those: Mapping[str, Sequence[EntryLink]], note: Note) -> None:
        self._those, self._note = those, note

    def __getitem__(self, href: str) -> Sequence[EntryLink]:
        self._note(f"among {href}")
        return NotedList(self._those[href], self._note)

    def __iter__(self) -> Iterator[str]:
        self._note(ALL)
        return iter(self._those)

    def __len__(self) -> int:
        self._note(ALL)
        return len(self._those)


class NotedList(Sequence[EntryLink]):
    """The entries of one of them, of which each that is looked at is noted."""

    def __init__(self, links: Sequence[EntryLink], note: Note) -> None:
        self._links, self._note = links, note

    def __getitem__(self, at: Any) -> Any:  # noqa: ANN401 - a place or a slice
        found = self._links[at]
        for link in found if isinstance(at, slice) else (found,):
            self._note(f"entry {link.key}")
        return found

    def __len__(self) -> int:
        return len(self._links)


class Hidden(Sequence[Entry]):
    """Entries of a collection, of which any reading is noted."""

    def __init__(self, entries: Sequence[Entry], note: Callable[[], None]) -> None:
        self._entries, self._note = entries, note

    def __getitem__(self, at: Any) -> Any:  # noqa: ANN401 - a place or a slice
        self._note()
        return self._entries[at]

    def __len__(self) -> int:
        self._note()
        return len(self._entries)
