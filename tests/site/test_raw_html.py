"""Blocks of HTML that are taken out before Python-Markdown reads them come back as they would have."""

from pathlib import Path

import pytest
from markdown import Markdown

from generator.site.raw_html import RawHtml

PAGES = sorted((Path(__file__).parents[1] / "render" / "golden").rglob("*.md"))
ODD = {
    "no blank line between": "<p>a</p>\n<p>b</p>\n",
    "text at once after": "<p>a</p>\ntext\n\n<div>b</div>\n",
    "text on the same line": "<p>a</p> text\n\n<div>b</div>",
    "nested alike": "<div><div>\n\n<div>a</div></div>\n\n*b*</div>\n\n*c*",
    "never closed": "<div><div>a</div>\n\n# b\n\n<p>c</p>",
    "closed without a beginning": "</div>\n\n<p>*a*</p>",
    "inline": "<span>*a*</span>\n\n<p>*b*</p>",
    "indented": "  <div>\n\n<p>*a*</p>\n\n  </div>\n\n*b*",
    "comment": "<!-- <p>\n\n</p> -->\n\n<p>*a*</p>\n\n<!-- b -->",
    "comment within": "<div><!-- </div> -->*a*</div>\n\n*b*",
    "references": "<p>&#42;a&#42; &amp; b & c &copy d</p>\n\n*e*",
    "after a heading": "# *a* { #top }\n<script type='x'>{\"<p>\": 1}</script>\n\n*b*",
    "after text": "a\n<p>*b*</p>\n\nc",
    "code": "    <p>a</p>\n\n<p>*b*</p>",
    "no line break at the end": "<p>a</p>",
    "three lines between": "<p>a</p>\n\n\n\n<pre>b\n\n*c*</pre>\n\n- d\n<p>*e*</p>",
}


def html(text: str, *more: RawHtml) -> str:
    return str(Markdown(extensions=["attr_list", "tables", *more]).convert(text))


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_odd_pages_are_the_same(text: str) -> None:
    assert html(text, RawHtml()) == html(text)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.parent.name}/{page.stem}")
def test_our_pages_are_the_same_and_leave_the_parsers_nothing(page: Path) -> None:
    text = page.read_text("utf-8").partition("\n---\n")[2]
    assert html(text, RawHtml()) == html(text)
    md = Markdown(extensions=[RawHtml()])
    lines = text.split("\n")
    for name in ("normalize_whitespace", "whole_blocks"):
        lines = md.preprocessors[name].run(lines)
    assert [line for line in lines if line.startswith("<")] == []
