"""Rows as CSV that no spreadsheet program runs or misreads, and cells as they were before that.

Programs split a line at the separator of their locale, which may be a semicolon or a tab, and take what then begins
with one of a few signs for a formula (https://owasp.org/www-community/attacks/CSV_Injection). So every cell stands in
quotation marks, and an apostrophe goes before such a beginning, at the start of a cell and after each separator in it.
"""

import csv
import io
import re
from collections.abc import Iterable

_BEGINNING = re.compile(r"(?P<start>^|[,;|\t\r\n\v\f])(?P<run>['\"\s]*+)(?P<sign>[=+\-@＝＋－＠]?)")
"""Where some program may let a cell begin, what it may drop there, and what it then takes for a formula.

In some locales it takes the full-width signs too. Each is read once, so that a long text takes no more time than its
length.
"""
_BREAK = re.compile(r"[\t\r\n\v\f]")
_TO_GUARD = re.compile(r"[=+\-@＝＋－＠\t\r\n\v\f]")
"""What a text that has to be guarded holds."""
_GUARDED_BREAK = re.compile(r"([\t\r\n\v\f])'")


def csv_rows(rows: Iterable[Iterable[object]]) -> str:
    """Return rows as CSV according to RFC 4180, each text guarded and each cell quoted."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerows([guarded(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    return out.getvalue()


def guarded(text: str) -> str:
    """Return a text with an apostrophe before whatever a spreadsheet program might take for a formula.

    A text that begins with a tab or a line break has one too.
    """
    return _BEGINNING.sub(_guard, text) if _TO_GUARD.search(text) else text


def unguarded(text: str) -> str:
    """Return the text from which ``guarded`` made this one."""
    return _BEGINNING.sub(_unguard, text)


def _guard(found: re.Match[str]) -> str:
    start, run, sign = found.groups()
    if sign:
        return f"{start}'{_BREAK.sub(_followed, run)}{sign}"
    return f"'{run}" if not found.start() and not start and _BREAK.search(run) else found[0]


def _unguard(found: re.Match[str]) -> str:
    start, run, sign = found.groups()
    rest = run.removeprefix("'")
    if sign:
        return f"{start}{_GUARDED_BREAK.sub(_bare, rest)}{sign}"
    return rest if not found.start() and not start and _BREAK.search(rest) else found[0]


def _bare(found: re.Match[str]) -> str:
    return found[1]


def _followed(found: re.Match[str]) -> str:
    return f"{found[0]}'"
