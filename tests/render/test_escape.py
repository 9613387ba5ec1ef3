"""Visible text equals the input, wherever a template puts a value."""

import html
from html.parser import HTMLParser
from pathlib import Path

import jinja2
import markdown
import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from jinja2 import nodes

from generator.render.words import address, finalize, front_matter

TEMPLATES = Path(__file__).parents[2] / "generator" / "render" / "templates"
HOSTILE = (
    "</title><script>alert(1)</script>",
    "[x](javascript:alert(1))",
    "{: onclick=alert(1)}",
    "# no heading",
    "1. no list",
    "- no list",
    "    no code",
    "`no code` **no bold** _no_ ~~no~~ ![no](image) <b>no</b> &amp; &lt; \\* $x$ ^x^ |a|b|",
    '" onmouseover="alert(1)',
    "---",
    "===",
    "*[HTML]: no",
    "[^1]: no",
    "https://example.org/<x>",
    "100%, 3,300; a/b.",
)
texts = st.text(st.characters(exclude_categories=("C", "Zl", "Zp")), max_size=60)


class Reader(HTMLParser):
    """Reads visible text, tags and one attribute."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.tags: list[str] = []
        self.titles: list[str | None] = []

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.titles += [value for name, value in attrs if name == "title"]


def read(template: str, value: str) -> Reader:
    environment = jinja2.Environment(autoescape=True, finalize=finalize, undefined=jinja2.StrictUndefined)
    text = environment.from_string(template).render(value=value)
    reader = Reader()
    reader.feed(markdown.markdown(text, extensions=["attr_list", "tables"]))
    reader.close()
    return reader


def shown(value: str) -> str:
    return " ".join(value.split(" ")).strip()


def blanks(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize(
    ("template", "tags"),
    [
        ("# {{ value }}. { #top }", ["h1"]),
        ("<p>{{ value }}.</p>", ["p"]),
        ("{{ value }}.", ["p"]),
        ("<div>\n\n<p>{{ value }}.</p>\n\n</div>", ["div", "p"]),
        ('<p title="{{ value }}.">{{ value }}.</p>', ["p"]),
    ],
)
@given(value=texts)
def test_visible_text_equals_input(template: str, tags: list[str], value: str) -> None:
    found = read(template, value)
    assert blanks(found.text) == blanks(f"{value}.")
    assert found.tags == tags
    for title in found.titles:
        assert blanks(title or "") == blanks(f"{value}.")


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize("template", ["# {{ value }} { #top }", "{{ value }}", "<p>{{ value }}</p>"])
def test_markup_shows_as_text(template: str, value: str) -> None:
    found = read(template, value)
    assert blanks(found.text) == blanks(value)
    assert found.tags in (["h1"], ["p"])


@given(st.dictionaries(st.sampled_from(["title", "description"]), texts, min_size=1))
@example({"title": "</title><script>alert(1)</script>"})
@example({"title": 'a "b" \\ c: #d'})
def test_front_matter_is_escaped_once(fields: dict[str, str]) -> None:
    block = str(front_matter(fields)).removeprefix("---\n").removesuffix("---\n")
    values = yaml.safe_load(block)
    assert {name: html.unescape(value) for name, value in values.items()} == fields
    assert not any(character in "".join(values.values()) for character in "<>\"'")


@pytest.mark.parametrize("url", ["https://example.org/a?b=c", "http://example.org", "mailto:a@example.org"])
def test_addresses_that_may_be_linked(url: str) -> None:
    assert address(url) == url


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\nscript:x",
        " https://a",
        "data:text/html,x",
        "//a",
        "a",
        "http://[",
    ],
)
def test_addresses_that_may_not_be_linked(url: str | None) -> None:
    assert address(url) is None


@pytest.mark.parametrize("path", sorted(TEMPLATES.glob("*.jinja")), ids=lambda path: path.name)
def test_templates_decide_nothing(path: Path) -> None:
    """No filter, no assignment: a filter could undo the escaping, and Python decides what exists."""
    tree = jinja2.Environment(autoescape=True).parse(path.read_text("utf-8"))
    assert not list(tree.find_all((nodes.Filter, nodes.FilterBlock, nodes.Assign, nodes.AssignBlock)))
