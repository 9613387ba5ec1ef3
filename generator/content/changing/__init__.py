"""Writes models and changes back to files without losing anything that a person wrote."""

from generator.content.changing import pairing, undoing
from generator.content.changing.change import Change, Drop, Put, added, applied
from generator.content.changing.edit import edit_file
from generator.content.changing.journal import (
    edited_meanwhile,
    find_unfinished,
    finish_interrupted,
    write_files,
)
from generator.content.changing.people_merge import combined
from generator.content.changing.three_way import Clash, Merged, Sharing, Side, merge
from generator.content.changing.workspace import Workspace
from generator.content.turns import alone

__all__ = [
    "Change",
    "Clash",
    "Drop",
    "Merged",
    "Put",
    "Sharing",
    "Side",
    "Workspace",
    "added",
    "alone",
    "applied",
    "combined",
    "edit_file",
    "edited_meanwhile",
    "find_unfinished",
    "finish_interrupted",
    "merge",
    "pairing",
    "undoing",
    "write_files",
]
