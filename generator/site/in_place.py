"""A site that is whole: it takes the place of the last good one, and everybody can read it."""

import os
from collections.abc import Iterator
from pathlib import Path
from shutil import rmtree

from generator.content.writing import refuse_links
from generator.errors import unwritable
from generator.site.kept_pages import NEW

FOLDER_MODE, FILE_MODE = 0o755, 0o644
"""What everybody, a web server too, may do at least with the folders and files of a site."""


def put_in_place(new: Path) -> Path:
    """Let a site that was built beside the last good one take its place; return the folder where it now is."""
    site = new.with_name(new.name.removesuffix(NEW))
    old = new.with_name(f"{site.name}.old")
    refuse_links(site.parent, site)
    try:
        if site.exists():
            rmtree(old, ignore_errors=True)
            site.rename(old)
        new.rename(site)
    except OSError as error:
        raise unwritable(site, error) from error
    finally:
        if old.exists() and not site.exists():
            old.rename(site)
    rmtree(old, ignore_errors=True)
    return site


def make_readable(site: Path) -> None:
    """Let everybody read the site, a web server too, whatever the user's own files are like."""
    _let_read(site, site.stat().st_mode, FOLDER_MODE)
    for entry in _within(site):
        _let_read(entry.path, entry.stat().st_mode, FOLDER_MODE if entry.is_dir() else FILE_MODE)


def _within(folder: Path | str) -> Iterator[os.DirEntry[str]]:
    with os.scandir(folder) as found:
        for entry in found:
            yield entry
            if entry.is_dir(follow_symlinks=False):
                yield from _within(entry.path)


def _let_read(path: Path | str, now: int, least: int) -> None:
    if now & least != least:
        Path(path).chmod(now | least)
