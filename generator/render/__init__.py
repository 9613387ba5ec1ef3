"""From the catalogue to pages: views chosen, sorted and localized, then filled into templates."""

from generator.render.cards import card_pages
from generator.render.edition import Edition
from generator.render.every_edition import editions
from generator.render.handout import Paragraph, as_html, as_word, paragraphs
from generator.render.page import Page
from generator.render.pages import moved_pages, render_pages
from generator.render.programs import data_pages, feed_pages
from generator.render.search import search_pages
from generator.render.words import CODES, finalize

__all__ = [
    "CODES",
    "Edition",
    "Page",
    "Paragraph",
    "as_html",
    "as_word",
    "card_pages",
    "data_pages",
    "editions",
    "feed_pages",
    "finalize",
    "moved_pages",
    "paragraphs",
    "render_pages",
    "search_pages",
]
