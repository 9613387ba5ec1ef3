"""The source's own words stand in quotation marks on the page."""

import pytest

from generator.render.evidence import set_words


@pytest.mark.parametrize(
    ("text", "kind", "shown"),
    [
        ("取得了战果", "quote", "“取得了战果”"),
        ("“马上开学了,放心!”", "quote", "“马上开学了，放心！”"),
        ("用“辛苦”换取“平安”", "quote", "“用‘辛苦’换取‘平安’”"),
        ("“安全员”机制,很好", "quote", "“‘安全员’机制，很好”"),
        ("取得了战果", "reported", "取得了战果"),
    ],
)
def test_own_words_are_quoted_once(text: str, kind: str, shown: str) -> None:
    assert set_words(text, kind) == shown
