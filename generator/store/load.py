"""From the files in ``content/`` to models: all problems of all files in one run."""

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from generator.errors import Place, Problem, ProblemsError
from generator.model import (
    COLLECTIONS,
    ID_PATTERN,
    Campaign,
    Correction,
    GlossaryTerm,
    Model,
    SourceDocument,
    Topic,
)
from generator.store.content import Content
from generator.store.yaml_reader import Key, YamlFile, dotted, read_yaml

RESERVED = frozenset(
    {"index", "404", "assets", "search", "sitemap", "zh", "en", "feed", "con", "nul", "aux", "prn"}
)
"""Ids that would collide with a page of the site or a name that some disk refuses."""
LISTS: dict[str, type[Model]] = {"topics": Topic, "glossary": GlossaryTerm, "corrections": Correction}
"""The files that hold one list; a missing one is an empty list."""
FOLDERS: dict[str, type[Model]] = {"documents": SourceDocument, **COLLECTIONS}
"""The folders that hold one model a file."""

_MODELS: tuple[type[Model], ...] = (Campaign, *LISTS.values(), *FOLDERS.values())
_Kind = TypeVar("_Kind", bound=Model)
_Any = TypeVar("_Any")


def load_content(folder: Path) -> Content:
    """Read the content of a campaign folder; raises ProblemsError with every problem of every file."""
    reading = _Reading(folder / "content")
    campaign = reading.read_one("campaign", Campaign)
    topics = reading.read_list("topics", Topic)
    glossary = reading.read_list("glossary", GlossaryTerm)
    corrections = reading.read_list("corrections", Correction)
    sources = reading.read_folder("documents", SourceDocument)
    collections = {name: reading.read_folder(name, model) for name, model in COLLECTIONS.items()}
    reading.refuse_strangers()
    if reading.problems or campaign is None:
        raise ProblemsError(reading.problems)
    return Content(folder, campaign, topics, glossary, corrections, sources, collections, reading.files)


class _Reading:
    """One run over ``content/``."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self.files: dict[str, YamlFile] = {}
        self.problems: list[Problem] = []

    def read_one(self, address: str, model: type[_Kind]) -> _Kind | None:
        """Read a file that holds one model."""
        path = self._root / f"{address}.yml"
        if not path.is_file():
            hint = "make a campaign with ‘explainer init’, or go to its folder"
            self.problems.append(Problem(Place(path), "", "missing-file", "the file is missing", hint))
            return None
        return self._read(address, path, model)

    def read_list(self, address: str, model: type[_Kind]) -> tuple[_Kind, ...]:
        """Read a file that holds a list, or nothing where there is no such file."""
        path = self._root / f"{address}.yml"
        if not path.is_file():
            self.files[address] = YamlFile(path, [], {})
            return ()
        adapter: TypeAdapter[tuple[_Kind, ...]] = TypeAdapter(tuple[model, ...])  # type: ignore[valid-type] # made here
        models = self._validated(address, path, adapter) or ()
        if "id" in getattr(model, "model_fields", {}):
            self._refuse_twins(address, models)
        return models

    def read_folder(self, name: str, model: type[_Kind]) -> tuple[_Kind, ...]:
        """Read a folder that holds one model a file, sorted by id."""
        folder = self._root / name
        paths = sorted(folder.iterdir()) if folder.is_dir() and not folder.is_symlink() else []
        wanted = [path for path in paths if self._is_entry(path)]
        self.problems += _case_twins(wanted)
        models = (self._read(f"{name}/{path.stem}", path, model) for path in wanted)
        return tuple(found for found in models if found is not None)

    def refuse_strangers(self) -> None:
        """Say which files and links in ``content/`` nobody reads."""
        known = {*FOLDERS, *(f"{name}.yml" for name in ("campaign", *LISTS))}
        for path in sorted(self._root.iterdir()) if self._root.is_dir() else []:
            if path.is_symlink():
                self._add(Place(path), "", "symlink", "links are not followed", "put the file itself here")
            elif path.name not in known and not path.name.startswith("."):
                self._add(Place(path), "", "unknown-file", "nothing reads this", _near(path.name, known))

    def _is_entry(self, path: Path) -> bool:
        if path.name.startswith("."):
            return False
        if path.is_symlink():
            self._add(Place(path), "", "symlink", "links are not followed", "put the file itself here")
        elif path.suffix != ".yml" or path.is_dir():
            self._add(Place(path), "", "unknown-file", "nothing reads this", "entries end in .yml")
        elif not re.fullmatch(ID_PATTERN, path.stem) or len(path.stem) > 64:  # noqa: PLR2004 - as in the model
            hint = "use small Latin letters, digits and single hyphens, at most 64"
            self._add(Place(path), "id", "bad-id", f"“{path.stem}” cannot be an id", hint)
        elif path.stem in RESERVED:
            self._add(Place(path), "id", "reserved-id", f"“{path.stem}” is reserved", "choose another id")
        else:
            return True
        return False

    def _read(self, address: str, path: Path, model: type[_Kind]) -> _Kind | None:
        found = self._validated(address, path, TypeAdapter(model))
        if found and (declared := getattr(found, "id", path.stem)) != path.stem:
            place = self.files[address].place(("id",))
            hint = f"write “id: {path.stem}” or rename the file"
            self._add(place, "id", "id-file", f"the id “{declared}” is not the file's name", hint)
        return found

    def _validated(self, address: str, path: Path, adapter: TypeAdapter[_Any]) -> _Any | None:
        try:
            file = read_yaml(path)
        except ProblemsError as error:
            self.problems += error.problems
            return None
        try:
            found = adapter.validate_python(_without_nulls(file.content))
        except ValidationError as error:
            self.problems += (_problem(file, details) for details in _chosen(error.errors()))
            return None
        self.files[address] = file
        return found

    def _refuse_twins(self, address: str, models: tuple[_Kind, ...]) -> None:
        seen: set[str] = set()
        for number, model in enumerate(models):
            name = str(getattr(model, "id", ""))
            if name in seen:
                place = self.files[address].place((number, "id"))
                self._add(place, f"{number}.id", "duplicate-id", f"the id “{name}” stands twice", "keep one")
            seen.add(name)

    def _add(self, place: Place, field: str, kind: str, message: str, hint: str) -> None:
        self.problems.append(Problem(place, field, kind, message, hint))


def _without_nulls(content: Any) -> Any:  # noqa: ANN401 - plain words of any depth
    """Leave out keys without a value: absent and empty are the same to an editor."""
    if isinstance(content, dict):
        return {key: _without_nulls(value) for key, value in content.items() if value is not None}
    if isinstance(content, list):
        return [_without_nulls(value) for value in content]
    return content


def _case_twins(paths: Iterable[Path]) -> Iterator[Problem]:
    seen: dict[str, Path] = {}
    for path in paths:
        other = seen.setdefault(path.name.lower(), path)
        if other is not path:
            yield Problem(
                Place(path), "id", "case-twin", f"differs from {other.name} by case alone", "rename one"
            )


def _chosen(errors: list[ErrorDetails]) -> Iterator[ErrorDetails]:
    """Give one error a field: a choice of types reports one for each of them."""
    seen: set[tuple[str | int, ...]] = set()
    for error in errors:
        way = tuple(step for step in error["loc"] if not _is_type_name(step))
        if way not in seen:
            seen.add(way)
            yield {**error, "loc": way}


def _is_type_name(step: str | int) -> bool:
    return isinstance(step, str) and (step[:1].isupper() or "[" in step)


def _problem(file: YamlFile, error: ErrorDetails) -> Problem:
    key: Key = tuple(error["loc"])
    kind = error["type"].replace("_", "-")
    message, hint = _words(error, key)
    return Problem(
        file.place(key), dotted(key), "unknown-key" if kind == "extra-forbidden" else kind, message, hint
    )


def _words(error: ErrorDetails, key: Key) -> tuple[str, str]:
    """Give what is wrong and what would be right, in plain words."""
    field = str(key[-1]) if key else ""
    words = {"field": field, "written": error["input"], "kind": _kind(error["input"]), **error.get("ctx", {})}
    message, hint = _WORDS.get(error["type"], ("{said}", ""))
    if error["type"] == "extra_forbidden":
        hint = _near(field, _known_keys())
    elif error["type"] == "string_pattern_mismatch":
        hint = _FORMS.get(field, "expected {pattern}")
    said = error["msg"][:1].lower() + error["msg"][1:]
    return message.format(said=said, **words), hint.format(said=said, **words)


_WORDS = {
    "extra_forbidden": ("unknown key “{field}”", ""),
    "missing": ("the field is missing", "write it"),
    "literal_error": ("“{written}” is not one of {expected}", ""),
    "string_pattern_mismatch": ("“{written}” has the wrong form", ""),
    "string_too_short": ("the text is empty", "write it, or leave the field out"),
    "string_too_long": ("the text is longer than {max_length} characters", ""),
    "string_type": ("{kind} stands where a text is expected", ""),
    "tuple_type": ("{kind} stands where a list is expected", "start each element with “- ”"),
    "model_type": ("{kind} stands where a mapping is expected", "write “key: value” lines"),
    "model_attributes_type": ("{kind} stands where a mapping is expected", "write “key: value” lines"),
    "decimal_parsing": ("“{written}” is no number", "write digits only, as in 3300"),
    "decimal_type": ("{kind} stands where a number is expected", "write digits only, as in 3300"),
    "int_parsing": ("“{written}” is no whole number", "write digits only, as in 3"),
}
"""The messages by pydantic's names of errors; https://docs.pydantic.dev/latest/errors/validation_errors/."""
_FORMS = {
    "id": "use small Latin letters, digits and single hyphens, at most 64",
    "iso": "write 2023-06-25, 2023-06, 2023 or 2023-07-01/2023-08-31",
    "passage": "write the paragraph as in p22",
    "date": "write 2023-06-25",
    "on": "write 2023-06-25",
    "sha256": "expected 64 hexadecimal digits",
}


def _kind(written: object) -> str:
    if isinstance(written, dict):
        return "a mapping"
    if isinstance(written, list):
        return "a list"
    return "nothing" if written is None else f"the text “{written}”"


def _known_keys() -> frozenset[str]:
    def walk(model: type[Model]) -> Iterator[str]:
        schema = model.model_json_schema()
        for part in (schema, *schema.get("$defs", {}).values()):
            yield from part.get("properties", {})

    return frozenset(key for model in _MODELS for key in walk(model))


def _near(word: str, known: Iterable[str]) -> str:
    close = get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    return f"did you mean “{close[0]}”?" if close else ""
