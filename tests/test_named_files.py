"""The files named in the maintainers' documents exist."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
NAMED = re.compile(r"[`(]((?:generator|tests|tools|docs|overrides|content|\.github)/[\w./-]+)[`)]")


def test_every_file_that_is_named_is_there() -> None:
    documents = sorted({*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")})
    named = [(each.name, path) for each in documents for path in NAMED.findall(each.read_text("utf-8"))]
    assert len(named) > 20
    assert [(document, path) for document, path in named if not (ROOT / path).exists()] == []
