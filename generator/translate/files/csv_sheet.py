"""CSV files for spreadsheet programs: RFC 4180 (https://www.rfc-editor.org/rfc/rfc4180), UTF-8 with a byte order mark.

The columns are those that translate-toolkit and Weblate read. The apostrophes that keep a spreadsheet program from
taking a text for a formula are removed again on import.
"""

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from generator.content.writing import csv_rows, unguarded
from generator.errors import Place, Problem, ProblemsError
from generator.messages import say
from generator.translate.files.exchange import Outgoing, Returned, find_mark

COLUMNS = ("context", "source", "target", "fuzzy", "previous_source", "developer_comments", "location")
_NEEDED = ("context", "source", "target")
_YES = frozenset({"1", "x", "true", "yes", "fuzzy", "是"})


def render_sheet(texts: Iterable[Outgoing]) -> bytes:
    """Write texts as a CSV file."""
    return csv_rows([COLUMNS, *map(_cells, texts)]).encode("utf-8-sig")


def read_sheet(path: Path, text: str) -> list[Returned]:
    """Read a CSV file with any of the usual separators; raises ProblemsError if it is broken or columns are missing."""
    first = text.partition("\n")[0]
    separator = max(",;\t", key=first.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    returned: list[Returned] = []
    try:
        columns = [name.strip().lower() for name in next(rows, [])]
        if missing := [name for name in _NEEDED if name not in columns]:
            message = say("the column “{name}” is missing", name=missing[0])
            hint = say("keep the first line as it was exported")
            raise ProblemsError([Problem(Place(path, 1, 1), "", "csv", message, hint)])
        line = rows.line_num + 1
        for row in rows:
            returned += _row(Place(path, line, 1), dict(zip(columns, row, strict=False)))
            line = rows.line_num + 1
    except csv.Error as error:
        message = say("this line is not CSV: {said}", said=str(error))
        hint = say("save it from a spreadsheet program as “CSV UTF-8”")
        raise ProblemsError([Problem(Place(path, rows.line_num, 1), "", "csv", message, hint)]) from error
    return returned


def _cells(each: Outgoing) -> tuple[str, ...]:
    fuzzy = "True" if each.needs_work else "False"
    notes = "\n".join(each.notes)
    return (
        *(each.name, each.text.zh, each.text.en or "", fuzzy),
        *(each.previous or "", notes, str(each.place)),
    )


def _row(place: Place, cells: dict[str, str]) -> list[Returned]:
    if not any(cells.values()):
        return []
    name, zh, en = (unguarded(cells.get(column, "")) for column in _NEEDED)
    fuzzy = cells["fuzzy"].strip().lower() in _YES if "fuzzy" in cells else None
    return [Returned(place, name, zh, en, fuzzy, find_mark(cells.get("developer_comments", "")))]
