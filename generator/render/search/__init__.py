"""What the search looks through."""

from generator.render.search.index import search_pages

__all__ = ["search_pages"]
