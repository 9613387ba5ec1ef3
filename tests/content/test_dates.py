"""The day that an entry gives: what its words and its evidence allow, and said once."""

from pathlib import Path

import pytest

from generator import campaign_folder
from generator.content.reading import load_content
from generator.model import Address

EVENT = "content/events/video-meeting.yml"
OWN = "date: {as_written: 3月5日, iso: 2024-03-05, year_basis: inferred, basis: {document: sapling-report, passage: p3, quote: 青苗行动开展以来}, basis_note: {zh: 样文没有写年份；测试假定为2024年。, en: The text gives no year; the test takes 2024.}}"
TOLD = OWN.replace("date: ", "  - ")


def change(campaign: Path, **texts: str) -> None:
    path = campaign / EVENT
    text = path.read_text("utf-8")
    for old, new in ((OWN, texts.get("own", OWN)), (TOLD, texts.get("told", TOLD))):
        assert text.count(f"\n{old}\n") == 1
        text = text.replace(f"\n{old}\n", f"\n{new}\n")
    path.write_text(text, "utf-8")


def said(campaign: Path) -> list[tuple[str, str]]:
    return [
        (problem.field, problem.kind)
        for problem in campaign_folder.check(campaign)
        if problem.severity == "error" and problem.place.path == campaign / EVENT
    ]


def with_source(campaign: Path, words: str, iso: str) -> None:
    """Let the report say some words from which a year was inferred."""
    seed = campaign / "seeds" / "sapling-report.txt"
    seed.write_text(seed.read_text("utf-8").replace("青苗行动开展以来", words), "utf-8")
    inferred = OWN.replace("青苗行动开展以来", words).replace("2024-03-05", iso)
    change(campaign, own=inferred, told=inferred.replace("date: ", "  - "))


@pytest.mark.parametrize(
    ("words", "iso", "allowed"),
    [
        ("截至2023年10月9日", "2023-03-05", True),
        ("截至2023年10月9日", "1923-03-05", False),
        ("截至二〇二三年十月", "2023-03-05", True),
        ("截至二〇二三年十月", "2021-03-05", False),
        ("截至2025年1月9日", "2024-03-05", True),  # written in the year after
        ("在第37个国际禁毒日", "2024-03-05", True),
        ("在第37个国际禁毒日", "2020-03-05", False),
        ("青苗行动开展以来", "2020-03-05", True),  # these words name no year; the note says how it follows
    ],
)
def test_a_year_is_one_that_its_evidence_allows(campaign: Path, words: str, iso: str, allowed: bool) -> None:
    with_source(campaign, words, iso)
    assert [each for each in said(campaign) if each[1] == "year-basis"] == (
        [] if allowed else [("date.iso", "year-basis")]
    )


def test_an_entry_gives_one_day_for_the_same_words(campaign: Path) -> None:
    change(campaign, told=TOLD.replace("2024-03-05", "2023-03-05"))
    assert said(campaign) == [("statements.0.dates.0.iso", "two-days")]


def test_a_day_is_written_once(campaign: Path) -> None:
    before = dict(load_content(campaign).entries)[Address("events/video-meeting")]
    change(campaign, told="  - as_written: 3月5日")
    assert dict(load_content(campaign).entries)[Address("events/video-meeting")] == before
    change_to = OWN.replace("2024-03-05", "2023-03-05")
    text = (campaign / EVENT).read_text("utf-8").replace(OWN, change_to)
    (campaign / EVENT).write_text(text, "utf-8")
    entry = dict(load_content(campaign).entries)[Address("events/video-meeting")]
    assert entry.statements[0].dates[0].iso == "2023-03-05"
    assert said(campaign) == []
