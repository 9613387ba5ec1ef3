"""Notes for a translator next to a text: where it belongs, what the source says, which words and figures must stay."""

from collections.abc import Iterable, Iterator, Mapping

from generator.messages import Message, say
from generator.model import (
    Cite,
    DateMention,
    Document,
    Figure,
    GlossaryTerm,
    Rendering,
    SetAside,
    Statement,
    Vague,
)
from generator.translate.glossary import find_terms
from generator.translate.kept_figures import BOUND_WORDS
from generator.translate.units import Unit


def find_notes(
    unit: Unit, glossary: Iterable[GlossaryTerm], documents: Mapping[str, Document]
) -> Iterator[Message]:
    """Yield the notes on a text, each for a line of its own."""
    if unit.state == "stale":
        if unit.previous:
            yield say("stale: the English was made from “{words}”", words=unit.previous)
        else:
            yield say("stale: the English was made from another Chinese text, which is not known")
    elif unit.state == "unverified":
        yield say("unverified: it is not known from which Chinese text the English was made")
    elif unit.by_machine:
        yield say("made by a machine; no person has looked at it")
    yield from _within(unit)
    for term in find_terms(unit.text.zh, glossary):
        yield _term(term)
    for model in unit.around:
        if isinstance(model, Statement):
            yield from _passages(model.cites, documents)
            break
        if isinstance(model, DateMention) and model.basis:
            yield from _passages((model.basis,), documents)


def _within(unit: Unit) -> Iterator[Message]:
    """Yield what the text is part of, and what must be kept."""
    statement = unit.statement
    if statement and statement.kind == "quote":
        yield say("the source's own words: keep them a quotation")
    for figure in statement.figures if statement else ():
        words = say(BOUND_WORDS["en"][figure.bound])
        value = f"{figure.value:f}" if figure.value_to is None else f"{figure.value:f}–{figure.value_to:f}"
        yield say(
            "figure “{written}”: {value}; bound: {words}", written=figure.as_written, value=value, words=words
        )
    for vague in statement.vague if statement else ():
        yield say("“{written}”: the source gives no number, so give none", written=vague.as_written)
    if isinstance(unit.around[0], Figure | Vague):
        yield say("what “{written}” counts", written=unit.around[0].as_written)
    elif isinstance(unit.around[0], Rendering):
        yield say("a whole sentence of the source, for readers to check against: keep every clause")
    elif isinstance(unit.around[0], SetAside):
        yield say("why {passage} is not used", passage=unit.around[0].passage)


def _term(term: GlossaryTerm) -> Message:
    words = {"zh": term.zh, "en": term.en}
    if not term.forbidden:
        return say("glossary: {zh} = {en}", **words)
    forbidden = ", ".join(f"“{each}”" for each in term.forbidden)
    return say("glossary: {zh} = {en}; not {forbidden}", **words, forbidden=forbidden)


def _passages(cites: Iterable[Cite], documents: Mapping[str, Document]) -> Iterator[Message]:
    """Yield the cited passages, each once."""
    for document_id, passage_id, words in dict.fromkeys(_cited(cites, documents)):
        yield say(
            "source {document} {passage}: {words}", document=document_id, passage=passage_id, words=words
        )


def _cited(cites: Iterable[Cite], documents: Mapping[str, Document]) -> Iterator[tuple[str, str, str]]:
    for cite in cites:
        document = documents.get(cite.document)
        for span in document.find_quote(cite.quote, cite.passage)[:1] if document else ():
            for passage in document.passages if document else ():
                if passage.span.overlaps(span) and document:
                    yield document.id, passage.id, document.quote(passage.span)
