"""Notes for a translator next to a text: where it belongs, what the source says, which words and figures must stay."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.content.reading import Content
from generator.messages import Message, say
from generator.model import (
    GAPS,
    HOME,
    SOURCES,
    Cite,
    DateMention,
    Document,
    Entry,
    Figure,
    GlossaryTerm,
    Rendering,
    SetAside,
    Statement,
    Vague,
    place_in,
    shown_at,
)
from generator.translate.glossary import find_terms
from generator.translate.kept_figures import BOUND_WORDS
from generator.translate.units import Unit

MOST_PAGES = 5
"""How many of the pages on which a text stands are named."""


def find_notes(
    same: Sequence[Unit], content: Content, documents: Mapping[str, Document], root: str = ""
) -> Iterator[Message]:
    """Yield the notes on a text, each for a line of its own; ``root`` is the address of the English site, if known.

    The text may stand in several places.
    """
    unit, *twins = same
    yield say("page: {address}", address=f"{root or HOME}{page_of(unit)}")
    if pages := [page for page in dict.fromkeys(map(page_of, twins)) if page != page_of(unit)]:
        named = ", ".join(f"{root or HOME}{page}" for page in pages[:MOST_PAGES])
        more = "…" if len(pages) > MOST_PAGES else ""
        yield say("the same words also occur elsewhere: {pages}", pages=named + more)
    if unit.state == "stale":
        if unit.previous:
            yield say("stale: the English was translated from “{words}”", words=unit.previous)
        else:
            yield say("stale: the English was translated from another Chinese text, which is no longer known")
    elif unit.state == "unverified":
        yield say("unverified: it is not known from which Chinese text the English was translated")
    elif unit.by_machine:
        yield say("made by a machine; no person has looked at it")
    yield from _within(unit)
    for term in find_terms(unit.text.zh, content.glossary):
        yield _term(term)
    titles = {source.id: source.title.zh for source in content.sources}
    for model in unit.around:
        if isinstance(model, Statement):
            yield from _passages(model.cites, documents, titles)
            break
        if isinstance(model, DateMention) and model.basis:
            yield from _passages((model.basis,), documents, titles)


def page_of(unit: Unit) -> str:
    """The place where readers see a text, from the root of its language: ``operations/flood-season/#s1``."""
    address, key = unit.address, unit.key
    if address == "campaign":
        page = GAPS if key[0] == "gaps" else ""
    elif address == "topics":
        page = f"topics/{unit.names[0]}/"
    elif address.collection == "documents":
        page = f"{SOURCES}{address.id}/"
    else:
        page = shown_at(address, unit.labelled) if isinstance(unit.labelled, Entry) else "corrections/"
    number = key[1] if len(key) > 1 and isinstance(key[1], int) else -1
    at = (
        f"s{number + 1}"
        if key[0] in {"statements", "summary", "gaps"}
        else "deck"
        if key[0] == "deck"
        else ""
    )
    return place_in(page, at) if at else page


def _within(unit: Unit) -> Iterator[Message]:
    """Yield what the text is part of, and what must be kept."""
    statement = unit.statement
    if statement and statement.kind == "quote":
        yield say("the source's own words: keep them a quotation")
    for figure in statement.figures if statement else ():
        words = say(BOUND_WORDS["en"][figure.bound])
        value = f"{figure.value:f}" if figure.value_to is None else f"{figure.value:f}–{figure.value_to:f}"
        yield say(
            "figure “{written}”: {value}; limit: {words}", written=figure.as_written, value=value, words=words
        )
    for vague in statement.vague if statement else ():
        yield say(
            "“{written}”: the source gives no number, so the translation must not either",
            written=vague.as_written,
        )
    if isinstance(unit.around[0], Figure | Vague):
        yield say("what “{written}” counts", written=unit.around[0].as_written)
    elif isinstance(unit.around[0], Rendering):
        yield say("a whole sentence of the source, for readers to check against: keep every clause")
    elif isinstance(unit.around[0], SetAside):
        passage = unit.around[0].passage.removeprefix("p")
        yield say("why paragraph {number} of the source is not used", number=passage)


def _term(term: GlossaryTerm) -> Message:
    words = {"zh": term.zh, "en": term.en}
    if not term.forbidden:
        return say("glossary: {zh} = {en}", **words)
    forbidden = ", ".join(f"“{each}”" for each in term.forbidden)
    return say("glossary: {zh} = {en}; not {forbidden}", **words, forbidden=forbidden)


def _passages(
    cites: Iterable[Cite], documents: Mapping[str, Document], titles: Mapping[str, str]
) -> Iterator[Message]:
    """Yield the cited passages, each once."""
    for document, passage, words in dict.fromkeys(_cited(cites, documents)):
        number = passage.removeprefix("p")
        yield say(
            "source “{title}”, paragraph {number}: {words}",
            title=titles[document],
            number=number,
            words=words,
        )


def _cited(cites: Iterable[Cite], documents: Mapping[str, Document]) -> Iterator[tuple[str, str, str]]:
    for cite in cites:
        document = documents.get(cite.document)
        for span in document.find_quote(cite.quote, cite.passage)[:1] if document else ():
            for passage in document.passages if document else ():
                if passage.span.overlaps(span) and document:
                    yield document.id, passage.id, document.quote(passage.span)
