"""From the files in ``content/`` to models, reporting all problems of all files in one run."""

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache, lru_cache
from pathlib import Path
from typing import TypeVar, cast

from pydantic import TypeAdapter, ValidationError

from generator.content.reading.content import Content
from generator.content.reading.file_names import case_twins, is_of_a_program, linked, misnamed, stray
from generator.content.reading.refusals import complaints
from generator.content.reading.suggest import suggestion
from generator.content.reading.yaml_in import YamlFile, parse_text, read_text
from generator.errors import Place, Problem, ProblemsError
from generator.messages import Message, say
from generator.model import (
    COLLECTIONS,
    Address,
    Campaign,
    Correction,
    DateMention,
    Entry,
    GlossaryTerm,
    Localized,
    Model,
    Plain,
    SameWords,
    SourceDocument,
    Topic,
    dotted,
)
from generator.once import once_each

LISTS: dict[str, type[Model]] = {
    "topics": Topic,
    "glossary": GlossaryTerm,
    "corrections": Correction,
    "search": SameWords,
}
"""The files that hold a single list; a missing file is an empty list."""
FOLDERS: dict[str, type[Model]] = {"documents": SourceDocument, **COLLECTIONS, "log": Correction}
"""The folders that hold one model per file."""

KEPT = 2_048
"""How many parsed files are kept for callers that read the same ones again and again."""
_NAMED_BY = {"topics": "topics", "sections": "section", "documents": "document"}
"""The fields that hold ids, with the file or folder whose ids they hold."""
_UNREAD = Campaign(title=Localized(zh="?", en="?"), name=Localized(zh="?", en="?"))
"""Stands for a campaign that cannot be read while the other files are checked."""
Parse = Callable[[Path, str], YamlFile]
"""A function that parses the text of a file; raises ProblemsError with everything that is wrong in it."""
_Kind = TypeVar("_Kind", bound=Model)
_Any = TypeVar("_Any")


def load_content(folder: Path, instead: Mapping[Path, bytes] = {}, parse: Parse | None = None) -> Content:
    """Read the content of a campaign folder; raises ProblemsError with every error of every file."""
    content, problems = read_content(folder, instead, parse)
    if errors := [problem for problem in problems if problem.severity == "error"]:
        raise ProblemsError(errors)
    return content


def read_content(
    folder: Path, instead: Mapping[Path, bytes] = {}, parse: Parse | None = None
) -> tuple[Content, list[Problem]]:
    """Read as much of a campaign's content as can be read, along with the problems of the rest.

    ``instead`` maps paths to the bytes to read in place of what is on disk, to see their effect before they are
    written. ``parse`` may know texts from before.
    """
    with _without_collector():
        return _read_content(folder, instead, parse or _parsed)


@contextmanager
def _without_collector() -> Iterator[None]:
    """Switch off garbage collection while many small long-lived objects are made; it would take a third of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _read_content(folder: Path, instead: Mapping[Path, bytes], parse: Parse) -> tuple[Content, list[Problem]]:
    reading = _Reading(folder / "content", instead, parse)
    campaign = reading.read_one(Address("campaign"), Campaign)
    topics = reading.read_list(Address("topics"), Topic)
    glossary = reading.read_list(Address("glossary"), GlossaryTerm)
    corrections = reading.read_list(Address("corrections"), Correction)
    search = reading.read_list(Address("search"), SameWords)
    corrected = reading.read_folder("log", Correction)
    rows = [each for each in reading.files if each.collection == "log" and each not in reading.unread]
    logged = dict(zip(rows, corrected, strict=True))
    sources = reading.read_folder("documents", SourceDocument)
    collections = {name: reading.read_folder(name, model) for name, model in COLLECTIONS.items()}
    reading.refuse_strangers()
    content = Content(
        folder,
        campaign or _UNREAD,
        topics,
        glossary,
        corrections,
        logged,
        sources,
        collections,
        search,
        reading.files,
        frozenset(reading.unread),
    )
    return content, reading.problems


class _Reading:
    """What has been found in ``content/`` so far, and what is wrong there."""

    def __init__(self, root: Path, instead: Mapping[Path, bytes], parse: Parse) -> None:
        self._root = root
        self._instead = instead
        self._parse = parse
        self.files: dict[Address, YamlFile] = {}
        self.unread: set[Address] = set()
        self.titles: dict[str, dict[str, str]] = {}
        self.problems: list[Problem] = []

    def read_one(self, address: Address, model: type[_Kind]) -> _Kind | None:
        """Read a file that holds one model."""
        path = address.path(self._root.parent)
        if not path.exists():
            hint = say("make a campaign with ‘explainer init’, or go to the folder of one")
            self.problems.append(Problem(Place(path), "", "missing-file", say("the file is missing"), hint))
            self._give_up(address, path)
            return None
        return self._read(address, path, model)

    def read_list(self, address: Address, model: type[_Kind]) -> tuple[_Kind, ...]:
        """Read a file that holds a list; an empty tuple when there is no such file."""
        path = address.path(self._root.parent)
        if not path.exists():
            self.files[address] = YamlFile(path, [], {})
            return ()
        adapter: TypeAdapter[tuple[_Kind, ...]] = TypeAdapter(tuple[model, ...])  # type: ignore[valid-type] # made here
        models = self._validated(address, path, model, adapter) or ()
        for name in {"id", "zh"} & model.model_fields.keys():
            self.problems += _twins(self.files[address], models, name)
        self._learn(address, models)
        return models

    def read_folder(self, name: str, model: type[_Kind]) -> tuple[_Kind, ...]:
        """Read a folder that holds one model per file, sorted by id."""
        folder = self._root / name
        paths = sorted(folder.iterdir()) if folder.is_dir() and not folder.is_symlink() else []
        wanted = [path for path in paths if self._is_entry(path)]
        self.problems += case_twins(wanted)
        models = (self._read(Address.of(name, path.stem), path, model) for path in wanted)
        read = tuple(found for found in models if found is not None)
        self._learn(name, read)
        return read

    def _learn(self, name: str, models: Iterable[Model]) -> None:
        """Remember titles, since editors may write a title where a field wants an id."""
        if field := _NAMED_BY.get(name):
            known = ((getattr(model, "title", None), str(getattr(model, "id", ""))) for model in models)
            self.titles[field] = {title.zh: name for title, name in known if isinstance(title, Localized)}

    def refuse_strangers(self) -> None:
        """Report files and links in ``content/`` that nothing reads."""
        known = {*FOLDERS, *(f"{name}.yml" for name in (Address("campaign"), *LISTS))}
        within = sorted(self._root.iterdir()) if self._root.is_dir() else []
        for path in (self._root, *within):
            if path.is_symlink():
                self.problems.append(linked(path))
            elif path is not self._root and path.name not in known and not is_of_a_program(path.name):
                self.problems.append(stray(path, suggestion(path.name, known)))

    def _is_entry(self, path: Path) -> bool:
        if is_of_a_program(path.name):
            return False
        if not path.is_symlink() and (path.suffix != ".yml" or path.is_dir()):
            self.problems.append(stray(path, say("the name of an entry's file ends in .yml")))
            return False
        if problem := misnamed(path):
            self.unread.add(Address.of(path.parent.name, path.stem))
            self.problems.append(problem)
        return problem is None

    def _read(self, address: Address, path: Path, model: type[_Kind]) -> _Kind | None:
        found = self._validated(address, path, model, _adapter(model))
        if found and (declared := getattr(found, "id", path.stem)) != path.stem:
            place = self.files[address].place(("id",))
            hint = say("write “id: {id}” or rename the file", id=path.stem)
            self._add(place, "id", "id-file", say("the id “{id}” is not the file's name", id=declared), hint)
            self._give_up(address, path)
            return None
        return found

    def _validated(
        self, address: Address, path: Path, model: type[Model], adapter: TypeAdapter[_Any]
    ) -> _Any | None:
        try:
            file = self._parse(path, read_text(path, self._instead.get(path)))
        except ProblemsError as error:
            self.problems += error.problems
            self._give_up(address, path)
            return None
        models = _models_of(file)
        try:
            if model not in models:
                models[model] = _dated_once(adapter.validate_python(_without_nulls(file.content)))
        except ValidationError as error:
            self.problems += complaints(file, model, error, self.titles)
            self._give_up(address, path)
            return None
        self.files[address] = file
        return cast("_Any", models[model])

    def _give_up(self, address: Address, path: Path) -> None:
        self.unread.add(address)
        self.files[address] = YamlFile(path, None, {})

    def _add(self, place: Place, field: str, kind: str, message: Message, hint: Message) -> None:
        self.problems.append(Problem(place, field, kind, message, hint))


_parsed = lru_cache(KEPT)(parse_text)


@once_each
def _models_of(_file: YamlFile) -> dict[type[Model], object]:
    """What a file was validated as; the same file holds the same models."""
    return {}


@cache
def _adapter(model: type[_Kind]) -> TypeAdapter[_Kind]:
    return TypeAdapter(model)


def _dated_once(model: _Any) -> _Any:
    """Return an entry whose statements take from its own date what they leave out for the same words."""
    date = getattr(model, "date", None)
    if not isinstance(model, Entry) or not isinstance(date, DateMention):
        return model
    bare = DateMention(as_written=date.as_written)
    statements = tuple(
        each.model_copy(update={"dates": tuple(date if other == bare else other for other in each.dates)})
        if bare in each.dates
        else each
        for each in model.statements
    )
    return model.model_copy(update={"statements": statements})


def _without_nulls(content: Plain) -> Plain:
    """Drop keys without a value: to an editor, absent and empty are the same."""
    if isinstance(content, dict):
        return {key: _without_nulls(value) for key, value in content.items() if value is not None}
    if isinstance(content, list):
        return [_without_nulls(value) for value in content]
    return content


def _twins(file: YamlFile, models: Iterable[Model], field: str) -> Iterator[Problem]:
    seen: set[str] = set()
    for number, model in enumerate(models):
        name = str(getattr(model, field))
        if name in seen:
            key = (number, field)
            message = say("“{name}” appears twice", name=name)
            yield Problem(file.place(key), dotted(key), f"duplicate-{field}", message, say("keep one"))
        seen.add(name)
