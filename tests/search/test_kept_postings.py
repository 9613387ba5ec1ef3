"""Which records hold a token is found from what an earlier run kept, and is what a first run finds."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.kept import Kept, NothingKept
from generator.render.search import postings
from generator.render.search.findable_page import SOURCE, TITLE, Findable, Text
from generator.render.search.postings import Postings, postings_of
from generator.render.search.tokens import Vocabulary, tokens

WORDS = ("夜市", "长沙", "长沙夜市", "市长", "派出所")
Run = tuple[Sequence[tuple[str, str]], frozenset[str]]
"""The title and the text of each record, and the words of the site."""
records = st.tuples(st.text("夜市长沙 ，"), st.text("派出所ab1月 "))
runs = st.lists(
    st.tuples(st.lists(records, max_size=4), st.frozensets(st.sampled_from(WORDS))), min_size=2, max_size=4
)


def found(run: Run, kept: Kept) -> Postings:
    said, words = run
    pages = [
        Findable("a/", {"zh": ""}, {"zh": ()}, texts=[Text(TITLE, title), Text(SOURCE, text)])
        for title, text in said
    ]
    return postings_of(pages, Vocabulary(words), lambda token: token[::-1].encode(), kept)


@given(runs=runs)
def test_whatever_was_kept_the_postings_are_those_of_a_first_run(
    tmp_path_factory: pytest.TempPathFactory, runs: list[Run]
) -> None:
    folder = tmp_path_factory.mktemp("kept")
    for run in runs:
        kept = Kept(folder, "search")
        assert [*found(run, kept).items()] == [*found(run, NothingKept()).items()]
        kept.save()


def test_only_a_record_that_says_something_else_is_cut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut: list[str] = []

    def noted(text: str, known: Vocabulary) -> Iterator[str]:
        cut.append(text)
        return tokens(text, known)

    for title, words, expected in (
        ("长沙夜市", {"夜市"}, ["长沙夜市", "派出所"]),
        ("长沙市", {"夜市"}, ["长沙市"]),
        ("长沙市", {"夜市", "派出所"}, ["派出所"]),
    ):
        kept = Kept(tmp_path, "search")
        cut.clear()
        monkeypatch.setattr(postings, "tokens", noted)
        found(([("沙", "a"), (title, "b"), ("派出所", "")], frozenset(words)), kept)
        kept.save()
        assert [text for text in cut if len(text) > 1] == expected
