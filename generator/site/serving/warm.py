"""Both locales as MkDocs holds them in memory after a build, so that single pages can be built again.

MkDocs does not document the functions that build one page; we pin its release 1.6.1, which is the last.
"""

import shutil
from collections.abc import Container, Iterator, Sequence
from contextlib import suppress
from pathlib import Path, PurePosixPath
from threading import Lock

from jinja2 import Environment
from mkdocs.commands.build import _build_page, _build_theme_template, _populate_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from generator.site.folder import Written
from generator.site.kept_pages import Witness, shown_elsewhere


class Warm(Witness):  # type: ignore[no-untyped-call] # as its superclass
    """A plugin that keeps what a build of both locales leaves in memory."""

    def __init__(self) -> None:
        self._locales: dict[Path, _Locale] = {}
        self._nav: Navigation | None = None
        self.lock = Lock()
        """Held while a page is written."""

    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002 - an event
        """Keep the navigation of the locale whose build begins."""
        self._nav = nav

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> None:
        """Keep the locale, once all its pages have been read."""
        root = next((each.site_dir for each in self._locales.values()), Path(config.site_dir))
        self._locales[Path(config.docs_dir).resolve()] = _Locale(
            config, files, self._nav, env, root=root, lock=self.lock
        )

    @property
    def ways_in(self) -> tuple[str, ...]:
        """The addresses of the pages of the navigation, whose names every page shows."""
        return tuple(address for locale in self._locales.values() for address in locale.ways_in())

    @property
    def named(self) -> frozenset[str]:
        """The paths of their Markdown."""
        return frozenset(path for locale in self._locales.values() for path in locale.named())

    def note(self, written: Written) -> bool:
        """Note what was written, to be built; return false if that is too much for building single pages again."""
        return self._locales[written.folder.resolve()].note(written)

    def build(self, addresses: Container[str]) -> Iterator[str]:
        """Build those of some pages that are due, and yield the address of each that changed."""
        for locale in self._locales.values():
            yield from locale.build(addresses)


class _Locale:
    def __init__(  # noqa: PLR0913 - what MkDocs holds of one build
        self,
        config: MkDocsConfig,
        files: Files,
        nav: Navigation | None,
        env: Environment,
        *,
        root: Path,
        lock: Lock,
    ) -> None:
        self._config, self._files, self._env, self._lock = config, files, env, lock
        self._nav = nav or Navigation([], [])
        self.site_dir = Path(config.site_dir)
        self._way = self.site_dir.relative_to(root).as_posix().removeprefix(".")
        self._unread: set[str] = set()
        self._due: set[str] = set()
        self._gone: list[str] = []
        self._shown = shown_elsewhere(self._nav)

    def ways_in(self) -> Iterator[str]:
        return (self._address(page.file) for page in self._nav.pages)

    def named(self) -> Iterator[str]:
        return (page.file.src_uri for page in self._nav.pages)

    def note(self, written: Written) -> bool:
        for path in written.deleted:
            known = self._files.get_file_from_path(str(path))
            if path.suffix != ".md":
                self._copy(path)
            elif known is not None:
                if known.page in self._nav.pages:
                    return False
                self._forget(known)
        for path in written.files:
            if path.suffix != ".md":
                self._copy(path)
                continue
            if self._files.get_file_from_path(str(path)) is None:
                if str(path) in _named(self._config.nav):
                    return False
                self._add(str(path))
            self._unread.add(str(path))
            self._due.add(str(path))
        return True

    def build(self, addresses: Container[str]) -> Iterator[str]:
        self._read_navigation()
        while self._gone:
            yield self._gone.pop()
        pages = self._files.documentation_pages()
        for file in [each for each in pages if each.src_uri in self._due]:
            address = self._address(file)
            if file.src_uri in self._due and address in addresses:
                changed = self._build(file, pages)
                self._due.discard(file.src_uri)
                if changed:
                    yield address

    def _build(self, file: File, pages: Sequence[File]) -> bool:
        """Build one page and return whether its bytes changed."""
        page = self._read(file)
        path = Path(file.abs_dest_path)
        before = path.read_bytes() if path.is_file() else None
        with self._lock:
            _build_page(page, self._config, pages, self._nav, self._env)
        return path.read_bytes() != before

    def _read(self, file: File) -> Page:
        page = file.page
        if page is None or page.content is None:
            page = page or Page(None, file, self._config)
            self._unread.add(file.src_uri)
        if file.src_uri in self._unread:
            _populate_page(page, self._config, self._files)
            self._unread.discard(file.src_uri)
        return page

    def _read_navigation(self) -> None:
        """Read the names of the pages that every page shows; if they changed, every page is due."""
        for page in self._nav.pages:
            if page.file.src_uri in self._unread:
                page.read_source(self._config)
        shown = shown_elsewhere(self._nav)
        if shown != self._shown:
            self._shown = shown
            self._due |= {file.src_uri for file in self._files.documentation_pages()}
            self._build_templates()

    def _build_templates(self) -> None:
        for template in self._config.theme.static_templates:
            _build_theme_template(template, self._env, self._files, self._config, self._nav)

    def _address(self, file: File) -> str:
        url = "" if file.url in {".", "./"} else file.url
        return f"{self._way}/{url}" if self._way else url

    def _add(self, path: str) -> None:
        directories = self._config.use_directory_urls
        file = File(path, self._config.docs_dir, self._config.site_dir, directories)
        file.inclusion = InclusionLevel.INCLUDED
        self._files.append(file)

    def _forget(self, file: File) -> None:
        self._files.remove(file)
        self._due.discard(file.src_uri)
        self._unread.discard(file.src_uri)
        self._remove(Path(file.abs_dest_path))
        self._gone.append(self._address(file))

    def _copy(self, path: PurePosixPath) -> None:
        source, target = Path(self._config.docs_dir) / path, self.site_dir / path
        if source.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
        elif all(file.dest_uri != str(path) for file in self._files.documentation_pages()):
            self._remove(target)

    def _remove(self, path: Path) -> None:
        """Delete a file, and the folders of the site that are empty without it."""
        path.unlink(missing_ok=True)
        for folder in path.relative_to(self.site_dir).parents[:-1]:
            with suppress(OSError):  # it holds something, or was never there
                (self.site_dir / folder).rmdir()


def _named(nav: object) -> Iterator[str]:
    """The paths that a navigation names, at any depth."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, list):
        for part in nav:
            yield from _named(part)
    elif isinstance(nav, dict):
        for part in nav.values():
            yield from _named(part)
