"""Models and changes back to files, with nothing of a person's lost."""

from generator.content.changing.change import Change, Drop, Put, added, applied
from generator.content.changing.edit import append, edit_file
from generator.content.changing.files import filled_at_once, is_empty, not_ours, write_file
from generator.content.changing.journal import edited_meanwhile, finish_interrupted, write_files
from generator.content.changing.pairing import WINDOW, equal_ways
from generator.content.changing.three_way import (
    Clash,
    Merged,
    Sharing,
    Side,
    ask_first,
    decide,
    follow,
    merge,
)
from generator.content.changing.workspace import Pending
from generator.content.changing.yaml_out import Plain, as_words, dump, dump_new, plain, same, schema_line

__all__ = [
    "WINDOW",
    "Change",
    "Clash",
    "Drop",
    "Merged",
    "Pending",
    "Plain",
    "Put",
    "Sharing",
    "Side",
    "added",
    "append",
    "applied",
    "as_words",
    "ask_first",
    "decide",
    "dump",
    "dump_new",
    "edit_file",
    "edited_meanwhile",
    "equal_ways",
    "filled_at_once",
    "finish_interrupted",
    "follow",
    "is_empty",
    "merge",
    "not_ours",
    "plain",
    "same",
    "schema_line",
    "write_file",
    "write_files",
]
