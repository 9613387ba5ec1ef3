"""The home page: which numbers it leads with, and the picture of the campaign's time."""

import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from generator.campaign_folder import load
from generator.model import LOCALES, Catalogue, Event, Figure, Locale
from generator.render import editions, render_pages
from generator.render.pages.key_figures import LEAST, MOST
from generator.render.pages.time_strip import MOST_DAYS, MOST_ENTRIES
from tests.render.test_pages import catalogue, riverbank

ROOT = Path(__file__).parents[2]
AMOUNT = re.compile(r'figure__amount">(?:<span[^>]*>)?([^<]*)<')
MARK = re.compile(r'<svg x="([\d.]+)%" y="(\d+)" class="mark">')
LARGEST = 12_000
"""Bytes of the strip and the map together."""


def home(found: Catalogue, locale: Locale = "zh") -> str:
    (page,) = render_pages(editions(found)[locale], only={"index.md"})
    return page.text


def amounts(*figures: tuple[str, str, str]) -> list[str]:
    """What the home page leads with, where an operation states some figures by words, value and unit."""
    found = catalogue()
    operation = riverbank(found)
    told = operation.statements[0].model_copy(
        update={
            "figures": tuple(
                Figure(as_written=words, value=Decimal(value), unit=unit) for words, value, unit in figures
            ),
            "cites": (),
        }
    )
    changed = operation.model_copy(update={"statements": (told,)})
    quiet = found.campaign.model_copy(update={"summary": (), "gaps": ()})
    only = replace(found, campaign=quiet, operations=(changed,), sections=(), stories=(), events=(), terms=())
    return AMOUNT.findall(home(only))


def test_the_largest_quantity_leads_and_rates_follow() -> None:
    given = (
        ("九成", "0.9", "fraction"),
        ("300余项", "300", "项"),
        ("99%", "99", "%"),
        ("3300余个", "3300", "个"),
    )
    assert amounts(*given) == ["3300余个", "300余项", "99%", "九成"]


def test_what_tells_little_does_not_lead() -> None:
    assert amounts(("4省", "4", "省"), ("至少一位", "1", "位"), ("三类", "3", "类")) == []
    assert amounts(("24小时", "24", "小时"), ("31省份", "31", "省份"), ("2023年", "2023", "年")) == []
    assert amounts(("时间过半", "0.5", "fraction")) == []
    assert amounts((f"{LEAST}个", str(LEAST), "个")) == [f"{LEAST}个"]


def test_few_numbers_lead() -> None:
    assert len(amounts(*((f"{number}个", str(number), "个") for number in range(20, 40)))) == MOST


def meetings(found: Catalogue, days: list[str]) -> Catalogue:
    meeting = next(each for each in found.events if each.id == "video-meeting")
    dated: tuple[Event, ...] = tuple(
        meeting.model_copy(
            update={"id": f"meeting-{number}", "date": meeting.date.model_copy(update={"iso": iso})}
        )
        for number, iso in enumerate(days)
    )
    return replace(found, events=dated, stories=())


def test_each_day_is_a_mark_and_a_line_of_the_list() -> None:
    days = ["2024-01-02", "2024-01-03", "2024-01-03", "2024-03-31"]
    text = home(meetings(catalogue(), days))
    strip = text.partition('class="strip"')[2].partition("</ol>")[0]
    assert len(MARK.findall(strip)) == 3
    assert re.findall(r'<a href="\./events/(meeting-\d)/">(?!<title>)', strip) == [
        f"meeting-{number}" for number in range(4)
    ]
    assert "2024年1月" in strip


def test_marks_do_not_touch() -> None:
    days = [f"2024-01-{day:02}" for day in range(1, MOST_DAYS + 1)] + ["2024-06-30"]
    for found in (meetings(catalogue(), days[1:]), meetings(catalogue(), days[:1] + days[-1:])):
        places = [(float(x), int(y)) for x, y in MARK.findall(home(found))]
        assert places
        assert not [
            (one, other)
            for at, one in enumerate(places)
            for other in places[at + 1 :]
            if one[1] == other[1] and abs(one[0] - other[0]) < 7.5
        ]


def test_past_twelve_days_the_marks_are_months_and_then_years() -> None:
    by_month = home(
        meetings(catalogue(), [f"2024-{1 + day // 20:02}-{1 + day % 20:02}" for day in range(30)])
    )
    assert re.findall(r'y="5">(\d+)</text>', by_month) == ["20", "10"]
    assert 'href="./timeline/2024-01/"' in by_month
    by_year = home(meetings(catalogue(), [f"20{10 + n // 12}-{1 + n % 12:02}-05" for n in range(30)]))
    assert re.findall(r'y="5">(\d+)</text>', by_year) == ["12", "12", "6"]
    assert [float(x) for x, _ in MARK.findall(by_month)] == pytest.approx([25.8, 77.5], abs=0.1)
    assert all(0 <= float(x) <= 100 for x, _ in MARK.findall(by_year))


def test_many_entries_of_a_few_days_are_counted() -> None:
    text = home(meetings(catalogue(), [f"2024-01-{2 + number % 3:02}" for number in range(MOST_ENTRIES + 2)]))
    assert re.findall(r'y="5">(\d+)</text>', text) == ["14", "14", "14"]
    assert 'href="./timeline/2024-01/"><title>2024年1月2日：14 条</title>' in text
    assert "strip__days" not in text


def test_without_days_and_places_there_is_no_picture() -> None:
    found = meetings(catalogue(), ["2024-01-02"])
    text = home(found)
    assert 'class="map"' in text
    nowhere = replace(found, sections=(), operations=(), events=(), terms=())
    assert "#picture" not in home(nowhere)
    assert "#picture" in text


def test_one_day_makes_no_strip() -> None:
    assert 'class="strip"' not in home(meetings(catalogue(), ["2024-01-02"]))


@pytest.mark.parametrize("locale", LOCALES)
def test_the_picture_of_the_shipped_campaign_is_light(locale: Locale) -> None:
    content, documents = load(ROOT)
    text = home(content.catalogue(documents), locale)
    drawn = re.findall(r"<figure.*?</figure>", text, re.DOTALL)
    assert len(drawn) == 2
    assert sum(len(each.encode()) for each in drawn) <= LARGEST


def test_an_event_that_a_story_tells_stands_in_lists_once() -> None:
    found = catalogue()
    story = found.stories[0]
    event = found.events[1]
    told = story.model_copy(
        update={"date": event.date, "statements": event.statements, "topics": ("villages",)}
    )
    twice = replace(found, stories=(told,), events=(event.model_copy(update={"topics": ("villages",)}),))
    rendered = {str(page.path): page.text for page in render_pages(editions(twice)["zh"])}
    for path in ("index.md", "timeline/index.md", "topics/villages.md"):
        assert f"events/{event.id}/" not in rendered[path]
        assert f"stories/{story.id}/" in rendered[path]
    assert f'href="../../stories/{story.id}/"' in rendered[f"events/{event.id}.md"]
    apart = replace(twice, stories=(told.model_copy(update={"statements": story.statements}),))
    alone = {str(page.path): page.text for page in render_pages(editions(apart)["zh"])}
    assert f"events/{event.id}/" in alone["timeline/index.md"]


@pytest.mark.parametrize("locale", LOCALES)
def test_the_list_of_numbers_begins_as_the_home_page_does(locale: Locale) -> None:
    content, documents = load(ROOT)
    found = content.catalogue(documents)
    wanted = {"index.md", "numbers/index.md"}
    shown = {str(page.path): page.text for page in render_pages(editions(found)[locale], only=wanted)}
    leading, listed = (AMOUNT.findall(shown[path]) for path in ("index.md", "numbers/index.md"))
    assert len(listed) > len(leading) >= 2
    assert listed[: len(leading)] == leading
