"""Findings as draft entries, for editors and translators to complete."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.extract.drafting.slug import slug
from generator.extract.drafting.source import Imprint, document_title, source_document
from generator.extract.drafting.statements import Statements
from generator.extract.drafting.titles import (
    agencies_in,
    event_title,
    heading_title,
    operation_title,
    regions_of,
    story_title,
)
from generator.extract.drafting.topic_proposals import propose_topics
from generator.extract.findings import Extraction, FoundSection, FoundTerm
from generator.extract.form import Ordered, lexicon
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
    """The topics that were given, and one for the rest where an entry fits none of them."""


def draft(
    found: Extraction,
    imprint: Imprint,
    *,
    topics: Sequence[Topic] = (),
    vocabulary: Sequence[str] = (),
    taken: Mapping[str, Sequence[str]] | None = None,
) -> Draft:
    """Return the entries of one document; each of their statements is one of its sentences, word for word.

    ``topics`` are proposed for an entry by their keywords, ``vocabulary`` holds words that must not be cut apart (the
    glossary's terms), and ``taken`` the ids that each collection already has.
    """
    return _Drafting(found, imprint, tuple(topics), tuple(vocabulary), dict(taken or {})).draft()


@dataclass
class _Drafting:
    """One run: the ids assigned so far and the sentences that entries hold."""

    found: Extraction
    imprint: Imprint
    topics: tuple[Topic, ...]
    vocabulary: tuple[str, ...]
    taken: dict[str, Sequence[str]]
    held: set[str] = field(default_factory=set)
    needs_other: bool = False

    def __post_init__(self) -> None:
        self.statements = Statements(self.found)
        self.sentences = Ordered(tuple(self.found.document.sentences))
        self.ids = {name: set(self.taken.get(name, ())) for name in COLLECTIONS}
        self.section_ids: dict[str, str] = {}

    def draft(self) -> Draft:
        """Draft the named things first; sections hold what is left."""
        names = tuple(self._name_sections())
        operations = tuple(self._operations())
        stories = tuple(self._stories())
        events = tuple(self._events())
        terms = tuple(self._terms())
        sections = tuple(self._sections(names))
        other = (Topic(**lexicon("draft")["other_topic"], order=len(self.topics) + 1),)
        return Draft(
            source_document(self.found, self.imprint, self.statements),
            self._summary(),
            sections,
            operations,
            stories,
            events,
            terms,
            self.topics + (other if self.needs_other else ()),
        )

    def _name_sections(self) -> Iterator[tuple[FoundSection, str]]:
        for section in self.found.sections:
            title = heading_title(self._quote(section.heading))
            name = slug(title, self.ids["sections"], "section")
            for passage in section.body:
                self.section_ids[passage] = name
            yield section, name

    def _operations(self) -> Iterator[Operation]:
        for order, operation in enumerate(self.found.operations, 1):
            title = operation_title(self.found, operation)
            codes = self._codes(operation.span)
            yield Operation(
                **self._entry(
                    "operations",
                    title,
                    operation.span,
                    codes,
                    self._origin("operation", operation.span.start),
                ),
                order=order,
                name=self.statements.cite(operation.name) if operation.name else None,
                kind=operation.kind,
                agencies=agencies_in(self.found, [operation.span]),
            )

    def _codes(self, span: Span) -> list[str]:
        """Return the divisions that a passage names, without the place from which it was sent."""
        sent = self.found.dateline
        return [
            place.code
            for place in self.found.places
            if place.span in span
            and place.code
            and place.code.isdigit()
            and not (sent and place.span in sent)
        ]

    def _stories(self) -> Iterator[Story]:
        for story in self.found.stories:
            title = story_title(self.found, story)
            yield Story(
                **self._entry(
                    "stories", title, story.span, story.regions, self._origin("story", story.span.start)
                ),
                agencies=agencies_in(self.found, [story.span]),
                date=self.statements.date(story.date) if story.date else None,
            )

    def _events(self) -> Iterator[Event]:
        for event in self.found.events:
            sentence = self.sentences.last_before(event.date.span.start + 1)
            if sentence is None:
                continue
            title = event_title(self.found, event)
            codes = self._codes(sentence.span)
            origin = self._found_at("event", sentence.id, self._quote(event.date.span))
            yield Event(
                **self._entry("events", title, sentence.span, codes, origin),
                date=self.statements.date(event.date),
                kind=event.kind,
                agencies=agencies_in(self.found, [sentence.span]),
            )

    def _terms(self) -> Iterator[Term]:
        seen: set[str] = set()
        headlines = {aside.span.start for aside in self.found.asides}
        plain = [term for term in self.found.terms if not self._is_headline(term, headlines)]
        for term in [*plain, *self.found.terms]:
            if term.kind == "speech" or term.text in seen:
                continue
            seen.add(term.text)
            sentence = self.sentences.last_before(term.span.start + 1)
            if sentence:
                origin = self._found_at("term", term.text)
                yield Term(**self._entry("terms", term.text, sentence.span, (), origin), kind=term.kind)

    def _is_headline(self, term: FoundTerm, headlines: set[int]) -> bool:
        sentence = self.sentences.last_before(term.span.start + 1)
        return sentence is not None and sentence.span.start in headlines

    def _sections(self, names: Sequence[tuple[FoundSection, str]]) -> Iterator[Section]:
        yield from self._opening(names)
        for order, (section, name) in enumerate(names, 1):
            deck = self._deck(section)
            passages = [self.found.document.passage(passage) for passage in section.body]
            sentences = [each for passage in passages if passage for each in passage.sentences]
            yield Section(
                id=name,
                title=Localized(zh=heading_title(self._quote(section.heading))),
                statements=self._left(sentences),
                order=order,
                deck=deck,
                origins=(self._origin("section", section.heading.start),),
            )

    def _opening(self, names: Sequence[tuple[FoundSection, str]]) -> Iterator[Section]:
        """Yield a section for what comes before all headings, unless that is just the lede."""
        first = names[0][0].heading.start if names else len(self.found.document.text)
        closed = {aside.span for aside in self.found.asides}
        above = [
            passage
            for passage in self.found.document.passages
            if passage.span.start < first and passage.span not in closed
        ]
        if not above or (names and [passage.span for passage in above] == [self.found.lede]):
            return
        sentences = [sentence for passage in above for sentence in passage.sentences]
        title = document_title(self.found)
        yield Section(
            id=slug(title, self.ids["sections"], "opening"),
            title=Localized(zh=title),
            statements=self._left(sentences),
            origins=(self._origin("section", above[0].span.start),),
        )

    def _deck(self, section: FoundSection) -> Statement | None:
        return self.statements.statement(Sentence("", section.deck)) if section.deck else None

    def _left(self, sentences: Sequence[Sentence]) -> tuple[Statement, ...]:
        """Return statements for the sentences that no other entry holds and that are not set aside."""
        closed = {aside.span.start for aside in self.found.asides if aside.reason != "headline"}
        return tuple(
            self.statements.statement(sentence)
            for sentence in sentences
            if sentence.id not in self.held and sentence.span.start not in closed
        )

    def _summary(self) -> tuple[Statement, ...]:
        if self.found.lede is None:
            return ()
        return tuple(self.statements.statement(each) for each in self.sentences.within(self.found.lede))

    def _entry(
        self, collection: str, title: str, span: Span, codes: Sequence[str], origin: Origin
    ) -> dict[str, object]:
        """Return the fields that all kinds of entries have."""
        sentences = tuple(self.sentences.within(span))
        if collection != "terms":
            self.held |= {sentence.id for sentence in sentences}
        proposed = propose_topics(self._quote(span), self.topics, self.vocabulary)
        self.needs_other |= not proposed
        passage = passage_of(sentences[0].id) if sentences else ""
        return {
            "id": slug(title, self.ids[collection], collection),
            "title": Localized(zh=title),
            "section": self.section_ids.get(passage),
            "topics": proposed or (lexicon("draft")["other_topic"]["id"],),
            "regions": regions_of(codes),
            "statements": tuple(self.statements.statement(sentence) for sentence in sentences),
            "origins": (origin,),
        }

    def _origin(self, kind: str, start: int) -> Origin:
        sentence = self.sentences.last_before(start + 1)
        return self._found_at(kind, sentence.id if sentence else "p1")

    def _found_at(self, kind: str, *place: str) -> Origin:
        return Origin.of(self.found.document.id, kind, *place)

    def _quote(self, span: Span) -> str:
        return self.found.document.quote(span)
