"""All modules that look for punctuation marks use the same ones."""

import re
from pathlib import Path

import pytest

from generator.language import QUOTATION_MARKS
from generator.model import Localized, Term
from generator.render.mentions import names
from generator.render.views import EntryLink, Words

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("title", ["“护水行动”", "「护水行动」", "『护水行动』", "《护水行动》"])
def test_a_terms_name_is_linked_without_the_marks_around_it(title: str) -> None:
    term = Term.model_construct(id="a", title=Localized(zh=title))
    found = names(
        [(term, EntryLink("terms", "a", "terms/a/", Words("护水行动"), None, None, (), (), (), "edited"))],
        "zh",
    )
    assert [part.text for part in found.parts("本周开展护水行动。", set())] == ["本周开展", "护水行动", "。"]


def test_no_other_module_lists_quotation_marks_or_full_forms() -> None:
    for path in (ROOT / "generator").rglob("*.py"):
        if not path.is_relative_to(ROOT / "generator/language"):
            words = path.read_text("utf-8")
            assert "「」『』" not in words, f"{path}: take QUOTATION_MARKS from generator.language"
            assert not re.search('"，；：？！（）。?"', words), (
                f"{path}: take FULL_FORM from generator.language"
            )
    assert len(set(QUOTATION_MARKS)) == len(QUOTATION_MARKS)
