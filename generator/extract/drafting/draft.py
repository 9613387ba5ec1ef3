"""Findings as draft entries, for editors and translators to complete."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.extract.drafting.event_titles import DatedEvent, offered_events
from generator.extract.drafting.kept_terms import body_terms, clauses_of, terms_worth_keeping
from generator.extract.drafting.sections import Sections
from generator.extract.drafting.slug import slug
from generator.extract.drafting.source import Imprint, source_document
from generator.extract.drafting.statements import Statements
from generator.extract.drafting.titles import (
    agencies_in,
    divisions_in,
    footnotes_begin,
    is_done,
    operation_title,
    passages_ahead,
    regions_of,
    story_title,
    tells_a_deed,
)
from generator.extract.drafting.told_before import ToldBefore
from generator.extract.drafting.topic_proposals import Sorting
from generator.extract.findings import Extraction, FoundTerm
from generator.extract.form import Ordered, pattern
from generator.model import (
    COLLECTIONS,
    Event,
    Localized,
    Operation,
    Origin,
    Section,
    Sentence,
    SourceDocument,
    Span,
    Statement,
    Story,
    Term,
    Topic,
    passage_of,
)


@dataclass(frozen=True, slots=True)
class Draft:
    """What one document yields for ``content/``; each sentence is in a statement, a headline or set aside."""

    source: SourceDocument
    summary: tuple[Statement, ...]
    """The lede: words for the campaign's own summary."""
    sections: tuple[Section, ...]
    operations: tuple[Operation, ...]
    stories: tuple[Story, ...]
    events: tuple[Event, ...]
    terms: tuple[Term, ...]
    topics: tuple[Topic, ...]
    """The topics that its entries have, of those that were given, and one for the rest where an entry fits none."""


def draft(  # noqa: PLR0913 - a document, and what a campaign has already
    found: Extraction,
    imprint: Imprint,
    *,
    topics: Sequence[Topic] = (),
    further: Sequence[Topic] = (),
    vocabulary: Sequence[str] = (),
    taken: Mapping[str, Sequence[str]] | None = None,
    before: ToldBefore | None = None,
) -> Draft:
    """The entries of one document that a person would keep, each statement words of it to the letter.

    ``topics`` are proposed for an entry by their keywords, ``further`` ones where none of those fits; ``vocabulary``
    holds words that are not cut apart (the glossary's terms), ``taken`` the ids that each collection has already,
    and ``before`` what the document told last, which stays.
    """
    before = before or ToldBefore()
    sorting = Sorting(tuple(topics), tuple(further), tuple(vocabulary), before)
    return _Drafting(found, imprint, sorting, dict(taken or {}), before).draft()


@dataclass
class _Drafting:
    """One run: the ids given so far and the sentences that entries hold."""

    found: Extraction
    imprint: Imprint
    sorting: Sorting
    taken: dict[str, Sequence[str]]
    before: ToldBefore
    held: set[str] = field(default_factory=set)
    """The sentences that entries tell."""
    contexts: set[Span] = field(default_factory=set)
    """The words that terms are shown in."""
    order: int = 0

    def __post_init__(self) -> None:
        self.events = Ordered([DatedEvent(event.date.span, event) for event in self.found.events])
        self.statements = Statements(self.found)
        self.sentences = Ordered(tuple(self.found.document.sentences))
        self.ids = {name: set(self.taken.get(name, ())) for name in COLLECTIONS}
        self.sections = Sections(self.found, self.statements, self.sentences, self.ids["sections"])

    def draft(self) -> Draft:
        """Draft the named things first; sections hold what is left."""
        operations = tuple(self._operations())
        stories = tuple(self._stories())
        events = tuple(self._events())
        terms = tuple(self._terms())
        sections = tuple(self.sections.draft(self.held))
        used = {topic for entry in (*operations, *stories, *events, *terms) for topic in entry.topics}
        return Draft(
            source_document(self.found, self.imprint, self.statements),
            self._summary(),
            sections,
            operations,
            stories,
            events,
            terms,
            tuple(self.sorting.used(used)),
        )

    def _operations(self) -> Iterator[Operation]:
        """Operations, without goals, results, footnotes and what is to come."""
        notes, ahead = footnotes_begin(self.found), passages_ahead(self.found)
        for operation in self.found.operations:
            sentences = tuple(self.sentences.within(operation.span))
            title = operation_title(self.found, operation)
            origin = self.sections.origin("operation", operation.span.start)
            passage = passage_of(sentences[0].id) if sentences else ""
            if origin not in self.before.titles and (
                operation.span.start > notes or passage in ahead or not is_done(title)
            ):
                continue
            self.order += 1
            is_named = operation.name is not None and self._quote(operation.name) == title
            yield Operation(
                **self._entry(
                    "operations", title, origin, operation.span, divisions_in(self.found, operation.span)
                ),
                statements=self._tell(sentences),
                order=self.order,
                name=self.statements.cite(operation.name) if operation.name and is_named else None,
                kind=operation.kind if is_named else None,
                agencies=agencies_in(self.found, [operation.span]),
            )

    def _stories(self) -> Iterator[Story]:
        """Stories, without those that an operation tells already."""
        for story in self.found.stories:
            origin = self.sections.origin("story", story.span.start)
            if not (left := self._untold(story.span, origin)):
                continue
            title = story_title(self.found, story)
            if origin not in self.before.titles and not tells_a_deed(self.found, story, title):
                continue
            date = story.date or next((each.event.date for each in self.events.within(story.span)), None)
            if date and pattern("draft", "planned").match(self.found.document.text, date.span.end):
                date = None
            yield Story(
                **self._entry("stories", title, origin, story.span, story.regions),
                statements=self._tell(left),
                agencies=agencies_in(self.found, [story.span]),
                date=self.statements.date(date) if date else None,
            )

    def _events(self) -> Iterator[Event]:
        """Events, one for each sentence that no operation and no story tells and that says what happened."""
        offered = tuple(offered_events(self.found, self.sentences))
        stays = self.before.stays((each.origin, each.title) for each in offered)
        for each in offered:
            if not each.says_what and each.origin not in stays:
                continue
            left = (each.sentence,) if each.origin in stays else self._untold(each.told, each.origin)
            if not left:
                continue
            span = each.told
            yield Event(
                **self._entry("events", each.title, each.origin, span, divisions_in(self.found, span)),
                statements=self._tell(left),
                date=self.statements.date(each.event.date),
                kind=each.event.kind,
                agencies=agencies_in(self.found, [span]),
            )

    def _terms(self) -> Iterator[Term]:
        """Terms that name something, and those that were told before."""
        worth = {term.text: term for term in terms_worth_keeping(self.found, self.sentences)}
        for term in (*body_terms(self.found), *self.found.terms):
            if term.kind != "speech" and self._term_origin(term) in self.before.titles:
                worth.setdefault(term.text, term)
        for term in sorted(worth.values(), key=lambda term: term.span):
            sentence = self.sentences.last_before(term.span.start + 1)
            if sentence:
                yield Term(
                    **self._entry("terms", term.text, self._term_origin(term), sentence.span, ()),
                    statements=(self._context(sentence, term),),
                    kind=term.kind,
                )

    def _term_origin(self, term: FoundTerm) -> Origin:
        return self._found_at("term", term.text)

    def _context(self, sentence: Sentence, term: FoundTerm) -> Statement:
        """The words around a term, as few as say something and are not told of another term."""
        clauses = tuple(clauses_of(self.found.document.text, sentence, term))
        clause = next((each for each in clauses if each not in self.contexts), clauses[0])
        self.contexts.add(clause)
        return self.statements.statement(Sentence(sentence.id, clause))

    def _untold(self, span: Span, origin: Origin) -> tuple[Sentence, ...]:
        """The sentences of a span that no entry tells; all of them for what was told before."""
        sentences = tuple(self.sentences.within(span))
        if origin in self.before.titles:
            return sentences
        return tuple(sentence for sentence in sentences if sentence.id not in self.held)

    def _tell(self, sentences: Sequence[Sentence]) -> tuple[Statement, ...]:
        self.held |= {sentence.id for sentence in sentences}
        return tuple(self.statements.statement(sentence) for sentence in sentences)

    def _summary(self) -> tuple[Statement, ...]:
        if self.found.lede is None:
            return ()
        return tuple(self.statements.statement(each) for each in self.sentences.within(self.found.lede))

    def _entry(
        self, collection: str, title: str, origin: Origin, span: Span, codes: Sequence[str]
    ) -> dict[str, object]:
        """What all kinds of entries have."""
        sentence = next(self.sentences.within(span), None)
        passage = passage_of(sentence.id) if sentence else ""
        return {
            "id": slug(title, self.ids[collection], collection),
            "title": Localized(zh=title),
            "section": self.sections.ids.get(passage),
            "topics": self.sorting.topics(origin, self._quote(span), self.sections.around(passage)),
            "regions": regions_of(codes),
            "origins": (origin,),
        }

    def _found_at(self, kind: str, *place: str) -> Origin:
        return Origin.of(self.found.document.id, kind, *place)

    def _quote(self, span: Span) -> str:
        return self.found.document.quote(span)
