"""Pages of the last good site that would come out the same: they are copied, and MkDocs is left nothing to do for them."""

import logging
import os
from os.path import dirname
from pathlib import Path
from shutil import copyfile
from typing import Any

from jinja2 import Template
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from generator.kept import Kept, digest, files_in
from generator.site.policy import without_policy

NEW = ".new"
"""What follows the name of the site's folder until the site is whole."""
ONLY_ON_THE_PAGE = "description"
"""The field of a page's front matter that no other page shows."""
_EXTENSIONS = {"toc", "tables", "fenced_code", "attr_list"}
"""What MkDocs and our configuration add to Markdown; what others do may depend on more than the page."""
_NOT_SETTINGS = {"hooks", "markdown_extensions", "plugins", "site_dir", "strict", "theme"}
"""What the configuration holds besides plain settings that a page may depend on; the names of extensions are added."""
_NOTHING = Template("")


class _Warned(logging.Handler):
    """Counts the warnings of MkDocs."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.count = 0

    def emit(self, record: logging.LogRecord) -> None:  # noqa: ARG002 - as logging calls it
        self.count += 1


_WARNED = _Warned()


class KeptPages:
    """The pages of one locale: those that are kept, and those that this build makes.

    A page depends on its Markdown, on the names and notices of the pages of the navigation, which every page shows, on
    the configuration with the extensions of Markdown, and on the files of the theme. Our Markdown has no links that
    MkDocs would follow. A page that stands in warns of nothing, so a build that warned leaves none that may.
    """

    def __init__(self, folder: Path, config: MkDocsConfig, nav: Navigation, last: Path) -> None:
        for page in nav.pages:
            page.read_source(config)
        theme = dict(config.theme)
        settings = [(name, config[name]) for name in sorted(config) if name not in _NOT_SETTINGS]
        overrides = files_in(Path(config.theme.custom_dir or folder / "overrides"))
        basis = (repr(settings), repr(_extensions(config)), repr(theme), overrides)
        self._kept = Kept(folder, f"pages.{theme['language']}", *basis, repr(shown_elsewhere(nav)))
        self._last = last
        self._made_of: dict[str, str] = {}
        logging.getLogger("mkdocs").addHandler(_WARNED)
        self._warned_before = _WARNED.count

    def stand_in(self, files: Files, config: MkDocsConfig, nav: Navigation) -> None:
        """Let pages that are kept stand in for those of MkDocs."""
        for file in files.documentation_pages():
            made_of = self._made_of[file.src_uri] = digest(file.src_uri, file.content_string)
            html = self._kept.content(self._last, file.dest_uri, made_of)
            if html and file.page not in nav.pages:
                StandIn(file, config, self._last / file.dest_uri)
                self._kept.keep_again(file.dest_uri)

    def keep(self, file: File, html: str) -> None:
        """Keep a page of this build."""
        self._kept.keep_content(file.dest_uri, self._made_of[file.src_uri], html.encode())

    def save(self) -> None:
        """Write what is known of the pages of this build, unless there were warnings, which the next one must repeat."""
        if _WARNED.count == self._warned_before:
            self._kept.save()


class StandIn(Page):
    """A page that is finished, so that MkDocs neither reads nor sets nor writes it."""

    def __init__(self, file: File, config: MkDocsConfig, finished: Path) -> None:
        super().__init__(None, file, config)
        self._finished = finished

    def take_its_place(self, *, served: bool) -> None:
        """Put the finished page where MkDocs would write it; a second name for a file costs less than a second file.

        A page that is served has no policy, and so is another file.
        """
        place = self.file.abs_dest_path
        os.makedirs(dirname(place), exist_ok=True)  # noqa: PTH103, PTH120 - a Path takes longer than the system
        if served:
            Path(place).write_text(without_policy(self._finished.read_text("utf-8")), "utf-8")
            return
        try:
            os.link(self._finished, place)
        except OSError:  # not every file system has further names
            copyfile(self._finished, place)

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002 - as MkDocs calls it
        """Read nothing."""
        self.markdown, self.meta = "", {"template": _NOTHING}

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002 - as above
        """Render nothing."""
        self.content = ""


class Witness(BasePlugin):  # type: ignore[type-arg, no-untyped-call] # it has no options
    """A plugin that sees a build and changes nothing."""


def can_keep(config: MkDocsConfig, hook: object) -> bool:
    """Whether pages depend on nothing but what we know of: no other plugins, hooks, extensions or themes."""
    acting = (
        getattr(method, "__self__", None) for those in config.plugins.events.values() for method in those
    )
    return (
        config.theme.name == "material"
        and _EXTENSIONS.issuperset(_extensions(config))
        and all(each is hook or isinstance(each, Witness) for each in acting)
    )


def _extensions(config: MkDocsConfig) -> list[str]:
    """The names of the extensions of Markdown, in their order; their options are settings like others."""
    return [each for each in config.markdown_extensions if isinstance(each, str)]


def last_good(site: Path) -> Path | None:
    """The folder that a site, or a part of it, that is built beside the last good one will take the place of."""
    for folder in (site, site.parent):
        if folder.name.endswith(NEW):
            return folder.with_name(folder.name.removesuffix(NEW)) / site.relative_to(folder)
    return None


def shown_elsewhere(nav: Navigation) -> list[Any]:
    """Return what other pages show of the pages of the navigation."""
    return [
        (page.title, {name: value for name, value in page.meta.items() if name != ONLY_ON_THE_PAGE})
        for page in nav.pages
    ]
