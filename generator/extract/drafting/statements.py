"""Sentences of a document as statements: its own words with their citation, figures and dates."""

import re
from collections.abc import Iterator
from decimal import Decimal

from generator.extract.findings import Extraction, FoundDate, FoundFigure, FoundVague
from generator.extract.form import Line, Ordered, pattern
from generator.language import confirms
from generator.model import Cite, DateMention, Figure, Localized, Sentence, Span, Statement, Vague
from generator.reference import in_simplified

_CLAUSE_ENDS = re.compile("[，。；：！？,;:!?\n]")
_LONGEST = 60
"""Characters of a clause that are looked at on either side of a number."""


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
        of = _label(self._found.document.text, finding)
        return Localized(zh=self._found.document.quote(of)) if of else None


def _label(text: str, measure: FoundFigure | FoundVague) -> Span | None:
    """The words that say what a number is of; None if they would say other than their clause, which is shown then.

    In 避免了30户群众受灾 nobody came to harm, 计划新建30个站点 builds none yet, and in 产值增长5% the 5% is not the output.
    """
    of, number = measure.of, measure.span
    if of is None:
        return None
    start, end = _clause(text, number)
    if of.start < number.start:
        changes = pattern("draft", "label_change").search(text, start, number.start)
        is_level = of.start < start or _is_level(text[of.start : of.end], text[of.end : number.start])
        return of if is_level and not changes else None
    left_out = f"{text[start : number.start]} {text[of.end : end]}"
    turned = pattern("draft", "label_turned").search(left_out) or text.startswith(("同比", "环比"), of.start)
    return None if turned else of


def _is_level(of: str, between: str) -> bool:
    """Whether words before a number name a share that it is the level of, as in 办结率达95%, or what has that share."""
    return bool(pattern("draft", "label_share").search(of)) or "占" in between


def _clause(text: str, number: Span) -> tuple[int, int]:
    before = [*_CLAUSE_ENDS.finditer(text, max(0, number.start - _LONGEST), number.start)]
    after = _CLAUSE_ENDS.search(text, number.end, number.end + _LONGEST)
    start = before[-1].end() if before else max(0, number.start - _LONGEST)
    return start, after.start() if after else number.end + _LONGEST


def _decimal(value: float) -> Decimal:
    return Decimal(int(value)) if value == int(value) else Decimal(repr(value))
