"""Single fields are set and rows added in a user's file; all other bytes stay."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from generator.content.changing import added, edit_file
from generator.content.changing.edit import rewrite
from generator.content.reading import parse_text, read_yaml
from generator.errors import ProblemsError
from generator.model import INVISIBLE, FieldPath, Plain, field_in

ROW: Plain = {"entry": "a", "was": {"zh": "b: c"}}
CASES: list[tuple[str, dict[FieldPath, str], str]] = [
    ("a: 一 # why\nb: 二\n", {("a",): "三"}, "a: 三 # why\nb: 二\n"),
    ("t:\n  zh: 一 # why\nb: 二\n", {("t", "en"): "one"}, "t:\n  zh: 一 # why\n  en: one\nb: 二\n"),
    ("t:\n    zh: 一\n    en:\n", {("t", "en"): "one"}, "t:\n    zh: 一\n    en: one\n"),
    ("- of: {zh: 一}\n", {(0, "of", "en"): "1, 2"}, '- of: {zh: 一, en: "1, 2"}\n'),
    ("t: {zh: 一, en: x}", {("t", "en"): "y", ("t", "en_src"): "12345678"}, 't: {zh: 一, en: y, en_src: "12345678"}'),
    ("t:\n  zh: 一\n  en: >-\n    a\n    b\n\nn: 1\n", {("t", "en"): "c: d"}, 't:\n  zh: 一\n  en: "c: d"\n\nn: 1\n'),
    ("t:\n  zh: |\n    一\nn: 1\n", {("t", "en"): "one"}, "t:\n  zh: |\n    一\n  en: one\nn: 1\n"),
    ("t:\n  zh: 一\n    二\nn: 1\n", {("t", "en"): "one"}, "t:\n  zh: 一\n    二\n  en: one\nn: 1\n"),
    ("l:\n- zh: 一\n- zh: 二", {("l", 1, "en"): "two"}, "l:\n- zh: 一\n- zh: 二\n  en: two"),
    ("id: x\nl:\n- zh: 一\n\n# end\n", {("review", "translation"): "person"}, "id: x\nl:\n- zh: 一\nreview:\n  translation: person\n\n# end\n"),
    ("review: {state: edited}\n", {("review", "translation"): "person"}, "review: {state: edited, translation: person}\n"),
    ("review: {}\n", {("review", "translation"): "person"}, "review: {translation: person}\n"),
    ("review:\nid: x\n", {("review", "translation"): "person"}, "review:\n  translation: person\nid: x\n"),
    ("t:\r\n  zh: 一\r\nn: 1\r\n", {("t", "en"): "one"}, "t:\r\n  zh: 一\r\n  en: one\r\nn: 1\r\n"),
    ("\ufefft:\n  zh: 😀一\n", {("t", "en"): "one"}, "\ufefft:\n  zh: 😀一\n  en: one\n"),
    ("l:\n- zh: 一\n", {("review", "state"): "edited", ("l", 0, "en"): "one"}, "l:\n- zh: 一\n  en: one\nreview:\n  state: edited\n"),
    ("t: {zh: 一, en: }\n", {("t", "en"): "one", ("t", "en_src"): "ab"}, "t: {zh: 一, en: one, en_src: ab}\n"),
    ("l:\n- zh: 一", {("review", "state"): "edited", ("l", 0, "en"): "one"}, "l:\n- zh: 一\n  en: one\nreview:\n  state: edited"),
    ("# 注\n", {("review", "state"): "edited", ("id",): "a"}, "# 注\nid: a\nreview:\n  state: edited\n"),
    ("review: # later\nid: x\n", {("review", "state"): "edited"}, "review:\n  state: edited\n# later\nid: x\n"),
    ("t:\n  zh: |+\n    一\n\nn: 1\n", {("t", "en"): "one"}, "t:\n  zh: |+\n    一\n\n  en: one\nn: 1\n"),
    ("h: 1a2b3c4d\nn: 3\n", {("h",): "12345678", ("n",): "4"}, 'h: "12345678"\nn: 4\n'),
    ("a: b # c\n", {("a",): "no"}, 'a: "no" # c\n'),
]  # fmt: skip


@pytest.mark.parametrize(("before", "changes", "after"), CASES)
def test_only_the_field_changes(
    tmp_path: Path, before: str, changes: dict[FieldPath, str], after: str
) -> None:
    path = tmp_path / "a.yml"
    path.write_bytes(before.encode())
    assert edit_file(path, changes).decode() == after


def append(path: Path, key: FieldPath, rows: list[Plain]) -> bytes:
    """The bytes of a file with rows added to a list in it; a missing file or list starts with them."""
    text = path.read_bytes().decode() if path.exists() else ""
    listed = field_in(parse_text(path, text.removeprefix("\ufeff")).content, key)
    return rewrite(path, text, [*added(key, listed, rows)]).encode()


TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cn"]), min_size=1).filter(
    lambda text: not INVISIBLE.search(text)
)


@given(TEXTS, st.sampled_from(["t:\n  zh: 一\n", "t: {zh: 一}\n", "t:\n  zh: 一\n  en: |\n    x\nn: 1\n"]))
def test_any_words_read_back(tmp_path_factory: pytest.TempPathFactory, words: str, before: str) -> None:
    path = tmp_path_factory.mktemp("yaml") / "a.yml"
    path.write_text(before, encoding="utf-8")
    path.write_bytes(edit_file(path, {("t", "en"): words, ("t", "en_src"): "1e234567"}))
    content = read_yaml(path).content
    assert isinstance(content, dict)
    assert content["t"] == {"zh": "一", "en": words, "en_src": "1e234567"}


def test_what_cannot_be_set_alone_is_said_with_its_place_and_words(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_text("id: x\nt:\n  ? zh\n  : 一\n", encoding="utf-8")
    with pytest.raises(ProblemsError) as caught:
        edit_file(path, {("t", "en"): "one", ("t", "en_src"): "two"})
    (first, second) = caught.value.problems
    assert (first.place.line, first.field, first.kind) == (2, "t.en", "unchangeable")
    assert "“one”" in str(first.hint)
    assert "“two”" in str(second.hint)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[]\n", "- entry: a\n  was:\n    zh: 'b: c'\n"),
        ("", "- entry: a\n  was:\n    zh: 'b: c'\n"),
        ("# c\n[]\n", "# c\n- entry: a\n  was:\n    zh: 'b: c'\n"),
        (
            "# c\n- entry:  z # e\n\n# d\n",
            "# c\n- entry:  z # e\n- entry: a\n  was:\n    zh: 'b: c'\n\n# d\n",
        ),
        ("  - entry: z", "  - entry: z\n  - entry: a\n    was:\n      zh: 'b: c'"),
        ("\ufeff- a: 1\r\n# d", "\ufeff- a: 1\r\n- entry: a\r\n  was:\r\n    zh: 'b: c'\r\n# d"),
        ("[{entry: z}] # e\n", "[{entry: z}, {entry: a, was: {zh: 'b: c'}}] # e\n"),
        ("- zh: |\n    x\n\n# d\n", "- zh: |\n    x\n- entry: a\n  was:\n    zh: 'b: c'\n\n# d\n"),
    ],
)
def test_a_row_stands_after_the_others_in_their_style(tmp_path: Path, before: str, after: str) -> None:
    path = tmp_path / "a.yml"
    path.write_bytes(before.encode())
    assert append(path, (), [ROW]).decode() == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a:  1 # x\nb: 2", "a:  1 # x\nb: 2\nlist:\n  - new"),
        ("list:\n- old # x\nb: 2\n", "list:\n- old # x\n- new\nb: 2\n"),
        ("list: [old]\n", "list: [old, new]\n"),
        ("list:\nb: 2\n", "list:\n  - new\nb: 2\n"),
        ("list: [] # none\nb: 2\n", "list:\n  - new\n# none\nb: 2\n"),
        ("# c\n", "# c\nlist:\n  - new\n"),
    ],
)
def test_a_list_in_a_mapping_is_added_to_or_made(tmp_path: Path, before: str, after: str) -> None:
    path = tmp_path / "a.yml"
    path.write_text(before, encoding="utf-8")
    assert append(path, ("list",), ["new"]).decode() == after


def test_other_programs_read_the_words_of_a_row_as_words(tmp_path: Path) -> None:
    row: dict[str, Plain] = {
        "on": "no",
        "at": "12:30",
        "of": "1_000",
        "when": "2024-05-01",
        "what": "=",
        "which": ["no", "~"],
    }
    raw = append(tmp_path / "a.yml", (), [row])
    assert raw.startswith(b"- on: 'no'\n")
    assert list(yaml.safe_load(raw)[0].values()) == [*row.values()]
    assert YAML(typ="safe").load(raw) == [row]


def test_a_file_that_is_not_there_begins_with_the_row(tmp_path: Path) -> None:
    assert append(tmp_path / "a.yml", (), [ROW]).decode() == "- entry: a\n  was:\n    zh: 'b: c'\n"


@settings(max_examples=50)
@given(st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), min_size=1))
def test_any_words_are_read_back(tmp_path_factory: pytest.TempPathFactory, words: str) -> None:
    path = tmp_path_factory.mktemp("words") / "a.yml"
    path.write_text("- entry: z\n", encoding="utf-8")
    path.write_bytes(append(path, (), [{"entry": words, "was": {"zh": words}}]))
    assert read_yaml(path).content == [{"entry": "z"}, {"entry": words, "was": {"zh": words}}]
