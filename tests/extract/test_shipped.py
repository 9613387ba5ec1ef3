from collections import Counter
from pathlib import Path

import pytest

from generator.extract import Extraction, extract
from generator.ingest import read_document

SHIPPED = Path(__file__).parents[2] / "seeds" / "midterm-report.txt"


@pytest.fixture(scope="module")
def found() -> Extraction:
    return extract(read_document(SHIPPED, "midterm-report"))


def test_sections_operations_and_stories_are_found(found: Extraction) -> None:
    assert len(found.sections) == 3
    assert all(section.deck for section in found.sections)
    assert len(found.operations) == 5
    assert len(found.stories) == 6
    assert len({code[:2] for story in found.stories for code in story.regions}) == 5


def test_five_events_are_dated_in_a_year_that_the_text_implies(found: Extraction) -> None:
    assert [event.date.iso for event in found.events] == [
        "2023-06-25",
        "2023-07-24",
        "2023-08-12",
        "2023-06-29",
        "2023-08-23",
    ]
    assert Counter(event.kind for event in found.events)["meeting"] == 3
    assert {event.date.year_basis for event in found.events} == {"inferred"}
    assert all(event.date.basis and event.date.note for event in found.events)


def test_figures_keep_their_bounds(found: Extraction) -> None:
    assert [
        (found.document.quote(figure.span), figure.value, figure.unit, figure.bound)
        for figure in found.figures
    ] == [
        ("4省", 4, "省", "exact"),
        ("3300余个", 3300, "个", "more-than"),
        ("24小时", 24, "小时", "exact"),
        ("300余项", 300, "项", "more-than"),
        ("90%", 90, "%", "more-than"),
        ("一位", 1, "位", "at-least"),
        ("过半", 0.5, "fraction", "more-than"),
        ("三类", 3, "类", "exact"),
    ]


def test_terms_are_told_from_speech(found: Extraction) -> None:
    quoted = [term for term in found.terms if term.quoted]
    assert len(quoted) == 29
    assert {term.text for term in quoted if term.kind == "speech"} == {
        "行动!",
        "马上开学了,全面摸排一遍才能放心!",
    }
    mechanisms = {term.text for term in found.terms if term.kind in ("mechanism", "named-action", "platform")}
    assert len(mechanisms) == 11
