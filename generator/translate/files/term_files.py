"""Glossaries as files for translators' programs: TBX, and CSV whose first columns OmegaT and others read."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from generator.content.writing import csv_rows, unguarded
from generator.errors import Place
from generator.model import GlossaryTerm
from generator.translate.files.csv_sheet import read_rows
from generator.translate.files.exchange import ReturnedTerm
from generator.translate.files.returned_file import decoded, read_raw
from generator.translate.files.tbx import read_tbx, render_tbx
from generator.translate.files.xml_files import is_xml, parsed

_COLUMNS = ("zh", "en", "note", "forbidden")
_NEEDED = ("zh", "en")
_BETWEEN = ";"
"""What separates forbidden renderings in a cell."""


def render_terms(terms: Iterable[GlossaryTerm]) -> bytes:
    """Write a glossary as a CSV file."""
    rows = ((each.zh, each.en, each.note or "", f"{_BETWEEN} ".join(each.forbidden)) for each in terms)
    return csv_rows([_COLUMNS, *rows]).encode("utf-8-sig")


TERM_FORMATS: Mapping[str, Callable[[Iterable[GlossaryTerm]], bytes]] = {
    ".tbx": render_tbx,
    ".csv": render_terms,
}
"""The writer for each ending of a glossary's name."""


def read_terms(path: Path) -> list[ReturnedTerm]:
    """Read a glossary, whatever its name; raises ProblemsError if it cannot be read."""
    raw = read_raw(path)
    if is_xml(raw):
        return read_tbx(path, parsed(path, raw))
    return [_row(place, cells) for place, cells in read_rows(path, decoded(path, raw), _NEEDED)]


def _row(place: Place, cells: Mapping[str, str]) -> ReturnedTerm:
    zh, en, note, forbidden = (unguarded(cells.get(column, "")).strip() for column in _COLUMNS)
    renderings = (each.strip() for each in forbidden.split(_BETWEEN))
    return ReturnedTerm(place, zh, en, tuple(filter(None, renderings)), note)
