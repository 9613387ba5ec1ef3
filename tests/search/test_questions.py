"""Whoever types a question in their own words finds the page; asked of the shipped campaign, without a browser."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.search.conftest import FOLDERS, Ask

HERE = Path(__file__).parent
FIRST = 5
Asked = tuple[str, str, list[str]]


def read(path: Path) -> list[Asked]:
    """Each query of a file with its site and the pages that answer it, or ``[""]`` if nothing may be found."""
    sites: Mapping[str, Mapping[str, Any]] = yaml.safe_load(path.read_text("utf-8"))
    return [
        (FOLDERS[locale], query, wanted if isinstance(wanted, list) else [wanted])
        for locale, queries in sites.items()
        for query, wanted in flat(queries)
    ]


def flat(queries: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for key, value in queries.items():
        if isinstance(value, Mapping):
            yield from value.items()
        else:
            yield key, value


def missed(ask: Ask, asked: list[Asked]) -> dict[str, list[str]]:
    answers = ask([{"site": site, "query": query} for site, query, _ in asked])
    first = [answer["found"][:FIRST] for answer in answers]
    return {
        site + query: found
        for (site, query, wanted), found in zip(asked, first, strict=True)
        if (found if wanted == [""] else not set(wanted) & set(found))
    }


def test_the_first_set_finds_all_and_nothing_else(ask: Ask) -> None:
    asked = read(HERE.parent / "browser" / "queries.yml")
    assert len(asked) > 230
    assert missed(ask, asked) == {}


@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("questions.yml", 170),
        ("fresh_questions.yml", 70),
        ("later_questions.yml", 70),
        ("last_questions.yml", 45),
    ],
)
def test_questions_find_their_page(ask: Ask, name: str, least: int) -> None:
    asked = read(HERE / name)
    assert len(asked) >= least
    without = missed(ask, asked)
    assert len(without) <= 0.05 * len(asked), without
