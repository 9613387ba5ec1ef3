"""Untrusted YAML in, plain words and their places out.

Only mappings, lists and strings are read: no tags, no aliases, no numbers or dates that YAML would guess. Depth and
size are bounded. See https://yaml.org/spec/1.2.2/ for the syntax; what is refused here is this project's own rule.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import yaml

from generator.errors import Place, Problem, ProblemsError

MOST_BYTES = 1_000_000
MOST_DEPTH = 20

Key = tuple[str | int, ...]
"""The way to a field: keys and list positions, outermost first."""
Plain = None | str | list["Plain"] | dict[str, "Plain"]

_REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x85\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_HAN = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f“”‘’…—"
_HAN_FOLD = re.compile(rf"(?<=[{_HAN}]) (?=[{_HAN}])")
_TAGS = frozenset(f"tag:yaml.org,2002:{name}" for name in ("map", "seq", "str"))
_NULLS = frozenset({"", "~", "null"})


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc] # the C one where it was built
    """Guesses nothing: every plain scalar is a string."""

    yaml_implicit_resolvers: ClassVar[dict[str, object]] = {}


@dataclass(frozen=True, slots=True)
class YamlFile:
    """What a YAML file says, and where each field stands."""

    path: Path
    content: Plain
    places: Mapping[Key, Place]
    """The place of each field's key, or of a list's element."""

    def place(self, key: Key) -> Place:
        """Give the place of a field, or of the nearest field around it that the file has."""
        while key and key not in self.places:
            key = key[:-1]
        return self.places.get(key, Place(self.path))


def read_yaml(path: Path) -> YamlFile:
    """Read one file; raises ProblemsError with everything that is wrong in it."""
    text = _read_text(path)
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        raise ProblemsError([_syntax_problem(path, error)]) from error
    except yaml.YAMLError as error:
        raise ProblemsError([Problem(Place(path), "", "yaml-syntax", str(error).splitlines()[0])]) from error
    except RecursionError as error:
        raise ProblemsError([_too_deep(Place(path))]) from error
    builder = _Builder(path)
    builder.refuse_aliases(text)
    content = builder.build(node, ()) if node is not None and not builder.problems else None
    if builder.problems:
        raise ProblemsError(builder.problems)
    return YamlFile(path, content, builder.places)


def _read_text(path: Path) -> str:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise ProblemsError(
            [Problem(Place(path), "", "unreadable", f"cannot be read ({error.strerror})")]
        ) from error
    if len(raw) > MOST_BYTES:
        raise ProblemsError(
            [Problem(Place(path), "", "too-large", f"the file is larger than {MOST_BYTES:,} bytes")]
        )
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = Place(path, raw.count(b"\n", 0, error.start) + 1, 1)
        raise ProblemsError(
            [Problem(place, "", "encoding", "this is not UTF-8", "save the file as UTF-8")]
        ) from error
    if problems := list(_refused_characters(path, text)):
        raise ProblemsError(problems)
    return text


def _refused_characters(path: Path, text: str) -> Iterator[Problem]:
    for number, line in enumerate(text.split("\n"), 1):
        for match in _REFUSED.finditer(line):
            place = Place(path, number, match.start() + 1)
            name = f"U+{ord(match.group()):04X}"
            yield Problem(place, "", "control-character", f"the invisible character {name}", "delete it")


def _syntax_problem(path: Path, error: yaml.MarkedYAMLError) -> Problem:
    mark = error.problem_mark or error.context_mark
    place = Place(path, mark.line + 1, mark.column + 1) if mark else Place(path)
    said = error.problem or error.context or "cannot be read as YAML"
    hint = next((hint for words, hint in _HINTS.items() if words in said), "")
    return Problem(place, "", "yaml-syntax", said, hint)


_HINTS = {
    "mapping values are not allowed": "put a text that holds “: ” in quotation marks",
    "cannot start any token": "indent with blanks, not tabs, and put a text that starts with @, ` or % in quotation marks",
    "could not find expected ':'": "each line of a mapping is “key: value”",
    "found undefined alias": "put a text that starts with * in quotation marks",
    "unexpected end of stream": "close the quotation mark or bracket",
    "expected <block end>": "the lines of one list or mapping start in the same column",
}


class _Builder:
    """Walks a node tree once, gathering plain words, places and problems."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.places: dict[Key, Place] = {}
        self.problems: list[Problem] = []

    def refuse_aliases(self, text: str) -> None:
        """Refuse anchors and aliases, by which a small file can become a huge one."""
        for event in yaml.parse(text, Loader=_Loader):
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                message = "anchors and aliases (& and *) are not read"
                self._add(
                    self._at(event),
                    (),
                    "alias",
                    message,
                    "write the words out, or put them in quotation marks",
                )
                return

    def build(self, node: yaml.Node, key: Key) -> Plain:
        """Give the plain content of a node."""
        self.places.setdefault(key, self._at(node))
        if len(key) > MOST_DEPTH:
            self.problems.append(_too_deep(self._at(node)))
            return None
        if node.tag not in _TAGS:
            self._add(self._at(node), key, "tag", f"the tag {node.tag} is not read", "leave it out")
        if isinstance(node, yaml.MappingNode):
            return self._build_mapping(node, key)
        if isinstance(node, yaml.SequenceNode):
            return [self.build(child, (*key, number)) for number, child in enumerate(node.value)]
        return _scalar(node) if isinstance(node, yaml.ScalarNode) else None

    def _build_mapping(self, node: yaml.MappingNode, key: Key) -> dict[str, Plain]:
        mapping: dict[str, Plain] = {}
        for name_node, value_node in node.value:
            name = name_node.value if isinstance(name_node, yaml.ScalarNode) else None
            if name is None:
                self._add(self._at(name_node), key, "key", "a key is a word, not a list or a mapping")
            elif name in mapping:
                first = self.places[(*key, name)].line
                message = f"the key stands twice (first in line {first})"
                self._add(self._at(name_node), (*key, name), "duplicate-key", message, "keep one of them")
            else:
                self.places[(*key, name)] = self._at(name_node)
                mapping[name] = self.build(value_node, (*key, name))
        return mapping

    def _at(self, mark: yaml.Node | yaml.Event) -> Place:
        start = mark.start_mark
        if start is None:
            return Place(self._path)
        return Place(self._path, start.line + 1, start.column + 1)

    def _add(self, place: Place, key: Key, kind: str, message: str, hint: str = "") -> None:
        self.problems.append(Problem(place, dotted(key), kind, message, hint))


def dotted(key: Key) -> str:
    """Give a field's way as an editor reads it: ``statements.0.cites``."""
    return ".".join(map(str, key))


def _scalar(node: yaml.ScalarNode) -> str | None:
    if not node.style and node.value in _NULLS:
        return None
    folds = node.style != "|" and node.end_mark.line > node.start_mark.line
    return _HAN_FOLD.sub("", node.value) if folds else str(node.value)


def _too_deep(place: Place) -> Problem:
    return Problem(
        place, "", "too-deep", f"lists and mappings stand more than {MOST_DEPTH} deep in one another"
    )
