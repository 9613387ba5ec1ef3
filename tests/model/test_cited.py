"""What cites a sentence is decided in one place, so that the check, the pages and the exports agree."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator import campaign_folder, pipeline
from generator.commands.status import find_status
from generator.model import Catalogue, Cite, Model, accounts, published, uses
from tests.render.test_pages import catalogue

QUOTE = "把“看苗员”请进村里"
"""The whole of p10, which nothing cites."""
CITE = f'{{document: sapling-report, passage: p10, quote: "{QUOTE}"}}'
SAID = f"text: {{zh: 村里来了人。}}\n    cites: [{CITE}]\n"
PLACES = {
    "a gap": ("campaign.yml", "stage: preview", f"gaps:\n  - {SAID}stage: preview", "gaps/#s1"),
    "the date of an entry": (
        "events/inspection.yml",
        "date: {as_written: 4月18日}",
        f"date: {{as_written: 4月18日, iso: 2024-04-18, year_basis: inferred, basis: {CITE}}}",
        "events/inspection/",
    ),
    "the card on the home page": (
        "campaign.yml",
        "card:\n",
        f"card:\n  what:\n    {SAID}",
        "#s3",
    ),
    "the summary on the home page": (
        "campaign.yml",
        "summary:\n",
        f"summary:\n- {SAID.replace('    cites', '  cites')}",
        "#s1",
    ),
}


@pytest.mark.parametrize(("file", "old", "new", "path"), PLACES.values(), ids=PLACES)
def test_check_pages_status_and_exports_agree_on_a_sentence_that_is_cited_in_one_place(
    campaign: Path, file: str, old: str, new: str, path: str
) -> None:
    written = campaign / "content" / file
    text = written.read_text("utf-8")
    assert text.count(old) == 1
    assert "p10.1" in unaccounted(campaign)
    written.write_text(text.replace(old, new), "utf-8")

    assert [each for each in campaign_folder.check(campaign) if each.severity == "error"] == []
    pipeline.render(campaign)
    pages = campaign / "build/docs/zh"
    states = Counter(re.findall(r"coverage--(\S+?)\"", (pages / "coverage/index.md").read_text("utf-8")))
    rows = csv.DictReader((pages / "data/citations.csv").read_text("utf-8-sig").splitlines())

    assert "p10.1" not in unaccounted(campaign)
    assert states["unaccounted"] == len(unaccounted(campaign))
    (told,) = find_status(campaign).documents
    assert told.cited == states["cited"]
    assert [row["path"] for row in rows if row["sentences"] == "p10.1"] == [path]
    sentence = (
        (pages / "sources/sapling-report.md").read_text("utf-8").split('id="p10-1"')[1].split('id="p')[0]
    )
    assert path in sentence


def test_no_citation_of_the_content_is_forgotten() -> None:
    found = catalogue()
    shown = published(found)
    entries = [entry for _, entry in shown.entries]
    every = [cite for part in (shown.campaign, *shown.sources, *entries) for cite in cites(part)]
    assert Counter(map(repr, every)) == Counter(repr(use.cite) for use in uses(shown))


def test_what_a_release_leaves_out_cites_nothing(campaign: Path) -> None:
    withdrawn = campaign / "content/operations/hillside.yml"
    before = unaccounted(campaign)
    withdrawn.write_text(withdrawn.read_text("utf-8") + "review: {state: withdrawn}\n", "utf-8")
    assert [*unaccounted(campaign)] == sorted([*before, "p8.1"], key=number)
    found = pipeline.render(campaign)
    assert told(published(found))["p8.1"] == "unaccounted"


def told(shown: Catalogue) -> dict[str, str]:
    return {each.sentence.id: each.account for those in accounts(shown).values() for each in those}


def unaccounted(folder: Path) -> list[str]:
    """The sentences that, according to the check, nothing cites."""
    problems = [each for each in campaign_folder.check(folder) if each.kind == "unaccounted"]
    return [re.findall(r"p\d+\.\d+", str(each))[0] for each in problems]


def number(sentence: str) -> tuple[int, ...]:
    return tuple(map(int, re.findall(r"\d+", sentence)))


def cites(part: object) -> Iterator[Cite]:
    """Every citation in a model, at any depth."""
    if isinstance(part, Cite):
        yield part
    elif isinstance(part, Model):
        own = getattr(part, "date", None)
        for name in type(part).model_fields:
            found = getattr(part, name)
            if name == "statements":  # which inherit their entry's own date
                found = [
                    each.model_copy(update={"dates": tuple(date for date in each.dates if date != own)})
                    for each in found
                ]
            yield from cites(tuple(found) if isinstance(found, list) else found)
    elif isinstance(part, tuple):
        for each in part:
            yield from cites(each)
