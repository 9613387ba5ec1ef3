"""GNU PO files: https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html."""

import re
from collections.abc import Iterable
from pathlib import Path

import polib

from generator.errors import Place, Problem, ProblemsError
from generator.messages import say
from generator.translate.files.exchange import Outgoing, Returned, find_mark

_LINE = re.compile(r'(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?)\s*)?"(?:[^"\\]|\\.)*"')


def render_po(texts: Iterable[Outgoing]) -> bytes:
    """Write texts as a PO file; the name is the context, and what waits for a person is fuzzy."""
    file = polib.POFile(wrapwidth=0)
    file.metadata = {
        "Project-Id-Version": "campaign-explainer",
        "PO-Revision-Date": "",
        "Last-Translator": "",
        "Language-Team": "",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Language": "en",
        "X-Source-Language": "zh-Hans",
    }
    file.extend(_entry(each) for each in texts)
    return f"{file}\n".encode()


def read_po(path: Path, text: str, encoding: str = "utf-8-sig") -> list[Returned]:
    """Read a PO file, given its text and the encoding of its bytes; raises ProblemsError if it is not one.

    The lines are checked first, because polib takes an unclosed quotation mark for an empty text.
    """
    for number, line in enumerate(text.split("\n"), 1):
        if (words := line.strip()) and not words.startswith("#") and not _LINE.fullmatch(words):
            raise ProblemsError([_wrong(Place(path, number, 1))])
    try:
        entries = polib.pofile(str(path), encoding=encoding, wrapwidth=0)
    except (OSError, ValueError, IndexError, AttributeError) as error:
        found = re.search(r"line (\d+)", str(error))
        raise ProblemsError([_wrong(Place(path, int(found[1]), 1) if found else Place(path))]) from error
    return [
        Returned(
            Place(path, entry.linenum or 0, 1),
            entry.msgctxt or "",
            entry.msgid,
            entry.msgstr,
            entry.fuzzy,
            find_mark(" ".join((entry.comment, *map(_reference, entry.occurrences)))),
            entry.tcomment,
        )
        for entry in entries
        if not entry.obsolete
    ]


def _wrong(place: Place) -> Problem:
    hint = say("save it in a PO editor, encoded as UTF-8")
    return Problem(place, "", "po", say("this is not a PO file"), hint)


def _entry(each: Outgoing) -> polib.POEntry:
    return polib.POEntry(
        msgctxt=each.name,
        msgid=each.text.zh,
        msgstr=each.text.en or "",
        previous_msgid=each.previous,
        comment="\n".join(each.notes),
        tcomment=each.comment,
        occurrences=[(each.place.path.as_posix(), str(each.place.line)), (each.mark, "")],
        flags=["fuzzy"] if each.needs_work else [],
    )


def _reference(parts: tuple[str, str]) -> str:
    """A place as the file writes it; polib takes digits at its end for the number of a line."""
    return ":".join(filter(None, parts))
