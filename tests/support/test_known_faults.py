"""Faults are kept from run to run for as long as they are true, and believed from nowhere but the user's own folder."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import campaign_folder
from generator.support import Fault, find_unsupported
from generator.support.known_faults import KnownFaults, known_faults

STATEMENT, PASSAGE = "全县发案数上升。", "全县发案数下降。"


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file in which faults are kept, not there yet."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "campaign-explainer" / "faults.json"


def test_rules_are_asked_once(kept: Path) -> None:
    asked = []

    def rules(text: str, rests_on: str) -> tuple[Fault, ...]:
        asked.append((text, rests_on))
        return (Fault("direction", "上升", 4, "下降"),)

    for _ in range(2):
        with known_faults() as known:
            assert known.of(rules, STATEMENT, PASSAGE) == (Fault("direction", "上升", 4, "下降"),)
            assert known.of(rules, STATEMENT, PASSAGE) == (Fault("direction", "上升", 4, "下降"),)
    assert asked == [(STATEMENT, PASSAGE)]
    assert kept.exists()


@pytest.mark.parametrize(("text", "rests_on"), [(STATEMENT, "另一段。"), ("另一句。", PASSAGE)])
def test_other_texts_are_other_questions(kept: Path, text: str, rests_on: str) -> None:
    with known_faults() as known:
        known.of(lambda text, rests_on: (Fault("words", text, 0, rests_on),), STATEMENT, PASSAGE)
    with known_faults() as known:
        assert known.of(lambda *_: (), text, rests_on) == ()
    assert kept.exists()


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda _: b"[" * 100_000,
        lambda _: b"\xff\xfe",
        lambda content: content[:-9],
        lambda content: content.replace(b'"direction"', b'"of another version"'),
        lambda content: content.replace(b'{"rules": "', b'{"rules": "0'),
        lambda content: json.dumps({**json.loads(content), "faults": [1]}).encode(),
    ],
)
def test_a_damaged_file_or_one_of_other_rules_is_as_good_as_none(
    kept: Path, damage: Callable[[bytes], bytes]
) -> None:
    true = find_unsupported(STATEMENT, (PASSAGE,))
    with known_faults() as known:
        assert known.of(find_unsupported, STATEMENT, (PASSAGE,)) == true != ()
    kept.write_bytes(damage(kept.read_bytes()))
    with known_faults() as known:
        assert known.kept == {}
        assert known.of(find_unsupported, STATEMENT, (PASSAGE,)) == true
    with known_faults() as known:
        assert list(known.kept.values()) == [true]


def test_what_is_kept_does_not_grow_without_end(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.support.known_faults._MOST", 2)
    for number in range(5):
        with known_faults() as known:
            known.of(find_unsupported, f"第{number}句。", (PASSAGE,))
    with known_faults() as known:
        assert 0 < len(known.kept) <= 2
    assert kept.exists()


def test_nothing_is_kept_where_there_is_no_place(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept.parent.parent.write_text("a file, not a folder")
    with known_faults() as known:
        assert known.of(find_unsupported, STATEMENT, (PASSAGE,)) != ()
    monkeypatch.chdir(kept.parents[2])
    monkeypatch.setattr("generator.support.known_faults.user_cache_path", lambda *_, **__: Path("~/.cache"))
    with known_faults() as known:
        assert known.of(find_unsupported, STATEMENT, (PASSAGE,)) != ()
    assert [path.name for path in Path().iterdir() if path.name != "cache"] == []


def test_a_campaign_has_the_same_problems_again(kept: Path, campaign: Path) -> None:
    entry = campaign / "content" / "operations" / "riverbank.yml"
    entry.write_text(entry.read_text("utf-8").replace("zh: 清理了", "zh: 没有清理"), "utf-8")
    first = campaign_folder.check(campaign)
    assert any(problem.kind.startswith("unsupported") for problem in first)
    assert kept.exists()
    assert campaign_folder.check(campaign) == first


def test_known_faults_are_those_found() -> None:
    known = KnownFaults({})
    assert known.of(find_unsupported, STATEMENT, (PASSAGE,)) == find_unsupported(STATEMENT, (PASSAGE,))
