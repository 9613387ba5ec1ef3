"""Single fields set into YAML files; all other bytes stay."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import ProblemsError
from generator.store import REFUSED, edit_file, read_yaml
from generator.store.yaml_reader import Key

CASES: list[tuple[str, dict[Key, str], str]] = [
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
    ("review:\nid: x\n", {("review", "translation"): "person"}, "review: {translation: person}\nid: x\n"),
    ("t:\r\n  zh: 一\r\nn: 1\r\n", {("t", "en"): "one"}, "t:\r\n  zh: 一\r\n  en: one\r\nn: 1\r\n"),
    ("\ufefft:\n  zh: 😀一\n", {("t", "en"): "one"}, "\ufefft:\n  zh: 😀一\n  en: one\n"),
    ("l:\n- zh: 一\n", {("review", "state"): "edited", ("l", 0, "en"): "one"}, "l:\n- zh: 一\n  en: one\nreview:\n  state: edited\n"),
    ("t: {zh: 一, en: }\n", {("t", "en"): "one", ("t", "en_src"): "ab"}, "t: {zh: 一, en: one, en_src: ab}\n"),
    ("l:\n- zh: 一", {("review", "state"): "edited", ("l", 0, "en"): "one"}, "l:\n- zh: 一\n  en: one\nreview:\n  state: edited"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "changes", "after"), CASES)
def test_only_the_field_changes(tmp_path: Path, before: str, changes: dict[Key, str], after: str) -> None:
    path = tmp_path / "a.yml"
    path.write_bytes(before.encode())
    assert edit_file(path, changes).decode() == after


TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cn"]), min_size=1).filter(
    lambda text: not REFUSED.search(text)
)


@given(TEXTS, st.sampled_from(["t:\n  zh: 一\n", "t: {zh: 一}\n", "t:\n  zh: 一\n  en: |\n    x\nn: 1\n"]))
def test_any_words_read_back(tmp_path_factory: pytest.TempPathFactory, words: str, before: str) -> None:
    path = tmp_path_factory.mktemp("yaml") / "a.yml"
    path.write_text(before, encoding="utf-8")
    path.write_bytes(edit_file(path, {("t", "en"): words, ("t", "en_src"): "1e234567"}))
    content = read_yaml(path).content
    assert isinstance(content, dict)
    assert content["t"] == {"zh": "一", "en": words, "en_src": "1e234567"}


def test_what_cannot_be_set_alone_is_said_and_not_written(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_text("t:\n  ? zh\n  : 一\n", encoding="utf-8")
    with pytest.raises(ProblemsError):
        edit_file(path, {("t", "en"): "one"})
