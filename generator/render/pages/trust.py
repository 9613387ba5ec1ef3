"""The pages for checking the site: sources, coverage, gaps, corrections, glossary, method."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from generator.model import (
    GAPS,
    HOME,
    Accounted,
    Document,
    Use,
    is_translated,
)
from generator.once import once_each
from generator.render import contexts
from generator.render.edition import Edition
from generator.render.evidence import anchor, in_quotation_marks, pieces, quoted, reading
from generator.render.page import numbered
from generator.render.page_view import PageView
from generator.render.page_view import Part as Shared
from generator.render.pages.gathered import Part, bases, days, few_sources, once, told_once
from generator.render.pages.paged import as_part
from generator.render.trust_views import (
    CorrectionView,
    Coverage,
    PassageView,
    SentenceView,
    ToldView,
    UseView,
)
from generator.render.versions import versions
from generator.render.views import Piece, Words
from generator.render.words import address, leading_to

_END = "。"
"""A sentence is quoted whole even without the mark at its end."""
_TITLES = {HOME: "home", GAPS: "gaps"}
"""The titles of pages that cite but have no title in the content."""


def sources(edition: Edition) -> Iterator[Part]:
    """The list of documents and the page of each."""
    yield "sources/index.md", source_index
    for source in edition.catalogue.sources:
        yield f"sources/{source.id}.md", partial(source_page, document=source.id)


def source_index(edition: Edition) -> Iterator[PageView]:
    """The list of documents."""
    wording = edition.wording
    yield PageView(
        "sources/index.md",
        Words(wording("sources")),
        contexts.Sources(tuple(edition.sources.values())),
        wording("sources.about"),
    )


def source_page(edition: Edition, document: str) -> Iterator[PageView]:
    """The text of a document, with anchors and what cites it."""
    coverage = _coverage(edition.citing(document), document)
    counts = replace(coverage, passages=())  # each page of a long text shows, and is made of, only its own
    context = contexts.SourceText(counts, coverage.passages, edition.catalogue.campaign.display)
    yield PageView(f"sources/{document}.md", coverage.source.title, context)


def coverage(edition: Edition) -> Iterator[Part]:
    """The pages that account for every sentence of every document."""
    for number in range(1, len(edition.coverage_pages) + 1):
        path = numbered("coverage/", number).rstrip("/") if number > 1 else "coverage/index"
        yield f"{path}.md", partial(coverage_page, number=number)


def coverage_page(edition: Edition, number: int) -> Iterator[PageView]:
    """One of those pages: it tells of the documents whose sentences stand there, and of no others."""
    wording, pages = edition.wording, edition.coverage_pages
    shown = tuple(
        _between(_coverage(edition.citing(document), document), *places)
        for document, places in pages[number - 1].items()
    )
    title = Words(wording("coverage"))
    view = PageView("coverage/index.md", title, contexts.CoverageTable(shown), wording("coverage.about"))
    part = Shared(view, number, len(pages), _moved(pages) if number == 1 else {})
    yield as_part(edition, view, part) if len(pages) > 1 else view


def gaps(edition: Edition) -> Iterator[PageView]:
    """The page on what the source does not say."""
    wording = edition.wording
    silent = [link for link in told_once(edition) if link.date and link.date.basis != "source"]
    inferred = tuple(sorted(silent, key=lambda link: (link.date.begins if link.date else "", link.href)))
    context = contexts.Gaps(
        sources=tuple(source for source in edition.sources.values() if source.unstated),
        gaps=edition.statements(edition.catalogue.campaign.gaps),
        inferred=days(inferred),
        bases=bases(inferred),
        vague=tuple(figure for figure in once(edition.figures) if figure.vague),
    )
    yield PageView("gaps/index.md", Words(wording("gaps")), context, wording("gaps.about"))


def corrections(edition: Edition) -> Iterator[PageView]:
    """The log of changes after publication, newest first."""
    wording = edition.wording
    rows = tuple(
        CorrectionView(
            entry=edition.way_to(each.entry),
            was=edition.words(each.was),
            now=edition.words(each.now),
            why=edition.words(each.why),
            iso=each.on,
            date=wording.day(each.on),
            minor=each.weight == "minor",
        )
        for each in sorted(edition.catalogue.corrections, key=lambda each: each.on, reverse=True)
    )
    title = Words(wording("corrections"))
    yield PageView("corrections/index.md", title, contexts.Corrections(rows), wording("corrections.about"))


def about(edition: Edition) -> Iterator[PageView]:
    """The page on what the site is and how it is made, from facts of the catalogue."""
    wording = edition.wording
    campaign = edition.catalogue.campaign
    sources = few_sources(edition)
    entries = tuple(entry for _, entry in edition.entries())
    states = Counter(entry.review.state for entry in entries)
    translations = Counter(entry.review.translation for entry in entries if is_translated(entry))
    context = contexts.About(
        states=tuple((state, count) for state, count in sorted(states.items())),
        translations=tuple((state, count) for state, count in sorted(translations.items())),
        statements=sum(len(entry.statements) for entry in entries),
        entries=len(entries),
        preview=campaign.stage == "preview",
        contact=address(campaign.contact),
        repository=address(campaign.repository),
        sources=sources,
        sources_more=len(edition.sources) - len(sources),
        versions=versions(),
    )
    yield PageView("about/index.md", Words(wording("about")), context, wording("about.about"))


@once_each
def _coverages(_edition: Edition) -> dict[str, Coverage]:
    """What is known by now of the documents of an edition."""
    return {}


def _coverage(edition: Edition, document: str) -> Coverage:
    known = _coverages(edition)
    if document not in known:
        known[document] = _covered(edition, edition.catalogue.documents[document])
    return known[document]


def _covered(edition: Edition, document: Document) -> Coverage:
    told = edition.accounts[document.id]
    marked = {each.sentence.id: (each, _marked(document, each)) for each in told}
    passages = tuple(
        PassageView(
            anchor(passage.id),
            tuple(_sentence(edition, document, *marked[each.id]) for each in passage.sentences),
        )
        for passage in document.passages
    )
    counts = Counter(each.account for each in told)
    measured = [_quoted(parts) for _, parts in marked.values()]
    return Coverage(
        edition.sources[document.id],
        counts["cited"],
        counts["set-aside"],
        counts["unaccounted"],
        _share(sum(some for some, _ in measured), sum(whole for _, whole in measured)),
        passages,
        edition.rendered_by[document.id] if any(_is_rendered(each) for each in passages) else "",
    )


def _moved(pages: Sequence[Iterable[str]]) -> dict[str, int]:
    """The documents that begin on a further page, with its number."""
    begins: dict[str, int] = {}
    for page, documents in enumerate(pages, 1):
        for document in documents:
            begins.setdefault(document, page)
    return {document: page for document, page in begins.items() if page > 1}


def _between(coverage: Coverage, first: int, last: int) -> Coverage:
    """The same with some of its sentences."""
    at, passages = 0, []
    for passage in coverage.passages:
        some = passage.sentences[max(first - at, 0) : max(last - at, 0)]
        at += len(passage.sentences)
        if some:
            passages.append(replace(passage, sentences=some))
    return replace(coverage, passages=tuple(passages))


def _is_rendered(passage: PassageView) -> bool:
    return any(sentence.english for sentence in passage.sentences)


def _marked(document: Document, told: Accounted) -> tuple[Piece, ...]:
    """The words of a sentence, with those marked that are quoted."""
    return pieces(document, told.sentence.span, [quoted(document, use.cite)[0] for use in told.uses])


def _quoted(parts: tuple[Piece, ...]) -> tuple[int, int]:
    """How many characters of a sentence are quoted, and how many it has."""
    return sum(len(each.text) for each in parts if each.marked), sum(len(each.text) for each in parts)


def _share(some: int, whole: int) -> str:
    return f"{100 * some // whole if whole else 0}%"


def _sentence(
    edition: Edition, document: Document, told: Accounted, parts: tuple[Piece, ...]
) -> SentenceView:
    sentence, uses = told.sentence, told.uses
    some, whole = _quoted(parts)
    shown = edition.catalogue.campaign.display
    link = edition.sources[document.id].link
    text = parts
    if shown == "none" or (shown == "excerpts" and not uses):
        text = ()
    return SentenceView(
        anchor=anchor(sentence.id),
        href=edition.publication.place(document.id, sentence.id),
        label=sentence.id.removeprefix("p"),
        pieces=text,
        state=told.account,
        reason=edition.words(told.aside.reason) if told.aside and not uses else None,
        cited_by=_cited_by(edition, uses),
        english=edition.in_english(document, sentence) if text else None,
        there=leading_to(link, document.text, document.quote(sentence.span))
        if text and uses and link
        else None,
        share=_share(some, whole) if uses and some < whole - len(_END) else "",
    )


def _cited_by(edition: Edition, uses: tuple[Use, ...]) -> tuple[UseView, ...]:
    by_page: dict[str, list[Use]] = {}
    for use in uses:
        by_page.setdefault(use.page, []).append(use)
    is_apart = len({use.cite.quote for use in uses}) > 1
    return tuple(_use(edition, page, those, is_apart=is_apart) for page, those in by_page.items())


def _use(edition: Edition, page: str, those: list[Use], *, is_apart: bool) -> UseView:
    """One page that cites a sentence; the date of an entry has no place of its own on its page."""
    first = min(those, key=lambda use: use.purpose == "date" and not use.anchor)
    title = edition.words(first.title) if first.title else Words(edition.wording(_TITLES[page]))
    told: dict[Words, dict[str, None]] = {}
    for use in those:
        if use.statement:
            told.setdefault(edition.sentence(use.statement), {})[
                in_quotation_marks(reading(use.cite.quote))
            ] = None
    statements = tuple(ToldView(words, tuple(quotes) if is_apart else ()) for words, quotes in told.items())
    return UseView(edition.place(page, first.anchor), title, statements)
