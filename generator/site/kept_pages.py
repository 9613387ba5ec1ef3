"""Pages of the last good site that would come out the same: they are copied, and MkDocs does not hear of them."""

import logging
import os
from os.path import dirname
from pathlib import Path
from shutil import copyfile
from typing import Any

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.utils.templates import TemplateContext

from generator.kept import Fingerprints, Kept, digest, files_in
from generator.site.policy import without_policy

NEW = ".new"
"""What follows the name of the site's folder until the site is whole."""
ONLY_ON_THE_PAGE = "description"
"""The field of a page's front matter that no other page shows."""
_EXTENSIONS = {"toc", "tables", "fenced_code", "attr_list"}
"""What MkDocs and our configuration add to Markdown; what others do may depend on more than the page."""
_NOT_SETTINGS = {"hooks", "markdown_extensions", "plugins", "site_dir", "strict", "theme"}
"""What the configuration holds besides plain settings that a page may depend on; the names of extensions are added."""


class _Warned(logging.Handler):
    """Counts the warnings of MkDocs."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.count = 0

    def emit(self, record: logging.LogRecord) -> None:  # noqa: ARG002 - as logging calls it
        self.count += 1


_WARNED = _Warned()


class _Compiled(BytecodeCache):
    """Templates that were compiled in this process; both locales have the same."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], Any] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._known.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._known[bucket.key, bucket.checksum] = bucket.code


_COMPILED = _Compiled()


class Witness(BasePlugin):  # type: ignore[type-arg, no-untyped-call] # it has no options
    """A plugin that sees a build and changes nothing."""


class KeptPages(Witness):  # type: ignore[no-untyped-call] # as its superclass
    """The pages of one locale: those that are kept, and those that this build makes.

    A page depends on its Markdown, on the names and notices of the pages of the navigation, which every page shows, on
    the configuration with the extensions of Markdown, and on the files of the theme. Our Markdown has no links that
    MkDocs would follow. Pages of the theme alone, as for missing addresses, depend on the list of pages instead of any
    Markdown. A page that is kept warns of nothing, so a build that warned keeps none.

    While MkDocs builds, pages that are kept count as excluded, and templates still see the list of all.
    """

    def __init__(self, folder: Path, config: MkDocsConfig, nav: Navigation, last: Path) -> None:
        for page in nav.pages:
            page.read_source(config)
        theme = dict(config.theme)
        settings = [(name, config[name]) for name in sorted(config) if name not in _NOT_SETTINGS]
        overrides = files_in(Path(config.theme.custom_dir or folder / "overrides"))
        basis = (repr(settings), repr(_extensions(config)), repr(theme), overrides)
        self._kept = Kept(folder, f"pages.{theme['language']}", *basis, repr(shown_elsewhere(nav)))
        self._markdown = Fingerprints(folder, Path(config.docs_dir).name)
        self._finished = Fingerprints(folder, "site")
        self._last, self._site = last, Path(config.site_dir)
        self._made_of: dict[str, str] = {}
        self._all: list[File] = []
        self._out: list[File] = []
        self._templates: set[str] = set()
        logging.getLogger("mkdocs").addHandler(_WARNED)
        self._warned_before = _WARNED.count

    def put(self, files: Files, config: MkDocsConfig, *, served: bool) -> None:
        """Put what is kept where MkDocs would write it, and take it out of what MkDocs is about to make.

        A page that is served has no policy, and so is another file.
        """
        self._all = list(files.documentation_pages())
        for file in self._all:
            self._made_of[file.dest_uri] = digest(file.src_uri, self._markdown.of(str(file.abs_src_path)))
            if self._put(file.dest_uri, served=served):
                file.inclusion = InclusionLevel.EXCLUDED
                self._out.append(file)
        listed = digest(*(file.dest_uri for file in self._all))
        for name in [each for each in config.theme.static_templates if each.endswith(".html")]:
            self._made_of[name] = listed
            if self._put(name, served=served):
                config.theme.static_templates.discard(name)
                self._templates.add(name)

    def _put(self, name: str, *, served: bool) -> bool:
        finished = f"{self._last}/{name}"
        if not self._kept.holds(name, self._made_of[name], self._finished.of(finished)):
            return False
        self._kept.keep_again(name)
        _put(finished, f"{self._site}/{name}", served=served)
        return True

    @property
    def left(self) -> int:
        """How many pages are left to MkDocs."""
        return len(self._all) - len(self._out)

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002 - an event
        """Let templates be compiled once for both locales."""
        env.bytecode_cache = _COMPILED

    def on_page_context(self, context: TemplateContext, **_: object) -> TemplateContext:
        """Let the template of a page see the list of all."""
        context["pages"] = self._all
        return context

    def on_template_context(self, context: TemplateContext, **_: object) -> TemplateContext:
        """Let a template of the theme see the list of all pages."""
        context["pages"] = self._all
        return context

    def keep(self, name: str, html: str) -> None:
        """Keep a page of this build, by its name in the site."""
        self._kept.keep_content(name, self._made_of[name], html.encode())

    def give_back(self, config: MkDocsConfig) -> None:
        """Count what is kept among the pages again, for whoever serves them."""
        for file in self._out:
            file.inclusion = InclusionLevel.INCLUDED
        config.theme.static_templates |= self._templates

    def save(self) -> None:
        """Write what is known of the pages of this build, unless there were warnings, which the next one must repeat."""
        if _WARNED.count == self._warned_before:
            self._kept.save()


def _put(finished: str, place: str, *, served: bool) -> None:
    """Put a finished page at its place; a second name for a file costs less than a second file."""
    os.makedirs(dirname(place), exist_ok=True)  # noqa: PTH103, PTH120 - a Path takes longer than the system
    if served:
        Path(place).write_text(without_policy(Path(finished).read_text("utf-8")), "utf-8")
        return
    try:
        os.link(finished, place)
    except OSError:  # not every file system has further names
        copyfile(finished, place)


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
