"""The type checker keeps what is found from being changed, as nothing does at run time."""

import sys
from pathlib import Path
from subprocess import run

ROOT = Path(__file__).parents[1]


def test_the_type_checker_refuses_to_change_what_was_found(tmp_path: Path) -> None:
    (tmp_path / "changed.py").write_text("from generator.model import Span\nSpan(1, 2).end = 3\n")
    found = run(
        [sys.executable, "-m", "mypy", "--config-file", ROOT / "pyproject.toml", tmp_path / "changed.py"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert 'Property "end" defined in "Span" is read-only' in found.stdout
