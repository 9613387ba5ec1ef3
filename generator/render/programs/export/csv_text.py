"""A table as CSV that a spreadsheet will neither run nor misread."""

import csv
import io
import re

from generator.render.programs.export.tables import Table

BOM = "\ufeff"
"""A spreadsheet reads a file that begins with this as UTF-8, and any other in the system's own encoding."""

_FORMULA = re.compile(r"'*\s*[=+\-@＝＋－＠\t\r\n]")
"""What a spreadsheet may take for the beginning of a formula; in some locales the full-width signs too.

https://owasp.org/www-community/attacks/CSV_Injection
"""


def render_csv(table: Table) -> str:
    """A table as CSV according to RFC 4180."""
    out = io.StringIO()
    out.write(BOM)
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([column.name for column in table.columns])
    writer.writerows([guarded(cell) if isinstance(cell, str) else cell for cell in row] for row in table.rows)
    return out.getvalue()


def guarded(text: str) -> str:
    """A text that no spreadsheet takes for a formula: an apostrophe precedes one that might be.

    Dropping one apostrophe before such a text restores it exactly.
    """
    return f"'{text}" if _FORMULA.match(text) else text
