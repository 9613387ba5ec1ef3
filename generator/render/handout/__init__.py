"""A campaign on paper: what the site says, as text that can be pasted elsewhere with every note at its statement."""

from generator.render.handout.handout_blocks import Paragraph
from generator.render.handout.inline_html import as_html
from generator.render.handout.languages import paragraphs
from generator.render.handout.word_writer import as_word

__all__ = ["Paragraph", "as_html", "as_word", "paragraphs"]
