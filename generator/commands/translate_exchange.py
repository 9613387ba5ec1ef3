"""Sends texts out to translators, and takes them back in.

Good texts come in even if others in the same file are refused: somebody who sent out two hundred texts and gets back
three that no longer fit still wants the rest. Each content file is written whole or not at all.
"""

import os
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.commands.translations import (
    Change,
    Maker,
    Translations,
    addresses_of,
    faults,
    load_translations,
    repeated,
    save_changes,
)
from generator.content.changing import alone
from generator.content.writing import write_new
from generator.errors import Problem, ProblemsError
from generator.language import has_han
from generator.messages import Language, localized, say
from generator.model import ENGLISH_STATES, INVISIBLE, fingerprint, read_target
from generator.translate import (
    FORMATS,
    SUFFIXES,
    Outgoing,
    Returned,
    Unit,
    find_homes,
    find_missing,
    find_notes,
    read_returned,
)

WANTED: tuple[str, ...] = (*ENGLISH_STATES[:-1], "machine", ENGLISH_STATES[-1])
"""What can be asked for: the states, and machine-made texts that are fresh but that nobody has looked at."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What one run of ``import`` did."""

    changes: tuple[Change, ...]
    """The texts that came in, as they were and as they are now."""
    unchanged: int
    """Texts that were there already."""
    unfinished: int
    """Texts that their file marks as needing work, and that the translator did not change."""
    untranslated: int
    """Texts without English."""
    elsewhere: int
    """Texts of translation memories that stand nowhere here."""
    refused: tuple[Problem, ...]
    """Why the others did not come in."""
    comments: tuple[tuple[str, str], ...]
    """What translators wrote beside texts and nobody has read here yet: the text's name, and the words."""
    warnings: tuple[Problem, ...]
    """What to look at in those that did come in."""


def export(  # noqa: PLR0913 - what to export, and how
    folder: Path,
    out: Path,
    form: str,
    *,
    only: Collection[str] = (),
    entries: Sequence[str] = (),
    language: Language = "en",
    anew: bool = False,
) -> int:
    """Write a translator's file and return the number of texts in it, each of which may stand in several places.

    A translation memory holds what is translated already; without ``only``, what a person translated. Raises
    ProblemsError if an entry is not known, or if the file already exists and differs, since it may hold a translator's
    work; ``anew`` overwrites it.
    """
    found = load_translations(folder)
    addresses = addresses_of(found, entries)
    units = [unit for unit in found.units if not entries or unit.address in addresses]
    if form == SUFFIXES[".tmx"]:
        units = [unit for unit in units if unit.pair and (only or not unit.by_machine)]
    chosen = repeated(unit for unit in units if _is_wanted(unit, only or WANTED))
    raw = FORMATS[form](_outgoing(found, same, language) for same in chosen)
    write_new(out, raw, say("take it in first, give another name, or add --anew"), anew=anew)
    return len(chosen)


def _is_wanted(unit: Unit, only: Collection[str]) -> bool:
    return unit.state in only or ("machine" in only and unit.by_machine and unit.state == "fresh")


@alone
def import_files(
    folder: Path,
    paths: Iterable[Path],
    *,
    maker: Maker = "person",
    unfinished: bool = False,
    dry_run: bool = False,
) -> Imported:
    """Take in what translators sent back; raises ProblemsError, and takes in nothing, if the content is broken.

    A text comes in if its Chinese is still the text that was translated, if nobody has changed the English here since
    the export, and if it keeps its figures. A text that the translator changed and left marked as needing work comes in
    as a draft; with ``unfinished`` it counts as done.
    """
    found = load_translations(folder)
    returned, refused = _read(paths)
    run = _Import(found, unfinished=unfinished)
    for each, home in find_homes(found.units, returned):
        run.receive(each, home)
    changes: Sequence[Change] = run.settled()
    if not dry_run:
        changes, problems = save_changes(found, changes, maker, run.comments)
        refused += problems
    return Imported(
        tuple(changes),
        run.counts["unchanged"],
        run.counts["unfinished"],
        run.counts["untranslated"],
        run.counts["elsewhere"],
        tuple(sorted([*refused, *run.refused], key=lambda problem: problem.order)),
        tuple(run.commented),
        tuple(
            problem
            for change in changes
            for problem in _warnings(found, run.places[change.unit.name], change)
        ),
    )


class _Import:
    """One pass over the returned texts."""

    def __init__(self, found: Translations, *, unfinished: bool) -> None:
        self._found = found
        self._unfinished = unfinished
        self._taken: dict[str, list[tuple[Returned, Change]]] = {}
        self.counts: Counter[str] = Counter()
        self.refused: list[Problem] = []
        self.places: dict[str, Returned] = {}
        self.comments: dict[tuple[str, str], str] = {}
        """What translators wrote that is new here, by the address of the file and the fingerprint of the Chinese."""
        self.commented: list[tuple[str, str]] = []
        """The same, each after the name of its text."""

    def receive(self, each: Returned, home: Unit | Problem | None) -> None:
        """Take a text in or refuse it, and keep what the translator wrote beside it."""
        if each.comment and each.comment != self._found.memory.comment(each.zh):
            self.comments[read_target(each.name)[0], fingerprint(each.zh)] = each.comment
            self.commented.append((each.name, each.comment))
        if home is None or (each.everywhere and isinstance(home, Unit) and not home.is_open):
            self.counts["unchanged" if home else "elsewhere"] += 1
        elif isinstance(home, Problem):
            self.refuse(each, home)
        else:
            self.take(each, home)

    def refuse(self, each: Returned, problem: Problem) -> None:
        """Refuse a text; an empty one, or an unfinished one that nobody changed, is only counted: nothing is lost."""
        if not self._waits(each, unchanged=each.left_with(each.en)):
            self.refused.append(problem)

    def take(self, each: Returned, unit: Unit) -> None:
        """Take a text in, count it if there is nothing to do, or refuse it.

        What a translator changed comes in even if it is marked as needing work, but as a draft.
        """
        each = replace(each, en=_tidied(each.en, unit.text.zh))
        same = each.en == unit.text.en
        if self._waits(each, unchanged=same or each.left_with(each.en)):
            return
        if same and (each.needs_work is not False or not unit.needs_work):
            self.counts["unfinished" if each.needs_work else "unchanged"] += 1
        elif not same and each.was and not each.left_with(unit.text.en):
            if each.left_with(each.en):
                self.counts["unchanged"] += 1
            else:
                self.refused.append(_edited(each, unit))
        elif not same and self._found.published(unit):
            self.refused.append(_published(each, unit))
        elif problems := [fault for fault in self._faults(each, unit) if fault.severity == "error"]:
            self.refused += problems
        else:
            change = Change(unit, each.en, draft=bool(each.needs_work) and not self._unfinished)
            self._taken.setdefault(unit.name, []).append((each, change))

    def settled(self) -> list[Change]:
        """Return what comes in, after refusing texts that came back twice with different words."""
        settled: list[Change] = []
        for those in self._taken.values():
            if len({change.en for _, change in those}) > 1:
                self.refused += [_twice(each) for each, _ in those]
            else:
                each, change = those[0]
                self.places[change.unit.name] = each
                settled.append(change)
        return settled

    def _waits(self, each: Returned, *, unchanged: bool) -> bool:
        waits = "untranslated" if not each.en.strip() else ""
        if not waits and unchanged and each.needs_work and not self._unfinished:
            waits = "unfinished"
        if waits:
            self.counts[waits] += 1
        return bool(waits)

    def _faults(self, each: Returned, unit: Unit) -> Iterator[Problem]:
        if found := INVISIBLE.search(each.en):
            message = say("the invisible character U+{code:04X}", code=ord(found.group()))
            yield Problem(each.place, each.name, "control-character", message, say("delete it"))
        if each.en == unit.text.zh and has_han(each.en):
            message = say("the English is still the Chinese text")
            yield Problem(
                each.place, each.name, "not-translated", message, say("translate it, or leave it empty")
            )
        for problem in faults(self._found.content, unit, each.en):
            yield replace(problem, place=each.place, field=each.name)


def _read(paths: Iterable[Path]) -> tuple[list[Returned], list[Problem]]:
    returned: list[Returned] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            returned += read_returned(path)
        except ProblemsError as error:
            problems += error.problems
    return returned, problems


def _outgoing(found: Translations, same: Sequence[Unit], language: Language) -> Outgoing:
    site_url = os.environ.get("SITE_URL", "").rstrip("/")
    unit = same[0]
    told = find_notes(same, found.content, found.documents, f"{site_url}/en/" if site_url else "")
    notes = [_on_one_line(str(localized(note, language))) for note in told]
    place = found.content.place(unit.address, unit.key)
    return Outgoing(
        unit.name,
        unit.text,
        unit.needs_work,
        unit.previous,
        tuple(notes),
        replace(place, path=place.path.relative_to(found.folder)),
        found.memory.comment(unit.text.zh),
    )


def _on_one_line(words: str) -> str:
    """Fold line breaks and blanks, so that a note stays on one line."""
    return " ".join(words.split())


def _tidied(en: str, zh: str) -> str:
    """Remove the line breaks that programs put into and around a text, unless the Chinese has some of its own."""
    return en if "\n" in zh else re.sub(r"\s*[\r\n]\s*", " ", en).strip()


def _edited(each: Returned, unit: Unit) -> Problem:
    message = say("the English was changed here after it was exported: “{now}”", now=unit.text.en or "")
    hint = say("it came back as “{came}”; decide which to use, and write it yourself", came=each.en)
    return Problem(each.place, each.name, "english-changed", message, hint)


def _published(each: Returned, unit: Unit) -> Problem:
    message = say("the English was published as “{now}”", now=unit.text.en or "")
    hint = say("change it to “{came}” with ‘explainer correct {address}’", came=each.en, address=unit.address)
    return Problem(each.place, each.name, "published", message, hint)


def _twice(each: Returned) -> Problem:
    message = say("this text came back twice, in different words: “{came}”", came=each.en)
    return Problem(each.place, each.name, "twice", message, say("keep one of them"))


def _warnings(found: Translations, each: Returned, change: Change) -> Iterator[Problem]:
    for term in find_missing(change.unit.text.zh, change.en, found.content.glossary):
        message = say("{term} is not translated as “{words}”", term=term.zh, words=term.en)
        yield Problem(each.place, each.name, "glossary-term", message, severity="warning")
    for fault in faults(found.content, change.unit, change.en):
        if fault.severity == "warning":
            yield replace(fault, place=each.place, field=each.name)
