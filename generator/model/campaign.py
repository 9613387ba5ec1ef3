"""What a campaign folder holds once: the campaign, its topics, glossary, corrections and documents."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from generator.model.day import Day
from generator.model.entry import Review
from generator.model.statement import Cite, PassageId, Statement
from generator.model.text import Id, Localized, Model, NonEmpty, NotStated, means


class Card(Model):
    """Who, what, when and where, each said by the source; what it does not say is absent."""

    who: Statement | None = None
    """Who acts."""
    what: Statement | None = None
    """What is done."""
    when: Statement | None = None
    """When."""
    where: Statement | None = None
    """Where."""

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Its statements, in this order."""
        return tuple(each for each in (self.who, self.what, self.when, self.where) if each)


class Campaign(Model):
    """The campaign that the site explains, and how the site is published."""

    title: Localized
    """The site's name."""
    name: Localized
    """The campaign's name as the source gives it."""
    summary: tuple[Statement, ...] = ()
    """What the campaign is, in about three sentences, each with its source."""
    card: Card = Card()
    """Who, what, when, where."""
    gaps: tuple[Statement, ...] = ()
    """What the source does not say, as noticed by an editor."""
    stage: Annotated[
        Literal["preview", "release"],
        means(
            "everything is shown, under a banner; search engines are asked not to list the site",
            "only what was reviewed is published",
        ),
    ] = "preview"
    """How far the site is from being published."""
    display: Annotated[
        Literal["full", "excerpts", "none"],
        means("the whole text", "only the cited sentences, with gaps marked", "only the quotes"),
    ] = "excerpts"
    """How much of a source the site shows."""
    link_cards: Annotated[
        Literal["all", "none"],
        means("one for each page", "none, which makes the site smaller"),
    ] = "all"
    """Which pages have a picture that is shown where their link is shared."""
    contact: str | None = None
    """Where to report an error: an ``https:``, ``http:`` or ``mailto:`` address."""
    repository: str | None = None
    """The ``https:`` address of the public repository, for edit links."""
    licence: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9.+-]*$")] | None = None
    """The licence for what people write here, by its SPDX identifier, as ``CC-BY-4.0``; the sources are not under it."""
    review: Review = Review()
    """Whether a person has reviewed what the home page says: title, summary, card and gaps."""
    withheld: tuple[NonEmpty, ...] = ()
    """Entries, each as ``operations/<id>``, that a release leaves out, so that it need not wait until they
    are reviewed.
    """


class Topic(Model):
    """A topic by which readers browse."""

    id: Id
    """The address of its page."""
    title: Localized
    """The name that readers see."""
    order: int
    """Its position in lists, counted from 1."""
    keywords: tuple[NonEmpty, ...] = ()
    """Chinese words that make the program propose the topic for an entry."""


class GlossaryTerm(Model):
    """The English for a Chinese term on all pages."""

    zh: NonEmpty
    """The Chinese term."""
    en: NonEmpty
    """The English for it."""
    forbidden: tuple[NonEmpty, ...] = ()
    """English words that must not be used for it."""
    note: str | None = None
    """The reason."""


class SameWords(Model):
    """Words that mean the same in the site's search."""

    words: Annotated[tuple[NonEmpty, ...], Field(min_length=2)]
    """Two words or more, Chinese or English, that mean the same to readers: each finds what the others find."""
    note: str | None = None
    """The reason."""


class Correction(Model):
    """One correction of a published sentence."""

    entry: NonEmpty
    """The entry, as ``operations/<id>``."""
    was: Localized
    """What the site said."""
    now: Localized
    """What it says now."""
    why: Localized
    """Why it was changed."""
    on: Day
    """The day of the change."""
    weight: Annotated[
        Literal["correction", "minor"],
        means("the sentence now says something different", "the wording changed, but not the meaning"),
    ] = "correction"
    """How much the change matters to a reader."""


class SetAside(Model):
    """A passage of the source that the site does not use, with the reason."""

    passage: PassageId
    """The paragraph."""
    quote: NonEmpty | None = None
    """The sentences in question, to the letter; without them, the whole passage."""
    reason: Localized
    """Why it is not used."""


class Rendering(Model):
    """A sentence of the source in English, so that readers of English can check what is based on it."""

    text: Localized
    """The sentence, to the letter, and its English."""


class Original(Model):
    """The original file, if the text was taken from another format."""

    file: NonEmpty
    """Its path in the campaign folder."""
    sha256: NonEmpty
    """The SHA-256 checksum of the file."""


class SourceDocument(Model):
    """A source document and what is known of it; write ``not stated`` for what is not known."""

    id: Id
    """The file's name and the page's address."""
    title: Localized
    """The headline."""
    subtitle: Localized | None = None
    """The subheading."""
    publisher: Localized | NotStated
    """Who published it."""
    date: Day | NotStated
    """The day of publication."""
    number: NonEmpty | None = None
    """The document number of an official paper, as in 国办发〔2024〕12号."""
    url: str
    """The web address at which it was published, or ``not stated``."""
    rights: Localized | NotStated
    """Who holds the rights and what is allowed."""
    file: NonEmpty
    """Where the text is in the campaign folder, as in ``seeds/<id>.txt``."""
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    """The SHA-256 checksum of the text (UTF-8 in NFC, with ``\\n`` line ends and without invisible characters)."""
    original: Original | None = None
    """The file that the text was taken from, if it was not plain text."""
    head: tuple[Cite, ...] = ()
    """The passages of the headline, which the document's own page cites."""
    set_aside: tuple[SetAside, ...] = ()
    """What the site does not use, and why."""
    rendered_by: Annotated[
        Literal["machine", "person", "reviewed"],
        means("translated by a machine", "translated by a person", "compared with the Chinese by a person"),
    ] = "machine"
    """Who translated its sentences into English."""
    renderings: tuple[Rendering, ...] = ()
    """Its sentences in English, shown beside the Chinese."""
