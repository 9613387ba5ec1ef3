"""From the catalogue to what is published of it as data."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from generator.model import (
    SOURCES,
    Address,
    Agency,
    Catalogue,
    Cite,
    Correction,
    DateMention,
    Entry,
    Explanation,
    Figure,
    Localized,
    Purpose,
    SourceDocument,
    Statement,
    Vague,
    is_translated,
    place_in,
    published,
    shown_at,
    uses,
)
from generator.render.evidence import anchor, quoted
from generator.render.programs.export.records import (
    AgencyRecord,
    CampaignRecord,
    CitationRecord,
    CorrectionRecord,
    DateRecord,
    DocumentRecord,
    EntryRecord,
    ExplanationRecord,
    FigureRecord,
    ReviewRecord,
    StatementRecord,
    TermRecord,
    TextRecord,
    TopicRecord,
    VagueRecord,
)

Citations = tuple[tuple[str, Purpose, CitationRecord], ...]
"""Every published citation with the place that makes it and its purpose."""


def campaign_record(catalogue: Catalogue, site_url: str = "") -> CampaignRecord:
    """Everything the site publishes of a campaign; ``site_url`` is empty if it is not known."""
    return _Recording(_in_order(published(catalogue))).campaign(site_url)


def citations(catalogue: Catalogue) -> Citations:
    """Every published citation: those of headlines first, then the others in the order of pages."""
    shown = _in_order(published(catalogue))
    recording = _Recording(shown)
    ordered = sorted(uses(shown), key=lambda use: not use.page.startswith(SOURCES))
    return tuple((use.path, use.purpose, recording.citation(use.cite)) for use in ordered)


def statements(record: CampaignRecord) -> Iterator[StatementRecord]:
    """Every published statement, in the order of pages."""
    yield from (*record.summary, *record.card, *record.gaps)
    for entry in record.entries:
        if entry.deck:
            yield entry.deck
        yield from entry.statements


def _in_order(catalogue: Catalogue) -> Catalogue:
    """The catalogue with the entries of each collection in the order of pages."""
    return replace(catalogue, **{name: _sorted(those) for name, those in catalogue.collections.items()})  # type: ignore[arg-type] # each collection holds its own kind


def _sorted(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted(entries, key=lambda each: (getattr(each, "order", 0), each.id)))


class _Recording:
    """One pass over the published catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def campaign(self, site_url: str) -> CampaignRecord:
        catalogue, campaign = self._catalogue, self._catalogue.campaign
        return CampaignRecord(
            title=_text(campaign.title),
            name=_text(campaign.name),
            site=site_url or None,
            stage=campaign.stage,
            licence=campaign.licence,
            summary=self._statements("", campaign.summary),
            card=self._statements("", campaign.card.statements, len(campaign.summary) + 1),
            gaps=self._statements("gaps/", campaign.gaps),
            topics=tuple(
                TopicRecord(id=each.id, path=f"topics/{each.id}/", title=_text(each.title))
                for each in sorted(catalogue.topics, key=lambda each: each.order)
            ),
            documents=tuple(self._document(each) for each in catalogue.sources),
            headlines=tuple(chain.from_iterable(self._citations(each.head) for each in catalogue.sources)),
            entries=tuple(self._entry(name, entry) for name, entry in catalogue.entries),
            glossary=tuple(TermRecord(zh=each.zh, en=each.en) for each in catalogue.glossary),
            corrections=tuple(
                _correction(each)
                for each in sorted(catalogue.corrections, key=lambda each: each.on, reverse=True)
            ),
        )

    def _entry(self, collection: str, entry: Entry) -> EntryRecord:
        path = shown_at(Address.of(collection, entry.id), entry)
        deck, heading = getattr(entry, "deck", None), getattr(entry, "heading", getattr(entry, "name", None))
        date, explanation = getattr(entry, "date", None), getattr(entry, "explanation", None)
        return EntryRecord(
            collection=collection,
            id=entry.id,
            path=path,
            title=_text(entry.title),
            kind=getattr(entry, "kind", None),
            section=entry.section,
            topics=entry.topics,
            regions=entry.regions,
            date=self._date(date) if date else None,
            agencies=tuple(_agency(each) for each in getattr(entry, "agencies", ())),
            heading=self.citation(heading) if heading else None,
            deck=self._statement(f"{path}#deck", deck) if deck else None,
            statements=self._statements(path, entry.statements),
            explanation=_explanation(explanation) if explanation else None,
            review=ReviewRecord(
                state=entry.review.state,
                translation=entry.review.translation if is_translated(entry) else None,
                on=entry.review.on,
            ),
        )

    def _statements(
        self, path: str, them: Iterable[Statement], first: int = 1
    ) -> tuple[StatementRecord, ...]:
        return tuple(
            self._statement(place_in(path, f"s{number}"), each) for number, each in enumerate(them, first)
        )

    def _statement(self, path: str, statement: Statement) -> StatementRecord:
        return StatementRecord(
            path=path,
            text=_text(statement.text),
            kind=statement.kind,
            citations=self._citations(statement.cites),
            figures=tuple(_figure(each) for each in statement.figures),
            vague=tuple(_vague(each) for each in statement.vague),
            dates=tuple(self._date(each) for each in statement.dates),
        )

    def _citations(self, cites: Iterable[Cite]) -> tuple[CitationRecord, ...]:
        return tuple(self.citation(cite) for cite in cites)

    def citation(self, cite: Cite) -> CitationRecord:
        """A citation with the sentences that it touches."""
        span, sentences = quoted(self._catalogue.documents[cite.document], cite)
        return CitationRecord(
            document=cite.document,
            sentences=tuple(each.id for each in sentences),
            start=span.start,
            end=span.end,
            quote=cite.quote,
            path=f"sources/{cite.document}/#{anchor(sentences[0].id)}",
        )

    def _date(self, date: DateMention) -> DateRecord:
        return DateRecord(
            as_written=date.as_written,
            iso=date.iso,
            precision=date.precision,
            year_basis=date.year_basis,
            basis=self.citation(date.basis) if date.basis else None,
            basis_note=_text_or_none(date.basis_note),
        )

    def _document(self, source: SourceDocument) -> DocumentRecord:
        document = self._catalogue.documents[source.id]
        return DocumentRecord(
            id=source.id,
            path=f"sources/{source.id}/",
            title=_text(source.title),
            subtitle=_text_or_none(source.subtitle),
            publisher=_text_or_none(source.publisher),
            date=_stated(source.date),
            number=source.number,
            url=_stated(source.url),
            rights=_text_or_none(source.rights),
            sha256=source.sha256,
            code_points=len(document.text),
            sentences=sum(1 for _ in document.sentences),
        )


def _text(text: Localized) -> TextRecord:
    return TextRecord(zh=text.zh, en=text.en or None, en_state=text.en_state)


def _text_or_none(text: Localized | str | None) -> TextRecord | None:
    return _text(text) if isinstance(text, Localized) else None


def _stated(value: str) -> str | None:
    return None if value == "not stated" else value


def _figure(figure: Figure) -> FigureRecord:
    return FigureRecord(
        as_written=figure.as_written,
        value=figure.value,
        value_to=figure.value_to,
        bound=figure.bound,
        unit=figure.unit,
        of=_text_or_none(figure.of),
        as_of=_text_or_none(figure.as_of),
    )


def _vague(vague: Vague) -> VagueRecord:
    return VagueRecord(as_written=vague.as_written, of=_text_or_none(vague.of))


def _agency(agency: Agency) -> AgencyRecord:
    return AgencyRecord(name=_text(agency.name), role=agency.role)


def _explanation(explanation: Explanation) -> ExplanationRecord:
    return ExplanationRecord(text=_text(explanation.text), source=explanation.source, url=explanation.url)


def _correction(correction: Correction) -> CorrectionRecord:
    return CorrectionRecord(
        entry=correction.entry,
        was=_text(correction.was),
        now=_text(correction.now),
        why=_text(correction.why),
        on=correction.on,
        weight=correction.weight,
    )
