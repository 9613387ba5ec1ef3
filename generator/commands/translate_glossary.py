"""Sends the glossary out to translators' programs, and takes terms from theirs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.content.changing import Change, Put, Workspace, added, alone, finish_interrupted
from generator.content.reading import load_content
from generator.content.writing import write_new
from generator.errors import Problem
from generator.messages import say
from generator.model import INVISIBLE, Address, GlossaryTerm, Plain
from generator.translate import TERM_FORMATS, ReturnedTerm, read_terms

_GLOSSARY = Address("glossary")


@dataclass(slots=True)
class TermsTaken:
    """What one run did to the glossary."""

    new: list[ReturnedTerm] = field(default_factory=list)
    changed: list[tuple[GlossaryTerm, ReturnedTerm]] = field(default_factory=list)
    """Terms as they were, each with what the file says."""
    unchanged: int = 0
    refused: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)


def export_terms(folder: Path, out: Path, *, anew: bool = False) -> int:
    """Write the glossary in the format that the file's name says, and return the number of its terms.

    Raises ProblemsError if there is another file of that name; ``anew`` overwrites it.
    """
    glossary = load_content(folder).glossary
    raw = TERM_FORMATS[out.suffix.lower()](glossary)
    write_new(out, raw, say("take it in first, give another name, or add --anew"), anew=anew)
    return len(glossary)


@alone
def import_terms(folder: Path, path: Path, *, replace: bool = False, dry_run: bool = False) -> TermsTaken:
    """Add the terms of a file to the glossary, and what it says beyond it of terms that are known.

    A term that is rendered otherwise here is refused, unless ``replace`` says that the file is right.
    """
    finish_interrupted(folder)
    content = load_content(folder)
    known = {term.zh: (number, term) for number, term in enumerate(content.glossary)}
    taken = _compared(read_terms(path), {zh: term for zh, (_, term) in known.items()}, replace=replace)
    if (taken.new or taken.changed) and not dry_run:
        files = Workspace(content)
        changes = [
            change for mine, each in taken.changed for change in _changes(known[mine.zh][0], mine, each)
        ]
        listed: Plain = [*known]
        files.change(_GLOSSARY, [*changes, *added((), listed, [_row(each) for each in taken.new])])
        files.write()
    return taken


def _compared(
    returned: list[ReturnedTerm], glossary: Mapping[str, GlossaryTerm], *, replace: bool
) -> TermsTaken:
    taken = TermsTaken()
    renderings: dict[str, dict[str, ReturnedTerm]] = {}
    for each in returned:
        renderings.setdefault(each.zh, {}).setdefault(each.en, each)
    for each in (each for those in renderings.values() for each in those.values()):
        mine = glossary.get(each.zh)
        if fault := _fault(each, mine, several=len(renderings[each.zh]) > 1, replace=replace):
            taken.refused.append(fault)
        elif mine is None:
            taken.new.append(each)
        elif any(_changes(0, mine, each)):
            taken.changed.append((mine, each))
        else:
            taken.unchanged += 1
        if each.others:
            message = say(
                "the glossary has one rendering for each term; left out: {words}",
                words=", ".join(each.others),
            )
            taken.warnings.append(Problem(each.place, each.zh, "left-out", message, severity="warning"))
    return taken


def _fault(each: ReturnedTerm, mine: GlossaryTerm | None, *, several: bool, replace: bool) -> Problem | None:
    """Say why a term cannot come in."""
    if not (each.zh and each.en):
        message, hint = say("a term needs its Chinese and its English"), say("write both, or delete the row")
    elif found := INVISIBLE.search(f"{each.zh}{each.en}{each.note}{''.join(each.forbidden)}"):
        message, hint = say("the invisible character U+{code:04X}", code=ord(found.group())), say("delete it")
    elif several:
        message = say("the file has several renderings of this term, here “{words}”", words=each.en)
        hint = say("keep one of them")
    elif mine and mine.en != each.en and not replace:
        message = say("the glossary says “{mine}”, the file “{words}”", mine=mine.en, words=each.en)
        hint = say("change content/glossary.yml or the file, or add --replace to follow the file")
    else:
        return None
    return Problem(each.place, each.zh, "term", message, hint)


def _changes(number: int, mine: GlossaryTerm, each: ReturnedTerm) -> Iterator[Change]:
    """What a file adds to a term that is known, and how it renders it; what it leaves out stays."""
    if each.en != mine.en:
        yield Put((number, "en"), each.en)
    forbidden = [words for words in dict.fromkeys((*mine.forbidden, *each.forbidden)) if words != each.en]
    if forbidden != [*mine.forbidden]:
        yield Put((number, "forbidden"), [*forbidden])
    if each.note and not mine.note:
        yield Put((number, "note"), each.note)


def _row(each: ReturnedTerm) -> dict[str, Plain]:
    fields: dict[str, Plain] = {
        "zh": each.zh,
        "en": each.en,
        "forbidden": [*each.forbidden],
        "note": each.note,
    }
    return {name: value for name, value in fields.items() if value}
