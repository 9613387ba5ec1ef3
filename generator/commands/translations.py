"""A campaign's translations: loaded, counted, and written back together with who made them."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from generator import campaign_folder
from generator.content.changing import edit_file, edited_meanwhile, write_files
from generator.content.checking import find_addresses
from generator.content.reading import Content, read_yaml
from generator.content.remembering import Memory, load_memory, memory_files, parts, records_of
from generator.errors import Problem, ProblemsError
from generator.model import (
    ENGLISH_STATES,
    Address,
    Document,
    EnglishState,
    FieldPath,
    Localized,
    dotted,
    fingerprint,
)
from generator.support import check_english, told_once
from generator.translate import Unit, check_texts, find_units

Maker = Literal["person", "machine"]


@dataclass(frozen=True, slots=True)
class Translations:
    """What a campaign folder holds of translations."""

    folder: Path
    content: Content
    documents: Mapping[str, Document]
    memory: Memory
    units: tuple[Unit, ...]
    released: frozenset[str]
    """The addresses of what was published."""

    def published(self, unit: Unit) -> bool:
        """Whether the English of the part that holds a text has been published."""
        model = unit.labelled
        if unit.address not in self.released or model is None:
            return False
        known = parts(model)
        field = next(field for field in (dotted(unit.key[:2]), str(unit.key[0])) if field in known)
        return known[field].en_hash is not None


@dataclass(frozen=True, slots=True)
class Change:
    """An English text that now stands for a unit's Chinese."""

    unit: Unit
    en: str
    draft: bool = False
    """Whether its maker is not done with it: then it is not yet held to render the Chinese."""

    @property
    def text(self) -> Localized:
        """The text as it will be."""
        zh = self.unit.text.zh
        return Localized(zh=zh, en=self.en, en_src=None if self.draft else fingerprint(zh))


@dataclass(frozen=True, slots=True)
class Count:
    """How far the translation of a file or a collection has got."""

    name: str
    states: Mapping[EnglishState, int]

    @property
    def to_do(self) -> int:
        """How many texts a person still has to look at."""
        return sum(count for state, count in self.states.items() if state != "fresh")


def load_translations(folder: Path) -> Translations:
    """Read a campaign's texts and what is remembered about them; raises ProblemsError."""
    content, documents = campaign_folder.load(folder)
    memory = load_memory(folder)
    released = frozenset(records_of(content, "released"))
    return Translations(folder, content, documents, memory, tuple(find_units(content, memory)), released)


def addresses_of(found: Translations, written: Iterable[str]) -> tuple[Address, ...]:
    """Return the addresses of files as people may write them; raises ProblemsError with all names that fit none."""
    return find_addresses(found.content, written, dict.fromkeys(unit.address for unit in found.units))


def repeated(units: Iterable[Unit]) -> Collection[Sequence[Unit]]:
    """Texts of which one translation serves all, together and in the order of the first of them."""
    alike: dict[tuple[object, ...], list[Unit]] = {}
    for unit in units:
        alike.setdefault(unit.same_as, []).append(unit)
    return alike.values()


def count_by_collection(units: Iterable[Unit]) -> tuple[Count, ...]:
    """Count the states by collection, in the order of the files."""
    return _counts((unit.address.collection, unit.state) for unit in units)


def count_by_file(units: Iterable[Unit]) -> tuple[Count, ...]:
    """Count the states by file, those with the most to do first; files with nothing to do are left out."""
    counts = _counts((unit.address, unit.state) for unit in units)
    return tuple(sorted((each for each in counts if each.to_do), key=lambda each: (-each.to_do, each.name)))


def save_changes(
    found: Translations,
    changes: Iterable[Change],
    maker: Maker | None = None,
    comments: Mapping[tuple[str, str], str] = {},
) -> tuple[tuple[Change, ...], tuple[Problem, ...]]:
    """Write English texts into their files; return those that were written, and why others could not be.

    ``maker`` becomes the entry's label: ``machine`` if any of its English is machine-made, ``person`` if all of it was
    made or confirmed by a person. None leaves the label as it is. What holds without a label is not written: it would stand
    where somebody else writes a review, and git could not merge the two. Files without changes stay byte for byte as they are;
    which Chinese the texts were made from is remembered, and so are a translator's comments, by the address of their file
    and the fingerprint of the Chinese.
    """
    by_file: dict[Address, dict[FieldPath, Change]] = {}
    for change in changes:
        by_file.setdefault(change.unit.address, {})[change.unit.key] = change
    units: dict[Address, list[Unit]] = {}
    for unit in found.units:
        units.setdefault(unit.address, []).append(unit)
    problems: list[Problem] = []
    before: dict[Path, bytes | None] = {}
    edited: dict[Path, bytes] = {}
    for address, those in by_file.items():
        label = _label(units[address], those, maker) if maker else {}
        try:
            if edits := {**_edits(those.values()), **label}:
                path = _unchanged(found, address)
                before[path] = path.read_bytes()
                edited[path] = edit_file(path, edits)
        except ProblemsError as error:
            problems += error.problems
            by_file[address] = {}
    memory = memory_files(found.folder, found.memory, _renewed(found, by_file, maker, comments))
    write_files(found.folder, {**edited, **memory}, before)
    return tuple(change for those in by_file.values() for change in those.values()), tuple(problems)


def faults(content: Content, unit: Unit, en: str) -> Iterator[Problem]:
    """Report what an English text would lose from its Chinese, add to it or say otherwise, each number once."""
    return told_once(_faults(content, unit, en))


def _faults(content: Content, unit: Unit, en: str) -> Iterator[Problem]:
    text = unit.text.model_copy(update={"en": en})
    accepted = unit.statement.accept if unit.statement else ()
    yield from check_english(content, unit.address, unit.key, text, accepted)
    if unit.statement:
        statement = unit.statement.model_copy(update={"text": text})
        for problem in check_texts(content, unit.address, unit.key[:-1], statement):
            if problem.field.endswith("text.en"):
                yield problem


def _counts(found: Iterable[tuple[str, EnglishState]]) -> tuple[Count, ...]:
    counts: dict[str, Counter[EnglishState]] = {}
    for name, state in found:
        counts.setdefault(name, Counter())[state] += 1
    return tuple(
        Count(name, {state: counted[state] for state in ENGLISH_STATES}) for name, counted in counts.items()
    )


def _edits(changes: Iterable[Change]) -> dict[FieldPath, str | None]:
    edits: dict[FieldPath, str | None] = {}
    for change in changes:
        now = change.unit.text
        if change.en != now.en:
            edits[*change.unit.key, "en"] = change.en
        if change.text.en_src != now.en_src:
            edits[*change.unit.key, "en_src"] = change.text.en_src
    return edits


def _unchanged(found: Translations, address: Address) -> Path:
    """Return a file's path; raises ProblemsError if somebody has changed the file since it was read."""
    file = found.content.files[address]
    if read_yaml(file.path).content == file.content:
        return file.path
    raise ProblemsError([edited_meanwhile(file.path)])


def _label(units: list[Unit], changes: Mapping[FieldPath, Change], maker: Maker) -> dict[FieldPath, str]:
    entry = units[0].labelled
    if entry is None:
        return {}
    if maker == "machine":
        label = "machine"
    elif entry.review.translation == "machine":
        confirmed = (unit.confirmed or unit.key in changes for unit in units if unit.text.en)
        label = "person" if all(confirmed) else "machine"
    else:
        changed = any(change.en != change.unit.text.en for change in changes.values())
        label = "person" if changed else entry.review.translation
    return {} if label == entry.review.translation else {("review", "translation"): label}


def _renewed(
    found: Translations,
    changes: Mapping[Address, Mapping[FieldPath, Change]],
    maker: Maker | None,
    comments: Mapping[tuple[str, str], str],
) -> Memory:
    texts: list[tuple[Address, Localized]] = []
    new: set[str] = set()
    confirmed: list[Localized] = []
    commented = {address for address, _ in comments}
    for unit in found.units:
        if unit.address not in commented and not changes.get(unit.address):
            continue
        change = changes.get(unit.address, {}).get(unit.key)
        text = change.text if change else unit.text
        texts.append((unit.address, text))
        if change:
            new.add(fingerprint(text.zh))
        if maker == "person" if change and maker else unit.confirmed:
            confirmed.append(text)
    return found.memory.renewed(texts, new, confirmed, comments)
