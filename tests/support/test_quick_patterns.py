"""Patterns that pass over what they cannot begin with find what they would find without that."""

import re

import pytest

from generator.support.quick_patterns import first_characters, quick_pattern


@pytest.mark.parametrize(
    ("pattern", "first"),
    [
        ("停止|终止", "停终"),
        ("(?<!关)停|(?!不是)不", "停不"),
        ("[尚仍还]?未曾?", "尚仍还未"),
        ("(?:并|还)?(?:没有|无)", "并还没无"),
        (r"(?:(?P<year>20\d\d)年)?(?P<month>[1-9])月", "21-9"),
        (r"\d{1,2}日|[-－]3", r"\d\-－"),
        (r"\b(?:not|no\w+)\b", "nn"),
        (r"\.5|-5", r"\.\-"),
        ("日{,2}月", "日月"),
    ],
)
def test_what_a_pattern_begins_with_is_known(pattern: str, first: str) -> None:
    assert "".join(first_characters(pattern)) == first


@pytest.mark.parametrize(
    "pattern", ["[^日]月", "日|.月", "日?", r"(.)[不没]\1", "(?:日|)月", r"日|\Z", "日|^月"]
)
def test_a_pattern_that_may_begin_with_anything_stays_as_it_is(pattern: str) -> None:
    assert quick_pattern(pattern).pattern == pattern


@pytest.mark.parametrize(
    "pattern", ["(?<!关)停(?!车)|中止", "[尚仍还]?未曾?", r"[-－]\d|\d月", "(?:并|还)?没有", "不?是|a-z"]
)
def test_the_same_is_found(pattern: str) -> None:
    text = "关停与停车，中止、停产；尚未，仍未曾；-3月，－4，5月；并没有，没有；不是，是；a-z、b"
    spans = [found.span() for found in re.finditer(pattern, text)]
    assert len(spans) > 1
    assert [found.span() for found in quick_pattern(pattern).finditer(text)] == spans
