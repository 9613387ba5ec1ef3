"""Every page that a reader sees."""

from generator.render.pages.every_page import PAGES, environment, render_pages
from generator.render.pages.lists import timeline
from generator.render.pages.moved import moved_pages
from generator.render.pages.paged import paged

__all__ = ["PAGES", "environment", "moved_pages", "paged", "render_pages", "timeline"]
