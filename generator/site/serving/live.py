"""What browsers are shown of the site while it is edited, and told."""

import time
from collections import Counter
from contextlib import nullcontext
from importlib.resources import files
from pathlib import Path
from threading import Condition, Lock

from generator.errors import ExplainerError
from generator.messages import NOTHING, Language, Message, say
from generator.site.build import TWIN_FOLDER
from generator.site.policy import without_policy
from generator.site.serving.demand import Demand

PATIENCE = 25.0
"""After how many seconds a page that waits for news is told that there are none."""
VIEWED = 4
"""How many of the pages that last asked for news count as being viewed."""
EMPTY = '<!doctype html><html lang="{code}"><meta charset="utf-8"><title>…</title><body></body></html>'
"""The page shown at every address until there is a site."""


class Live:
    """What browsers are shown and told; used by several threads."""

    def __init__(self, forms: Path | None = None) -> None:
        """``forms`` is a folder with a page of forms, if one is shown."""
        self.forms = forms
        self.site: Path | None = None
        self.demand = Demand()
        self._lock: Lock | None = None
        self._start = time.time_ns()
        self._builds = 0
        self._versions: Counter[str] = Counter()
        self._error: ExplainerError | None = None
        self._errors = 0
        self._is_earlier = False
        self._asked: dict[str, None] = {}
        self._news = Condition()

    def show_earlier(self, site: Path) -> None:
        """Show the site of an earlier run, and say on every page that it is that."""
        self.show_site(site, Lock())
        with self._news:
            self._is_earlier = True
            self._errors += 1

    def show_site(self, site: Path, lock: Lock) -> None:
        """Switch to another build of the site, whose pages are written while the lock is held."""
        with self._news:
            self.site, self._lock = site, lock
            self._is_earlier = False
            self._builds += 1
            self._news.notify_all()

    def show_page(self, address: str) -> None:
        """Tell browsers to load a page again."""
        with self._news:
            self._versions[address] += 1
            self._news.notify_all()

    def show_error(self, error: ExplainerError | None) -> None:
        """Show on every page what is wrong, or that nothing is."""
        with self._news:
            if _lines(error, "en") != _lines(self._error, "en"):
                self._error = error
                self._errors += 1
                self._news.notify_all()

    def viewed(self) -> tuple[str, ...]:
        """The addresses of the pages that are being viewed."""
        with self._news:
            return tuple(self._asked)

    def token(self, address: str) -> str:
        """A token for the state of a page and, after a hyphen, of the error that it shows, to be compared."""
        return f"{self._shown(address)}{self._errors}"

    def wait_for_news(self, address: str, token: str) -> dict[str, object]:
        """Wait until a page has changed, and return what its script is to do."""
        with self._news:
            self._asked.pop(address, None)
            self._asked[address] = None
            for forgotten in tuple(self._asked)[:-VIEWED]:
                del self._asked[forgotten]
            self._news.wait_for(lambda: self.token(address) != token, PATIENCE)
            now = self.token(address)
            language = _language(address)
            return {
                "token": now,
                "again": not token.startswith(self._shown(address)),
                "title": self._title().to(language),
                "lines": _lines(self._error, language),
            }

    def _title(self) -> Message:
        """What stands above the errors, or alone; empty if there is nothing to say."""
        if self._error:
            return say("This page still shows what it was before these errors:")
        if self._is_earlier:
            return say("This page is from the last build; what has changed since is being built.")
        return NOTHING

    def read_page(self, path: Path | None, address: str) -> bytes | None:
        """Return a page of the site with the script that asks for news; ``None`` if there is no such page."""
        token = f"{self._shown(address)}0"  # it does not know yet of any error
        if self.site is None:
            html = EMPTY.format(code=_language(address))
        else:
            with self._lock or nullcontext():
                if path is None or not path.is_file():
                    return None
                html = without_policy(path.read_text("utf-8"))  # which knows nothing of our script
        text, body, rest = html.rpartition("</body>")
        return f'{text}<script data-token="{token}">{_script()}</script>{body}{rest}'.encode()

    def _shown(self, address: str) -> str:
        return f"{self._start}.{self._builds}.{self._versions[address]}-"


def _language(address: str) -> Language:
    return "en" if address.startswith(f"{TWIN_FOLDER}/") else "zh"


def _lines(error: ExplainerError | None, language: Language) -> list[str]:
    return error.to(language).splitlines() if error else []


def _script() -> str:
    return files("generator.site.serving").joinpath("live.js").read_text("utf-8")
