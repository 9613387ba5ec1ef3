"""What browsers ask for of content that has changed: only that is made, and as it is asked for."""

from collections.abc import Iterable
from threading import Condition

FILES = "files"
"""Stands for all files that are no pages; the addresses of pages end in a slash, or are empty."""
PATIENCE = 25.0
"""After how many seconds a browser gets what is there, as long as the other work goes on."""


class Demand:
    """What is asked for and not made yet; used by several threads. At first, everything is made."""

    def __init__(self) -> None:
        self._made: set[str] | None = None
        self._wanted: dict[str, None] = {}
        self._news = Condition()

    def begin(self) -> None:
        """Know that the content is another, and that nothing is made of it."""
        with self._news:
            self._made = set()

    def end(self) -> None:
        """Know that everything is made."""
        with self._news:
            self._made = None
            self._wanted.clear()
            self._news.notify_all()

    def done(self, names: Iterable[str]) -> None:
        """Know that some pages, or ``FILES``, are made, or cannot be."""
        with self._news:
            for name in names:
                self._wanted.pop(name, None)
                if self._made is not None:
                    self._made.add(name)
            self._news.notify_all()

    def want(self, name: str) -> None:
        """Ask for a page or ``FILES``, and do not wait for it."""
        with self._news:
            if not self._is_made(name):
                self._wanted[name] = None
                self._news.notify_all()

    def wait_for(self, name: str) -> None:
        """Ask for a page or ``FILES``, and wait until it is made."""
        self.want(name)
        with self._news:
            self._news.wait_for(lambda: self._is_made(name), PATIENCE)

    def next(self, seconds: float) -> str | None:
        """What is to be made next; ``None`` if nothing is asked for in some seconds."""
        with self._news:
            self._news.wait_for(lambda: self._wanted, seconds)
            return next(iter(self._wanted), None)

    def _is_made(self, name: str) -> bool:
        return self._made is None or name in self._made
