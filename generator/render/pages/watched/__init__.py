"""What pages are made of, so that a page made of the same need not be made again."""

from generator.render.pages.watched.ingredients import ALL, Ingredients
from generator.render.pages.watched.watched_edition import Watched

__all__ = ["ALL", "Ingredients", "Watched"]
