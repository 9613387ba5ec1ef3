"""What the rules find: structure, dates, figures, operations, stories, events and terms."""

from generator.extract.finding.dates import find_dates
from generator.extract.finding.events import find_events
from generator.extract.finding.figures import find_figures
from generator.extract.finding.operations import find_operations
from generator.extract.finding.series import find_series
from generator.extract.finding.stories import find_stories
from generator.extract.finding.structure import find_structure
from generator.extract.finding.terms import find_terms

__all__ = [
    "find_dates",
    "find_events",
    "find_figures",
    "find_operations",
    "find_series",
    "find_stories",
    "find_structure",
    "find_terms",
]
