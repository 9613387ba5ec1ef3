"""A saved page as the tree that its browser showed."""

from generator.ingest.web.saved.saved_page import Page, framed, load_page
from generator.ingest.web.saved.style_sheets import find_added, find_hidden

__all__ = ["Page", "find_added", "find_hidden", "framed", "load_page"]
