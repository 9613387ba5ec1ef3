"""Both locales of a campaign folder, built by Zensical, the successor of Material for MkDocs.

Zensical reads ``mkdocs.yml`` but runs no hooks: what ``Hook`` does around a build by MkDocs is done here before and
after. docs/engines.md says what differs.
"""

import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path, PurePosixPath
from shutil import rmtree

import yaml

from generator.content.writing import refuse_links, write_file
from generator.errors import ExplainerError, unwritable
from generator.messages import say
from generator.model import LOCALES, Locale, Plain
from generator.site.build import CONFIG, TWIN, TWIN_FOLDER, stopped
from generator.site.folder import write_pages
from generator.site.in_place import make_readable
from generator.site.kept_pages import NEW
from generator.site.policy import finished

_COLOUR = re.compile(r"\x1b\[[\d;]*m")
_TRACE = re.compile(r"^Traceback .*\n(?:[ \t].*\n)+", re.MULTILINE)
"""The lines of a traceback before its last one, which says what was wrong."""
_CONFIGS: dict[Locale, str] = {"zh": CONFIG, "en": TWIN}
_NOT_OF_A_SITE = ("hook.py", "search.json")
"""What Zensical puts into every site: our hook, and an index for a search that is not ours."""


def build_with_zensical(folder: Path, site_url: str, *, strict: bool = False) -> Path:
    """Build both locales from the rendered ``build/docs`` and return the folder of the site, beside the last good one.

    Raises an ``ExplainerError`` if Zensical is not installed, or one that says what it stopped at.
    """
    if find_spec("zensical") is None:
        raise ExplainerError(
            say("Zensical is not installed here; install it, or build with “--engine mkdocs”")
        )
    build = folder / "build"
    site = build / f"site{NEW}"
    refuse_links(folder, site, *(build / "zensical" / locale for locale in LOCALES))
    try:
        rmtree(site, ignore_errors=True)
        for locale in LOCALES:
            _lay_out(build / "docs" / locale, build / "zensical" / locale)
            config = build / f"zensical.{locale}.yml"
            write_file(config, yaml.safe_dump(_config(locale, site.name, site_url)).encode())
            _run(config, strict=strict)
        _finish(site)
    except OSError as error:
        raise unwritable(Path(error.filename or site), error) from error
    return site


def _config(locale: Locale, site: str, site_url: str) -> dict[str, Plain]:
    """Return the settings of a locale as they differ from those for MkDocs; Zensical wants what it builds beside them."""
    way = "" if locale == "zh" else f"{TWIN_FOLDER}/"
    return {
        "INHERIT": f"../{_CONFIGS[locale]}",
        "docs_dir": f"zensical/{locale}",
        "site_dir": f"{site}/{way}",
        "site_url": f"{site_url}{way}" if site_url else "",
        "hooks": [],
        "theme": {"custom_dir": "../overrides", "variant": "classic"},
        "extra": {"root": site_url, "own_search": True},
        # Zensical joins lists: these come after those of mkdocs.yml.
        "extra_css": ["assets/stylesheets/search-theme.css"],
        "extra_javascript": ["assets/javascripts/search-theme.js"],
    }


def _lay_out(rendered: Path, docs: Path) -> None:
    """Copy rendered pages, ``a/b.md`` as ``a/b/index.md``.

    Zensical 0.0.73 moves the relative links of raw HTML from where the file is to where the page will be, MkDocs leaves
    them alone; ours count from the page.
    """
    files = sorted(path.relative_to(rendered) for path in rendered.rglob("*") if path.is_file())
    write_pages(
        docs, ((_as_index(PurePosixPath(path.as_posix())), (rendered / path).read_bytes()) for path in files)
    )


def _as_index(path: PurePosixPath) -> PurePosixPath:
    return path if path.suffix != ".md" or path.stem == "index" else path.with_suffix("") / "index.md"


def _run(config: Path, *, strict: bool) -> None:
    """Let Zensical build a site from nothing; what it kept of other builds may be of other templates."""
    command = [sys.executable, "-m", "zensical", "build", "--clean", "--config-file", str(config.resolve())]
    ended = subprocess.run(
        [*command, *(["--strict"] if strict else [])],
        check=False,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
    )
    if ended.returncode:
        said = _TRACE.sub("", _COLOUR.sub("", f"{ended.stdout}{ended.stderr}")).strip()
        raise stopped(said)


def _finish(site: Path) -> None:
    """Remove what does not belong on a site, and finish its pages."""
    for folder in (site, site / TWIN_FOLDER):
        for name in _NOT_OF_A_SITE:
            (folder / name).unlink(missing_ok=True)
        sitemap = folder / "sitemap.xml"
        if sitemap.is_file() and not sitemap.read_text("utf-8").strip():
            sitemap.unlink()
    for path in sorted(site.rglob("*.html")):
        path.write_text(finished(path.read_text("utf-8")), "utf-8")
    make_readable(site)
