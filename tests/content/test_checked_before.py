"""Only the entries that changed are checked again, and every error that a whole check finds is found."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import campaign_folder, second_process
from generator.campaign_folder import load_checked, load_unchecked
from generator.content.reading import Content
from generator.errors import Problem, ProblemsError
from tests.conftest import copy_invented
from tests.site.test_incremental import EDITS, Edit, swap

RIVERBANK, HILLSIDE, STORY = (
    f"content/{name}.yml" for name in ("operations/riverbank", "operations/hillside", "stories/shangping")
)
WRONG: dict[str, Edit] = {
    "a quote that is nowhere": swap(RIVERBANK, 'quote: "清理了一批废弃物"', 'quote: "清理了一批废物"'),
    "another number": swap(HILLSIDE, "zh: 针对山坡缺树问题,", "zh: 针对3处山坡缺树问题,"),
    "no such topic": swap(HILLSIDE, "[replanting]", "[replanted]"),
    "an old address that is another's": swap(STORY, "id: shangping\n", "id: shangping\nformerly: [operations/hillside]\n"),
    "no topics": swap("content/topics.yml", "- id: replanting", "- id: replanted"),
    "another text": swap("seeds/sapling-report.txt", "清理", "清扫"),
    "an unknown word": swap(STORY, "en: The sapling watchers of", "en: 3,300 sapling watchers of"),
    "no YAML": swap(STORY, "id: shangping\n", "id: [shangping\n"),
    "a release": swap("content/campaign.yml", "stage: preview\n", "stage: release\n"),
}  # fmt: skip
ALL = {**WRONG, **{name: EDITS[name] for name in ("an English title", "a statement", "one more entry", "one entry less", "a review", "the topics of an entry", "a word of the glossary")}}  # fmt: skip


@pytest.fixture
def looked_at(monkeypatch: pytest.MonkeyPatch) -> list[frozenset[str] | None]:
    """The entries in which errors were sought, one after another; None for everything."""
    found: list[frozenset[str] | None] = []
    problems: Callable[..., list[Problem]] = campaign_folder._problems  # noqa: SLF001 - to see what it is given

    def noted(content: Content, *given: object) -> list[Problem]:
        found.append(content.changed)
        return problems(content, *given)

    monkeypatch.setattr(campaign_folder, "_problems", noted)
    return found


def served(folder: Path) -> None:
    """Check as serving does."""
    load_checked(folder)


def built(folder: Path) -> None:
    """Check as a build does, of which each is a process of its own."""
    load_unchecked(folder)[1]()


Look = Callable[[Path], None]


def errors(folder: Path, look: Look = served) -> list[str]:
    """What is wrong, as serving or a build finds it."""
    try:
        look(folder)
    except ProblemsError as error:
        return sorted(str(each) for each in error.problems)
    return []


def forget(folder: Path) -> None:
    """Look at a campaign as if nobody had looked at it before."""
    campaign_folder._checked_before.cache_clear()  # noqa: SLF001 - as a process that begins
    shutil.rmtree(folder / "build" / "cache", ignore_errors=True)


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(second_process, "_may_fork", lambda: False)  # so that a test sees what is looked at


@pytest.mark.parametrize("look", [served, built])
def test_after_one_edit_one_entry_is_checked(
    campaign: Path, looked_at: list[frozenset[str] | None], look: Look
) -> None:
    (campaign / "build").mkdir()
    assert errors(campaign, look) == []
    EDITS["an English title"](campaign)
    assert errors(campaign, look) == []
    WRONG["a quote that is nowhere"](campaign)
    assert "riverbank" in "".join(errors(campaign, look))
    WRONG["another number"](campaign)
    assert len(errors(campaign, look)) >= len(("the quote", "the number"))
    WRONG["a quote that is nowhere"](campaign)
    WRONG["another number"](campaign)
    assert errors(campaign, look) == []
    one, other = "operations/riverbank", "operations/hillside"
    assert looked_at[1:4] == [frozenset(each) for each in (("stories/shangping",), (one,), (one, other))]
    EDITS["the name of a topic"](campaign)
    assert errors(campaign, look) == []
    assert looked_at[-1] is None


@pytest.mark.parametrize("name", WRONG)
def test_each_of_these_is_wrong(campaign: Path, name: str) -> None:
    WRONG[name](campaign)
    assert errors(campaign) != []


@pytest.mark.parametrize("look", [served, built])
@given(names=st.lists(st.sampled_from(sorted(ALL)), min_size=1, max_size=6))
def test_whatever_is_edited_every_error_is_found(
    tmp_path_factory: pytest.TempPathFactory, look: Look, names: list[str]
) -> None:
    folder = copy_invented(tmp_path_factory.mktemp("checked") / "campaign")
    (folder / "build").mkdir()
    found = [errors(folder, look)]
    for name in names:
        ALL[name](folder)
        found.append(errors(folder, look))
    forget(folder)
    assert found[-1] == errors(folder, look)
