"""What a campaign's repository has so that it publishes itself: workflows, the program that they run, a README.

The texts of licences are those of https://creativecommons.org, as choosealicense.com has them.
"""

import re
from collections.abc import Iterator, Mapping
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Literal, get_args

from generator.content.baseline import history_folder, journal_path
from generator.content.writing import write_within
from generator.messages import Language
from generator.repository.own_wheel import own_wheel
from generator.repository.skeleton import LOCK, packaged

Licence = Literal["CC-BY-4.0", "CC0-1.0"]
LICENCES: tuple[Licence, ...] = get_args(Licence)
"""Licences for what people write, by the names that SPDX gives them."""
LICENCE_FILE = "LICENSE"
PROGRAM = ".explainer"
"""The folder of the program, whose files belong together."""
WORKFLOWS = {".github/workflows/check.yml": "check.yml", ".github/workflows/publish.yml": "publish.yml"}
_COPIED = {
    ".gitattributes": "gitattributes",
    ".pre-commit-config.yaml": "pre-commit-config.yaml",
    ".github/dependabot.yml": "dependabot.yml",
    **WORKFLOWS,
}
_IGNORED = (
    "/build/*\n!/build/docs/\n/build/docs/*/*\n!/build/docs/*/.gitkeep\n/.cache/\n/.venv/\n__pycache__/\n"
    f"/schema/\n/{journal_path(Path()).as_posix()}\n/{history_folder(Path()).as_posix()}/\n.*.part\n"
)
_MARKUP = re.compile(r"[\\`*_\[\]<>#&|~]")


def write_publishing_files(
    folder: Path, title: str, language: Language, licence: Licence | None, *, there: Path | None = None
) -> tuple[list[str], list[str]]:
    """Write what a campaign needs to publish itself, and return the names of what was written and what was left.

    What is in the folder already stays as it is, or what is ``there``, where this folder is going to be.
    """
    names = _publishing_files(title, language, licence)
    left = [name for name in names if _is_there(there or folder, name)]
    written = [name for name in names if name not in left]
    for name in written:
        write_within(folder, folder / name, names[name])
    return written, left


def missing_files(folder: Path) -> tuple[str, ...]:
    """Return the names of the files that a campaign lacks to publish itself; a licence is nobody's duty."""
    names = ("README.md", ".gitignore", *_COPIED, f"{PROGRAM}/{LOCK}")
    return tuple(name for name in names if not _is_there(folder, name))


def starter(name: str) -> str:
    """Return the text of a file that is written as it stands here."""
    return files("generator.repository").joinpath("starter", name).read_text("utf-8")


def has_licence(folder: Path) -> bool:
    """Whether a folder says what may be done with its content."""
    return _is_there(folder, LICENCE_FILE)


def _publishing_files(title: str, language: Language, licence: Licence | None) -> Mapping[str, bytes]:
    wheel = own_wheel()
    readme = starter(f"README.{language}.md").format(title=_as_markdown(title), wheel=wheel.name)
    texts = {"README.md": readme, ".gitignore": _IGNORED}
    texts |= {name: starter(source) for name, source in _COPIED.items()}
    if licence:
        texts[LICENCE_FILE] = starter(f"licences/{licence}.txt")
    with packaged() as source:
        lock = (source / LOCK).read_text("utf-8")
    own = f"./{PROGRAM}/{wheel.name} --hash=sha256:{sha256(wheel.content).hexdigest()}\n"
    texts[f"{PROGRAM}/{LOCK}"] = lock + own
    return {f"{PROGRAM}/{wheel.name}": wheel.content, **{name: text.encode() for name, text in texts.items()}}


def _is_there(folder: Path, name: str) -> bool:
    """Whether a folder has a file of this name, whatever its case and its suffix.

    The files of the program belong together: they are there once the last one is, which names the others.
    """
    path = folder / name
    if path.parent.name == PROGRAM:
        return (path.parent / LOCK).exists()
    return path.stem.casefold() in _stems(path.parent)


def _stems(folder: Path) -> Iterator[str]:
    return (path.stem.casefold() for path in (folder.iterdir() if folder.is_dir() else ()))


def _as_markdown(text: str) -> str:
    return _MARKUP.sub(r"\\\g<0>", " ".join(text.split()))
