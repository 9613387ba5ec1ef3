"""Faults are kept from run to run for as long as they are true."""

import subprocess
import sys
from pathlib import Path

import pytest

from generator import campaign_folder
from generator.support import Fault, find_unsupported
from generator.support.known_faults import known_faults
from generator.translate import translation_check

STATEMENT, PASSAGE = "全县发案数上升。", "全县发案数下降。"


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """A campaign that was built before."""
    (tmp_path / "build").mkdir()
    return tmp_path


def test_rules_are_asked_once(built: Path) -> None:
    asked = []

    def rules(text: str, rests_on: str) -> tuple[Fault, ...]:
        asked.append((text, rests_on))
        return (Fault("direction", "上升", 4, "下降"),)

    for _ in range(2):
        with known_faults(built) as known:
            assert known.of(rules, STATEMENT, PASSAGE) == (Fault("direction", "上升", 4, "下降"),)
    assert asked == [(STATEMENT, PASSAGE)]


@pytest.mark.parametrize(("text", "rests_on"), [(STATEMENT, "另一段。"), ("另一句。", PASSAGE)])
def test_other_texts_are_other_questions(built: Path, text: str, rests_on: str) -> None:
    with known_faults(built) as known:
        known.of(find_unsupported, STATEMENT, (PASSAGE,))
    with known_faults(built) as known:
        assert known.of(find_unsupported, text, (rests_on,)) == find_unsupported(text, (rests_on,))


def test_nothing_is_kept_where_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "build").write_text("a file, not a folder")
    with known_faults(tmp_path) as known:
        assert known.of(find_unsupported, STATEMENT, (PASSAGE,)) == find_unsupported(STATEMENT, (PASSAGE,))
    assert (tmp_path / "build").read_text() == "a file, not a folder"


def test_to_look_at_what_was_never_built_changes_nothing(tmp_path: Path) -> None:
    with known_faults(tmp_path) as known:
        known.of(find_unsupported, STATEMENT, (PASSAGE,))
    assert list(tmp_path.iterdir()) == []


def test_a_campaign_has_the_same_problems_again(campaign: Path) -> None:
    (campaign / "build").mkdir()
    entry = campaign / "content" / "operations" / "riverbank.yml"
    entry.write_text(entry.read_text("utf-8").replace("zh: 清理了", "zh: 没有清理"), "utf-8")
    first = campaign_folder.check(campaign)
    assert any(problem.kind.startswith("unsupported") for problem in first)
    assert (campaign / "build" / "cache" / "faults.json").exists()
    assert campaign_folder.check(campaign) == first
    entry.write_text(entry.read_text("utf-8").replace("zh: 没有清理", "zh: 清理了"), "utf-8")
    assert not any(problem.kind.startswith("unsupported") for problem in campaign_folder.check(campaign))


def test_where_all_is_known_no_rules_are_loaded_and_only_files_with_problems_parsed(campaign: Path) -> None:
    (campaign / "build").mkdir()
    first = campaign_folder.check(campaign)
    code = (
        "import sys; from pathlib import Path; from generator import campaign_folder, parsed_before;"
        "parsed = []; parse = parsed_before.parse_text;"
        "parsed_before.parse_text = lambda path, text: parsed.append(path) or parse(path, text);"
        "found = len(campaign_folder.check(Path(sys.argv[1])));"
        "print(found, len(parsed), [each for each in ('chinese', 'english') if f'generator.support.{each}' in sys.modules])"
    )
    again = subprocess.run(
        [sys.executable, "-c", code, str(campaign)], capture_output=True, text=True, check=True
    )
    told_of = {problem.place.path for problem in first}
    assert again.stdout == f"{len(first)} {len(told_of)} []\n"


def test_figures_of_a_right_statement_are_read_once(campaign: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (campaign / "build").mkdir()
    entry = campaign / "content" / "operations" / "riverbank.yml"
    first = campaign_folder.check(campaign)
    read = []
    checked = translation_check.check_texts

    def counted(*given: object) -> object:
        read.append(given[1])
        return checked(*given)  # type: ignore[arg-type] # as it was called

    monkeypatch.setattr(translation_check, "check_texts", counted)
    assert campaign_folder.check(campaign) == first
    assert read == []
    text = entry.read_text("utf-8")
    entry.write_text(text.replace("12", "13"), "utf-8")
    wrong = campaign_folder.check(campaign)
    assert any(problem.kind == "lost-figure" for problem in wrong)
    assert {*read} == {"operations/riverbank"}
    assert campaign_folder.check(campaign) == wrong
