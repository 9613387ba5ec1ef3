"""Every citation in a catalogue, and what became of each sentence of its sources; decided here alone.

The check, the pages of sources and coverage, the exports and ``explainer status`` all use these two lists.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Literal

from generator.model.campaign import SetAside, SourceDocument
from generator.model.catalogue import Catalogue
from generator.model.document import Document, Sentence, Span
from generator.model.entry import Entry
from generator.model.statement import Cite, DateMention, Statement
from generator.model.text import Localized
from generator.once import once_each

HOME, GAPS, SOURCES = "./", "gaps/", "sources/"
"""The addresses of pages that cite but are not entries."""
Purpose = Literal["name", "statement", "date"]
"""What a citation is for: the words of a heading, what a statement says, or the basis of a date."""
Account = Literal["cited", "set-aside", "unaccounted"]


@dataclass(frozen=True, slots=True)
class Use:
    """A place on the site that cites."""

    page: str
    """The page's address, as in ``operations/flood-season/``."""
    anchor: str
    """The statement on it, or empty."""
    title: Localized | None
    """The title of the page; ``None`` for the home page and the page of gaps."""
    purpose: Purpose
    cite: Cite
    statement: Statement | None = None
    """What the page says with this citation; ``None`` if it cites a heading, a name or the basis of a date."""

    @property
    def path(self) -> str:
        """The place from the root of the site, as in ``operations/flood-season/#s1``."""
        page = "" if self.page == HOME else self.page
        return f"{page}#{self.anchor}" if self.anchor else page


@dataclass(frozen=True, slots=True)
class Accounted:
    """A sentence of a source, and what became of it."""

    sentence: Sentence
    uses: tuple[Use, ...]
    """What cites it, in the order of pages."""
    aside: SetAside | None
    """Why it is not used, if an editor says so."""

    @property
    def account(self) -> Account:
        """What became of it; a cited sentence counts as cited, whatever else is said about it."""
        return "cited" if self.uses else "set-aside" if self.aside else "unaccounted"


def uses(catalogue: Catalogue) -> Iterator[Use]:
    """Every citation, in the order of pages."""
    campaign = catalogue.campaign
    yield from _on_page(HOME, None, (*campaign.summary, *campaign.card.statements))
    for source in catalogue.sources:
        page = f"{SOURCES}{source.id}/"
        yield from (Use(page, "", source.title, "name", cite) for cite in source.head)
    yield from _on_page(GAPS, None, campaign.gaps)
    for collection, entry in catalogue.entries:
        yield from _of_entries(collection)(entry)


def quoted_span(document: Document, cite: Cite) -> Span | None:
    """The words that a citation marks in its document; ``None`` if they are not there."""
    return quoted_place(document, cite)[0]


def quoted_place(document: Document, cite: Cite) -> tuple[Span | None, tuple[Sentence, ...]]:
    """The words that a citation marks in its document, if they are there, and the sentences that they touch."""
    known, name = _places(document), (cite.passage, cite.quote)
    if name not in known:
        span = next(iter(document.find_quote(cite.quote, cite.passage)), None)
        known[name] = span, document.sentences_at(span) if span else ()
    return known[name]


@once_each
def _places(_document: Document) -> dict[tuple[str | None, str], tuple[Span | None, tuple[Sentence, ...]]]:
    """Where quotes stand that were sought in a document."""
    return {}


def accounts(catalogue: Catalogue) -> Mapping[str, tuple[Accounted, ...]]:
    """What became of each sentence, by document and in reading order.

    Documents that were not read, and quotes that are not in their documents, are left out.
    """
    found: dict[tuple[str, str], list[Use]] = defaultdict(list)
    for use in uses(catalogue):
        document = catalogue.documents.get(use.cite.document)
        _, sentences = quoted_place(document, use.cite) if document else (None, ())
        for sentence in sentences:
            found[use.cite.document, sentence.id].append(use)
    return {
        source.id: tuple(
            Accounted(sentence, tuple(found[source.id, sentence.id]), aside.get(sentence.id))
            for sentence in document.sentences
        )
        for source in catalogue.sources
        if (document := catalogue.documents.get(source.id))
        for aside in [_set_aside(source, document)]
    }


@cache
def _of_entries(collection: str) -> Callable[[Entry], tuple[Use, ...]]:
    """What finds all citations of an entry of a collection, once for each."""
    return once_each(lambda entry: tuple(_of_entry(f"{collection}/{entry.id}/", entry)))


def _of_entry(page: str, entry: Entry) -> Iterator[Use]:
    words = [getattr(entry, name, None) for name in ("heading", "name")]
    yield from (Use(page, "", entry.title, "name", cite) for cite in words if isinstance(cite, Cite))
    date, deck = getattr(entry, "date", None), getattr(entry, "deck", None)
    if isinstance(date, DateMention) and date.basis:
        yield Use(page, "", entry.title, "date", date.basis)
    if isinstance(deck, Statement):
        yield from _of_statement(page, "deck", entry.title, deck)
    yield from _on_page(page, entry.title, entry.statements, date)


def _on_page(
    page: str, title: Localized | None, statements: tuple[Statement, ...], own: object = None
) -> Iterator[Use]:
    return chain.from_iterable(
        _of_statement(page, f"s{number}", title, each, own) for number, each in enumerate(statements, 1)
    )


def _of_statement(
    page: str, at: str, title: Localized | None, statement: Statement, own: object = None
) -> Iterator[Use]:
    """Yield what a statement cites; its entry's own date, which it inherits, cites nothing again."""
    yield from (Use(page, at, title, "statement", cite, statement) for cite in statement.cites)
    for date in statement.dates:
        if date.basis and date != own:
            yield Use(page, at, title, "date", date.basis)


def _set_aside(source: SourceDocument, document: Document) -> Mapping[str, SetAside]:
    """What is set aside, by the id of the sentence."""
    found: dict[str, SetAside] = {}
    for aside in source.set_aside:
        passage = document.passage(aside.passage)
        sentences = passage.sentences if passage else ()
        if aside.quote:
            spans = document.find_quote(aside.quote, aside.passage)
            sentences = tuple(chain.from_iterable(map(document.sentences_at, spans)))
        found |= {sentence.id: aside for sentence in sentences}
    return found
