"""What the last run parsed is not parsed again, and a problem is still found where it is."""

import shutil
from pathlib import Path

import pytest

from generator import campaign_folder, parsed_before
from generator.content.reading import YamlFile, parse_text


def test_files_are_parsed_once_and_problems_keep_their_places(
    campaign: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (campaign / "build").mkdir()
    topics = campaign / "content" / "topics.yml"
    topics.write_text(topics.read_text("utf-8").replace("en: Villages", "en: 村 Villages"), "utf-8")
    before = [term.id for term in campaign_folder.load(campaign)[0].collections["terms"]]
    parsed = []

    def counted(path: Path, text: str) -> YamlFile:
        parsed.append(path.name)
        return parse_text(path, text)

    monkeypatch.setattr(parsed_before, "parse_text", counted)
    parsed_before.parsed_before.cache_clear()
    assert [term.id for term in campaign_folder.load(campaign)[0].collections["terms"]] == before
    assert parsed == ["sapling-report.yml"]  # a warning is kept nowhere, so its file is read again
    problems = campaign_folder.check(campaign)
    shutil.rmtree(campaign / "build")
    parsed_before.parsed_before.cache_clear()
    assert campaign_folder.check(campaign) == problems
    assert any(problem.place.line > 1 for problem in problems)
