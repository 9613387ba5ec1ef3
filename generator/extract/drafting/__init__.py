"""Turns findings into draft entries in the document's own words."""

from generator.extract.drafting.draft import Draft, draft
from generator.extract.drafting.slug import slug
from generator.extract.drafting.source import Imprint

__all__ = ["Draft", "Imprint", "draft", "slug"]
