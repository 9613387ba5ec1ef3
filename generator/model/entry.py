"""What a reader sees as one thing: a section, an operation, a story, an event or a term."""

from typing import Annotated, Literal

from pydantic import StringConstraints

from generator.model.address import Origin
from generator.model.day import Day
from generator.model.statement import Cite, DateMention, Statement
from generator.model.text import Id, Localized, Model, NonEmpty, means

Region = Annotated[str, StringConstraints(pattern=r"^(CN-[A-Z]{2}|\d{6})$")]
"""A province as ISO 3166-2 (``CN-ZJ``) or a finer place as GB/T 2260 (``330681``)."""
ReviewState = Annotated[
    Literal["extracted", "edited", "reviewed", "corrected", "withdrawn"],
    means(
        "found by the machine; nobody has looked at it",
        "changed by a person",
        "compared with the source by a person",
        "changed after it was published",
        "no longer valid; its page says so",
    ),
]


class Review(Model):
    """Who vouches for an entry."""

    state: ReviewState = "extracted"
    """How far a person vouches for it."""
    translation: Annotated[
        Literal["machine", "person", "reviewed"],
        means("translated by a machine", "translated by a person", "compared with the Chinese by a person"),
    ] = "person"
    """Who made the English text; a machine always says that it did."""
    by: str | None = None
    """The person who vouches for the state."""
    on: Day | None = None
    """The day of the review."""


class Agency(Model):
    """An office that the source names."""

    name: Localized
    """The full name as the source gives it."""
    role: Annotated[
        Literal["lead", "with", "acting"],
        means("it leads", "it takes part", "it acts"),
    ] = "acting"
    """What it does."""


class Entry(Model):
    """What all kinds of entries have."""

    id: Id
    """The file's name and the page's address; never changes when the title does."""
    title: Localized
    """The heading that a reader sees."""
    section: Id | None = None
    """The section of the source that tells of it."""
    topics: tuple[Id, ...] = ()
    """The topics under which a reader finds it, from ``content/topics.yml``."""
    regions: tuple[Region, ...] = ()
    """The places that the source names for it."""
    statements: tuple[Statement, ...] = ()
    """What the site says of it."""
    review: Review = Review()
    """How far a person vouches for it."""
    origins: tuple[NonEmpty, ...] = ()
    """Machine-owned: the extracted entries that this one came from, as ``document/kind/key``. Do not edit."""
    note: str | None = None
    """A note for other editors; never published."""

    def is_told_by(self, document: str) -> bool:
        """Whether the entry came from what this document says, perhaps along with others."""
        return any(Origin(origin).document == document for origin in self.origins)


class Section(Entry):
    """A section of the source, with what it says outside its operations, stories and events."""

    order: int = 0
    """The place in the source, from 1."""
    heading: Cite | None = None
    """The heading to the letter; absent where the source has none."""
    deck: Statement | None = None
    """The line under the heading."""


class Operation(Entry):
    """A named action of the campaign."""

    order: int = 0
    """The place in the source, from 1."""
    name: Cite | None = None
    """The words by which the source names it; absent where it gives no name."""
    kind: str | None = None
    """The kind of action as the source names it, as in 专项行动."""
    agencies: tuple[Agency, ...] = ()
    """The offices that the source names for it."""


class Story(Entry):
    """What the source tells of one place or of several."""

    agencies: tuple[Agency, ...] = ()
    """The offices that the source names for it."""
    date: DateMention | None = None
    """When, as far as the source says."""


class Event(Entry):
    """Something that the source dates."""

    date: DateMention
    """When, as far as the source says."""
    kind: Annotated[
        Literal["meeting", "action", "other"],
        means("a meeting", "an action on the ground", "neither"),
    ] = "other"
    """What sort of event it is."""
    agencies: tuple[Agency, ...] = ()
    """The offices that the source names for it."""


class Explanation(Model):
    """An editor's own words on a term, marked as such on the page."""

    text: Localized
    """The explanation."""
    source: NonEmpty
    """Where the editor found it."""
    url: str | None = None
    """The address of that source."""


TermKind = Literal[
    "mechanism",
    "named-action",
    "slogan",
    "offence",
    "platform",
    "period",
    "unit",
    "figurative",
    "label",
    "other",
]


class Term(Entry):
    """A word or mechanism that the source names, often in quotation marks."""

    kind: Annotated[
        TermKind,
        means(
            "a named way of working",
            "a named action",
            "a slogan or motto",
            "an offence",
            "a system or service",
            "a period of time",
            "a team or office",
            "a figure of speech",
            "a name given to people or things",
            "none of these",
        ),
    ] = "other"
    """What the term names."""
    explanation: Explanation | None = None
    """An editor's explanation; absent unless it has a source of its own."""


COLLECTIONS: dict[str, type[Entry]] = {
    "sections": Section,
    "operations": Operation,
    "stories": Story,
    "events": Event,
    "terms": Term,
}
"""The folders of ``content/`` that hold one entry a file."""
