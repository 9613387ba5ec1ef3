"""What a reader sees as one thing: a section, an operation, a story, an event or a term."""

from typing import Annotated, Literal

from pydantic import StringConstraints

from generator.model.address import Origin
from generator.model.day import Day
from generator.model.statement import Cite, DateMention, Statement
from generator.model.text import Id, Localized, Model, NonEmpty, means

Region = Annotated[str, StringConstraints(pattern=r"^(CN-[A-Z]{2}|\d{6})$")]
"""A province as ISO 3166-2 (``CN-ZJ``) or a finer place as GB/T 2260 (``330681``)."""
FormerAddress = Annotated[
    str,
    StringConstraints(
        pattern=r"^(sections|operations|stories|events|terms)/[a-z0-9]+(-[a-z0-9]+)*$", max_length=80
    ),
]
"""An address that an entry had before, as ``operations/<id>``; the site has a page there."""
ReviewState = Annotated[
    Literal["extracted", "edited", "reviewed", "corrected", "withdrawn"],
    means(
        "found by the program; nobody has looked at it",
        "changed by a person",
        "compared with the source by a person",
        "changed after it was published",
        "no longer valid; its page says so",
    ),
]


class Review(Model):
    """Who answers for an entry."""

    state: ReviewState = "extracted"
    """Whether a person has reviewed it."""
    translation: Annotated[
        Literal["machine", "person", "reviewed"],
        means("translated by a machine", "translated by a person", "compared with the Chinese by a person"),
    ] = "person"
    """Who translated it into English; machine translations are always marked as such."""
    by: str | None = None
    """The person who answers for this."""
    on: Day | None = None
    """The day of the review."""


class Agency(Model):
    """An agency that the source names."""

    name: Localized
    """The full name as the source gives it."""
    role: Annotated[
        Literal["lead", "with", "acting"],
        means("it leads", "it takes part", "it carries it out"),
    ] = "acting"
    """The part it plays."""


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
    """The places that the source names in connection with it."""
    statements: tuple[Statement, ...] = ()
    """What the site says of it."""
    review: Review = Review()
    """Whether a person has reviewed it."""
    origins: tuple[NonEmpty, ...] = ()
    """Written by the program: what was found in which document to make this entry, as ``document/kind/key``.
    Do not edit.
    """
    formerly: tuple[FormerAddress, ...] = ()
    """Addresses that it had before, as ``operations/<id>``, which now lead to it; written by commands."""
    note: str | None = None
    """A note for other editors; never published."""

    def is_told_by(self, document: str) -> bool:
        """Whether the entry came from what this document says, perhaps along with others."""
        return any(Origin(origin).document == document for origin in self.origins)


class Section(Entry):
    """A section of the source, with what it says besides its operations, local stories and events."""

    order: int = 0
    """Its position in the source, counted from 1."""
    heading: Cite | None = None
    """The heading, to the letter; absent if the source has none."""
    deck: Statement | None = None
    """The line under the heading."""


class Operation(Entry):
    """A named action of the campaign."""

    order: int = 0
    """Its position in the source, counted from 1."""
    name: Cite | None = None
    """What the source calls it; absent if the source gives no name."""
    kind: str | None = None
    """What kind of action the source calls it, as in 专项行动."""
    agencies: tuple[Agency, ...] = ()
    """The agencies that the source names in connection with it."""


class Story(Entry):
    """What the source tells of one place or of several places."""

    agencies: tuple[Agency, ...] = ()
    """The agencies that the source names in connection with it."""
    date: DateMention | None = None
    """When it happened, as far as the source says."""


class Event(Entry):
    """Something for which the source gives a date."""

    date: DateMention
    """When it happened, as far as the source says."""
    kind: Annotated[
        Literal["meeting", "action", "other"],
        means("a meeting", "an action on the ground", "neither"),
    ] = "other"
    """What sort of event it is."""
    agencies: tuple[Agency, ...] = ()
    """The agencies that the source names in connection with it."""


class Explanation(Model):
    """An editor's own explanation of a term, marked as such on the page."""

    text: Localized
    """The explanation."""
    source: NonEmpty
    """Where the editor has it from."""
    url: str | None = None
    """The web address of that source."""


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
    """A name or expression that the source uses, often in quotation marks."""

    kind: Annotated[
        TermKind,
        means(
            "a named way of working",
            "a named action",
            "a slogan or motto",
            "an offence",
            "a system or service",
            "a period of time",
            "a team or agency",
            "a figure of speech",
            "a name given to people or things",
            "none of these",
        ),
    ] = "other"
    """What kind of thing the term names."""
    explanation: Explanation | None = None
    """An editor's explanation; only where it has a source of its own."""


COLLECTIONS: dict[str, type[Entry]] = {
    "sections": Section,
    "operations": Operation,
    "stories": Story,
    "events": Event,
    "terms": Term,
}
"""The folders of ``content/`` that hold one entry a file."""
