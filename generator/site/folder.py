"""The rendered pages on disk: written if their bytes changed, deleted if they are no longer rendered."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.content.writing import refuse_links, refuse_special
from generator.errors import unwritable

KEPT = ".gitkeep"
"""Keeps the otherwise empty folder in a fresh clone, because the builder looks for it before it runs any
hook."""


@dataclass(frozen=True, slots=True)
class Written:
    """What one write left in a folder; paths are relative to it."""

    folder: Path
    files: tuple[PurePosixPath, ...]
    """What is there now, whether or not its bytes changed."""
    deleted: tuple[PurePosixPath, ...] = ()
    """What is not, or no longer, there."""


def write_pages(
    folder: Path,
    pages: Iterable[tuple[PurePosixPath, str | bytes | None]],
    *,
    instead_of: Collection[PurePosixPath] | None = None,
) -> Written:
    """Make a folder hold exactly these files, or hold them in place of certain ones among others.

    A file whose bytes are the same is left alone, so that a server that watches the folder does not start
    over; one without a text is known to be as it should be. All pages are rendered before the first is written. Raises ``ValueError`` for a path that leads out
    of the folder.
    """
    contents = {_inside(folder, path): None if text is None else _bytes(text) for path, text in pages}
    before = None if instead_of is None else [_inside(folder, path) for path in instead_of]
    refuse_links(folder, *contents, *(before or ()))
    folder.mkdir(parents=True, exist_ok=True)
    given = ((path, content) for path, content in contents.items() if content is not None)
    changed = {path: content for path, content in given if not _holds(path, content)}
    for path, content in changed.items():
        _write(path, content)
    deleted = _delete_stale(folder.rglob("*") if before is None else before, set(contents))
    return Written(folder, _relative(folder, contents), _relative(folder, deleted))


def _write(path: Path, content: bytes) -> None:
    """Write a file without waiting for the disk: what a kill or a failing disk spoils, the next build makes again."""
    try:
        refuse_special(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as error:
        raise unwritable(path, error) from error


def _relative(folder: Path, paths: Iterable[Path]) -> tuple[PurePosixPath, ...]:
    return tuple(PurePosixPath(path.relative_to(folder).as_posix()) for path in paths)


def _inside(folder: Path, path: PurePosixPath) -> Path:
    if path.is_absolute() or ".." in path.parts:
        raise ValueError(f"{path} leads out of {folder}")
    return folder / path


def _bytes(text: str | bytes) -> bytes:
    return text.encode() if isinstance(text, str) else text


def _holds(path: Path, content: bytes) -> bool:
    return path.is_file() and path.read_bytes() == content


def _delete_stale(those: Iterable[Path], kept: set[Path]) -> list[Path]:
    deleted = []
    for path in sorted(those, reverse=True):
        if path.is_dir() and not path.is_symlink():
            if not any(path.iterdir()):
                path.rmdir()
        elif path not in kept and path.name != KEPT:
            path.unlink(missing_ok=True)
            deleted.append(path)
    return deleted
