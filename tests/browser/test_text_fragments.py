"""Chromium finds the sentences that the site leads to on a publisher's page."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from generator.render.words import leading_to
from tests.browser.conftest import moment, serve

pytestmark = [pytest.mark.browser]

SENTENCES = (
    "据介绍，各地推动建立全省长效机制，形成工作合力，先后出台制度三百余项，组织培训一千余次，覆盖所有乡镇街道。",
    "“有事找民警，放心！”群众说。",
    "全县３５％的村，即7-8个，设了值守点。",
)
FILLING = '<div style="height:3000px">据介绍，工作已经展开。</div>'


@pytest.fixture(scope="module")
def publisher(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a page that sets some words apart and writes figures and a comma half-width."""
    folder = tmp_path_factory.mktemp("publisher")
    text = "".join(f"{FILLING}<p>{sentence}</p>" for sentence in SENTENCES)
    text = text.replace("工作合力", "<b>工作合力</b>").replace("３５％的村，", "35%的村,")
    (folder / "index.html").write_text(
        f'<!DOCTYPE html><html lang="zh"><meta charset="utf-8">{text}', "utf-8"
    )
    yield from serve(folder)


@pytest.mark.parametrize("number", range(len(SENTENCES)))
def test_the_browser_shows_the_sentence(page: Page, publisher: str, number: int) -> None:
    text = f"据介绍，工作已经展开。{''.join(SENTENCES)}"
    page.goto(leading_to(publisher, text, SENTENCES[number]))
    for _ in range(150):  # it is looked for after the page has loaded
        if shown(page):
            break
        moment(page, 200)
    assert shown(page) == [number]


def test_words_within_a_clause_may_not_be_found(page: Page, publisher: str) -> None:
    """The reason why no less than a clause is sought; the day that this fails, the words cited could be."""
    page.goto(f"{publisher}#:~:text=长效机制")
    moment(page, 1000)
    assert shown(page) == []


def shown(page: Page) -> list[int]:
    """The numbers of the sentences that can be seen."""
    tops = page.locator("p").evaluate_all("found => found.map(each => each.getBoundingClientRect().top)")
    return [number for number, top in enumerate(tops) if 0 <= top < 900]
