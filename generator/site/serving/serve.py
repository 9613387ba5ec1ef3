"""The site while it is being edited: both locales stay in memory, and of changed content only what is asked for is made.

That is the pages that browsers show, at once, and any other page or file as soon as somebody asks for it. An error in the
content is shown on every page; otherwise the pages stay as they were.
"""

import gc
import logging
import re
import shutil
import signal
import sys
import time
from collections.abc import Callable, Collection, Iterator
from collections.abc import Set as AbstractSet
from contextlib import suppress
from contextvars import copy_context
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Protocol

from mkdocs.exceptions import MkDocsException

from generator.content.turns import locked_build
from generator.content.writing import refuse_links
from generator.errors import ExplainerError, ProblemsError
from generator.messages import say
from generator.model import Locale
from generator.site.build import SITE, TWIN_FOLDER, build_site, stopped
from generator.site.folder import Written
from generator.site.located import locate
from generator.site.serving.demand import FILES
from generator.site.serving.live import Live
from generator.site.serving.local_server import FORMS, open_server
from generator.site.serving.warm import Warm
from generator.site.serving.watch import QUIET, Watch

DOUBT = 0.25
"""Seconds to wait before an error or a missing file is believed: an editor's program may still be saving."""
TURN = 0.0005
"""Seconds after which a thread lets another one run: an answer to a browser takes a dozen turns."""
OF_AN_ADDRESS = '<link rel="canonical"'
"""What the pages of a site have that is built for an address."""
_PAGE = re.compile(rf"(?P<twin>{TWIN_FOLDER}/)?(?P<here>(?:[\w-]+/)*)")
"""What addresses of pages look like."""


class Rendering(Protocol):
    """A campaign's content as it stands, of which files are written when somebody asks for them."""

    def page(self, locale: Locale, address: str) -> Written:
        """Write the page at an address of a locale; delete what was there, if there is none."""

    def files(self) -> Iterator[Written]:
        """Write all files that are no pages."""

    def names(self, paths: Collection[str]) -> str:
        """A fingerprint of all that pages show of those at certain paths."""


Render = Callable[[Path], Rendering]
"""A function that reads and checks a campaign folder's content; raises ProblemsError if it has an error."""
Report = Callable[[ExplainerError | str], None]
Show = Callable[[str], object]

logger = logging.getLogger(__name__)


def serve_site(  # noqa: PLR0913 - each by its name
    folder: Path,
    render: Render,
    *,
    afterwards: Callable[[], None],
    at: tuple[str, int],
    report: Report,
    show: Show | None = None,
    forms: Path | None = None,
) -> None:
    """Serve both locales, and follow every change of the folder until the user interrupts.

    ``at`` are the host and the port; ``show`` is told the address as soon as it answers; ``forms`` is a folder with a
    page of forms; ``afterwards`` is called each time changed content is shown. Raises ``ExplainerError`` if the address is not available.
    """
    live = Live(forms)
    server = open_server(*at, live)
    told = _Told(report)
    logging.getLogger("mkdocs").addHandler(told)
    sys.setswitchinterval(TURN)
    for number in (signal.SIGINT, signal.SIGTERM):  # a shell's background jobs begin with SIGINT ignored
        signal.signal(number, signal.default_int_handler)
    try:
        with TemporaryDirectory(prefix="explainer-") as builds:
            Thread(target=server.serve_forever, daemon=True).start()
            address = _address(at[0], server.server_port)
            report(say("the site is at {address} (press Ctrl-C to stop)", address=address))
            if forms:
                report(say("the forms are at {address}", address=f"{address}{FORMS}"))
            if show:  # it may take its time
                Thread(target=copy_context().run, args=(show, address), daemon=True).start()
            desk = _Desk(folder, render, afterwards, live=live, report=report, builds=Path(builds))
            desk.follow()
    except KeyboardInterrupt:
        report(say("stopped"))
    finally:
        logging.getLogger("mkdocs").removeHandler(told)
        server.shutdown()
        server.server_close()


class _Desk:
    """Follows the changes of one folder, and makes what browsers ask for."""

    def __init__(  # noqa: PLR0913 - what there is to work with
        self,
        folder: Path,
        render: Render,
        afterwards: Callable[[], None],
        *,
        live: Live,
        report: Report,
        builds: Path,
    ) -> None:
        self._folder, self._render, self._afterwards = folder, render, afterwards
        self._live, self._report, self._builds = live, report, builds
        self._build_number = 0
        self._watch = Watch(folder)
        self._warm = Warm()
        self._rendering: Rendering | None = None
        self._names = ""

    def follow(self) -> None:
        """Show the last good site, then build it as it is now, then follow whatever changes."""
        if site := _last_good_site(self._folder):
            self._live.show_earlier(site)
        changed = self._renew(frozenset())
        while True:
            changed = self._renew(changed or self._make_until_files_change())

    def _renew(self, changed: AbstractSet[Path]) -> AbstractSet[Path]:
        """Show what changed files call for, and return those that changed meanwhile."""
        if any(not path.exists() for path in changed):
            changed |= self._watch.settle(DOUBT)
        began = time.perf_counter()
        try:
            with locked_build(self._folder):  # Markdown lies in one place for all
                count = self._build(changed)
        except Exception as caught:  # noqa: BLE001 - the server lives on, whatever happens
            error = _explained(caught)
            if more := self._watch.settle(DOUBT):
                return changed | more
            self._show_error(error)
            return frozenset()
        if count is not None:
            seconds = f"{time.perf_counter() - began:.2f}"
            self._report(say("{count} pages in {seconds} s", count=count, seconds=seconds))
        if more := self._watch.note_changes():
            return more | self._watch.settle(QUIET)
        return changed if count is None else frozenset()

    def _build(self, changed: AbstractSet[Path]) -> int | None:
        """Make what is being viewed, and return how many pages changed; ``None`` if newer changes stopped that."""
        if self._rendering is None or any(_is_of_the_theme(self._folder, path) for path in changed):
            return self._build_all()
        self._rendering = self._render(self._folder)
        self._live.demand.begin()
        names = self._rendering.names(self._warm.named)
        ways_in = () if names == self._names else self._warm.ways_in
        count = 0
        for address in dict.fromkeys((*ways_in, *self._live.viewed())):
            if self._watch.sees_more():
                return None
            count += self._make_page(address)
            self._live.demand.done([address])
        self._names = names
        self._live.show_error(None)
        self._afterwards()
        return count

    def _make_until_files_change(self) -> AbstractSet[Path]:
        while not (changed := self._watch.note_changes()):
            asked = self._live.demand.next(self._watch.pause)
            if asked is not None:
                self._make(asked)
        return changed | self._watch.settle(QUIET)

    def _make(self, asked: str) -> None:
        try:
            with locked_build(self._folder):
                if asked != FILES:
                    self._make_page(asked)
                elif self._rendering:
                    for written in self._rendering.files():
                        self._warm.note(written)
        except Exception as caught:  # noqa: BLE001 - as above
            self._show_error(_explained(caught))
        finally:
            self._live.demand.done([asked])

    def _make_page(self, address: str) -> int:
        """Make the page at an address, tell whoever shows those that changed with it, and return how many these are."""
        found = _PAGE.fullmatch(address)
        if self._rendering is None or found is None:
            return 0
        if not self._warm.note(self._rendering.page("en" if found["twin"] else "zh", found["here"])):
            return self._build_all()
        changed = list(self._warm.build({address}))
        for each in changed:
            self._live.show_page(each)
        return len(changed)

    def _build_all(self) -> int:
        self._rendering = None
        rendering = self._render(self._folder)
        self._build_number += 1
        warm, before = Warm(), self._live.site
        site = build_site(self._folder, site_dir=self._builds / str(self._build_number), witness=warm)
        self._warm, self._rendering, self._names = warm, rendering, rendering.names(warm.named)
        self._live.show_error(None)
        self._live.show_site(site, warm.lock)
        self._live.demand.end()
        _set_apart()
        if before and before.parent == self._builds:
            shutil.rmtree(before, ignore_errors=True)
        return sum(1 for _ in site.rglob("*.html"))

    def _show_error(self, error: ExplainerError) -> None:
        self._live.show_error(error)
        self._report(error)


class _Told(logging.Handler):
    """Reports what MkDocs warns of, and raises its errors as well."""

    def __init__(self, report: Report) -> None:
        super().__init__(logging.WARNING)
        self._report_line = report

    def emit(self, record: logging.LogRecord) -> None:
        if record.levelno == logging.WARNING:
            self._report_line(record.getMessage())


def _explained(error: Exception) -> ExplainerError:
    """An error as one for the user; a bug leaves its traceback in the terminal."""
    if isinstance(error, ExplainerError):
        return error
    if found := locate(error):
        return found
    if isinstance(error, MkDocsException):
        return stopped(str(error))
    logger.error("a bug", exc_info=error)
    return ExplainerError(say("a bug in this program: {error}; the terminal shows more", error=repr(error)))


def _last_good_site(folder: Path) -> Path | None:
    """The site that the last build left, unless it lies elsewhere or is for an address, from which it asks for files."""
    site = folder / SITE
    with suppress(ProblemsError, OSError, UnicodeError):
        refuse_links(folder, site)
        return site if OF_AN_ADDRESS not in (site / "index.html").read_text("utf-8") else None
    return None


def _set_apart() -> None:
    """Let the collector pass over what stays for as long as we serve; going through all of it takes longer than a page."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def _is_of_the_theme(folder: Path, path: Path) -> bool:
    """Whether a file decides how all pages look."""
    return path.relative_to(folder).parts[0] not in {"content", "seeds"}


def _address(host: str, port: int) -> str:
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"
