"""Every page that a reader sees."""

from generator.render.pages.every_page import SHEETS, environment, render_pages
from generator.render.pages.lists import timeline

__all__ = ["SHEETS", "environment", "render_pages", "timeline"]
