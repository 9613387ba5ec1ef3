"""What a hand-out says in one language: the pages of the site one after another, its tables and its map as text."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from generator.model import COLLECTIONS
from generator.render import contexts
from generator.render.contexts import Context
from generator.render.edition import Edition
from generator.render.handout.handout_blocks import Block, Run
from generator.render.handout.sayings import (
    Runs,
    basis,
    date,
    joined,
    labelled,
    line,
    review,
    statement,
    words,
)
from generator.render.pages import PAGES
from generator.render.trust_views import CorrectionView, SourceView
from generator.render.views import Day, EntryLink, FigureView, StatementView
from generator.render.words import Wording

_LISTS = ("operations/index.md", "regions/", "timeline/", "numbers/", "gaps/", "corrections/", "sources/")
"""The lists that follow the entries, by the beginnings of their pages."""


def blocks(edition: Edition) -> Iterator[Block]:
    """Everything that a hand-out says, in the order of the site; chapters without words are left out."""
    pages = dict(PAGES)
    yield from _opening(edition)
    for collection in COLLECTIONS:
        views = [view.context for view in pages[f"{collection}/"](edition)]
        shown = [each for each in views if isinstance(each, contexts.EntryPage) and not each.entry.told_in]
        rows = tuple(_terms(edition)) if collection == "terms" else ()
        yield from _chapter(edition, f"collection.{collection}" if shown or rows else "")
        for each in shown:
            yield from _entry(edition, each)
        yield from rows
    for beginning in _LISTS:
        yield from _list(edition, next(iter(pages[beginning](edition))).context)


def _chapter(edition: Edition, key: str, about: str = "") -> Iterator[Block]:
    if key:
        yield Block("chapter", (Run(edition.wording(key)),))
    if key and about:
        yield Block("aside", (Run(edition.wording(about)),))


def _opening(edition: Edition) -> Iterator[Block]:
    t = edition.wording
    (view,) = dict(PAGES)["index.md"](edition)
    home = view.context
    if not isinstance(home, contexts.Home):
        raise TypeError(home)
    yield Block("title", labelled(t, view.title))
    yield Block("aside", (Run(t("attribution")),))
    if edition.catalogue.campaign.stage == "preview":
        yield Block("aside", (Run(t("preview")),))
    if home.lead or home.card:
        yield from review(t, home.review)
    for each in (*home.lead, *home.summary):
        yield from _told(edition, each)
    for name, each in home.card:
        yield from _told(edition, each, t(f"card.{name}"))


def _told(edition: Edition, it: StatementView, name: str = "") -> Iterator[Block]:
    """A statement as on the home page, where dates and quantities have nothing below them."""
    yield from statement(edition, replace(it, dates=(), vague=()), name)


def _entry(edition: Edition, page: contexts.EntryPage) -> Iterator[Block]:
    t, entry = edition.wording, page.entry
    yield Block("entry", labelled(t, entry.link.title))
    yield Block("aside", _belonging(t, entry.link, entry.kind))
    yield from review(t, entry.review)
    if entry.link.is_withdrawn:
        yield Block("aside", (Run(t("withdrawn")),))
    for each in (*((entry.deck,) if entry.deck else ()), *entry.statements):
        yield from statement(edition, each)
    if entry.link.date and entry.link.date.is_explained:
        yield basis(edition, entry.link.date)
    if entry.agencies:
        named = ((*words(t, name), Run(f" {t(f'role.{role}')}")) for role, name in entry.agencies)
        yield line(t, (Run(t("agencies")),), joined(t("semicolon"), named))
    if entry.explanation:
        yield line(t, (Run(t("explanation")),), words(t, entry.explanation.words))
        where = joined(" ", ((Run(entry.explanation.source),), _said(entry.explanation.url)))
        yield Block("aside", (Run(f"{t('explanation.source')} "), *where))
    if page.told:
        titles = (words(t, each.title) for each in page.told)
        yield line(t, (Run(t("section.tells")),), joined(t("semicolon"), titles))


def _terms(edition: Edition) -> Iterator[Block]:
    """The terms that have no page of their own."""
    (view,) = dict(PAGES)["terms/index.md"](edition)
    if not isinstance(view.context, contexts.Terms):
        raise TypeError(view.context)
    t, shown = edition.wording, view.context
    for kind, term in ((kind, term) for kind, terms in shown.groups for term in terms if term.statements):
        yield Block("entry", labelled(t, term.link.title))
        yield Block("aside", _belonging(t, term.link, f"kind.{kind}"))
        if vouched := term.review or shown.review:
            yield from review(t, vouched)
        for each in term.statements:
            yield from statement(edition, each)


def _belonging(t: Wording, link: EntryLink, kind: str) -> Runs:
    """What an entry is, and the topics, places and day to which it belongs."""
    ways = (words(t, each.title) for each in (*link.topics, *link.regions, *link.places))
    day = date(t, link.date) if link.date else ()
    return joined(t("card.between"), ((Run(t(kind or f"kind.{link.collection}")),), *ways, day))


def _list(edition: Edition, context: Context) -> Iterator[Block]:
    match context:
        case contexts.Operations():
            yield from _matrix(edition, context)
        case contexts.Regions():
            yield from _map(edition, context)
        case contexts.Timeline():
            yield from _timeline(edition, context)
        case contexts.Numbers():
            yield from _numbers(edition, context)
        case contexts.Gaps():
            yield from _gaps(edition, context)
        case contexts.Corrections():
            yield from _chapter(edition, "corrections" if context.corrections else "", "corrections.about")
            yield from (_correction(edition.wording, each) for each in context.corrections)
        case contexts.Sources():
            yield from _chapter(edition, "sources")
            yield from chain.from_iterable(_source(edition.wording, each) for each in context.sources)


def _matrix(edition: Edition, it: contexts.Operations) -> Iterator[Block]:
    t = edition.wording
    yield from _chapter(edition, "matrix" if it.groups else "", "matrix.about")
    for group in it.groups:
        yield Block("aside", words(t, group.section.title) if group.section else (Run(t("section.none")),))
        for row in group.rows:
            named = [
                words(t, region.title)
                for region, is_named in zip(it.columns, row.cells, strict=True)
                if is_named
            ]
            places = joined(t("comma"), named) or (Run(t("regions.none")),)
            yield line(t, words(t, row.entry.title), places)


def _map(edition: Edition, it: contexts.Regions) -> Iterator[Block]:
    t = edition.wording
    yield from _chapter(edition, "map.title" if it.rows else "", "map.caption")
    for tile, _ in it.rows:
        yield Block("aside", (*words(t, tile.name), Run(t("map.count", count=tile.count))))


def _timeline(edition: Edition, it: contexts.Timeline) -> Iterator[Block]:
    t = edition.wording
    yield from _chapter(edition, "timeline" if it.days else "")
    yield from (_day(t, each) for each in it.days)
    yield from _chapter(edition, "timeline.undated" if it.undated else "")
    yield from (_day(t, each) for each in it.undated)


def _day(t: Wording, day: Day) -> Block:
    return line(t, date(t, day.date), joined(t("semicolon"), (words(t, each.title) for each in day.entries)))


def _numbers(edition: Edition, it: contexts.Numbers) -> Iterator[Block]:
    yield from _chapter(edition, "numbers" if it.figures else "", "numbers.about")
    yield from (_figure(edition.wording, each) for each in it.figures)
    yield from _chapter(edition, "vague" if it.vague else "", "vague.about")
    yield from (_figure(edition.wording, each) for each in it.vague)


def _figure(t: Wording, it: FigureView) -> Block:
    """A row of the table of numbers; the passage stands with the statement that has the number."""
    apart = line(t, (Run(t("numbers.written")),), words(t, it.written)).runs if it.is_written_apart else ()
    as_of = (Run(f"{t('numbers.as-of')} "), *words(t, it.as_of)) if it.as_of else ()
    cited = (Run(t("cite", number=it.citation.label)),) if it.citation else ()
    of = words(t, it.of) if it.of else ()
    title = words(t, it.entry.title)
    return Block("aside", joined(t("card.between"), (words(t, it.amount), of, apart, as_of, title, cited)))


def _gaps(edition: Edition, it: contexts.Gaps) -> Iterator[Block]:
    yield from _chapter(edition, "gaps" if it.gaps else "")
    for each in it.gaps:
        yield from statement(edition, each)


def _correction(t: Wording, it: CorrectionView) -> Block:
    changed = (
        line(t, (Run(t(f"corrections.{name}")),), words(t, said)).runs
        for name, said in (("was", it.was), ("now", it.now), ("why", it.why))
    )
    title = words(t, it.entry.title) if it.entry else ()
    minor = (Run(t("corrections.minor")),) if it.minor else ()
    return Block("aside", joined(t("card.between"), ((Run(it.date),), title, *changed, minor)))


def _source(t: Wording, it: SourceView) -> Iterator[Block]:
    yield Block("entry", labelled(t, it.title))
    if it.subtitle:
        yield Block("aside", words(t, it.subtitle))
    known = {
        "publisher": words(t, it.publisher) if it.publisher else (),
        "date": _said(it.date),
        "number": words(t, it.number) if it.number else (),
        "url": _said(it.url),
        "rights": words(t, it.rights) if it.rights else (),
    }
    for name, said in known.items():
        if said or name in it.unstated:
            yield line(t, (Run(t(f"source.{name}")),), said or (Run(t("not-stated")),))


def _said(text: str | None) -> Runs:
    return (Run(text),) if text else ()
