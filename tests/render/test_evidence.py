"""From citations to sentences, and the words in the margin."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import Document, Span
from generator.render.evidence import clause_around, excerpt, pieces, reading
from generator.render.views import Piece

TEXT = "开头的一句话说明来历,抓获一批人员,捣毁3300余个窝点,取得成效;最后一句很长很长很长很长。"
PAPER = Document("paper", TEXT, ())


def shown(quote: str) -> str:
    at = TEXT.index(quote)
    cut = pieces(PAPER, Span(0, len(TEXT)), [Span(at, at + len(quote))])
    return "".join(f"[{piece.text}]" if piece.marked else piece.text for piece in excerpt(cut, 4))


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("抓获一批人员", "开头的一句话说明来历，[抓获一批人员]，捣毁3300余个窝点，……"),
        ("取得成效", "……捣毁3300余个窝点，[取得成效]；最后一句很长很长很长很长。"),
        (TEXT, f"[{reading(TEXT)}]"),
    ],
)
def test_the_margin_is_cut_between_clauses(quote: str, text: str) -> None:
    assert shown(quote) == text


@given(
    st.text(alphabet="甲乙,。0139a ", max_size=30),
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30))),
)
def test_pieces_hold_every_character_once(text: str, bounds: list[tuple[int, int]]) -> None:
    marks = [Span(min(pair), max(pair)) for pair in bounds]
    cut = pieces(Document("paper", text, ()), Span(0, len(text)), marks)
    assert "".join(piece.text for piece in cut) == reading(text)
    marked = [any(mark.start <= at < mark.end for mark in marks) for at in range(len(text))]
    assert [piece.marked for piece in cut for _ in piece.text] == marked


@given(st.text(max_size=40))
def test_the_reading_view_keeps_each_character_in_its_place(text: str) -> None:
    assert len(reading(text)) == len(text)
    assert all(old == new or old in ",;:!?()" for old, new in zip(text, reading(text), strict=True))


@pytest.mark.parametrize(
    ("text", "view"),
    [
        ("抓获,捣毁;", "抓获，捣毁；"),
        ("3,300 and 12:30", "3,300 and 12:30"),
        ("“行动!”", "“行动！”"),
        ("一村(格)一警", "一村（格）一警"),
    ],
)
def test_only_punctuation_next_to_chinese_becomes_wide(text: str, view: str) -> None:
    assert reading(text) == view


def test_what_is_marked_is_never_shortened() -> None:
    long = Piece("甲" * 200, marked=True)
    assert excerpt((long,)) == (long,)


@pytest.mark.parametrize(
    ("words", "clause"),
    [("3300余个", "捣毁3300余个窝点"), ("一批", "抓获一批人员"), ("最后", "最后一句很长很长很长很长")],
)
def test_the_clause_around_words_ends_at_punctuation(words: str, clause: str) -> None:
    assert clause_around(TEXT, words) == clause
