"""The site while it is being edited: both locales stay in memory, and only what changed is built again.

A page that a browser shows is built before the others. An error in the content is shown on every page;
otherwise the pages stay as they were.
"""

import logging
import shutil
import signal
import sys
import time
from collections.abc import Callable, Collection, Container, Iterator
from collections.abc import Set as AbstractSet
from contextlib import suppress
from contextvars import copy_context
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

from mkdocs.exceptions import MkDocsException

from generator.content.turns import locked_build
from generator.content.writing import refuse_links
from generator.errors import ExplainerError, ProblemsError
from generator.messages import say
from generator.model import LOCALES
from generator.site.build import SITE, build_site, stopped
from generator.site.folder import Written
from generator.site.located import locate
from generator.site.serving.live import FORMS, Live, open_server
from generator.site.serving.warm import Warm
from generator.site.serving.watch import QUIET, Watch

DOUBT = 0.25
"""Seconds to wait before an error or a missing file is believed: an editor's program may still be saving."""
READING = 0.5
"""The most seconds that other pages wait while browsers load those that are being viewed."""
TURN = 0.0005
"""Seconds after which a thread lets another one run: an answer to a browser takes a dozen turns."""
OF_AN_ADDRESS = '<link rel="canonical"'
"""What the pages of a site have that is built for an address."""
HOME = "index.md"
"""The page whose title every page shows."""

RenderInSteps = Callable[[Path, Collection[str]], Iterator[Written | None]]
"""A function that renders a campaign folder's content, certain pages first. It yields what each step changed,
or ``None`` so that the server can check for other work."""
Report = Callable[[ExplainerError | str], None]
Show = Callable[[str], object]

logger = logging.getLogger(__name__)


def serve_site(  # noqa: PLR0913 - each by its name
    folder: Path,
    render: RenderInSteps,
    *,
    at: tuple[str, int],
    report: Report,
    show: Show | None = None,
    forms: Path | None = None,
) -> None:
    """Serve both locales, and follow every change of the folder until the user interrupts.

    ``at`` are the host and the port; ``show`` is told the address as soon as it answers; ``forms`` is a folder with a
    page of forms. Raises ``ExplainerError`` if the address is not available.
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
            _Desk(folder, render, live, report, Path(builds)).follow()
    except KeyboardInterrupt:
        report(say("stopped"))
    finally:
        logging.getLogger("mkdocs").removeHandler(told)
        server.shutdown()
        server.server_close()


class _Desk:
    """Follows the changes of one folder."""

    def __init__(self, folder: Path, render: RenderInSteps, live: Live, report: Report, builds: Path) -> None:
        self._folder, self._render, self._live, self._report = folder, render, live, report
        self._builds = builds
        self._build_number = 0
        self._watch = Watch(folder)
        self._warm: Warm | None = None
        self._left_off = False

    def follow(self) -> None:
        """Show the last good site, then build it as it is now, then whatever changes."""
        if site := _last_good_site(self._folder):
            self._live.show_earlier(site)
        changed = self._renew(frozenset())
        while True:
            changed = self._renew(changed or self._watch.wait())

    def _renew(self, changed: AbstractSet[Path]) -> AbstractSet[Path]:
        """Build what changed files call for, and return those that changed meanwhile."""
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
            self._live.show_error(error)
            self._report(error)
            return frozenset()
        more = self._watch.note_changes()
        if more:
            more |= self._watch.settle(QUIET)
        seconds = f"{time.perf_counter() - began:.2f}"
        self._report(say("{count} pages in {seconds} s", count=count, seconds=seconds))
        return more or (changed if self._left_off else frozenset())

    def _build(self, changed: AbstractSet[Path]) -> int:
        self._left_off = False
        if self._warm is None or any(_is_of_the_theme(self._folder, path) for path in changed):
            return self._build_all()
        viewed = self._live.viewed()
        sources = {HOME, *filter(None, map(self._warm.source, viewed))}
        count, shown = 0, False
        for written in self._render(self._folder, sources):
            if written is None:
                self._left_off = self._watch.sees_more()
            elif not self._warm.note(written):
                return self._build_all()
            else:
                count += self._build_rest() if shown else sum(1 for _ in self._build_pages(viewed))
                self._live.show_error(None)
                if not shown and written.folder.name == LOCALES[-1]:
                    shown = True
                    self._live.wait_until_seen(viewed, READING, or_until=self._watch.sees_more)
            if self._left_off:
                break
        return count

    def _build_rest(self) -> int:
        """Build the other pages that are due; one that somebody opens meanwhile comes next."""
        return sum(
            1 + sum(1 for _ in self._build_pages(self._live.viewed())) for _ in self._build_pages(None)
        )

    def _build_pages(self, addresses: Container[str] | None) -> Iterator[str]:
        """Build some or all pages that are due and yield each changed address; stop when files change."""
        for address in self._warm.build(addresses) if self._warm else ():
            self._live.show_page(address)
            yield address
            self._left_off = self._left_off or self._watch.sees_more()
            if self._left_off:
                return

    def _build_all(self) -> int:
        self._warm = None
        self._build_number += 1
        warm, before = Warm(), self._live.site
        site = build_site(self._folder, site_dir=self._builds / str(self._build_number), witness=warm)
        self._warm = warm
        self._live.show_error(None)
        self._live.show_site(site, warm.lock)
        if before and before.parent == self._builds:
            shutil.rmtree(before, ignore_errors=True)
        return sum(1 for _ in site.rglob("*.html"))


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


def _is_of_the_theme(folder: Path, path: Path) -> bool:
    """Whether a file decides how all pages look."""
    return path.relative_to(folder).parts[0] not in {"content", "seeds"}


def _address(host: str, port: int) -> str:
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"
