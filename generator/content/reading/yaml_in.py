"""Turns untrusted YAML into plain values and their places.

Only mappings, lists and strings are read: no tags, no aliases, and no numbers or dates for YAML to guess at. Depth and
size are bounded. See https://yaml.org/spec/1.2.2/ for the syntax; the refusals are this project's own rules.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import yaml

from generator.content.reading.regular_file import read_regular
from generator.content.reading.traps import Trap, explain, find_in_line, split_lines, swallowed
from generator.errors import Place, Problem, ProblemsError
from generator.language import FULL_WIDTH
from generator.messages import NOTHING, Message, say
from generator.model import INVISIBLE, FieldPath, Plain, dotted

MOST_BYTES = 1_000_000
MOST_DEPTH = 20
MOST_NODES = 100_000
"""Mappings, lists and texts in one file; a file of the largest size has about a third of that."""

_WIDE = f"{FULL_WIDTH}“”‘’…—"
_HAN_FOLD = re.compile(rf"(?<=[{_WIDE}]) (?=[{_WIDE}])")
SAFE_DEPTH = 100
"""What any composer can hold, the one written in Python too."""
_INDICATORS = re.compile(r"^[ \t?:-]+", re.MULTILINE)
_MARKS = re.compile(r"[\n\r\x85\u2028\u2029,:?-]")
_TAGS = frozenset(f"tag:yaml.org,2002:{name}" for name in ("map", "seq", "str"))
_TAG_OF: Mapping[type[yaml.Node], str] = {
    yaml.MappingNode: "tag:yaml.org,2002:map",
    yaml.SequenceNode: "tag:yaml.org,2002:seq",
    yaml.ScalarNode: "tag:yaml.org,2002:str",
}
_NULLS = frozenset({"", "~", "null"})


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc] # the C one where it was built
    """Guesses nothing: every plain scalar is a string."""

    yaml_implicit_resolvers: ClassVar[dict[str, object]] = {}

    def resolve(self, kind: type[yaml.Node], _value: object, _implicit: object) -> str:
        """Return the tag of a node that has none of its own, without looking at its words."""
        return _TAG_OF[kind]


@dataclass(frozen=True, slots=True, weakref_slot=True)
class YamlFile:
    """What a YAML file says, and where each field is."""

    path: Path
    content: Plain
    places: Mapping[FieldPath, Place]
    """The place of each field's key, or of a list's element."""
    warnings: tuple[Problem, ...] = ()
    """What can be read but was hardly intended."""

    def place(self, key: FieldPath) -> Place:
        """Return the place of a field, or of the nearest field around it that is in the file."""
        while key and key not in self.places:
            key = key[:-1]
        return self.places.get(key, Place(self.path))


def read_yaml(path: Path) -> YamlFile:
    """Read one file; raises ProblemsError with everything that is wrong in it."""
    return parse_text(path, read_text(path))


def parse_text(path: Path, text: str) -> YamlFile:
    """Parse the text of a file, or text meant for it; raises ProblemsError with everything that is wrong in it."""
    if problems := list(_invisible_characters(path, text)):
        raise ProblemsError(problems)
    if len(text) > MOST_BYTES // 4 and len(text.encode()) > MOST_BYTES:
        raise ProblemsError([_too_large(path)])
    try:
        if problem := _overgrown(path, text):
            raise ProblemsError([problem])
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        raise ProblemsError([_syntax_problem(path, text, error)]) from error
    except yaml.YAMLError as error:
        raise ProblemsError(
            [Problem(Place(path), "", "yaml-syntax", say("this cannot be read as YAML"))]
        ) from error
    builder = _Builder(path, text)
    builder.refuse_aliases()
    content = builder.build(node, ()) if node is not None and not builder.problems else None
    if builder.problems:
        raise ProblemsError(builder.problems)
    return YamlFile(path, content, builder.places, tuple(builder.warnings))


def _overgrown(path: Path, text: str) -> Problem | None:
    """Return what is wrong if a text nests too deep, or holds too much, to be composed.

    A composer recurses at each level, and the one in C ends the process where the stack ends. So depth and nodes are
    counted over the parser's events first, for which no level takes more stack than another. Most texts are spared
    this, because they cannot be that large.
    """
    most_depth, most_nodes = bounds(text)
    if most_depth <= SAFE_DEPTH and most_nodes <= MOST_NODES:
        return None
    depth = nodes = 0
    for event in yaml.parse(text, Loader=_Loader):
        nodes += isinstance(event, yaml.NodeEvent)
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > MOST_DEPTH + 1:
            return _too_deep(_place(path, event))
        if nodes > MOST_NODES:
            message = say("the file holds more than {most:,} values", most=MOST_NODES)
            return Problem(_place(path, event), "", "too-large", message)
    return None


def bounds(text: str) -> tuple[int, int]:
    """The depth and the number of nodes that the YAML of a text cannot exceed.

    At most two open collections share a bracket, as in ``[a: b]``, or the column in which they begin, as a list does
    with the mapping around it. No mark of structure makes more than three nodes.
    """
    brackets = text.count("[") + text.count("{")
    columns = max((len(found) for found in _INDICATORS.findall(text)), default=0) + 1
    return 2 * (brackets + columns), 3 * (brackets + len(_MARKS.findall(text)) + 1)


def read_text(path: Path, instead: bytes | None = None) -> str:
    """Return a file's text, or that of the bytes given in its place.

    Raises ProblemsError if it is too large or not UTF-8.
    """
    raw = read_regular(path, MOST_BYTES) if instead is None else instead
    if len(raw) > MOST_BYTES:
        raise ProblemsError([_too_large(path)])
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = Place(path, raw.count(b"\n", 0, error.start) + 1, 1)
        message, hint = say("this is not UTF-8"), say("save the file as UTF-8")
        raise ProblemsError([Problem(place, "", "encoding", message, hint)]) from error


def _invisible_characters(path: Path, text: str) -> Iterator[Problem]:
    if INVISIBLE.search(text) is None:
        return
    for number, line in enumerate(text.split("\n"), 1):
        for match in INVISIBLE.finditer(line):
            yield _invisible(Place(path, number, match.start() + 1), (), match.group())


def _invisible(place: Place, key: FieldPath, character: str) -> Problem:
    message = say("the invisible character U+{code:04X}", code=ord(character))
    return Problem(place, dotted(key), "control-character", message, say("delete it"))


def _syntax_problem(path: Path, text: str, error: yaml.MarkedYAMLError) -> Problem:
    trap = explain(text, error)
    return Problem(Place(path, trap.line, trap.column), "", "yaml-syntax", trap.message, trap.hint)


class _Builder:
    """Walks a tree of nodes once, gathering plain values, places and problems."""

    def __init__(self, path: Path, text: str) -> None:
        self._path = path
        self._text = text
        self._lines = split_lines(text)
        self.places: dict[FieldPath, Place] = {}
        self.problems: list[Problem] = []
        self.warnings: list[Problem] = []

    def refuse_aliases(self) -> None:
        """Refuse anchors and aliases, which let a small file grow into a huge one."""
        if "&" not in self._text and "*" not in self._text:
            return
        for event in yaml.parse(self._text, Loader=_Loader):
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                message = say("anchors and aliases (& and *) are not read")
                hint = say("write the words out, or put them in quotation marks")
                self._add(self._at(event), (), "alias", message, hint)
                return

    def build(self, node: yaml.Node, key: FieldPath) -> Plain:
        """Return the plain content of a node."""
        if key not in self.places:
            self.places[key] = self._at(node)
        if len(key) > MOST_DEPTH:
            self.problems.append(_too_deep(self._at(node)))
            return None
        if node.tag not in _TAGS:
            message = say("tags such as {tag} are not read", tag=node.tag)
            self._add(self._at(node), key, "tag", message, say("leave it out"))
        if isinstance(node, yaml.MappingNode):
            return self._build_mapping(node, key)
        if isinstance(node, yaml.SequenceNode):
            return [self.build(child, (*key, number)) for number, child in enumerate(node.value)]
        return self._build_text(node, key) if isinstance(node, yaml.ScalarNode) else None

    def _build_text(self, node: yaml.ScalarNode, key: FieldPath) -> str | None:
        start, end = node.start_mark, node.end_mark
        self._refuse_escaped(node, key)
        if not node.style and start and end:
            if end.line > start.line:
                last = end.line if end.column else end.line - 1
                self._add_trap(swallowed(self._lines, start.line, last), key)
            self._warn_of_hash(node, key)
        return _scalar(node)

    def _refuse_escaped(self, node: yaml.Node, key: FieldPath) -> None:
        r"""Refuse an invisible character that is written as ``\u202e``; one in the file itself has already been refused."""
        if getattr(node, "style", None) == '"' and (found := INVISIBLE.search(node.value)):
            self.problems.append(_invisible(self._at(node), key, found.group()))

    def _warn_of_hash(self, node: yaml.ScalarNode, key: FieldPath) -> None:
        """Warn about words that YAML takes for a comment because a blank and # stand before them."""
        line = self._line(node.end_mark.line)
        if "#" in line and (cut := re.match(r"\s+#(?=[^\s#])", line[node.end_mark.column :])):
            place = Place(self._path, node.end_mark.line + 1, node.end_mark.column + cut.end())
            message = say("what stands after # is not read")
            hint = say("put the text in quotation marks if # belongs to it, or a space after # if not")
            self.warnings.append(Problem(place, dotted(key), "yaml-comment", message, hint, "warning"))

    def _build_mapping(self, node: yaml.MappingNode, key: FieldPath) -> dict[str, Plain]:
        mapping: dict[str, Plain] = {}
        for name_node, value_node in node.value:
            name = name_node.value if isinstance(name_node, yaml.ScalarNode) else None
            self._refuse_escaped(name_node, key)
            if name is None:
                message = say("a key must be plain words, not a list or other keys")
                self._add(self._at(name_node), key, "key", message)
            elif name != name.strip() and (trap := self._trap_at(name_node)):
                self._add_trap(trap, key)
            elif name in mapping:
                first = self.places[(*key, name)].line
                message = say("the key appears twice (first in line {line})", line=first)
                self._add(
                    self._at(name_node), (*key, name), "duplicate-key", message, say("keep one of them")
                )
            else:
                self.places[(*key, name)] = self._at(name_node)
                mapping[name] = self.build(value_node, (*key, name))
        return mapping

    def _line(self, number: int) -> str:
        return self._lines[number] if number < len(self._lines) else ""

    def _trap_at(self, node: yaml.Node) -> Trap | None:
        number = node.start_mark.line
        return find_in_line(number + 1, self._line(number))

    def _add_trap(self, trap: Trap | None, key: FieldPath) -> None:
        if trap:
            place = Place(self._path, trap.line, trap.column)
            self._add(place, key, "yaml-syntax", trap.message, trap.hint)

    def _at(self, mark: yaml.Node | yaml.Event) -> Place:
        return _place(self._path, mark)

    def _add(
        self, place: Place, key: FieldPath, kind: str, message: Message, hint: Message = NOTHING
    ) -> None:
        self.problems.append(Problem(place, dotted(key), kind, message, hint))


def compose(text: str) -> tuple[yaml.Node | None, list[yaml.Token]]:
    """Return the nodes and tokens, each with its place, of a text that ``parse_text`` accepts."""
    return yaml.compose(text, Loader=_Loader), list(yaml.scan(text, Loader=_Loader))


def _place(path: Path, mark: yaml.Node | yaml.Event) -> Place:
    start = mark.start_mark
    return Place(path) if start is None else Place(path, start.line + 1, start.column + 1)


def _scalar(node: yaml.ScalarNode) -> str | None:
    if not node.style and node.value in _NULLS:
        return None
    folds = node.style != "|" and node.end_mark.line > node.start_mark.line
    return _HAN_FOLD.sub("", node.value) if folds else str(node.value)


def _too_large(path: Path) -> Problem:
    message = say("the file is larger than {most:,} bytes", most=MOST_BYTES)
    return Problem(Place(path), "", "too-large", message)


def _too_deep(place: Place) -> Problem:
    message = say("lists and keys are nested more than {most} levels deep", most=MOST_DEPTH)
    return Problem(place, "", "too-deep", message)
