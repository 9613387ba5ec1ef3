"""Sentences of a document as statements: its own words with their citation, figures and dates."""

from collections.abc import Iterator
from decimal import Decimal

from generator.extract.drafting.labels import label
from generator.extract.findings import Extraction, FoundDate, FoundFigure, FoundVague
from generator.extract.form import Line, Ordered
from generator.language import confirms
from generator.model import Cite, DateMention, Figure, Localized, Sentence, Span, Statement, Vague
from generator.reference import in_simplified


class Statements:
    """Makes the statements of one document."""

    def __init__(self, found: Extraction) -> None:
        self._found = found
        self._passages = Ordered(found.document.passages)
        self._figures = Ordered(found.figures)
        self._vague = Ordered(found.vague)
        self._dates = Ordered(found.dates)

    def statement(self, sentence: Sentence) -> Statement:
        """Return a sentence word for word, without a dateline or the dash or dot that opens a paragraph of a list."""
        span = self._words(sentence)
        return Statement(
            text=Localized(zh=self._found.document.quote(span)),
            kind="quote",
            cites=(self.cite(span),),
            figures=self._confirmed(span),
            vague=tuple(self._open(vague) for vague in self._vague.within(span)),
            dates=tuple(self.date(date) for date in self._dates.within(span)),
        )

    def cite(self, span: Span) -> Cite:
        """Return the citation of the words at a span."""
        passage = self._passages.last_before(span.start + 1)
        return Cite(
            document=self._found.document.id,
            passage=passage.id if passage else None,
            quote=self._found.document.quote(span),
        )

    def date(self, date: FoundDate) -> DateMention:
        """Return a date with the words that its year follows from."""
        written = self._found.document.quote(date.span)
        basis, span = date.year_basis, date.basis
        if basis == "source" and date.iso and date.iso[:4] not in written:
            basis, span = "inferred", date.span  # the year stands there in Chinese numerals
        return DateMention(
            as_written=written,
            iso=date.iso,
            precision=date.precision,
            year_basis=basis,
            basis=self.cite(span) if span else None,
            basis_note=Localized(zh=date.note) if date.note else None,
        )

    def _words(self, sentence: Sentence) -> Span:
        start = sentence.span.start
        dateline = self._found.dateline
        if dateline and dateline.start == start and dateline.end < sentence.span.end:
            written = self._found.document.text
            start = dateline.end
            while start + 1 < sentence.span.end and (written[start].isspace() or written[start] in ":："):
                start += 1
            return Span(start, sentence.span.end)
        text = self._found.document.quote(sentence.span)
        for key in ("dash", "bullet", "dot"):
            if (mark := Line.form(key).match(text)) and mark.end() < len(text):
                start += mark.end()
                break
        return Span(start, sentence.span.end)

    def unconfirmed(self) -> Iterator[FoundFigure]:
        """The figures that no statement has, because the check will not find them in their sentence."""
        for sentence in self._found.document.sentences:
            yield from (found for found, _, is_confirmed in self._checked(sentence.span) if not is_confirmed)

    def _confirmed(self, span: Span) -> tuple[Figure, ...]:
        """Return those figures of a sentence that the check will find in it too; the rest are left out."""
        return tuple(figure for _, figure, is_confirmed in self._checked(span) if is_confirmed)

    def _checked(self, span: Span) -> Iterator[tuple[FoundFigure, Figure, bool]]:
        words = in_simplified(self._found.document.quote(span))
        for found in self._figures.within(span):
            figure = self._figure(found)
            yield found, figure, confirms(words, figure.ends, figure.bound, figure.unit)

    def _figure(self, figure: FoundFigure) -> Figure:
        value_to = None if figure.value_to is None else _decimal(figure.value_to)
        return Figure(
            as_written=self._found.document.quote(figure.span),
            value=_decimal(figure.value),
            value_to=value_to,
            bound=figure.bound,
            unit=figure.unit,
            of=self._of(figure),
        )

    def _open(self, vague: FoundVague) -> Vague:
        return Vague(as_written=self._found.document.quote(vague.span), of=self._of(vague))

    def _of(self, finding: FoundFigure | FoundVague) -> Localized | None:
        of = label(self._found.document.text, finding)
        return Localized(zh=self._found.document.quote(of)) if of else None


def _decimal(value: float) -> Decimal:
    return Decimal(int(value)) if value == int(value) else Decimal(repr(value))
