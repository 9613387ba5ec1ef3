"""What must hold between the files in ``content/`` and the documents that they cite."""

from generator.content.checking.card_glyphs import check_glyphs
from generator.content.checking.citations import check_quote
from generator.content.checking.differences import (
    Difference,
    FieldDifference,
    differences,
    differences_since_release,
)
from generator.content.checking.entry_names import find_addresses, names_file
from generator.content.checking.known_names import known_choices, unknown_names
from generator.content.checking.makers import as_made
from generator.content.checking.references import check_catalogue
from generator.content.checking.release_gate import (
    REVIEWABLE,
    Change,
    as_vouched,
    changes,
    check_vouched,
    part_name,
    vouchable,
)
from generator.content.checking.style import check_style

__all__ = [
    "REVIEWABLE",
    "Change",
    "Difference",
    "FieldDifference",
    "as_made",
    "as_vouched",
    "changes",
    "check_catalogue",
    "check_glyphs",
    "check_quote",
    "check_style",
    "check_vouched",
    "differences",
    "differences_since_release",
    "find_addresses",
    "known_choices",
    "names_file",
    "part_name",
    "unknown_names",
    "vouchable",
]
