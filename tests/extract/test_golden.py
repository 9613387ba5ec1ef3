"""Golden cases: each text in ``golden/`` shows a layout or a rule; the file beside it lists the findings."""

from pathlib import Path

import pytest
import yaml

from generator.extract import extract, records
from generator.model import split_document

CASES = sorted((Path(__file__).parent / "golden").glob("*.txt"))


def found_in(path: Path) -> dict[str, list[str]]:
    """What is found, by kind, each as its words and what else is known of it."""
    document = split_document(path.stem, path.read_text(encoding="utf-8"))
    found: dict[str, list[str]] = {}
    for record in records(extract(document)):
        words = str(record["quote"]).replace("\n", "↵")
        if len(words) > 60:
            words = f"{words[:30]}…{words[-20:]}"
        more = [
            f"{key}={record[key]}"
            for key in ("iso", "value", "value_to", "unit", "bound", "code", "names", "regions")
            if record.get(key) not in (None, "exact") or (key == "iso" and "iso" in record)
        ]
        found.setdefault(str(record["kind"]), []).append(" | ".join([words, *more]))
    return found


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_what_is_found_is_what_the_golden_file_says(path: Path, request: pytest.FixtureRequest) -> None:
    golden = path.with_suffix(".yml")
    found = found_in(path)
    if request.config.getoption("--update-golden"):
        golden.write_text(yaml.safe_dump(found, allow_unicode=True, sort_keys=False, width=200), "utf-8")
    assert found == yaml.safe_load(golden.read_text(encoding="utf-8"))
