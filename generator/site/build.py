"""Both locales of a campaign folder, built by MkDocs: Chinese at the root, then English under ``en/``."""

import logging
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from os.path import abspath
from pathlib import Path
from typing import Literal

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, MkDocsException, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.yaml import yaml_load

from generator.content.writing import refuse_links
from generator.errors import ExplainerError, unwritable
from generator.messages import environment_language, say
from generator.model import fields_in
from generator.second_process import alongside
from generator.site.in_place import make_readable
from generator.site.kept_pages import NEW, KeptPages, Witness, can_keep, last_good
from generator.site.located import located
from generator.site.policy import finished, valid
from generator.site.raw_html import RawHtml
from generator.stages import begin

CONFIG = "mkdocs.yml"
TWIN = "mkdocs.en.yml"
TWIN_FOLDER = "en"
SITE = Path("build", "site")
"""Where ``mkdocs.yml`` has the site, unless somebody changed that."""
FEW = 100
"""So many pages take less time than it takes another process to compile the templates once more."""
_KEPT = "kept pages"
"""The name of the plugin that keeps pages of one locale."""
OF_ITS_SEARCH = "assets/javascripts/lunr/"
"""Where the theme has what only its own search loads."""

Command = Literal["build", "gh-deploy", "serve"]
Render = Callable[[Path, str], object]
"""A function that renders a campaign folder for a site at an address, into its ``build/docs/<locale>/``."""


class Hook:
    """What is done around a build by MkDocs, however it was started.

    The content is rendered before the Chinese build. The English site is built with the same settings, alongside or,
    where that cannot be and when the site is served, after it; it is told of after the Chinese one. Each method is named
    after an event of MkDocs.
    """

    def __init__(self, render: Render) -> None:
        self._render = render
        self._command: Command = "build"
        self._finish_twin: Callable[[], None] | None = None
        self._pages: KeptPages | None = None

    def on_startup(self, command: Command, dirty: bool) -> None:  # noqa: ARG002, FBT001 - MkDocs names these
        """Remember the command: a served page runs a script to reload itself, which no policy can foresee."""
        self._command = command

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Render the content, unless this is the English build, which comes second.

        A served site has no lasting address, so its pages say nothing on how to cite them, and no cards are
        drawn for it.
        """
        config.markdown_extensions.append(RawHtml())
        if _is_twin(config):
            return config
        config.extra["root"] = config.site_url or ""
        try:
            refuse_links(Path(abspath(config.config_file_path)).parent, Path(config.site_dir))  # noqa: PTH100 - as MkDocs does; links stay
            published = "" if self._command == "serve" else config.site_url or ""
            self._render(_folder(config), published)
        except ExplainerError as error:
            raise PluginError(error.to(environment_language())) from error
        return config

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Leave out what no page loads."""
        begin(say("building the site"))
        if not any(name.endswith("search") for name in config.plugins):
            for file in [each for each in files if each.src_uri.startswith(OF_ITS_SEARCH)]:
                files.remove(file)
        return files

    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        """Leave MkDocs only those pages that differ from those of the last good site, and begin the English one.

        Few pages are made in turn, with templates that are compiled once.
        """
        self._pages = None
        last = self._last_good(config)
        if last and can_keep(config, self):
            self._pages = KeptPages(_folder(config), config, nav, last)
            self._pages.put(files, config, served=self._command == "serve")
            config.plugins[_KEPT] = self._pages
        few = self._pages is not None and self._pages.left <= FEW
        if not few and not _is_twin(config) and self._command != "serve":
            self._finish_twin = alongside(partial(_build_twin, config, self._command))
        return nav

    def _last_good(self, config: MkDocsConfig) -> Path | None:
        """The folder of the last good site, or of this part of it."""
        if self._command != "serve":
            return last_good(Path(config.site_dir))
        is_ours = any(isinstance(each, Witness) for each in config.plugins.values())
        site = _folder(config) / SITE
        return (site / TWIN_FOLDER if _is_twin(config) else site) if is_ours and site.is_dir() else None

    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG002 - an event
        """Fix the page's HTML, and add its policy unless it is served."""
        html = self._finished(output)
        if self._pages and self._command != "serve":  # which has pages that came later, and saves nothing
            self._pages.keep(page.file.dest_uri, html)
        return html

    def on_post_template(self, output: str, template_name: str, config: MkDocsConfig) -> str:
        """Do the same for the page shown at missing addresses."""
        if not template_name.endswith(".html"):
            return output
        html = self._finished(output)
        if self._pages and template_name in config.theme.static_templates:
            self._pages.keep(template_name, html)
        return html

    def _finished(self, html: str) -> str:
        return valid(html) if self._command == "serve" else finished(html)

    def on_post_build(self, config: MkDocsConfig) -> None:
        """Wait for the English site, or build it, and remove what carries the time of the build."""
        (Path(config.site_dir) / "sitemap.xml.gz").unlink(missing_ok=True)
        if self._pages:
            self._pages.give_back(config)
            if self._command != "serve":
                self._pages.save()
        if not _is_twin(config):
            finish_twin = self._finish_twin or partial(_build_twin, config, self._command)
            self._finish_twin = None
            finish_twin()
            make_readable(Path(config.site_dir))

    def on_serve(self, server: LiveReloadServer, config: MkDocsConfig, builder: object) -> LiveReloadServer:  # noqa: ARG002 - an event
        """Watch the content instead of the pages rendered from it."""
        server.unwatch(config.docs_dir)
        for name in ("content", "overrides", TWIN):
            if (path := _folder(config) / name).exists():
                server.watch(str(path))
        server.builder = _surviving(server.builder)
        return server


def build_site(
    folder: Path,
    *,
    strict: bool = False,
    site_dir: Path | None = None,
    witness: Witness | None = None,
) -> Path:
    """Build both locales and return the folder of the site, by default one beside the last good site.

    ``put_in_place`` lets it take the place of that one. The folder's own hook renders the content first. A ``witness``
    is a plugin that sees both builds, which are then for a local server: without a policy, and at no address. Raises
    the ``ExplainerError`` that rendering met or that says what the system refused or which line of a template or of the
    settings is wrong, or one that says what MkDocs warned of if the build is strict.
    """
    docs = folder / "build" / "docs" / "zh"
    refuse_links(folder, docs)
    docs.mkdir(parents=True, exist_ok=True)
    logger = logging.getLogger("mkdocs")
    warnings = _Warnings()
    logger.addHandler(warnings)
    options = {"site_dir": str(site_dir.resolve())} if site_dir else {}
    if witness:
        options["site_url"] = ""
    try:
        with located():
            config = _read(folder / CONFIG, strict=strict, **options)
            if not site_dir:
                config.site_dir += NEW
            if witness:
                config.plugins["witness"] = witness
            config.plugins.on_startup(command="serve" if witness else "build", dirty=False)
            build(config)
            config.plugins.on_shutdown()
    except MkDocsException as error:
        raise _cause(error) or stopped("\n".join((*warnings.lines, str(error)))) from error
    except OSError as error:
        raise unwritable(Path(error.filename or folder / "build"), error) from error
    finally:
        logger.removeHandler(warnings)
    return Path(config.site_dir)


def chosen_engine(folder: Path) -> str:
    """Return what ``mkdocs.yml`` names under ``extra.engine`` as what builds the site; by default ``mkdocs``."""
    try:
        with located(), (folder / CONFIG).open("rb") as file:
            config = fields_in(yaml_load(file))
    except OSError:
        return "mkdocs"  # which then says that the file is missing
    except ConfigurationError as error:
        raise stopped(str(error)) from error
    return str(fields_in(config.get("extra")).get("engine", "mkdocs"))


def _surviving(builder: Callable[[], None]) -> Callable[[], None]:
    """Return a builder that, on an error that MkDocs has reported, leaves the pages as they were.

    Otherwise the server would answer nothing until the error is fixed.
    """

    def build_or_stay() -> None:
        with suppress(Abort):
            builder()

    return build_or_stay


class _Warnings(logging.Handler):
    """Collects what MkDocs warned of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


def stopped(said: str) -> ExplainerError:
    """The error for a builder that stopped, with what it said, whichever builder it is."""
    return ExplainerError(say("the site builder stopped and said:\n{said}", said=said))


def _folder(config: MkDocsConfig) -> Path:
    """The campaign folder, as the user would write it from the current folder."""
    folder, here = Path(config.config_file_path).parent, Path.cwd()
    return folder.relative_to(here) if folder.is_relative_to(here) else folder


def _is_twin(config: MkDocsConfig) -> bool:
    return Path(config.config_file_path).name == TWIN


def _build_twin(config: MkDocsConfig, command: Command) -> None:
    with located():  # which lines an error passed through is unknown to other processes
        twin = _twin(config)
        for name in sorted(config.plugins.keys() - twin.plugins.keys() - {_KEPT}):  # a witness of the build
            twin.plugins[name] = config.plugins[name]
        twin.plugins.on_startup(command=command, dirty=False)
        twin.strict = False  # the Chinese build counts all warnings
        build(twin)


def _twin(config: MkDocsConfig) -> MkDocsConfig:
    twin = _read(
        _folder(config) / TWIN,
        strict=config.strict,
        site_dir=str(Path(config.site_dir) / TWIN_FOLDER),
        site_url=f"{config.site_url}{TWIN_FOLDER}/" if config.site_url else "",
    )
    twin.extra["root"] = config.site_url or ""
    return twin


def _read(file: Path, *, strict: bool, **options: str) -> MkDocsConfig:
    """Read a configuration, and leave nothing compiled beside its hook, in a folder that people edit."""
    compiles = sys.dont_write_bytecode
    sys.dont_write_bytecode = True
    try:
        return load_config(str(file), strict=strict, **options)
    finally:
        sys.dont_write_bytecode = compiles


def _cause(error: BaseException) -> ExplainerError | None:
    seen: BaseException | None = error
    while seen is not None:
        if isinstance(seen, ExplainerError):
            return seen
        seen = seen.__cause__ or seen.__context__
    return None
