"""Twice as large a page takes twice as many steps to read, however its rules and elements are arranged."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.ingest import read_file
from tests.timing import steps

ARTICLE = "<p>6月3日，县水利局清理漂浮物320吨。</p><p>6月9日，查处违法排污12起。</p>"
MOST = 2.6
"""How many times the steps for a page of twice the size; of a product, they would be four times."""

ARRANGED: dict[str, Callable[[int], tuple[str, str]]] = {
    "rules for one class after others": lambda n: (
        "".join(f".x{i} .b {{ display: none }}" for i in range(n)),
        "<p class=b>甲</p>" * n,
    ),
    "the same rule again": lambda n: (".b { display: block }" * n, "<p class=b>甲</p>" * n),
    "rules for two classes": lambda n: (
        "".join(f".b.c{i} {{ display: none }}" for i in range(n)),
        "<p class=b>甲</p>" * n,
    ),
    "rules for what stands below many": lambda n: (
        "".join(f"div .x{i} p {{ display: none }}" for i in range(n)),
        "<div>" * 200 + "<p>甲</p>" * n,
    ),
    "a place of its own for each rule": lambda n: (
        "".join(f".x{i} .b {{ display: none }}" for i in range(n)),
        "".join(f"<div class=x{i}><p class=b>甲</p></div>" for i in range(n)),
    ),
    "rules for children": lambda n: (
        "".join(f"div > .x{i} > .b, [id=i{i}] > p {{ display: none }}" for i in range(n)),
        "".join(f"<div id=i{i}><div class=x{i}><p class=b>甲</p></div></div>" for i in range(n)),
    ),
    "elements around the same words": lambda n: ("", "<div>" * n + "甲"),
    "templates deep down": lambda n: ("", "<div>" * n + "<template>甲</template>" * n),
}


@pytest.mark.parametrize("arranged", ARRANGED.values(), ids=ARRANGED)
def test_twice_the_page_takes_twice_the_steps(
    tmp_path: Path, arranged: Callable[[int], tuple[str, str]]
) -> None:
    def taken(size: int) -> int:
        sheet, body = arranged(size)
        path = tmp_path / f"{size}.html"
        head = f"<meta charset=utf-8><title>河湖清漂行动通报</title><style>{sheet}</style>"
        path.write_text(f"<html><head>{head}</head><body>{ARTICLE}{body}</body></html>", "utf-8")
        return steps(lambda: read_file(path))

    taken(10)  # what is loaded once
    assert taken(400) <= MOST * taken(200)
