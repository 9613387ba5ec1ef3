"""Whatever ``init`` writes passes the check and builds strictly: tried on every small input in ``cases/``."""

from pathlib import Path

import pytest

from generator import campaign_folder, pipeline
from generator.commands.build import build
from generator.commands.init import start_campaign
from generator.errors import ProblemsError
from generator.ingest import READERS

CASES = Path(__file__).parent / "cases"
REFUSED = {"pdf-no-tounicode.pdf": "no-unicode"}
"""Inputs that cannot be read, each with the kind of problem that is reported."""
READ = sorted(
    path
    for path in CASES.iterdir()
    if path.suffix in READERS and path.name not in REFUSED and not path.name.endswith(".src.html")
)
ONE_A_FORMAT = {path.suffix: path for path in READ}.values()


@pytest.mark.slow
@pytest.mark.parametrize("path", READ, ids=lambda path: path.name)
def test_what_init_writes_passes_the_check_and_can_be_rendered(path: Path, tmp_path: Path) -> None:
    start_campaign(tmp_path / "new", [path])
    assert [each for each in campaign_folder.check(tmp_path / "new") if each.severity == "error"] == []
    assert pipeline.render(tmp_path / "new").sources


@pytest.mark.slow
@pytest.mark.parametrize(
    "path",
    [
        pytest.param(path, marks=[] if path in ONE_A_FORMAT else pytest.mark.long, id=path.name)
        for path in READ
    ],
)
def test_what_init_writes_builds_strictly(path: Path, tmp_path: Path) -> None:
    start_campaign(tmp_path / "new", [path])
    assert (build(tmp_path / "new") / "en" / "index.html").is_file()


@pytest.mark.parametrize(("name", "kind"), REFUSED.items())
def test_what_cannot_be_read_is_refused_and_leaves_nothing(name: str, kind: str, tmp_path: Path) -> None:
    with pytest.raises(ProblemsError) as refusal:
        start_campaign(tmp_path / "new", [CASES / name])
    assert [each.kind for each in refusal.value.problems] == [kind]
    assert not (tmp_path / "new").exists()
