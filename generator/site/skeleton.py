"""What every campaign folder has besides its content: site settings, theme overrides, editor settings."""

import shutil
from importlib.resources import as_file, files
from pathlib import Path

from generator.content.baseline import journal_path
from generator.model import LOCALES
from generator.site.folder import KEPT

IGNORED = (
    "/build/*\n!/build/docs/\n/build/docs/*/*\n!/build/docs/*/.gitkeep\n/.cache/\n/.venv/\n__pycache__/\n"
    f"/{journal_path(Path()).as_posix()}\n.*.part\n"
)
NAMES = ("mkdocs.yml", "mkdocs.en.yml", "overrides", ".vscode")


def write_skeleton(folder: Path) -> None:
    """Copy the packaged configuration and overrides into a new campaign folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with as_file(files("generator")) as package:
        packaged = package / "skeleton"
        source = packaged if packaged.is_dir() else package.parent  # a checkout has them at its top
        for name in NAMES:
            _copy(source / name, folder / name)
    (folder / ".gitignore").write_text(IGNORED, encoding="utf-8")
    for locale in LOCALES:
        kept = folder / "build" / "docs" / locale / KEPT
        kept.parent.mkdir(parents=True)
        kept.touch()


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
    else:
        shutil.copyfile(source, target)
