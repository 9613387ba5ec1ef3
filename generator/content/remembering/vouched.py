"""Hashes of what entries said when a person vouched for them, and when they were released; kept with the baselines.

Only commands write these files. They are committed, so that everybody's check knows what was published. Each entry has
a file of its own, so that two people who review different entries on two branches do not meet.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TypeVar, cast

from pydantic import TypeAdapter, ValidationError

from generator.content.baseline import Occasion, former_records_path, records_folder
from generator.content.reading import Content, parse_text, read_text
from generator.content.writing import dump, plain
from generator.errors import Place, Problem, ProblemsError
from generator.messages import say
from generator.model import (
    Agency,
    Campaign,
    Cite,
    DateMention,
    Entry,
    Explanation,
    Localized,
    Model,
    Plain,
    Statement,
)
from generator.once import once_each

ENGLISH = frozenset({"en", "en_src"})
APART = frozenset(
    {
        "id",
        "order",
        "review",
        "origins",
        "formerly",
        "note",
        "stage",
        "display",
        "contact",
        "repository",
        "withheld",
    }
)
"""Fields that tell a reader nothing about the campaign."""
_ABOUT = {
    "reviewed": "# What the entry said when it was reviewed, by hash. Written by ‘explainer review’; do not edit.\n",
    "released": "# What the entry said when it was published. Written by ‘explainer release’ and ‘explainer correct’; do not edit.\n",
}


class Part(Model):
    """What one field or statement of an entry said."""

    hash: str
    """The hash of everything but the English."""
    en_hash: str | None = None
    """The hash of the English; absent if there was none."""
    zh: str | None = None
    """The Chinese words; kept of what was released alone."""
    en: str | None = None
    """The English words; kept of what was released alone."""

    @property
    def bare(self) -> "Part":
        """The part without its words."""
        return Part(hash=self.hash, en_hash=self.en_hash)


Records = Mapping[str, Mapping[str, Part]]
"""For the address of each entry, or ``campaign``, its parts by their path, as in ``statements.0``."""
_PARTS: TypeAdapter[Mapping[str, Part]] = TypeAdapter(dict[str, Part])
_RECORDS: TypeAdapter[Records] = TypeAdapter(dict[str, dict[str, Part]])
_Read = TypeVar("_Read")


def load_records(folder: Path, occasion: Occasion) -> Records:
    """Read what a campaign folder remembers; raises ProblemsError with all files that are not as they were written.

    An entry's own file counts more than the one file of all entries that older versions wrote.
    """
    former = former_records_path(folder, occasion)
    known: Records = _read(former, _RECORDS, say("entries")) if former.exists() else {}
    records = dict(known)
    problems: list[Problem] = []
    for address, path in _record_paths(folder, occasion).items():
        try:
            records[address] = _read(path, _PARTS, address)
        except ProblemsError as error:
            problems += error.problems
    if problems:
        raise ProblemsError(problems)
    return records


def records_of(content: Content, occasion: Occasion) -> Records:
    """Read what is remembered of the entries of a campaign, each under the address that it has now.

    Somebody may have reviewed an entry on one branch while it got another id on another.
    """
    records = dict(load_records(content.folder, occasion))
    for address, entry in content.entries:
        for former in entry.formerly:
            if former in records and former not in content.files:
                records.setdefault(address, records.pop(former))
    return records


def records_files(folder: Path, occasion: Occasion, records: Records) -> Mapping[Path, bytes | None]:
    """Return the files that remember an occasion; None for those that go."""
    root = records_folder(folder, occasion)
    gone = [former_records_path(folder, occasion), *_record_paths(folder, occasion).values()]
    files: dict[Path, bytes | None] = {path: None for path in gone if path.exists()}
    for address, record in records.items():
        content: Plain = {field: plain(part) for field, part in record.items()}
        files[root / f"{address}.yml"] = _ABOUT[occasion].encode() + dump(content)
    return files


def _record_paths(folder: Path, occasion: Occasion) -> Mapping[str, Path]:
    """The files of an occasion by the address of their entry."""
    root = records_folder(folder, occasion)
    return {
        path.relative_to(root).with_suffix("").as_posix(): path
        for path in sorted(root.rglob("*.yml"))
        if not path.name.startswith(".")
    }


def _read(path: Path, adapter: TypeAdapter[_Read], about: str) -> _Read:
    """Read what a command remembered; raises ProblemsError that says how nothing else is lost."""
    try:
        return cast("_Read", _validated(path, read_text(path), adapter))
    except (ValidationError, ProblemsError) as error:
        message = say(
            "this is not what the command wrote, perhaps because {about} was recorded on two branches",
            about=about,
        )
        hint = say(
            "keep one branch's version of the whole file (‘git checkout --ours’ or ‘--theirs’), then look "
            "at the entry again and review it"
        )
        raise ProblemsError([Problem(Place(path), "", "broken-records", message, hint)]) from error


@lru_cache(maxsize=8_192)
def _validated(path: Path, text: str, adapter: TypeAdapter[object]) -> object:
    return adapter.validate_python(parse_text(path, text).content or {})


@once_each
def parts(model: Entry | Campaign) -> Mapping[str, Part]:
    """Return what each field and statement of an entry or the campaign says to a reader, by path."""
    return {field: _part(value) for field, value in _values(model)}


def wordings(model: Entry | Campaign) -> Mapping[str, Localized]:
    """Return the words by which a person recognizes each part."""
    return {field: _words(value) for field, value in _values(model)}


def _values(model: Entry | Campaign) -> Iterator[tuple[str, object]]:
    for name, field in type(model).model_fields.items():
        value = getattr(model, name)
        if name in APART or (not field.is_required() and value == field.default):
            continue
        if isinstance(value, tuple) and value and isinstance(value[0], Statement):
            yield from ((f"{name}.{number}", statement) for number, statement in enumerate(value))
        else:
            yield name, value


def _part(value: object) -> Part:
    whole = plain(value)
    english = list(_english(whole))
    words = _words(value)
    return Part(
        hash=_hash(_without_english(whole)),
        en_hash=_hash(english) if english else None,
        zh=words.zh,
        en=words.en,
    )


def _words(value: object) -> Localized:
    """Return the words by which a person recognizes a part."""
    match value:
        case Localized():
            words = value
        case Statement() | Explanation():
            words = value.text
        case Agency():
            words = value.name
        case Cite():
            words = Localized(zh=value.quote)
        case DateMention():
            words = Localized(zh=f"{value.as_written} ({value.iso})" if value.iso else value.as_written)
        case Model():
            words = _listed(getattr(value, name) for name in type(value).model_fields)
        case tuple():
            words = _listed(value)
        case _:
            words = Localized(zh=str(value))
    return words


def _listed(values: Iterable[object]) -> Localized:
    inner = [_words(value) for value in values if value]
    english = [words.en for words in inner if words.en]
    whole = len(english) == len(inner)
    return Localized(zh="、".join(words.zh for words in inner), en=", ".join(english) if whole else None)


def _english(value: Plain) -> Iterator[str]:
    if isinstance(value, dict):
        for key, part in value.items():
            if key == "en" and isinstance(part, str) and part:
                yield part
            else:
                yield from _english(part)
    elif isinstance(value, list):
        for part in value:
            yield from _english(part)


def _without_english(value: Plain) -> Plain:
    if isinstance(value, dict):
        return {key: _without_english(part) for key, part in value.items() if key not in ENGLISH}
    return [_without_english(part) for part in value] if isinstance(value, list) else value


def _hash(value: object) -> str:
    return sha256(json.dumps(value, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:16]
