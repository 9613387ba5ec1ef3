"""What each template of a page sees: one class per template, whose first line is the name of its class."""

from generator.render.contexts.campaign_contexts import (
    TERM,
    EntryPage,
    Group,
    Home,
    Numbers,
    Operations,
    Regions,
    Sections,
    Stories,
    Terms,
    Timeline,
    Topics,
)
from generator.render.contexts.context import Contents, Context, EveryPage, Pager
from generator.render.contexts.trust_contexts import (
    SENTENCE,
    About,
    Corrections,
    CoverageTable,
    Data,
    Gaps,
    Sources,
    SourceText,
)

__all__ = [
    "SENTENCE",
    "TERM",
    "About",
    "Contents",
    "Context",
    "Corrections",
    "CoverageTable",
    "Data",
    "EntryPage",
    "EveryPage",
    "Gaps",
    "Group",
    "Home",
    "Numbers",
    "Operations",
    "Pager",
    "Regions",
    "Sections",
    "SourceText",
    "Sources",
    "Stories",
    "Terms",
    "Timeline",
    "Topics",
]
