"""The home page."""

from collections.abc import Iterator

from generator.model import Campaign
from generator.render import contexts
from generator.render.edition import Edition
from generator.render.page_view import PageView, first_citation
from generator.render.pages.gathered import counted_topics, dated, days, once, tiles_of
from generator.render.views import Day, StatementView

LATEST = 4
"""The least number of dated entries that the home page shows, if there are as many; no day is cut short."""
CARDS = 6
"""How many numbers the home page shows."""


def home(edition: Edition) -> Iterator[PageView]:
    """The home page."""
    campaign = edition.catalogue.campaign
    summary = edition.statements(campaign.summary)
    figures = tuple(figure for figure in once(edition.figures) if not figure.vague)
    tiles = tiles_of(edition)
    told_from = "operations" if edition.listed("operations") else "sections"
    context = contexts.Home(
        review=edition.review(
            campaign.review,
            (*campaign.summary, *campaign.card.statements),
            translated=bool(campaign.title.en),
        ),
        summary=summary,
        card=_card(edition, campaign),
        topics=counted_topics(edition),
        figures=figures[:CARDS],
        tiles=tiles,
        named=tuple(tile for tile in tiles if tile.count),
        latest=_latest(days(dated(edition))),
        told_from=told_from,
        told=edition.listed(told_from),
    )
    description = summary[0].words.text if summary else ""
    title = edition.words(campaign.title)
    yield PageView("index.md", title, context, description, passage=first_citation(summary))


def _latest(those: tuple[Day, ...]) -> tuple[Day, ...]:
    found: list[Day] = []
    for day in reversed(those):
        if sum(len(each.entries) for each in found) >= LATEST:
            break
        found.append(day)
    return tuple(found)


def _card(edition: Edition, campaign: Campaign) -> tuple[tuple[str, StatementView], ...]:
    named = ((name, getattr(campaign.card, name)) for name in ("who", "what", "when", "where"))
    filled = [(name, statement) for name, statement in named if statement]
    return tuple(
        (name, edition.statement(statement, f"s{number}"))
        for number, (name, statement) in enumerate(filled, len(campaign.summary) + 1)
    )
