"""The files, and the names of the code, that the maintainers' documents mention exist."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
NAMED = re.compile(r"[`(]((?:generator|tests|tools|docs|overrides|content|\.github)/[\w./-]+)[`)]")
SAID_TO_STAND = re.compile(r"`(\w+)`\s+in\s+`((?:generator|tests)/[\w/.]+\.py)`")
"""A name of the code, and the file in which it stands."""


def test_every_file_that_is_named_is_there() -> None:
    documents = sorted({*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")})
    named = [(each.name, path) for each in documents for path in NAMED.findall(each.read_text("utf-8"))]
    assert len(named) > 20
    assert [(document, path) for document, path in named if not (ROOT / path).exists()] == []


def test_every_name_that_is_said_to_stand_in_a_file_stands_there() -> None:
    documents = sorted({*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")})
    said = [pair for each in documents for pair in SAID_TO_STAND.findall(each.read_text("utf-8"))]
    assert len(said) > 15
    absent = [(name, path) for name, path in said if name not in (ROOT / path).read_text("utf-8")]
    assert absent == []
