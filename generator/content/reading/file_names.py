"""Which files under ``content/`` are read, told by their names, and what is wrong with the names of others."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

from generator.content.reading.refusals import FORMS
from generator.errors import Place, Problem
from generator.messages import Message, say
from generator.model import ID_PATTERN

RESERVED = frozenset(
    {"index", "404", "assets", "search", "sitemap", "zh", "en", "feed", "con", "nul", "aux", "prn"}
)
"""Ids that would collide with a page of the site, or that some file systems refuse."""


def misnamed(path: Path) -> Problem | None:
    """What is wrong with the file of an entry before it is opened."""
    if path.is_symlink():
        return linked(path)
    if not re.fullmatch(ID_PATTERN, path.stem) or len(path.stem) > 64:  # noqa: PLR2004 - as in the model
        message = say("“{id}” cannot be an id", id=path.stem)
        return Problem(Place(path), "id", "bad-id", message, say(FORMS["id"]))
    if path.stem in RESERVED:
        message = say("the site needs the name “{id}” itself", id=path.stem)
        return Problem(Place(path), "id", "reserved-id", message, say("choose another id"))
    return None


def linked(path: Path) -> Problem:
    """The problem of a link, which may lead anywhere."""
    return Problem(
        Place(path), "", "symlink", say("symbolic links are not followed"), say("put the file itself here")
    )


def stray(path: Path, hint: Message) -> Problem:
    """The problem of what nothing reads: an error if it looks like content, since its words would be missed."""
    severity: Literal["error", "warning"] = "error" if _looks_like_content(path) else "warning"
    return Problem(Place(path), "", "unknown-file", say("the program does not read this"), hint, severity)


def case_twins(paths: Iterable[Path]) -> Iterator[Problem]:
    """The problems of names that a file system may hold to be one."""
    seen: dict[str, Path] = {}
    for path in paths:
        other = seen.setdefault(path.name.lower(), path)
        if other is not path:
            message = say("differs from {other} only in upper and lower case", other=other.name)
            yield Problem(Place(path), "id", "case-twin", message, say("rename one"))


def is_of_a_program(name: str) -> bool:
    """Whether an editing program keeps this file for itself, such as ``a.yml~``, ``~$a.yml`` or ``.a.yml.swp``."""
    return name.startswith((".", "#", "~$")) or name.endswith("~")


def _looks_like_content(path: Path) -> bool:
    """Whether a file nobody reads was meant to be read: YAML by its name, or a folder that holds some."""
    inner = path.rglob("*") if path.is_dir() else (path,)
    return any(each.suffix.lower() in {".yml", ".yaml"} for each in inner)
