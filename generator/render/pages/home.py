"""The home page."""

from collections.abc import Iterator

from generator.model import Campaign
from generator.render import contexts
from generator.render.edition import Edition
from generator.render.page_view import PageView, first_citation
from generator.render.pages.gathered import once, tiles_of, topic_ways
from generator.render.pages.key_figures import key_figures
from generator.render.pages.time_strip import time_strip
from generator.render.views import StatementView

MOST_STORIES = 9
"""How many stories the home page shows; the others are one click away."""
MOST_TOLD = 8
"""How many operations or sections it shows."""


def home(edition: Edition) -> Iterator[PageView]:
    """The home page."""
    campaign = edition.catalogue.campaign
    summary = edition.statements(campaign.summary)
    tiles = tiles_of(edition)
    told_from = "operations" if edition.listed("operations") else "sections"
    stories, told = edition.listed("stories"), edition.listed(told_from)
    context = contexts.Home(
        review=edition.review(
            campaign.review,
            (*campaign.summary, *campaign.card.statements),
            translated=bool(campaign.title.en),
        ),
        lead=summary[:1],
        summary=summary[1:],
        card=_card(edition, campaign),
        figures=key_figures(once(edition.figures)),
        strip=time_strip(edition),
        tiles=tiles if any(tile.count for tile in tiles) else (),
        named=tuple(tile for tile in tiles if tile.count),
        stories=stories[:MOST_STORIES],
        stories_more=len(stories) if len(stories) > MOST_STORIES else 0,
        told_from=told_from,
        told=told[:MOST_TOLD],
        told_more=len(told) if len(told) > MOST_TOLD else 0,
        topics=tuple(way for way, _ in topic_ways(edition)),
        gaps=edition.statements(campaign.gaps)[:1],
    )
    description = summary[0].words.text if summary else ""
    title = edition.words(campaign.title)
    yield PageView("index.md", title, context, description, passage=first_citation(summary))


def _card(edition: Edition, campaign: Campaign) -> tuple[tuple[str, StatementView], ...]:
    """When, where, who and what, each under the number that it has among the statements of the page."""
    named = ((name, getattr(campaign.card, name)) for name in ("who", "what", "when", "where"))
    filled = [(name, statement) for name, statement in named if statement]
    views = {
        name: edition.statement(statement, f"s{number}")
        for number, (name, statement) in enumerate(filled, len(campaign.summary) + 1)
    }
    return tuple((name, views[name]) for name in ("when", "where", "who", "what") if name in views)
