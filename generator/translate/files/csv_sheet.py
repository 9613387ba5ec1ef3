"""CSV files for spreadsheet programs: RFC 4180 (https://www.rfc-editor.org/rfc/rfc4180), UTF-8 with a byte order mark.

The columns are those that translate-toolkit and Weblate read. A cell that a spreadsheet program would take for a
formula is prefixed with an apostrophe (https://owasp.org/www-community/attacks/CSV_Injection), which import removes
again.
"""

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from generator.errors import Place, Problem, ProblemsError
from generator.messages import say
from generator.translate.files.exchange import Outgoing, Returned, find_mark

COLUMNS = ("context", "source", "target", "fuzzy", "previous_source", "developer_comments", "location")
_NEEDED = ("context", "source", "target")
_FORMULA = tuple("=+-@\t\r\n＝＋－＠'")
"""The first characters of cells that could be taken for formulas, and the apostrophe itself."""
_YES = frozenset({"1", "x", "true", "yes", "fuzzy", "是"})


def render_sheet(texts: Iterable[Outgoing]) -> bytes:
    """Write texts as a CSV file."""
    out = io.StringIO()
    rows = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    for each in texts:
        cells = (each.name, each.text.zh, each.text.en or "", "True" if each.needs_work else "False")
        notes = "\n".join(each.notes)
        rows.writerow(_guarded(cell) for cell in (*cells, each.previous or "", notes, str(each.place)))
    return out.getvalue().encode("utf-8-sig")


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


def _row(place: Place, cells: dict[str, str]) -> list[Returned]:
    if not any(cells.values()):
        return []
    name, zh, en = (_bare(cells.get(column, "")) for column in _NEEDED)
    fuzzy = cells["fuzzy"].strip().lower() in _YES if "fuzzy" in cells else None
    return [Returned(place, name, zh, en, fuzzy, find_mark(cells.get("developer_comments", "")))]


def _guarded(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _bare(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA) else cell
