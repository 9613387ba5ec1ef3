"""Single things that the site says, as blocks: statements, dates, reviews and notes, worded as on its pages."""

from collections.abc import Iterable, Iterator

from generator.render.edition import Edition
from generator.render.handout.handout_blocks import Block, Kind, Note, Run
from generator.render.programs import original
from generator.render.views import Citation, DateView, ReviewView, StatementView, Words
from generator.render.words import CHINESE, Wording

Runs = tuple[Run, ...]


def words(t: Wording, it: Words) -> Runs:
    """A text, with what words of the source mean if that is known."""
    gloss = (Run(f" {t('gloss', words=it.gloss)}"),) if it.gloss else ()
    return (Run(it.text, it.code, untranslated=it.state == "missing"), *gloss)


def labelled(t: Wording, it: Words) -> Runs:
    """A text, with the state of its translation if readers should know it."""
    return (*words(t, it), *_label(t, f"translation.{it.label}" if it.label else ""))


def joined(between: str, parts: Iterable[Runs]) -> Runs:
    """Several stretches of text as one."""
    filled = [part for part in parts if part]
    return tuple(
        run for number, part in enumerate(filled) for run in ((Run(between),) if number else ()) + part
    )


def line(t: Wording, name: Runs, what: Runs, kind: Kind = "aside") -> Block:
    """A line as of a table: its name, and what stands beside it."""
    return Block(kind, (*name, Run(t("handout.colon")), *what))


def statement(edition: Edition, it: StatementView, name: str = "") -> Iterator[Block]:
    """A statement with its notes, and below it what is known of its dates and quantities."""
    t = edition.wording
    lead = (Run(f"{name}{t('handout.colon')}"),) if name else ()
    label = _label(t, f"statement.{it.label}" if it.label else "")
    notes = tuple(note(edition, each) for each in it.citations)
    yield Block("statement", (*lead, *labelled(t, it.words), *label), notes)
    for each in it.dates:
        said = words(t, each.note) if each.note else ()
        cited = (note(edition, each.citation),) if each.citation else ()
        yield Block("aside", joined(" ", (date(t, each), said)), cited)
    for vague in it.vague:
        yield Block("aside", (Run(t("vague.before")), *words(t, vague), Run(t("vague.after"))))


def date(t: Wording, it: DateView) -> Runs:
    """A date, with where its year comes from unless the source states it."""
    return (*words(t, it.words), *_label(t, f"year.{it.label}" if it.label else ""))


def basis(edition: Edition, it: DateView) -> Block:
    """How the year of a date was found."""
    t = edition.wording
    said: Runs = words(t, it.note) if it.note else ()
    if it.citation and not it.note:
        marked = (Run(each.text, CHINESE) for each in it.citation.pieces if each.marked)
        said = (Run(t("date.from.before")), *marked, Run(t("date.from.after")))
    cited = (note(edition, it.citation),) if it.citation else ()
    return Block("aside", (Run(f"{t('date.basis')}{t('handout.colon')}"), *said), cited)


def review(t: Wording, it: ReviewView) -> Iterator[Block]:
    """How far somebody vouches for what stands below."""
    day = (Run(t("handout.label", words=it.day)),) if it.day else ()
    yield Block("aside", (Run(it.words), *day))
    if it.accepted:
        yield Block("aside", (Run(t("review.accepted")),))
    for accepted, reason in it.accepted:
        yield line(t, words(t, accepted), words(t, reason))


def note(edition: Edition, it: Citation) -> Note:
    """A cited passage with its source."""
    t = edition.wording
    source = (Run(each.text, each.code) for each in original(edition, edition.sources[it.document]))
    english = joined(" ", (labelled(t, each) for each in it.english))
    rendered = _label(t, f"rendered.{it.rendered_by}") if english else ()
    return Note(
        (*source, Run(f"{t('handout.comma')}{t('cite', number=it.label)}")),
        tuple(Run(each.text, CHINESE, strong=each.marked) for each in it.pieces),
        (*english, *rendered),
    )


def _label(t: Wording, key: str) -> Runs:
    return (Run(t("handout.label", words=t(key))),) if key else ()
