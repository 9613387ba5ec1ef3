"""A table as CSV that a spreadsheet neither runs nor misreads."""

import csv
import io
import re

from generator.render.programs.export.tables import Table

BOM = "\ufeff"
"""Spreadsheets read a file as UTF-8 when it begins with this, and in the system's own encoding otherwise."""

_FORMULA = re.compile(r"'*\s*[=+\-@＝＋－＠\t\r\n]")
"""What a spreadsheet may take as the beginning of a formula; in some locales the full-width signs too.

https://owasp.org/www-community/attacks/CSV_Injection
"""


def render_csv(table: Table) -> str:
    """Give a table as CSV after RFC 4180."""
    out = io.StringIO()
    out.write(BOM)
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([column.name for column in table.columns])
    writer.writerows([guarded(cell) if isinstance(cell, str) else cell for cell in row] for row in table.rows)
    return out.getvalue()


def guarded(text: str) -> str:
    """Give a text that no spreadsheet takes for a formula: an apostrophe goes before one that might be.

    One apostrophe fewer before such a text gives it back to the letter.
    """
    return f"'{text}" if _FORMULA.match(text) else text
