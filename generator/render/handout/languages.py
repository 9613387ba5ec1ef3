"""One hand-out of one or two languages: what is the same stands together, and its notes follow it at once."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from generator.render.edition import Edition
from generator.render.handout.chapters import blocks
from generator.render.handout.handout_blocks import Block, Note, Paragraph, Run
from generator.render.handout.sayings import joined
from generator.render.words import CODES


def paragraphs(editions: Sequence[Edition]) -> Iterator[Paragraph]:
    """The paragraphs of a hand-out; what stands in several languages has the same numbers in each."""
    number = 0
    for same in zip(*map(blocks, editions), strict=True):
        numbers = range(number + 1, number + 1 + len(same[0].notes))
        number += len(numbers)
        marks = tuple(Run(f"[{each}]") for each in numbers)
        for edition, runs in _each_once(editions, same):
            yield Paragraph(same[0].kind, CODES[edition.locale], (*runs, *marks))
        for mark, notes in zip(marks, zip(*(block.notes for block in same), strict=True), strict=True):
            yield from _note(editions, mark, notes)


def _each_once(
    editions: Sequence[Edition], same: Iterable[Block]
) -> Iterator[tuple[Edition, tuple[Run, ...]]]:
    """What is said, by language; Chinese words that no English replaces yet stand once."""
    for number, (edition, block) in enumerate(zip(editions, same, strict=True)):
        first, *rest = block.runs
        if number and first.untranslated and block.kind != "aside":
            yield edition, (replace(rest[0], text=rest[0].text.lstrip()), *rest[1:])
        else:
            yield edition, block.runs


def _note(editions: Sequence[Edition], mark: Run, notes: Sequence[Note]) -> Iterator[Paragraph]:
    """A note by language; the passage stands in the first, and its English in the language that has it."""
    for number, (edition, note) in enumerate(zip(editions, notes, strict=True)):
        if said := joined(" ", (() if number else note.passage, note.english)):
            colon = Run(edition.wording("handout.colon"))
            yield Paragraph("note", CODES[edition.locale], (mark, Run(" "), *note.source, colon, *said))
