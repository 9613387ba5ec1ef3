"""What rendering produces: files of the site as text."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Protocol

ROOM = 90_000
"""About how many bytes the rows of a page may take; longer lists are shared among several pages."""

Recall = Callable[[str, Callable[[], str]], str]
"""A function from the name of a text, which tells all that it is made of, and what makes it, to the text."""


def make_anew(_name: str, make: Callable[[], str]) -> str:
    """Make a text, whether or not it has been made before."""
    return make()


@dataclass(frozen=True, slots=True)
class Page:
    """One file of a locale: Markdown if its name ends in ``.md``; others are copied to the site unchanged."""

    path: PurePosixPath
    """Relative to the locale's folder, as in ``operations/flood-season.md``."""
    text: str
    made_of: str = ""
    """A fingerprint of all that its template was given; the same templates make the same page of the same."""
    is_there: bool = False
    """Whether the page's file is as an earlier run made it; its text is then left out."""


Now = Callable[[Iterable[str]], str]
"""A function from the names of what is read to a fingerprint of what that is now."""
Made = tuple[str, str, bytes | None]
"""A page as it is made: its path, what its template was given, and its text, unless an earlier run made it."""


class Earlier(Protocol):
    """What an earlier run made, and of what."""

    def same(self, name: str, now: Now) -> Sequence[tuple[str, str]] | None:
        """The pages made together under a name, if ``now`` finds that what was read for them is the same.

        Each with its path, and with what its template was given.
        """

    def holds(self, path: str, made_of: str) -> bool:
        """Whether the file of a page is as it was made, and its template was given the same."""

    def note(self, name: str, read: Sequence[str], now: Now, pages: Sequence[Made]) -> None:
        """Keep in mind pages that are made together, and what was read for them."""


class Nothing:
    """No earlier run."""

    def same(self, _name: str, _now: Now) -> None:
        """Know of no pages."""

    def holds(self, _path: str, _made_of: str) -> bool:
        """Know of no file."""
        return False

    def note(self, _name: str, _read: Sequence[str], _now: Now, _pages: Sequence[Made]) -> None:
        """Keep nothing in mind."""


NOTHING = Nothing()


@dataclass(frozen=True, slots=True)
class DataFile:
    """One file under ``data/``, the same for all locales."""

    name: str
    text: str
    rows: int | None = None
    """How many rows or records it has, if it has any."""

    @property
    def size(self) -> int:
        """Its size in bytes."""
        return len(self.text.encode())


def numbered(address: str, page: int) -> str:
    """The address of a page among those of a long list, as in ``numbers/page/2/``; the first has the list's own."""
    return f"{address}page/{page}/" if page > 1 else address


def page_numbers(sizes: Iterable[int]) -> Iterator[int]:
    """For each row of a list, by its size, the number of the page on which it stands."""
    page, full = 1, 0
    for size in sizes:
        if full and full + size > ROOM:
            page, full = page + 1, 0
        full += size
        yield page
