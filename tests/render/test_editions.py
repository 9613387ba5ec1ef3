"""One edition per locale and build, and one set of data for all of them."""

from collections import Counter
from pathlib import Path

import pytest

from generator import pipeline
from generator.model import LOCALES
from generator.render import editions, every_edition, render_pages
from generator.render.edition import Edition
from generator.render.programs import data_files
from tests.render.test_pages import catalogue


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Count the editions by locale, and how often data are exported."""
    counts: Counter[str] = Counter()
    make, export = Edition.__init__, data_files

    def counted(edition: Edition, *arguments: object) -> None:
        make(edition, *arguments)  # type: ignore[arg-type] # whatever they are
        counts[edition.locale] += type(edition) is Edition  # those of single pages only read it

    def exported(*arguments: object) -> object:
        counts["data"] += 1
        return export(*arguments)  # type: ignore[arg-type] # whatever they are

    monkeypatch.setattr(Edition, "__init__", counted)
    monkeypatch.setattr(every_edition, "data_files", exported)
    return counts


@pytest.mark.usefixtures("one_drawing")
def test_a_build_makes_each_edition_and_the_data_once(campaign: Path, made: Counter[str]) -> None:
    pipeline.render(campaign, "https://example.org/")
    assert made == {"zh": 1, "en": 1, "data": 1}


def test_so_does_who_asks_for_one_after_another_and_pages_wait_for_no_data(
    campaign: Path, made: Counter[str]
) -> None:
    content = pipeline.OnDemand(campaign)
    for address in ("operations/riverbank/", ""):
        content.page("zh", address)
    assert made == {"zh": 1, "en": 1}
    assert len(list(content.files())) == len(LOCALES)
    assert made == {"zh": 1, "en": 1, "data": 1}


def test_an_edition_that_was_used_before_gives_the_same_pages() -> None:
    for edition in editions(catalogue(), "https://example.org/").values():
        assert list(render_pages(edition)) == list(render_pages(edition))
