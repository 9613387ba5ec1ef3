"""CSV files for spreadsheet programs: RFC 4180 (https://www.rfc-editor.org/rfc/rfc4180), UTF-8 with a byte order mark.

The columns are those that translate-toolkit and Weblate read. The apostrophes that keep a spreadsheet program from
taking a text for a formula are removed again on import.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from generator.content.writing import csv_rows, unguarded
from generator.errors import Place, Problem, ProblemsError
from generator.messages import say
from generator.translate.files.exchange import Outgoing, Returned, find_mark

COLUMNS = (
    *("context", "source", "target", "fuzzy", "previous_source"),
    *("translator_comments", "developer_comments", "location"),
)
_NEEDED = ("context", "source", "target")
_MARKS = {
    **dict.fromkeys(
        ("1", "x", "true", "yes", "fuzzy", "是", "真", "wahr", "vrai", "verdadero", "истина"), True
    ),
    **dict.fromkeys(("0", "false", "no", "否", "假", "falsch", "faux", "falso", "ложь"), False),
    "": None,
}
"""What a cell under “fuzzy” means; spreadsheet programs write true and false in the language of their user."""


def render_sheet(texts: Iterable[Outgoing]) -> bytes:
    """Write texts as a CSV file."""
    return csv_rows([COLUMNS, *map(_cells, texts)]).encode("utf-8-sig")


def read_sheet(path: Path, text: str) -> list[Returned]:
    """Read a CSV file of texts; raises ProblemsError if it is broken, or if columns or cells are missing."""
    rows = read_rows(path, text, _NEEDED)
    if problems := [found for place, cells in rows if (found := _fault(place, cells))]:
        raise ProblemsError(problems)
    return [_row(place, cells) for place, cells in rows]


def read_rows(path: Path, text: str, needed: Sequence[str]) -> list[tuple[Place, dict[str, str]]]:
    """Read the filled rows of a CSV file with any of the usual separators, as cells by the name of their column.

    Raises ProblemsError if it is broken or if a needed column is missing. A row that ends early lacks cells.
    """
    first = text.partition("\n")[0]
    separator = max(",;\t", key=first.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    found: list[tuple[Place, dict[str, str]]] = []
    try:
        columns = [name.strip().lower() for name in next(rows, [])]
        if missing := [name for name in needed if name not in columns]:
            message = say("the column “{name}” is missing", name=missing[0])
            hint = say("leave the first line as it was exported")
            raise ProblemsError([Problem(Place(path, 1, 1), "", "csv", message, hint)])
        line = rows.line_num + 1
        for row in rows:
            if any(row):
                found.append((Place(path, line, 1), dict(zip(columns, row, strict=False))))
            line = rows.line_num + 1
    except csv.Error as error:
        message = say("this line is not CSV: {said}", said=str(error))
        hint = say("save it in a spreadsheet program as “CSV UTF-8”")
        raise ProblemsError([Problem(Place(path, rows.line_num, 1), "", "csv", message, hint)]) from error
    return found


def _cells(each: Outgoing) -> tuple[str, ...]:
    fuzzy = "True" if each.needs_work else "False"
    notes = "\n".join(each.notes)
    return (
        *(each.name, each.text.zh, each.text.en or "", fuzzy),
        *(each.previous or "", each.comment, notes, f"{each.place} {each.mark}"),
    )


def _fault(place: Place, cells: dict[str, str]) -> Problem | None:
    """Say why a row cannot be read; otherwise its cells would be taken for something that nobody wrote."""
    if missing := [name for name in _NEEDED if name not in cells]:
        message = say("this row ends before the column “{name}”", name=missing[0])
        hint = say("the file is cut off here, or a quotation mark is missing; save it again")
    elif not cells["source"]:
        message = say("the Chinese is missing in the column “source”")
        hint = say("keep this column as it was exported; only “target” and “fuzzy” may change")
    elif cells.get("fuzzy", "").strip().lower() not in _MARKS:
        message = say("“{words}” under “fuzzy” cannot be understood", words=cells["fuzzy"].strip())
        hint = say("write True where the text still needs work and False where it is done")
    else:
        return None
    return Problem(place, cells.get("context", ""), "csv", message, hint)


def _row(place: Place, cells: dict[str, str]) -> Returned:
    name, zh, en = (unguarded(cells[column]) for column in _NEEDED)
    fuzzy = _MARKS[cells.get("fuzzy", "").strip().lower()]
    around = " ".join(cells.get(column, "") for column in ("developer_comments", "location"))
    comment = unguarded(cells.get("translator_comments", ""))
    return Returned(place, name, zh, en, fuzzy, find_mark(around), comment)
