"""The catalogue in, pages out: chosen, sorted and localized views set by templates."""

from generator.render.cards import card_pages
from generator.render.export import data_pages
from generator.render.feeds import feed_pages
from generator.render.page import Page
from generator.render.pages import render_pages
from generator.render.search import search_pages
from generator.render.wording import load_wording

__all__ = [
    "Page",
    "card_pages",
    "data_pages",
    "feed_pages",
    "load_wording",
    "render_pages",
    "search_pages",
]
