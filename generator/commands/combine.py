"""Combines two versions of a content file field by field; git asks for it where both branches changed a file.

https://git-scm.com/docs/gitattributes#_defining_a_custom_merge_driver
"""

from pathlib import Path

from generator.commands.git import ask_git
from generator.content.changing import combined
from generator.content.reading import read_yaml
from generator.content.writing import write_file
from generator.errors import ProblemsError

DRIVER = "explainer combine %O %A %B"
"""What git is to run; a clone does so only once it is told."""


def combine(base: Path, ours: Path, theirs: Path) -> bool:
    """Write into ``ours`` what either side changed since ``base``, and return whether nothing is in conflict.

    Otherwise the file is as git itself leaves it, with conflicts marked between lines.
    """
    if (text := _combined(base, ours, theirs)) is not None:
        write_file(ours, text.encode())
        return True
    names = [word for name in ("ours", "base", "theirs") for word in ("-L", name)]
    paths = [str(path.resolve()) for path in (ours, base, theirs)]
    return ask_git(Path(), "merge-file", *names, *paths) is not None


def _combined(base: Path, ours: Path, theirs: Path) -> str | None:
    """Return our text with their changes; None if they clash or a version cannot be read."""
    try:
        return combined(*map(read_yaml, (base, ours, theirs)))
    except ProblemsError:
        return None
