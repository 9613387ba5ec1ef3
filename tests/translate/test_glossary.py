"""The glossary's words are found as words: in the plural and in quotation marks, but not in other words."""

import pytest

from generator.model import GlossaryTerm
from generator.translate import find_forbidden, find_missing, find_terms


@pytest.mark.parametrize(
    ("rendering", "en", "missing"),
    [
        ("sapling", "Two saplings were planted.", False),
        ("volunteers", "One volunteer came.", False),
        ("sapling", "A new-sapling nursery.", False),
        ("sapling", "Mesapling.", True),
        ("“Sapling” drive", "It began the “sapling” drive.", False),
        ("“Sapling” drive", 'It began the "Sapling" drive.', False),
        ("“Sapling” drive", "It began the sapling drive.", True),
    ],
)
def test_a_rendering_stands_there_or_is_missing(rendering: str, en: str, *, missing: bool) -> None:
    term = GlossaryTerm(zh="青苗", en=rendering)
    assert list(find_missing("青苗行动", en, [term])) == ([term] if missing else [])


@pytest.mark.parametrize(
    ("forbidden", "en", "found"),
    [
        ("strike", "They struck hard: strikes.", True),
        ("strike", "Striking results.", False),
        ("“strike”", "The “strike” began.", True),
    ],
)
def test_a_forbidden_rendering_is_a_whole_word(forbidden: str, en: str, *, found: bool) -> None:
    term = GlossaryTerm(zh="青苗", en="sapling", forbidden=(forbidden,))
    assert list(find_forbidden(en, [term])) == ([(term, forbidden)] if found else [])


def test_a_term_inside_a_longer_one_does_not_count() -> None:
    short, long = GlossaryTerm(zh="青苗", en="sapling"), GlossaryTerm(zh="青苗行动", en="Sapling Drive")
    assert find_terms("青苗行动", [short, long]) == (long,)
    assert find_terms("青苗行动种下青苗", [short, long]) == (long, short)
