"""Sections as draft entries: their names, what stands around a passage, and what no other entry tells."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from generator.extract.drafting.slug import slug
from generator.extract.drafting.source import document_title
from generator.extract.drafting.statements import Statements
from generator.extract.drafting.titles import heading_title
from generator.extract.findings import Extraction, FoundSection
from generator.extract.form import Ordered
from generator.model import Localized, Origin, Section, Sentence, Span, Statement


@dataclass
class Sections:
    """The sections of one document, named before anything else is drafted, and filled at the end."""

    found: Extraction
    statements: Statements
    sentences: Ordered[Sentence]
    taken: set[str]
    """The ids that sections have already."""

    def __post_init__(self) -> None:
        self.ids: dict[str, str] = {}
        """The section of each passage under a heading."""
        self._names = [self._name(section) for section in self.found.sections]
        self._words = {
            name: "\n".join(map(self.found.document.quote, (section.heading, *self._body(section))))
            for section, name in zip(self.found.sections, self._names, strict=True)
        }

    def draft(self, held: Collection[str]) -> Iterator[Section]:
        """Yield the sections with those of their sentences that other entries do not hold."""
        yield from self._opening(held)
        for order, (section, name) in enumerate(zip(self.found.sections, self._names, strict=True), 1):
            passages = (self.found.document.passage(passage) for passage in section.body)
            sentences = [each for passage in passages if passage for each in passage.sentences]
            yield Section(
                id=name,
                title=Localized(zh=heading_title(self.found.document.quote(section.heading))),
                statements=self._left(sentences, held),
                order=order,
                deck=self.statements.statement(Sentence("", section.deck)) if section.deck else None,
                origins=(self.origin("section", section.heading.start),),
            )

    def around(self, passage: str) -> tuple[str, ...]:
        """The words of a paragraph, of its section and of the document."""
        paragraph = self.found.document.passage(passage)
        section = self._words.get(self.ids.get(passage, ""), "")
        words = self.found.document.quote(paragraph.span) if paragraph else ""
        return words, section, self.found.document.text

    def origin(self, kind: str, start: int) -> Origin:
        """Where an entry is found: its kind and the sentence that it begins with."""
        sentence = self.sentences.last_before(start + 1)
        return Origin.of(self.found.document.id, kind, sentence.id if sentence else "p1")

    def _name(self, section: FoundSection) -> str:
        name = slug(heading_title(self.found.document.quote(section.heading)), self.taken, "section")
        self.ids |= dict.fromkeys(section.body, name)
        return name

    def _body(self, section: FoundSection) -> Iterator[Span]:
        passages = (self.found.document.passage(passage) for passage in section.body)
        return (passage.span for passage in passages if passage)

    def _opening(self, held: Collection[str]) -> Iterator[Section]:
        """Yield a section for what stands above all headings, unless that is the lede alone."""
        sections, document = self.found.sections, self.found.document
        first = sections[0].heading.start if sections else len(document.text)
        closed = {aside.span for aside in self.found.asides}
        above = [
            passage
            for passage in document.passages
            if passage.span.start < first and passage.span not in closed
        ]
        if not above or (sections and [passage.span for passage in above] == [self.found.lede]):
            return
        title = document_title(self.found)
        yield Section(
            id=slug(title, self.taken, "opening"),
            title=Localized(zh=title),
            statements=self._left([sentence for passage in above for sentence in passage.sentences], held),
            origins=(self.origin("section", above[0].span.start),),
        )

    def _left(self, sentences: Sequence[Sentence], held: Collection[str]) -> tuple[Statement, ...]:
        """The statements of the sentences that no other entry holds and that are not set aside."""
        closed = {aside.span.start for aside in self.found.asides if aside.reason != "headline"}
        return tuple(
            self.statements.statement(sentence)
            for sentence in sentences
            if sentence.id not in held and sentence.span.start not in closed
        )
