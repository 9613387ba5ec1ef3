"""Texts in traditional characters are read unchanged; texts in other languages are read but claim nothing."""

from pathlib import Path

import pytest

from generator.extract import extract
from generator.ingest import read_document, read_file
from generator.language import is_chinese
from generator.model import split_document
from tests.paper import Leaf, Words, pdf

ENGLISH = """County Police Report on Rivers

On 6 May 2024, county police seized 120 nets in Shiqiao, and more than 3,300 sites were closed in China.

## I. Main results

In June, officers checked 230 households. The "Clear River" campaign lasted 3 months.
"""
TRADITIONAL = """警政署公布查緝成果
民國112年，警政署指揮臺北市、新北市等地同步行動，查扣不法所得2億3,456萬元，訪查住戶1,200戶。
"""


def test_a_text_in_english_gives_its_headings_and_passages_and_no_findings(tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    path.write_text(ENGLISH, "utf-8")
    reading = read_file(path)
    found = extract(read_document(path, "one"))
    assert reading.text == ENGLISH
    assert ["not Chinese" in str(message) for message in reading.left_out] == [True]
    assert len(found.document.passages) == 4
    assert len(found.sections) == 1
    findings = (found.terms, found.places, found.agencies, found.dates, found.figures, found.vague)
    assert not any((*findings, found.operations, found.stories, found.events))


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "big5"])
def test_traditional_characters_are_read_as_they_stand(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "one.txt"
    path.write_bytes(TRADITIONAL.encode(encoding))
    reading = read_file(path)
    assert reading.text == TRADITIONAL
    assert reading.left_out == ()


def test_places_of_taiwan_hong_kong_and_macao_are_found_in_their_own_spelling() -> None:
    text = "標題在這裡\n內政部警政署指揮臺北市、嘉義縣同步行動。香港警務處及澳門司法警察局提供協助。\n"
    document = split_document("one", text)
    places = [(text[place.span.start : place.span.end], place.code) for place in extract(document).places]
    assert places == [("臺北市", "710000"), ("嘉義縣", "710000"), ("香港", "810000"), ("澳門", "820000")]


def test_traditional_characters_of_a_pdf_are_read_as_they_stand(tmp_path: Path) -> None:
    path = tmp_path / "one.pdf"
    lines = TRADITIONAL.splitlines()
    path.write_bytes(pdf(Leaf([Words(20, 350 - 30 * at, text, 7) for at, text in enumerate(lines)])))
    assert read_file(path).text == TRADITIONAL


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全县护水队员沿河巡查。", True),
        ("臺北市警察局訪查住戶。", True),
        ("在 Kubernetes and OpenStack 平台上开展 Artificial Intelligence 应用。", True),
        ("2024 120 3.5", True),
        ("The police of 青禾 closed more than three thousand sites in one summer.", False),
        ("警察は夏の間に三千か所を調べ、多くの人を逮捕した。", False),
        ("경찰은 여름 동안 삼천 곳을 조사했다.", False),
    ],
)
def test_chinese_is_told_from_other_languages(text: str, *, expected: bool) -> None:
    assert is_chinese(text) is expected
