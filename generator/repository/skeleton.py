"""What every campaign folder has for the site besides its content: settings, theme overrides, editor settings."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from pathlib import Path

from generator.model import LOCALES
from generator.site import KEPT

NAMES = ("mkdocs.yml", "mkdocs.en.yml", "overrides", ".vscode")
LOCK = "requirements.txt"
"""What the program needs, each package with its hashes; the workflows of a campaign install it."""


def write_skeleton(folder: Path) -> None:
    """Copy the packaged configuration and overrides into a new campaign folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with packaged() as source:
        for name in NAMES:
            _copy(source / name, folder / name)
    for locale in LOCALES:
        kept = folder / "build" / "docs" / locale / KEPT
        kept.parent.mkdir(parents=True)
        kept.touch()


@contextmanager
def packaged() -> Iterator[Path]:
    """Yield the folder that holds what is copied: in the package, or the top of a checkout."""
    with as_file(files("generator")) as package:
        inner = package / "skeleton"
        yield inner if inner.is_dir() else package.parent


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
    else:
        shutil.copyfile(source, target)
