"""A table as CSV for spreadsheets."""

from generator.content.writing import csv_rows
from generator.render.programs.export.tables import Table

BOM = "\ufeff"
"""A spreadsheet reads a file that begins with this as UTF-8, and any other in the system's own encoding."""


def render_csv(table: Table) -> str:
    """A table as CSV, with the names of its columns in the first row."""
    return BOM + csv_rows([[column.name for column in table.columns], *table.rows])
