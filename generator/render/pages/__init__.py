"""Every page that a reader sees."""

from generator.render.pages.every_page import PAGES, environment, render_pages
from generator.render.pages.lists import timeline

__all__ = ["PAGES", "environment", "render_pages", "timeline"]
