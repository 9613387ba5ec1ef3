"""A field of a YAML file changes, and nothing else does."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.content.changing import Change, Drop, Put, applied
from generator.content.changing.change import Insert
from generator.content.changing.edit import rewrite
from generator.content.reading import parse_text
from generator.content.writing import same
from generator.errors import ProblemsError
from generator.model import FieldPath, Plain, elements_in

PATH = Path("story.yml")
REMARK = re.compile(r"# remark \d+")
TEXT = """\
# yaml-language-server: $schema=../../schema/stories.schema.json
id: one # never changes
title: {zh: 题目, en: "Title"} # checked
note: |  # by Wang
  第一行
  第二行

# what the site says
statements:
  # the first
  - text:
      zh: 多行的
        中文不加空格
    kind: 'reported' # sic
  # the second
  - text: # both
      zh: 第二句
topics: [a, b]
"""


@pytest.mark.parametrize(
    ("change", "old", "new"),
    [
        (Put(("title", "zh"), "新题, 目"), "{zh: 题目,", '{zh: "新题, 目",'),
        (Put(("title", "en"), 'A "b"'), '"Title"', r'"A \"b\""'),
        (Put(("title", "en_src"), "1a"), '"Title"}', '"Title", en_src: 1a}'),
        (Put(("note",), "短"), "|  # by Wang\n  第一行\n  第二行\n\n", "短 # by Wang\n\n"),
        (Put(("statements", 0, "kind"), "it's"), "'reported'", "'it''s'"),
        (Put(("statements", 0, "text", "zh"), "一"), "多行的\n        中文不加空格", "一"),
        (Put(("section",), "s", "id"), "changes\n", "changes\nsection: s\n"),
        (Put(("topics",), ["?1", ":2"]), "[a, b]", '["?1", ":2"]'),
        (Drop(("topics",)), "topics: [a, b]\n", ""),
        (Drop(("topics", 0)), "[a, b]", "[b]"),
        (Insert(("topics", 2), "c"), "[a, b]", "[a, b, c]"),
        (
            Drop(("statements", 1)),
            "  # the second\n  - text: # both\n      zh: 第二句\n",
            "  # the second\n  # both\n",
        ),
        (
            Insert(("statements", 1), {"text": {"zh": "间"}}),
            "# sic\n",
            "# sic\n  - text:\n      zh: 间\n",
        ),
    ],
)
def test_one_change_is_one_piece_of_text(change: Change, old: str, new: str) -> None:
    assert TEXT.count(old) == 1
    assert rewrite(PATH, TEXT, [change]) == TEXT.replace(old, new)


def test_a_list_that_loses_all_goes_and_its_comments_stay() -> None:
    after = rewrite(PATH, TEXT, [Drop(("statements", 0)), Drop(("statements", 1))])
    assert "statements" not in after
    assert all(f"# {words}" in after for words in ("the first", "sic", "the second", "both"))


def test_line_ends_of_other_systems_stay() -> None:
    after = rewrite(PATH, TEXT.replace("\n", "\r\n"), [Insert(("statements", 0), {"text": {"zh": "新"}})])
    assert after.count("\r\n") == after.count("\n") == TEXT.count("\n") + 2


def test_a_file_without_a_last_line_end_stays_without() -> None:
    assert rewrite(PATH, "id: a", [Put(("note",), "b")]) == "id: a\nnote: b"


def test_a_file_that_would_be_damaged_is_left_alone() -> None:
    with pytest.raises(ProblemsError, match="a program cannot change"):
        rewrite(PATH, "? a\n: b\n", [Put(("c",), "d")])


WORDS = st.text("ab 中文，。“”:#'\"-[]{}&*!|>%@,?1", min_size=0, max_size=8)
NAMES = st.sampled_from(["zh", "en", "id", "note", "list"])
CONTENTS = st.recursive(
    WORDS,
    lambda inner: (
        st.lists(inner.filter(lambda part: not isinstance(part, list)), min_size=1, max_size=3)
        | st.dictionaries(NAMES, inner, min_size=1, max_size=4)
    ),
    max_leaves=10,
)


@st.composite
def texts(draw: st.DrawFn) -> str:  # noqa: C901 - people write in many ways
    """Write a mapping as a person might: any indentation, quotation marks, comments, inline collections."""
    content = draw(st.dictionaries(NAMES, CONTENTS, min_size=1, max_size=4))
    numbers = iter(range(1000))

    def comment(before: str) -> str:
        return f"{before}# remark {next(numbers)}" if draw(st.integers(0, 3)) == 0 else ""

    def scalar(words: str, *, inline: bool) -> str:
        styles = ["'" + words.replace("'", "''") + "'"]
        if "'" not in words and "\\" not in words and '"' not in words:
            styles.append(f'"{words}"')
        if words.strip(" ") == words and words and not inline and words[0] in "ab中文":
            if "#" not in words and ":" not in words:
                styles.append(words)
            styles.append(f"|-\n\0  {words}")
        return draw(st.sampled_from(styles))

    def inlined(value: Plain) -> str:
        if isinstance(value, dict):
            return "{" + ", ".join(f"{name}: {inlined(part)}" for name, part in value.items()) + "}"
        if isinstance(value, list):
            return "[" + ", ".join(map(inlined, value)) + "]"
        assert isinstance(value, str)
        return scalar(value, inline=True)

    def block(value: Plain, column: int) -> list[str]:
        lines: list[str] = []
        parts = value.items() if isinstance(value, dict) else ((None, part) for part in elements_in(value))
        for name, part in parts:
            deepest = (
                column if any("|-" in line for line in lines) else 6
            )  # indented more, it would be part of that text
            if own := comment(" " * draw(st.integers(0, deepest))):
                lines.append(own)
            lines += field("-" if name is None else f"{name}:", part, column)
        return lines

    def field(head: str, part: Plain, column: int) -> list[str]:
        pad = " " * column
        if isinstance(part, str):
            words = scalar(part, inline=False).replace("\0", pad)
            first, _, rest = words.partition("\n")
            return [f"{pad}{head} {first}{comment(' ')}", *([rest] if rest else [])]
        if draw(st.integers(0, 3)) == 0:
            return [f"{pad}{head} {inlined(part)}{comment(' ')}"]
        deeper = column + draw(st.sampled_from([2, 4])) if head != "-" else column + 2
        if isinstance(part, list) and head != "-":
            deeper = column + draw(st.sampled_from([0, 2]))
        lines = block(part, deeper)
        if head == "-":
            at = next(n for n, line in enumerate(lines) if not line.lstrip().startswith("#"))
            lines[at] = f"{pad}- {lines[at][deeper:]}"
            return lines
        return [f"{pad}{head}{comment(' ')}", *lines]

    return "\n".join(block({**content}, 0)) + draw(st.sampled_from(["\n", ""]))


def ways(content: Plain, way: FieldPath = ()) -> list[FieldPath]:
    listed = elements_in(content)
    parts = content.items() if isinstance(content, dict) else enumerate(listed)
    below = [key for name, part in parts if not isinstance(part, str) for key in ways(part, (*way, name))]
    return [
        *((*way, name) for name in (content if isinstance(content, dict) else range(len(listed)))),
        *below,
    ]


@st.composite
def changes(draw: st.DrawFn, content: Plain) -> list[Change]:
    """Draw changes none of which lies inside another."""
    chosen: list[Change] = []
    touched: list[FieldPath] = []
    for key in draw(st.lists(st.sampled_from(ways(content)), max_size=4, unique=True)):
        if any(key[: len(other)] == other or other[: len(key)] == key for other in touched):
            continue
        touched.append(key)
        new = draw(CONTENTS)
        kinds: list[Change] = [Put(key, new), Drop(key)]
        if isinstance(key[-1], int):
            kinds.append(Insert((*key[:-1], key[-1] + draw(st.integers(0, 1))), new))
            kinds = [each for each in kinds if not (isinstance(each, Put | Insert) and isinstance(new, list))]
        elif (*key[:-1], "added") not in touched:
            kinds.append(Put((*key[:-1], "added"), new, str(key[-1])))
            touched.append((*key[:-1], "added"))
        chosen.append(draw(st.sampled_from(kinds)))
    return chosen


@settings(max_examples=100)
@given(st.data(), texts())
def test_any_change_of_any_file_keeps_every_other_word_and_comment(data: st.DataObject, text: str) -> None:
    content = parse_text(PATH, text).content
    drawn = data.draw(changes(content))
    after = rewrite(PATH, text, drawn)
    assert sorted(REMARK.findall(text)) == sorted(REMARK.findall(after))
    if not any(isinstance(change, Drop) for change in drawn):
        assert same(parse_text(PATH, after).content, applied(content, drawn))
