"""One lexicon of words that limit a number: the check confirms what extraction writes."""

from pathlib import Path

import pytest

from generator.extract import extract
from generator.extract.drafting.statements import Statements
from generator.language import BoundName, bound_words, chinese_limit
from generator.model import split_document
from generator.translate.kept_figures import find_losses

ROOT = Path(__file__).parents[2]
ZH = bound_words("zh", "", "")


def bounds(text: str) -> list[BoundName]:
    """Return the bounds of a sentence's figures, none of which the check may refuse."""
    found = extract(split_document("text", text))
    (sentence,) = found.document.passages[0].sentences
    figures = Statements(found).statement(sentence).figures
    assert [*find_losses(text, "zh", figures)] == []
    return [figure.bound for figure in figures]


@pytest.mark.parametrize("word", sorted(ZH.meaning))
def test_every_word_of_the_lexicon_means_the_same_to_both(word: str) -> None:
    (meaning,) = ZH.meaning[word]
    places = {
        f"参加的人数{word}80人。": ZH.before,
        f"参加的有80{word}人。": ZH.attached,
        f"参加的有80人{word}。": ZH.after,
    }
    texts = [text for text, words in places.items() if words.fullmatch(word)]
    assert [bounds(text) for text in texts] == [[meaning]] * len(texts)


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("项目签约300户。", "exact"), ("全年节约3000万元。", "exact"), ("超标河段未超过5处。", "at-most"),
        ("他当过5所学校的讲解员。", "exact"), ("大家放心不下90岁老人。", "exact"), ("最近3处河段已清理。", "exact"),
        ("超过了80人。", "more-than"), ("全县约有600户参加。", "about"), ("年产值过3000万元。", "more-than"),
        ("参加者不下50人。", "at-least"), ("起码要50人。", "at-least"), ("至多安排5人轮岗。", "at-most"),
        ("年产值跨过3000万元。", "more-than"), ("参加者不止50人。", "more-than"), ("大概50人参加。", "about"),
        ("附近3处河段已清理。", "exact"), ("靠近2个村的河段。", "exact"), ("最多时达300人。", "exact"), ("来了十来个人。", "about"), ("走过了80个村。", "exact"),
    ],
)  # fmt: skip
def test_words_that_end_alike_and_limit_nothing(text: str, bound: BoundName) -> None:
    assert bounds(text) == [bound]


def test_what_limits_a_number_is_found_right_before_it() -> None:
    limit = chinese_limit("约有600户", 2)
    assert limit
    assert (limit.start, limit.bound, limit.touches) == (0, "about", False)
    limit = chinese_limit("共约600户", 2)
    assert limit
    assert limit.touches


def test_no_other_list_has_such_words() -> None:
    for path in (ROOT / "generator").rglob("*"):
        if path.suffix in {".py", ".yml"} and not path.is_relative_to(ROOT / "generator/language"):
            words = path.read_text("utf-8")
            assert "不低于" not in words, f"{path}: take the words from generator/language/bounds.yml"
            assert "no fewer than" not in words, f"{path}: take the words from generator/language/bounds.yml"
