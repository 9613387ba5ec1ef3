"""Pages that a browser has printed are read again by the tool."""

import re
import shutil
import subprocess
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser

from generator.ingest import Reading, read_file
from generator.reference.radicals import without_radicals
from tests.conftest import ROOT

pytestmark = [pytest.mark.browser, pytest.mark.slow]

STYLE = """<style>@page{size:A5;margin:18mm;@top-center{content:"青禾水利简报 第3期"}
@bottom-center{content:"— " counter(page) " —"}}
body{font:12pt/1.8 "Noto Serif CJK SC";margin:0}p{margin:0;text-indent:2em;text-align:justify}
h1{text-align:center;font-size:20pt}.c{column-count:2;column-gap:8mm}.v{writing-mode:vertical-rl;height:130mm}
table{border-collapse:collapse;break-before:page}td{border:1px solid;padding:2mm}.v,.c{break-before:page}</style>"""
PARAGRAPHS = [
    "青禾县水利局自六月起在全县组织开展河湖清漂行动，先后清理河道三十二条，投入作业人员八十五人，出动船只二十艘。",
    "石桥镇率先建立台账，每周通报一次进展情况；2024年6月至8月共清理漂浮物320吨，劝离违规垂钓人员120人。",
    "县公安局会同水利、环保等部门开展夜间联合执法，依法扣押电鱼器具十七套，访查住户二百三十户，食品门店九家。",
]
COMMON = "".join(
    bytes((row, cell)).decode("gb2312", "ignore") for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF)
)
"""The 6,763 characters of GB 2312."""
TITLE = "关于在全县范围内组织开展河湖清漂专项行动有关情况的通报"
CELLS = [
    ["乡镇", "清理量", "备注"],
    ["石桥镇", "120吨", "含水库库区及其上游河段的漂浮物"],
    ["柳林镇", "", "无"],
]


def body() -> str:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in CELLS)
    vertical = re.sub(r"\d", "三", text)
    return (
        f"<h1>{TITLE}</h1>{text}<div class=c>{text}</div><div class=v>{vertical}</div><table>{rows}</table>"
    )


def print_page(browser: Browser, address: str, path: Path, *, has_margins: bool = False) -> Path:
    page = browser.new_page()
    page.goto(address)
    page.pdf(path=str(path), prefer_css_page_size=True, display_header_footer=has_margins)
    page.close()
    return path


@pytest.fixture
def printed(browser: Browser, tmp_path: Path) -> Path:
    page = tmp_path / "one.html"
    page.write_text(f'<!DOCTYPE html><html lang="zh"><meta charset="utf-8">{STYLE}{body()}</html>', "utf-8")
    return print_page(browser, page.as_uri(), tmp_path / "one.pdf")


def test_a_printed_page_gives_its_paragraphs_columns_vertical_lines_and_cells(printed: Path) -> None:
    reading = read_file(printed)
    vertical = [re.sub(r"\d", "三", paragraph) for paragraph in PARAGRAPHS]
    rows = ["\t".join(row) for row in CELLS]
    assert reading.text.splitlines() == [TITLE, *PARAGRAPHS, *PARAGRAPHS, *vertical, *rows]
    assert "青禾水利简报 第3期" in said(reading)
    assert "“— 1 —”" in said(reading)


@pytest.mark.parametrize(
    "style", ["column-count:2", ""], ids=["columns one type size apart", "lines across the page"]
)
def test_paragraphs_with_space_between_them_stay_whole_and_in_order(
    browser: Browser, tmp_path: Path, style: str
) -> None:
    parts = [f"第{number}次。{PARAGRAPHS[number % 3][: 40 + 23 * (number % 5)]}。" for number in range(1, 11)]
    text = "".join(f"<p>{part}</p>" for part in parts)
    page = tmp_path / "one.html"
    look = "font:12pt/1.7 'Noto Sans CJK SC'"
    page.write_text(f'<meta charset=utf-8><div style="{look};{style}">{text}</div>', "utf-8")
    lines = read_file(print_page(browser, page.as_uri(), tmp_path / "one.pdf")).text.splitlines()
    assert lines == parts


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs pdftotext of poppler-utils")
def test_every_word_that_another_reader_finds_is_read_or_named(printed: Path) -> None:
    reading = read_file(printed)
    known = plain(reading.text) + plain(said(reading))
    level = [word for page in (1, 2, 4) for word in found_words(printed, page)]
    assert len(level) > 40
    assert [word for word in level if word not in known] == []
    # The other reader takes vertical lines apart, so that only its characters can be compared.
    assert not Counter("".join(found_words(printed, 3))) - Counter(known)


def found_words(path: Path, page: int) -> list[str]:
    """Return the words of a page as poppler reads them."""
    arguments = ["pdftotext", "-f", str(page), "-l", str(page), str(path), "-"]
    found = subprocess.run(arguments, capture_output=True, check=True, text=True)
    return [plain(word) for word in found.stdout.split()]


def test_every_common_character_that_a_browser_prints_is_read(browser: Browser, tmp_path: Path) -> None:
    rows = [f"{COMMON[at : at + 30]}。" for at in range(0, len(COMMON), 30)]
    page = tmp_path / "characters.html"
    page.write_text(
        f'<html lang="zh"><meta charset="utf-8">{"".join(f"<p>{row}</p>" for row in rows)}', "utf-8"
    )
    assert (
        read_file(print_page(browser, page.as_uri(), tmp_path / "characters.pdf")).text.splitlines() == rows
    )


def test_a_printed_page_of_a_site_gives_its_sentences(browser: Browser, shipped: str, tmp_path: Path) -> None:
    address = f"{shipped}sources/midterm-report/"
    reading = read_file(print_page(browser, address, tmp_path / "site.pdf", has_margins=True))
    lines = [plain(line) for line in reading.text.splitlines()]
    there = [words for words in map(plain, chinese()) if len(words) > 8 and words in "".join(lines)]
    assert len(there) > 100
    assert [words for words in there if not any(words in line for line in lines)] == []
    assert address not in reading.text
    assert address in said(reading)


def chinese() -> set[str]:
    """Return all words that the shipped campaign states or quotes in Chinese."""
    found: set[str] = set()
    rest = [yaml.safe_load(path.read_text("utf-8")) for path in (ROOT / "content").rglob("*.yml")]
    while rest:
        value = rest.pop()
        if isinstance(value, dict):
            found |= {value[key] for key in ("zh", "quote") if isinstance(value.get(key), str)}
            rest += value.values()
        elif isinstance(value, list):
            rest += value
    return found


def said(reading: Reading) -> str:
    return "\n".join(map(str, reading.left_out))


def plain(words: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", without_radicals(words, is_traditional=False)))
