"""Plain values as YAML and as CSV, and files that are written whole or not at all."""

from generator.content.writing.files import (
    filled_at_once,
    is_free,
    not_ours,
    read_if_any,
    refuse_links,
    refuse_special,
    write_file,
    write_new,
    write_within,
)
from generator.content.writing.spreadsheet import csv_rows, unguarded
from generator.content.writing.yaml_out import (
    as_words,
    dump,
    dump_new,
    flow,
    plain,
    quoted,
    same,
    scalar,
    schema_line,
)

__all__ = [
    "as_words",
    "csv_rows",
    "dump",
    "dump_new",
    "filled_at_once",
    "flow",
    "is_free",
    "not_ours",
    "plain",
    "quoted",
    "read_if_any",
    "refuse_links",
    "refuse_special",
    "same",
    "scalar",
    "schema_line",
    "unguarded",
    "write_file",
    "write_new",
    "write_within",
]
