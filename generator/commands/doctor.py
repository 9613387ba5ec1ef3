"""Says what is missing or wrong around a campaign: on this machine, in its repository, on its way to readers."""

import os
import re
import sys
from collections.abc import Callable, Iterator
from importlib.metadata import metadata
from pathlib import Path

from generator.commands.publishing_check import check_pages, check_program, check_repository, check_workflows
from generator.content.changing import find_unfinished
from generator.errors import Place, Problem
from generator.ingest import CONVERTED, find_converter
from generator.messages import Message, say
from generator.reference import font_files
from generator.repository import PACKAGE, own_version

Finding = Message | Problem
"""What is in order, or what is not; what stops work is an error, everything else a warning."""
_TRIED = re.compile(r"Python :: (\d+)\.(\d+)$")


def examine(folder: Path) -> Iterator[Finding]:
    """Yield everything that was looked at, one after another; nothing is changed."""
    for look in EXAMINATIONS:
        yield from look(folder)


def _python(folder: Path) -> Iterator[Finding]:
    said = metadata(PACKAGE).get_all("Classifier") or []
    tried = [tuple(map(int, match.groups())) for each in said if (match := _TRIED.search(each))]
    here = ".".join(map(str, sys.version_info[:3]))
    least, most = (".".join(map(str, each)) for each in (min(tried), max(tried)))
    if sys.version_info[:2] < min(tried):
        message = say("Python {here} is too old", here=here)
        hint = say("install Python {least} or newer", least=least)
        yield Problem(Place(folder), "", "python", message, hint)
    elif sys.version_info[:2] > max(tried):
        message = say("this program has not been tried with Python {here}", here=here)
        hint = say("if something fails, use Python {most}", most=most)
        yield Problem(Place(folder), "", "python", message, hint, "warning")
    else:
        yield say("Python {here}, explainer {version}", here=here, version=own_version())


def _rights(folder: Path) -> Iterator[Finding]:
    places = [folder, *(folder / name for name in ("content", "seeds", "build"))]
    inner = [path for place in places[1:] for path in place.rglob("*") if path.is_dir()]
    closed = [path for path in (*places, *inner) if path.exists() and not os.access(path, os.W_OK | os.X_OK)]
    for path in closed:
        message = say("you have no permission to write in this folder")
        hint = say("change the folder's permissions, or work in another folder")
        yield Problem(Place(path), "", "not-writable", message, hint)
    if not closed:
        yield say("the folders can be written to")


def _changes(folder: Path) -> Iterator[Finding]:
    yield find_unfinished(folder) or say("no change was left unfinished")


def _converter(folder: Path) -> Iterator[Finding]:
    if program := find_converter():
        yield say("LibreOffice: {program}", program=program)
        return
    message = say(
        "LibreOffice is not installed; {suffixes} files can be read only with its help",
        suffixes=", ".join(CONVERTED),
    )
    hint = say("install it if you have such files; all others are read without it")
    yield Problem(Place(folder), "", "no-converter", message, hint, "warning")


def _fonts(folder: Path) -> Iterator[Finding]:
    try:
        there = all(path.is_file() for path in font_files())
    except ModuleNotFoundError:
        there = False
    if there:
        yield say("the fonts for the pictures of shared links are installed")
    else:
        message = say("the fonts for the pictures of shared links are missing")
        hint = say("install the program again, with everything that it needs")
        yield Problem(Place(folder), "", "no-fonts", message, hint)


EXAMINATIONS: tuple[Callable[[Path], Iterator[Finding]], ...] = (
    _python,
    _rights,
    _changes,
    check_repository,
    check_workflows,
    check_program,
    check_pages,
    _converter,
    _fonts,
)
