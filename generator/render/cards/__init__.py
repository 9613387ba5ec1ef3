"""Pictures for shared links."""

from generator.render.cards.card_pages import card_pages

__all__ = ["card_pages"]
