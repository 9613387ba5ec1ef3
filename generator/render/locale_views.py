"""Parts of the catalogue as they read in one locale: words, citations, dates, and links to pages."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property

from generator.language import has_han
from generator.model import (
    Cite,
    DateMention,
    Document,
    Locale,
    Localized,
    Review,
    Sentence,
    Span,
    Statement,
    Topic,
    first_day,
)
from generator.reference import Division, division, parents, province, today
from generator.render.evidence import (
    excerpt,
    in_quotation_marks,
    numbers,
    only_marked,
    pieces,
    quoted,
    reading,
)
from generator.render.publication import Publication
from generator.render.views import (
    Citation,
    DateView,
    Link,
    ReviewView,
    Words,
)
from generator.render.words import CHINESE, load_wording


class LocaleViews:
    """Parts of the published catalogue as they read in one locale."""

    def __init__(self, publication: Publication, locale: Locale) -> None:
        self.publication = publication
        self.catalogue = publication.catalogue
        self.locale = locale
        self.site_url = publication.site_url
        self.wording = load_wording(locale)

    @cached_property
    def topics(self) -> dict[str, Topic]:
        """The topics by id, in their order."""
        return {topic.id: topic for topic in sorted(self.catalogue.topics, key=lambda each: each.order)}

    def words(self, text: Localized) -> Words:
        """A text in this locale, or in Chinese if it is not translated, with full-width punctuation."""
        if self.locale == "zh":
            return Words(reading(text.zh))
        if text.en:
            return Words(text.en, state=text.en_state)
        return Words(reading(text.zh), CHINESE, "missing")

    def chinese(self, text: str) -> Words:
        """Words of the source, exactly as the source writes them."""
        return Words(text) if self.locale == "zh" else Words(text, CHINESE, gloss=self.wording.gloss(text))

    def sentence(self, statement: Statement) -> Words:
        """The words of a statement; the source's own Chinese words stand in quotation marks."""
        words = self.words(statement.text)
        chinese = self.locale == "zh" or words.code
        if chinese and statement.kind == "quote":
            return replace(words, text=in_quotation_marks(words.text))
        return words

    def citation(self, *cites: Cite) -> Citation:
        """Citations of the same sentences as one: those sentences, with the quoted words marked."""
        document = self.catalogue.documents[cites[0].document]
        spans = [quoted(document, cite)[0] for cite in cites]
        sentences = quoted(document, cites[0])[1]
        if self.catalogue.campaign.display == "none":
            shown = Span(min(span.start for span in spans), max(span.end for span in spans))
            passage = only_marked(pieces(document, shown, spans))
        else:
            shown = Span(sentences[0].span.start, sentences[-1].span.end)
            passage = excerpt(pieces(document, shown, spans))
        return Citation(
            label=numbers(sentences),
            href=self.publication.place(document.id, sentences[0].id),
            document=document.id,
            pieces=passage,
            english=tuple(filter(None, (self.in_english(document, each) for each in sentences))),
            rendered_by=self.rendered_by[document.id],
        )

    @cached_property
    def rendered_by(self) -> dict[str, str]:
        """Who made the English of each document's sentences, by its id."""
        return {source.id: source.rendered_by for source in self.catalogue.sources}

    @cached_property
    def _renderings(self) -> dict[tuple[str, str], Words]:
        """What English pages show beside sentences of the sources, by document and sentence to the letter."""
        if self.locale == "zh" or self.catalogue.campaign.display == "none":
            return {}
        return {
            (source.id, each.text.zh): self.words(each.text)
            for source in self.catalogue.sources
            for each in source.renderings
            if each.text.en
        }

    def in_english(self, document: Document, sentence: Sentence) -> Words | None:
        """A sentence of a source in English, on English pages, if it is rendered."""
        return self._renderings.get((document.id, document.quote(sentence.span)))

    def citations(self, cites: tuple[Cite, ...]) -> tuple[Citation, ...]:
        """The citations, with those of the same sentences joined into one."""
        joined: dict[tuple[str, str], list[Cite]] = {}
        for cite in cites:
            document = self.catalogue.documents[cite.document]
            joined.setdefault((cite.document, numbers(quoted(document, cite)[1])), []).append(cite)
        return tuple(self.citation(*each) for each in joined.values())

    def date(self, date: DateMention) -> DateView:
        """A date with the basis of its year."""
        written = self.wording.date(date) or self.wording.gloss(date.as_written)
        return DateView(
            words=Words(written) if written else self.chinese(date.as_written),
            iso=date.iso if date.iso and "/" not in date.iso and date.year_basis == "source" else "",
            begins=first_day(date.iso) if date.iso else "",
            basis=date.year_basis or ("none" if date.precision == "vague" else "unknown"),
            note=self.words(date.basis_note) if date.basis_note else None,
            citation=self.citation(date.basis) if date.basis else None,
        )

    def review(self, review: Review, statements: Iterable[Statement], *, translated: bool) -> ReviewView:
        """How far somebody vouches for a page, and for its English if there is any."""
        accepted = (each for statement in statements for each in statement.accept)
        return ReviewView(
            state=review.state,
            day=self.wording.day(review.on) if review.on else "",
            words=self._vouched(review, is_translation=translated and self.locale != "zh"),
            accepted=tuple((self._spoken(each.words), self._spoken(each.reason)) for each in accepted),
        )

    def _spoken(self, text: str) -> Words:
        """A note of an editor, tagged with its language if that is not the page's."""
        locale: Locale = "zh" if has_han(text) else "en"
        return Words(text) if locale == self.locale else Words(text, CHINESE if locale == "zh" else "en")

    def _vouched(self, review: Review, *, is_translation: bool) -> str:
        """The state of a review, and of the translation if the page is one."""
        said = self.wording(f"review.{review.state}")
        if not is_translation:
            return said
        if (review.state, review.translation) == ("extracted", "machine"):
            return self.wording("review.by-machine")
        return f"{said}{self.wording('semicolon')}{self.wording(f'translated.{review.translation}')}"

    def topic_links(self, ids: tuple[str, ...]) -> tuple[Link, ...]:
        """Links to topics, in the order of the topics."""
        return tuple(
            Link(f"topics/{topic.id}/", self.words(topic.title))
            for topic in self.topics.values()
            if topic.id in ids
        )

    def region_links(self, codes: tuple[str, ...]) -> tuple[Link, ...]:
        """Links to the provinces of places, each province once."""
        named = (province(code) for code in codes)
        found = {each.code: each for each in named if each}
        return tuple(
            Link(f"regions/{code.lower()}/", Words(each.zh if self.locale == "zh" else each.en))
            for code, each in found.items()
        )

    def place_links(self, codes: tuple[str, ...]) -> tuple[Link, ...]:
        """Links to places below the level of provinces, on the pages of their provinces.

        No list of the divisions states their English names, so a place is named in Chinese unless the
        campaign's glossary renders it.
        """
        finer = (code for code in codes if code.isdigit() and code[2:] != "0000")
        return tuple(
            Link(f"regions/{above.code.lower()}/#d{today(code) or code}", self._then_and_now(place))
            for code in finer
            if (place := division(code)) and (above := province(code))
        )

    def _then_and_now(self, place: Division) -> Words:
        """The name of a place as it was on the day of the source, with the one that has its ground today."""
        code = today(place.code)
        now = division(code) if code and code != place.code else None
        if now is None:
            return self._place_name(place.name)
        whole = "".join(each.name for each in (*parents(now.code)[1:], now))
        return self.chinese(self.wording("region.now", then=place.name, now=whole))

    def _place_name(self, name: str) -> Words:
        rendered = next((term.en for term in self.catalogue.glossary if term.zh == name), None)
        return Words(rendered) if rendered and self.locale == "en" else self.chinese(name)
