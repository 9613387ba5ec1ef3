"""What documents say: taken into the content, or only looked at."""

import json
from collections.abc import Sequence
from pathlib import Path

from generator.content.writing import write_file
from generator.extract import Extraction, find_left_out, find_marks, render_report
from generator.extract import records as find_records
from generator.messages import Language


def records(found: Extraction) -> str:
    """Return the findings of a document as lines of JSON, one per finding."""
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in find_records(found))


def write_report(path: Path, found: Sequence[Extraction], language: Language) -> None:
    """Write the page on which an editor reviews what was found, in the editor's language."""
    page = render_report(
        [(each.document, find_marks(each)) for each in found],
        language,
        [find_left_out(each) for each in found],
    )
    write_file(path, page.encode())
