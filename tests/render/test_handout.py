"""A hand-out says what the site says, and loses no note where an editor keeps nothing but text."""

import re
from collections.abc import Sequence
from dataclasses import replace
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document as WordDocument
from lxml import etree

from generator.campaign_folder import load
from generator.ingest import read_file
from generator.model import LOCALES, Address, Catalogue, Cite, Locale, Review, Statement, selection
from generator.render import Edition, Paragraph, as_html, as_word, editions, paragraphs

ROOT = Path(__file__).parents[2]
CAMPAIGNS = {"invented": ROOT / "tests" / "fixtures" / "campaign", "shipped": ROOT}
LANGUAGES: tuple[tuple[Locale, ...], ...] = (("zh",), ("en",), LOCALES)
KEPT = frozenset({"p", "h1", "h2", "h3"})
"""The elements that end a line when they are pasted."""
MARK = re.compile(r"\[(\d+)\]")
each_campaign = pytest.mark.parametrize("campaign", CAMPAIGNS)
each_language = pytest.mark.parametrize("locales", LANGUAGES, ids="+".join)


def catalogue(campaign: str = "invented") -> Catalogue:
    content, documents = load(CAMPAIGNS[campaign])
    return content.catalogue(documents)


def handout(found: Catalogue, locales: Sequence[Locale] = LOCALES) -> tuple[Paragraph, ...]:
    built = editions(found)
    return tuple(paragraphs([built[locale] for locale in locales]))


def texts(found: Catalogue, locales: Sequence[Locale] = LOCALES) -> list[str]:
    return [each.text for each in handout(found, locales)]


class Pasted(HTMLParser):
    """Lines of text, as an editor keeps them that drops every attribute and unwraps whatever it does not know."""

    def __init__(self) -> None:
        super().__init__()
        self.lines = [""]
        self._dropped = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - as in html
        self._dropped += tag in {"head", "script", "style", "a"}

    def handle_endtag(self, tag: str) -> None:
        self._dropped -= tag in {"head", "script", "style", "a"}
        if tag in KEPT:
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        if not self._dropped:
            self.lines[-1] += data.strip("\n")


def pasted(page: bytes) -> list[str]:
    parser = Pasted()
    parser.feed(page.decode())
    return [line for line in parser.lines if line]


def said(edition: Edition) -> list[Statement]:
    """What a hand-out must say of the entries and of the campaign."""
    campaign = edition.catalogue.campaign
    entries = [entry for key, entry in edition.entries() if key not in edition.publication.told]
    decks = {id(entry): getattr(entry, "deck", None) for entry in entries}
    of_entries = [
        each
        for entry in entries
        for each in (decks[id(entry)], *entry.statements)
        if isinstance(each, Statement)
    ]
    return [*campaign.summary, *campaign.card.statements, *of_entries, *campaign.gaps]


def quoted_in(edition: Edition, cites: Sequence[Cite]) -> list[str]:
    """The words that readers see of what a statement cites, to the letter but for the width of punctuation."""
    return ["".join(piece.text for piece in edition.citation(each).pieces if piece.marked) for each in cites]


@each_campaign
@each_language
def test_every_note_stands_at_its_statement_after_everything_but_text_is_stripped(
    campaign: str, locales: tuple[Locale, ...]
) -> None:
    found = catalogue(campaign)
    lines = pasted(as_html(handout(found, locales)))
    edition = editions(found)[locales[0]]
    for statement in said(edition):
        words = edition.sentence(statement).text
        fitting = [at for at, line in enumerate(lines) if words in MARK.sub("", line) and line[0] != "["]
        assert any(_is_borne_out(lines, at, quoted_in(edition, statement.cites)) for at in fitting), words


def _is_borne_out(lines: list[str], at: int, quotes: list[str]) -> bool:
    """Whether the notes that a line names stand right below it, or below its translation, and have the quotes."""
    marks = MARK.findall(lines[at])
    while MARK.findall(lines[at + 1]) == marks and marks and lines[at + 1][0] != "[":
        at += 1
    below = "\n".join(lines[at + 1 : at + 1 + 2 * len(marks)])
    return all(f"\n[{mark}] " in f"\n{below}" for mark in marks) and all(each in below for each in quotes)


@each_campaign
@each_language
def test_notes_are_numbered_through_and_each_is_named_by_a_line_above(
    campaign: str, locales: tuple[Locale, ...]
) -> None:
    lines = texts(catalogue(campaign), locales)
    notes = dict.fromkeys(int(match[1]) for line in lines if (match := re.match(r"\[(\d+)\] ", line)))
    assert list(notes) == [*range(1, len(notes) + 1)]
    assert notes
    for number in notes:
        first = next(at for at, line in enumerate(lines) if line.startswith(f"[{number}] "))
        assert f"[{number}]" in "".join(lines[max(0, first - 40) : first])


def test_a_page_has_nothing_that_an_editor_would_drop() -> None:
    page = etree.fromstring(as_html(handout(catalogue())).decode(), etree.HTMLParser())
    body = page.find("body")
    assert {each.tag for each in body.iter()} == {"body", "h1", "h2", "h3", "p", "span", "strong"}
    assert {name for each in body.iter() for name in each.attrib} == {"style", "lang"}


def test_markup_in_the_content_stays_text() -> None:
    found = catalogue()
    title = found.campaign.title.model_copy(update={"zh": "<script>1</script> & “引”"})
    found = replace(found, campaign=found.campaign.model_copy(update={"title": title}))
    page = as_html(handout(found))
    assert b"<script" not in page
    assert pasted(page)[0] == "<script>1</script> & “引”"


@each_campaign
@each_language
def test_a_word_file_has_the_same_paragraphs(
    campaign: str, locales: tuple[Locale, ...], tmp_path: Path
) -> None:
    those = handout(catalogue(campaign), locales)
    written = as_word(those)
    assert [each.text for each in WordDocument(BytesIO(written)).paragraphs] == [each.text for each in those]
    path = tmp_path / "handout.docx"
    path.write_bytes(written)
    read = read_file(path)
    assert re.sub(r"[\s#]", "", read.text) == re.sub(r"[\s#]", "", "".join(each.text for each in those))
    assert [each for each in read.left_out if "not Chinese" not in each] == []


def test_a_word_file_has_headings_and_no_day_of_its_own() -> None:
    written = as_word(handout(catalogue()))
    styles = {each.style.name for each in WordDocument(BytesIO(written)).paragraphs if each.style}
    assert {"Title", "Heading 1", "Heading 2"} <= styles
    assert written == as_word(handout(catalogue()))
    with ZipFile(BytesIO(written)) as package:
        assert {each.date_time[0] for each in package.infolist()} == {1980}


def test_both_languages_stand_together_and_their_note_once() -> None:
    lines = texts(catalogue())
    at = lines.index("浙江、江西两省同步补种树苗1200余棵。[4]")
    assert lines[at + 1] == "Zhejiang and Jiangxi planted more than 1,200 saplings at the same time.[4]"
    assert lines[at + 2].startswith("[4] 发布者不详：《测试样文：青苗行动进展》，日期不详，句 7.1：")
    assert "浙江、江西两省" in lines[at + 2]


def test_what_is_not_translated_stands_once_and_is_said() -> None:
    lines = texts(catalogue())
    at = lines.index("山坡补种")
    assert lines[at + 1] == "(not yet translated)"
    assert "山坡补种 (not yet translated)" in texts(catalogue(), ["en"])


def test_preview_and_review_are_told_as_on_the_site() -> None:
    lines = texts(catalogue(), ["en"])
    assert "Preview: made by machine, not all reviewed; the Chinese text is authoritative." in lines
    at = lines.index("Riverbank replanting")
    assert lines[at + 2] == "Corrected after publication; machine translation, not reviewed (1 May 2024)"
    at = lines.index("National video meeting")
    assert lines[at + 2] == "Extracted and translated by machine, not reviewed"
    assert "Basis of the date: The text gives no year; the test takes 2024.[10]" in lines


def test_tables_and_map_are_text() -> None:
    lines = texts(catalogue(), ["en"])
    assert "Riverbank replanting: Zhejiang, Jiangxi" in lines
    assert "Zhejiang: 2 entries" in lines
    assert "5 March 2024 (year inferred): National video meeting" in lines
    assert "more than 1,200 · saplings · As written: 1200余棵 · Riverbank replanting · ¶ 7.1" in lines


def test_a_withdrawn_entry_says_so_and_nothing_more() -> None:
    found = catalogue()
    gone = found.stories[0].model_copy(update={"review": Review(state="withdrawn")})
    lines = texts(replace(found, stories=(gone,)), ["en"])
    at = lines.index("The sapling watchers of Shangping")
    assert (
        "This entry has been withdrawn and is no longer part of what this site says."
        in lines[at + 1 : at + 4]
    )
    assert not any("each villagers’ group has" in line for line in lines)


def test_a_release_has_only_what_was_reviewed() -> None:
    found = catalogue()
    campaign = found.campaign.model_copy(update={"stage": "release"})
    lines = texts(replace(found, campaign=campaign), ["en"])
    assert "Riverbank replanting" in lines
    assert "National video meeting" not in lines
    assert not any(line.startswith("Preview") for line in lines)


def test_a_site_that_shows_no_source_text_hands_out_the_quotes_alone() -> None:
    found = catalogue()
    campaign = found.campaign.model_copy(update={"display": "none"})
    note = next(line for line in texts(replace(found, campaign=campaign), ["zh"]) if line.startswith("[3] "))
    assert note.endswith("句 5.1：什么地方缺树就先补什么地方")


def test_a_selection_has_its_own_entries_tables_and_sources_alone() -> None:
    chosen = selection(catalogue(), {Address("stories/shangping")})
    lines = texts(chosen, ["en"])
    assert "The sapling watchers of Shangping" in lines
    assert "Jiangxi: 1 entry" in lines
    assert not any("Riverbank" in line or "Who:" in line for line in lines)
    assert [source.id for source in chosen.sources] == ["sapling-report"]
    assert selection(catalogue(), set()).sources == ()
