"""Changes of single fields in a YAML file; every other character, comment and line stays where it is.

A round trip through a YAML library keeps comments but not all words: it joins the lines of folded Chinese with blanks,
and sets indentation and quotation marks anew. So a change here is a piece of text for a piece of text, and the result
is read back and compared before anybody writes it.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from generator.errors import Place, Problem, ProblemsError
from generator.messages import say
from generator.store.plain import Plain, dump, flow, same
from generator.store.yaml_reader import Key, compose, parse_text

_COMMENT = re.compile(r"#[^\r\n]*")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")


@dataclass(frozen=True, slots=True)
class Put:
    """Set a field of a mapping, or an element of a list; adds the field where the mapping has none."""

    key: Key
    value: Plain
    after: str | None = None
    """The field behind which a new one is added; the last one when absent."""


@dataclass(frozen=True, slots=True)
class Drop:
    """Take a field or an element out; a list that loses its last element goes too."""

    key: Key


@dataclass(frozen=True, slots=True)
class Insert:
    """Put an element into a list, before the one that has the number in the file as it is."""

    key: Key
    value: Plain


Change = Put | Drop | Insert
"""All keys are ways in the file as it is before any change."""


def rewrite(path: Path, text: str, changes: Sequence[Change]) -> str:
    """Give the text of a file with some fields changed.

    Raises ProblemsError for a file that is written so oddly that the change would touch another field.
    """
    before = parse_text(path, text).content
    settled = _settled(before, changes)
    written = _Text(text, settled, before).rewritten()
    try:
        good = same(parse_text(path, written).content, applied(before, settled))
    except ProblemsError:
        good = False
    if not good:
        message = say("the machine cannot change this file without touching other lines of it")
        hint = say("write it in the style of the other files: one field a line, two blanks deeper each level")
        raise ProblemsError([Problem(Place(path), "", "unchangeable", message, hint)])
    return written


def applied(content: Plain, changes: Iterable[Change]) -> Plain:
    """Give plain words with some fields changed."""
    return _applied(content, (), _Changes.of(changes))


def _settled(content: Plain, changes: Sequence[Change]) -> list[Change]:
    """Take whole lists out where each element goes and none comes."""
    known = _Changes.of(changes)
    empty = {
        key[:-1]
        for key in known.drops
        if key and isinstance(key[-1], int) and key[:-1] not in known.inserts and _all_go(content, key, known)
    }
    kept = [change for change in changes if not (isinstance(change, Drop) and change.key[:-1] in empty)]
    return [*kept, *(Drop(key) if key else Put((), []) for key in sorted(empty, key=str))]


def _all_go(content: Plain, key: Key, known: "_Changes") -> bool:
    for step in key[:-1]:
        content = content[step]
    return all((*key[:-1], number) in known.drops for number in range(len(content)))


@dataclass
class _Changes:
    puts: dict[Key, Put] = field(default_factory=dict)
    drops: set[Key] = field(default_factory=set)
    inserts: dict[Key, dict[int, list[Plain]]] = field(default_factory=dict)

    @classmethod
    def of(cls, changes: Iterable[Change]) -> "_Changes":
        found = cls()
        for change in changes:
            if isinstance(change, Put):
                found.puts[change.key] = change
            elif isinstance(change, Drop):
                found.drops.add(change.key)
            else:
                *way, number = change.key
                found.inserts.setdefault(tuple(way), {}).setdefault(int(number), []).append(change.value)
        return found


def _applied(content: Plain, way: Key, changes: _Changes) -> Plain:
    if way in changes.puts:
        return changes.puts[way].value
    if isinstance(content, Mapping):
        kept = {
            name: _applied(part, (*way, name), changes)
            for name, part in content.items()
            if (*way, name) not in changes.drops
        }
        new = {
            str(key[-1]): put.value
            for key, put in changes.puts.items()
            if key and key[:-1] == way and key[-1] not in content
        }
        return {**kept, **new}
    if isinstance(content, list):
        inserts = changes.inserts.get(way, {})
        parts: list[Plain] = []
        for number, part in enumerate(content):
            parts += inserts.get(number, [])
            if (*way, number) not in changes.drops:
                parts.append(_applied(part, (*way, number), changes))
        return parts + inserts.get(len(content), [])
    return content


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of the text and what stands there afterwards."""

    start: int
    end: int
    text: str


class _Text:
    """One file and the pieces of its text that change."""

    def __init__(self, text: str, changes: Sequence[Change], content: Plain) -> None:
        self._text = text
        self._content = content
        self._changes = _Changes.of(changes)
        self._root, tokens = compose(text)
        self._dashes = [token for token in tokens if isinstance(token, yaml.BlockEntryToken)]
        self._comments = list(_comments(text, tokens))

    def rewritten(self) -> str:
        """Give the whole text with the pieces in their places."""
        line_end = "\r\n" if "\r\n" in self._text else "\n"
        if self._root is None:
            whole = dump(_applied(None, (), self._changes)).decode()
            return self._text + self._own_lines(len(self._text), whole).replace("\n", line_end)
        pieces = self._walk(self._root, (), None, in_flow=False)
        at, parts = 0, []
        for piece in sorted(pieces, key=lambda piece: (piece.start, piece.end)):
            parts += [self._text[at : piece.start], piece.text.replace("\n", line_end)]
            at = max(at, piece.end)
        return "".join(parts) + self._text[at:]

    def _walk(self, node: yaml.Node, way: Key, name: yaml.Node | None, *, in_flow: bool) -> Iterator[_Piece]:
        """Give the pieces of a node; ``name`` is the key before it, if it is a field of a mapping."""
        if way in self._changes.puts:
            yield self._replaced(node, self._changes.puts[way].value, name, in_flow=in_flow)
        elif isinstance(node, yaml.ScalarNode) or not self._is_changed(way):
            return
        elif self._needs_anew(node, way):
            yield self._replaced(node, self._now(way), name, in_flow=in_flow)
        elif isinstance(node, yaml.MappingNode):
            yield from self._walk_mapping(node, way, in_flow=in_flow or bool(node.flow_style))
        elif isinstance(node, yaml.SequenceNode):
            yield from self._walk_list(node, way, name, in_flow=in_flow or bool(node.flow_style))

    def _is_changed(self, way: Key) -> bool:
        known = (*self._changes.puts, *self._changes.drops, *self._changes.inserts)
        return any(key[: len(way)] == way for key in known)

    def _needs_anew(self, node: yaml.Node, way: Key) -> bool:
        """Tell whether a collection is set anew: one that is empty, or loses all, or loses a part within one line."""
        steps = _steps(node)
        going = [step for step in steps if (*way, step) in self._changes.drops]
        inline = isinstance(node, yaml.CollectionNode) and bool(node.flow_style)
        return not steps or len(going) == len(steps) or (inline and bool(going))

    def _now(self, way: Key) -> Plain:
        content = self._content
        for step in way:
            content = content[step]
        return _applied(content, way, self._changes)

    def _walk_mapping(self, node: yaml.MappingNode, way: Key, *, in_flow: bool) -> Iterator[_Piece]:
        fields = [(name, value, (*way, name.value)) for name, value in node.value]
        kept = [each for each in fields if each[2] not in self._changes.drops]
        for name, value, key in kept:
            yield from self._walk(value, key, name, in_flow=in_flow)
        column = fields[0][0].start_mark.column
        if self._is_behind_dash(fields[0][0]) and kept[0] is not fields[0]:
            start, end = fields[0][0].start_mark.index, kept[0][0].start_mark.index
            yield _Piece(start, end, "")
            yield _Piece(self._line(start), self._line(start), self._comments_within(start, end, column))
            fields = fields[fields.index(kept[0]) :]
        for name, value, key in fields:
            if key in self._changes.drops:
                start, end = self._line(name.start_mark.index), self._behind(value)
                yield _Piece(start, end, self._comments_within(start, end, column))
        for key, put in self._changes.puts.items():
            if key and key[:-1] == way and key[-1] not in _steps(node):
                behind = next((each for each in kept if put.after == each[2][-1]), kept[-1])
                yield self._added(str(key[-1]), put.value, behind[1], column, in_flow=in_flow)

    def _walk_list(
        self, node: yaml.SequenceNode, way: Key, name: yaml.Node | None, *, in_flow: bool
    ) -> Iterator[_Piece]:
        column = node.start_mark.column
        for number, part in enumerate(node.value):
            if (*way, number) not in self._changes.drops:
                yield from self._walk(part, (*way, number), None, in_flow=in_flow)
            elif not in_flow:
                start, end = self._line(self._dash(part)), self._behind(part)
                yield _Piece(start, end, self._comments_within(start, end, column))
        for number, values in sorted(self._changes.inserts.get(way, {}).items()):
            if in_flow:
                last = number >= len(node.value)
                at = node.value[-1].end_mark.index if last else node.value[number].start_mark.index
                texts = [flow(value) for value in values]
                yield _Piece(at, at, "".join(f", {t}" if last else f"{t}, " for t in texts))
                continue
            if number:
                at = self._behind(node.value[number - 1])
            else:
                at = self._line_after(name.end_mark.index) if name else self._line(self._dash(node.value[0]))
            yield _Piece(at, at, self._own_lines(at, "".join(_element(value, column) for value in values)))

    def _replaced(self, node: yaml.Node, value: Plain, name: yaml.Node | None, *, in_flow: bool) -> _Piece:
        start, end = node.start_mark.index, node.end_mark.index
        if isinstance(node, yaml.ScalarNode) and not isinstance(value, (Mapping, list)):
            return _Piece(start, end, self._scalar(node, value, in_flow=in_flow))
        inline = (
            isinstance(node, yaml.CollectionNode) and node.flow_style and isinstance(value, (Mapping, list))
        )
        if in_flow or (inline and value and _steps(node)):
            return _Piece(start, end, flow(value))
        first = name or node
        column, end = first.start_mark.column, self._behind(node)
        whole = {name.value: value} if isinstance(name, yaml.ScalarNode) else value
        words = _lines(_block(whole), column).lstrip(" ")
        comments = self._comments_within(first.start_mark.index, end, column)
        return _Piece(first.start_mark.index, end, words + comments)

    def _scalar(self, node: yaml.ScalarNode, value: Plain, *, in_flow: bool) -> str:
        """Give a value in the quotation marks of the one before."""
        words = "" if value is None else str(value)
        if node.style in {"|", ">"}:
            return self._header_comment(dump({"k": value}).decode()[3:], node)
        if node.style == '"' or "\n" in words:
            return json.dumps(words, ensure_ascii=False)
        if node.style == "'":
            return "'" + words.replace("'", "''") + "'"
        plain = not node.style and _NUMBER.fullmatch(words)
        written = words if plain else flow(value) if in_flow else dump({"k": value}).decode()[3:-1]
        empty = node.start_mark.index == node.end_mark.index
        return f" {written}" if empty else written

    def _header_comment(self, words: str, node: yaml.ScalarNode) -> str:
        header = self._text[node.start_mark.index :].split("\n", 1)[0]
        comment = _COMMENT.search(header)
        return f"{words.rstrip()} {comment[0]}\n" if comment else words

    def _added(self, name: str, value: Plain, behind: yaml.Node, column: int, *, in_flow: bool) -> _Piece:
        if in_flow:
            at = behind.end_mark.index
            return _Piece(at, at, f", {name}: {flow(value)}")
        at = self._behind(behind)
        return _Piece(at, at, self._own_lines(at, _lines(dump({name: value}).decode(), column)))

    def _own_lines(self, at: int, words: str) -> str:
        """Start on a line of its own, also where a file ends without a line end."""
        return words if at == 0 or self._text[at - 1] in "\r\n" else "\n" + words

    def _is_behind_dash(self, name: yaml.Node) -> bool:
        start = name.start_mark.index
        return bool(self._text[self._line(start) : start].strip())

    def _dash(self, element: yaml.Node) -> int:
        """Give where the dash of a list's element stands."""
        start = element.start_mark.index
        return max(int(dash.start_mark.index) for dash in self._dashes if dash.end_mark.index <= start)

    def _line(self, index: int) -> int:
        """Give the start of a line."""
        return self._text.rfind("\n", 0, index) + 1

    def _line_after(self, index: int) -> int:
        """Give the start of the next line."""
        return self._text.find("\n", index) + 1 or len(self._text)

    def _behind(self, node: yaml.Node) -> int:
        """Give the start of the line after a node; what a library calls its end lies behind comments."""
        if isinstance(node, yaml.ScalarNode) and node.style in {"|", ">"}:
            return node.end_mark.index
        if isinstance(node, yaml.CollectionNode) and not node.flow_style:
            last = node.value[-1]
            return self._behind(last[1] if isinstance(node, yaml.MappingNode) else last)
        return self._line_after(node.end_mark.index)

    def _comments_within(self, start: int, end: int, column: int) -> str:
        """Give the comments of a piece that goes, each on a line of its own."""
        return "".join(f"{' ' * column}{words}\n" for at, words in self._comments if start <= at < end)


def _comments(text: str, tokens: Sequence[yaml.Token]) -> Iterator[tuple[int, str]]:
    """Give each comment with its place: what stands between tokens, and in the first line of a block of text."""
    at = 0
    for token in tokens:
        for found in _COMMENT.finditer(text, at, max(at, token.start_mark.index)):
            yield found.start(), found[0]
        if isinstance(token, yaml.ScalarToken) and token.style in {"|", ">"}:
            header = text.find("\n", token.start_mark.index)
            for found in _COMMENT.finditer(text, token.start_mark.index, header):
                yield found.start(), found[0]
        at = max(at, token.end_mark.index)
    for found in _COMMENT.finditer(text, at):
        yield found.start(), found[0]


def _steps(node: yaml.Node) -> list[str | int]:
    if isinstance(node, yaml.MappingNode):
        return [name.value for name, _ in node.value]
    return list(range(len(node.value)))


def _element(value: Plain, column: int) -> str:
    """Give an element of a list as lines."""
    if isinstance(value, (Mapping, list)):
        lines = _lines(_block(value), column + 2)
        return " " * column + "- " + lines[column + 2 :]
    return " " * column + "- " + dump({"k": value}).decode()[3:]


def _block(value: Plain) -> str:
    """Give a mapping or a list as lines from the first column on."""
    lines = dump(value).decode().splitlines(keepends=True)
    margin = 2 if lines[0].startswith("  - ") else 0
    return "".join(line[min(margin, len(line) - len(line.lstrip(" "))) :] for line in lines)


def _lines(words: str, column: int) -> str:
    return "".join(" " * column + line for line in words.splitlines(keepends=True))
