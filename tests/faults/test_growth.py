"""Twice the input takes at most twice the time, whatever it is made of: for all readers, and all rules behind them.

For words, what is measured is the time of this thread alone, the least of a few runs; for the elements of a page, how
many functions are called. Times are measured under ``make test-long`` alone, as a busy machine disturbs them.
"""

import sys
from collections.abc import Callable
from contextlib import suppress
from html import escape
from pathlib import Path

import pytest

from generator.content.reading import parse_text
from generator.content.writing.spreadsheet import guarded
from generator.errors import ProblemsError
from generator.extract import extract
from generator.ingest import read_file
from generator.model import INVISIBLE, split_document
from generator.translate.files.formats import read_returned
from tests import ofd
from tests.timing import seconds

pytestmark = pytest.mark.slow
UNITS = (
    *(
        " ",
        "\u3000",
        "\t",
        "a",
        "1",
        "一",
        "万",
        "，",
        "、",
        "。",
        "：",
        "；",
        "（",
        "）",
        "“",
        "”",
        "《",
        "》",
        "‘",
    ),
    *(
        "<",
        ">",
        "&",
        "[",
        "-",
        "—",
        ".",
        "/",
        "#",
        "=",
        "'",
        "|",
        "_",
        "年",
        "月",
        "日",
        "第",
        "省",
        "等",
        "和",
        "约",
        "多",
    ),
    *(
        "a ",
        "1 ",
        "1,",
        "1.",
        "1、",
        "1年",
        "1月1日",
        "一、",
        "（一）",
        " -",
        "- ",
        "中 ",
        "来源：",
        "http://a",
        "\u200b",
        "😀\u200d",
    ),
)
BODY = "<p>水利部门3日介绍，各地清理河道120公里。</p>" * 5
PAGE = '<html><head><meta charset="utf-8"><title>{title}</title>{head}</head><body>{body}</body></html>'
PLACES = {
    "title": lambda words: PAGE.format(title=words, head="", body=BODY),
    "meta": lambda words: PAGE.format(
        title="清河", head=f'<meta name="ArticleTitle" content="{words}">', body=BODY
    ),
    "heading": lambda words: PAGE.format(title="清河", head="", body=f"<h1>{words}</h1>{BODY}"),
    "line": lambda words: PAGE.format(title="清河", head="", body=f"<h1>清河见成效</h1><p>{words}</p>{BODY}"),
    "script": lambda words: PAGE.format(title="清河", head=f"<script>var a='{words}'</script>", body=BODY),
    "attributes": lambda words: PAGE.format(
        title="清河", head="", body=f'<div class="{words}" id="{words}" style="{words}">河</div>{BODY}'
    ),
}
NESTED = {
    "blocks": ("<div>河", "</div>"),
    "menus": ("<ul><li><a href=a>栏目</a>", "</li></ul>"),
    "words": ("<span>河", "</span>"),
}
FLAT = {
    "paragraphs": "<p>各地清理河道。</p>",
    "headings": "<h2>清河行动</h2>",
    "menus": "<div><a href=a>栏目</a></div>",
    "rows": "<table><tr><td>河<td>道</table>",
    "breaks": "<br>河",
}
MEMORY = '<tmx version="1.4"><header/><body><tu><tuv xml:lang="zh"><seg>'
MOST = 2 * 1.2
TRIVIAL = 0.05
"""Seconds; what takes less is not worth a look, and cannot be measured."""


def cost(work: Callable[[str], object], text: str) -> float:
    """The seconds that a text takes, whether it is read or refused."""

    def read() -> None:
        with suppress(ProblemsError):
            work(text)

    return seconds(read)


def grows(work: Callable[[str], object], short: str, long: str) -> str:
    """How the time grows, if it grows beyond what it may; the least of three runs, as others may disturb one."""
    if (first := cost(work, short)) < TRIVIAL and (second := cost(work, long)) < MOST * TRIVIAL:
        return ""
    first = min(first, cost(work, short), cost(work, short))
    second = min(cost(work, long) for _ in range(3))
    return "" if second <= MOST * max(first, TRIVIAL) else f"{first:.3f} s to {second:.3f} s"


def calls(work: Callable[[str], object], text: str) -> int:
    """How many functions are called, which is the same on every machine."""
    count = 0

    def note(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(note)
    try:
        cost(work, text)
    finally:
        sys.setprofile(None)
    return count


def faults(work: Callable[[str], object], length: int) -> dict[str, str]:
    grown = {
        unit: grows(work, unit * (length // len(unit)), unit * (2 * length // len(unit))) for unit in UNITS
    }
    return {unit: said for unit, said in grown.items() if said}


def taken_in(path: Path) -> None:
    reading = read_file(path)
    extract(split_document("a", reading.text), reading.date)


@pytest.mark.long
@pytest.mark.parametrize("length", [1_500, 8_000])
def test_plain_text_is_read_and_searched_in_linear_time(tmp_path: Path, length: int) -> None:
    def work(words: str) -> None:
        path = tmp_path / "a.txt"
        path.write_text(f"清河行动见成效\n新华社北京2024年5月6日电 各地清理河道。\n{words}\n", "utf-8")
        taken_in(path)

    cost(work, "")  # what is loaded once is not counted
    assert faults(work, length) == {}


@pytest.mark.long
@pytest.mark.parametrize("length", [4_000, 100_000])
@pytest.mark.parametrize("place", PLACES)
def test_a_page_is_read_in_linear_time_whatever_stands_in_it(tmp_path: Path, place: str, length: int) -> None:
    def work(words: str) -> None:
        (tmp_path / "a.html").write_text(PLACES[place](escape(words)), "utf-8")
        read_file(tmp_path / "a.html")

    cost(work, "")  # what is loaded once is not counted
    assert faults(work, length) == {}


@pytest.mark.parametrize("kind", [*NESTED, *FLAT])
def test_a_page_is_read_in_linear_time_however_it_is_built(tmp_path: Path, kind: str) -> None:
    def work(body: str) -> None:
        (tmp_path / "a.html").write_text(PAGE.format(title="清河", head="", body=body + BODY), "utf-8")
        read_file(tmp_path / "a.html")

    def body(number: int) -> str:
        if kind in NESTED:
            opening, closing = NESTED[kind]
            return opening * number + closing * number
        return FLAT[kind] * number

    number = 100 if kind in NESTED else 600
    cost(work, "")  # what is loaded once is not counted
    assert calls(work, body(2 * number)) <= MOST * calls(work, body(number))


SHEETS: dict[str, Callable[[int], bytes]] = {
    "pages": lambda number: ofd.ofd(*[ofd.page(ofd.text(30, 60, f"河{at}", 3)) for at in range(2 * number)]),
    "lines": lambda number: ofd.ofd(
        ofd.page(*[ofd.text(30, 10 + 270 * at / number, "各地清理河道", 3) for at in range(number)])
    ),
    "words on one another": lambda number: ofd.ofd(
        ofd.page(*[ofd.text(30, 60, "各地清理河道", 3) for _ in range(number)])
    ),
    "ruled lines": lambda number: ofd.ofd(
        ofd.page(
            *[ofd.rule(20, 10 + 270 * at / number, 190, 10 + 270 * at / number) for at in range(number)],
            *[ofd.text(30, 10 + 27 * at, "各地清理河道", 3) for at in range(10)],
        )
    ),
}


@pytest.mark.parametrize("kind", SHEETS)
def test_pages_are_read_in_linear_time_whatever_is_drawn_on_them(tmp_path: Path, kind: str) -> None:
    def work(number: str) -> None:
        (tmp_path / "a.ofd").write_bytes(SHEETS[kind](int(number)))
        with suppress(ProblemsError):
            read_file(tmp_path / "a.ofd")

    work("10")  # what is loaded once is not counted
    assert calls(work, "600") <= MOST * calls(work, "300")


@pytest.mark.long
@pytest.mark.parametrize("suffix", [".po", ".xlf", ".csv", ".tmx"])
def test_a_returned_file_is_read_in_linear_time(tmp_path: Path, suffix: str) -> None:
    before = {".po": 'msgid "', ".xlf": "<a>", ".csv": "context,source,target\r\n", ".tmx": MEMORY}[suffix]

    def work(words: str) -> None:
        (tmp_path / f"a{suffix}").write_text(before + words, "utf-8")
        read_returned(tmp_path / f"a{suffix}")

    cost(work, "")  # what is loaded once is not counted
    assert faults(work, 20_000) == {}


@pytest.mark.long
@pytest.mark.parametrize(
    "work",
    [
        pytest.param(lambda words: parse_text(Path("a.yml"), f"a: {words}"), id="content"),
        pytest.param(guarded, id="spreadsheets"),
        pytest.param(INVISIBLE.findall, id="invisible"),
        pytest.param(lambda words: split_document("a", words), id="passages"),
    ],
)
def test_what_meets_all_text_takes_linear_time(work: Callable[[str], object]) -> None:
    assert faults(work, 20_000) == {}
