"""The source's own words stand in quotation marks on the page."""

import pytest

from generator.render.evidence import in_quotation_marks, reading


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("取得了战果", "“取得了战果”"),
        ("“马上开学了,放心!”", "“马上开学了，放心！”"),
        ("用“辛苦”换取“平安”", "“用‘辛苦’换取‘平安’”"),
        ("“安全员”机制,很好", "“‘安全员’机制，很好”"),
    ],
)
def test_own_words_are_quoted_once(text: str, shown: str) -> None:
    assert in_quotation_marks(reading(text)) == shown
