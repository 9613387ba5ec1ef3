"""The words of the site in each locale, and the one place where they become part of a page."""

from generator.render.words.escape import address, finalize, front_matter, html_text
from generator.render.words.text_fragment import leading_to
from generator.render.words.theme_words import THEME_WORDS, theme_words
from generator.render.words.wording import CHINESE, CODES, Wording, load_wording

__all__ = [
    "CHINESE",
    "CODES",
    "THEME_WORDS",
    "Wording",
    "address",
    "finalize",
    "front_matter",
    "html_text",
    "leading_to",
    "load_wording",
    "theme_words",
]
