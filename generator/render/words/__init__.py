"""Words of the site in each locale, and the one place where they become part of a page."""

from generator.render.words.escape import address, finalize, front_matter
from generator.render.words.wording import Wording, load_wording

__all__ = ["Wording", "address", "finalize", "front_matter", "load_wording"]
