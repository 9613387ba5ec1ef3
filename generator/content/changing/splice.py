"""The text of a YAML file with pieces replaced; what the pieces say is checked elsewhere."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO

import yaml

from generator.content.changing.change import Change, Changes
from generator.content.reading import compose
from generator.content.writing import dump, flow, quoted, scalar
from generator.model import FieldPath, Plain, field_in

_COMMENT = re.compile(r"#[^\r\n]*")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_BLANK_LINES = re.compile(r"(?:[ \t]*\r?\n)*\Z")


def splice(text: str, changes: Sequence[Change], content: Plain) -> str:
    """Return the text of a file, whose content is given, with the changes spliced in.

    A last line without a line ending stays without.
    """
    line_end = "\r\n" if "\r\n" in text else "\n"
    if not text or text.endswith("\n"):
        return _Splicing(text, changes, content).rewritten(line_end)
    return _Splicing(text + line_end, changes, content).rewritten(line_end).removesuffix(line_end)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of the text and what replaces it."""

    start: int
    end: int
    text: str


class _Layout:
    """Where the lines, dashes and comments of a file's text are."""

    def __init__(self, text: str, tokens: Sequence[yaml.Token]) -> None:
        self._text = text
        self._dashes = [token for token in tokens if isinstance(token, yaml.BlockEntryToken)]
        self._comments = list(_comments(text, tokens))

    def is_behind_dash(self, name: yaml.Node) -> bool:
        """Whether the first field of an element is on the same line as its dash."""
        start = name.start_mark.index
        return bool(self._text[self.line_of(start) : start].strip())

    def dash(self, element: yaml.Node) -> int:
        """Return the position of the dash of a list's element."""
        start = element.start_mark.index
        return max(int(dash.start_mark.index) for dash in self._dashes if dash.end_mark.index <= start)

    def line_of(self, index: int) -> int:
        """Return the start of the line that holds a position."""
        return self._text.rfind("\n", 0, index) + 1

    def line_after(self, index: int) -> int:
        """Return the start of the next line."""
        return self._text.find("\n", index) + 1 or len(self._text)

    def behind(self, node: yaml.Node) -> int:
        """Return the start of the line after a node; the parser's own end lies after the comments that follow."""
        if isinstance(node, yaml.CollectionNode) and not node.flow_style:
            last = node.value[-1]
            return self.behind(last[1] if isinstance(node, yaml.MappingNode) else last)
        return self.line_after(self.end_of(node))

    def end_of(self, node: yaml.Node) -> int:
        """Return where the last word of a node ends; blank lines after a block of text are not part of it."""
        start, end = int(node.start_mark.index), int(node.end_mark.index)
        if not isinstance(node, yaml.ScalarNode) or node.style not in {"|", ">"}:
            return end
        lines = self._text[start:end]
        if "+" in lines.split("\n")[0].split("#")[0]:
            return end - 1
        return start + len(_BLANK_LINES.sub("", lines))

    def comments_within(self, start: int, end: int, column: int) -> str:
        """Return the comments in a piece that is removed, each on a line of its own."""
        return "".join(f"{' ' * column}{words}\n" for at, words in self._comments if start <= at < end)


class _Splicing:
    """A file and the pieces of its text that change."""

    def __init__(self, text: str, changes: Sequence[Change], content: Plain) -> None:
        self._text = text
        self._content = content
        self._changes = Changes.of(changes)
        self._root, tokens = compose(text)
        self._layout = _Layout(text, tokens)

    def rewritten(self, line_end: str) -> str:
        """Return the whole text with the changed pieces in place."""
        if self._root is None:
            whole = _block(self._changes.applied(None, ()))
            return self._text + whole.replace("\n", line_end)
        pieces = self._walk(self._root, (), None, in_flow=False)
        at, parts = 0, []
        for piece in sorted(pieces, key=lambda piece: (piece.start, piece.end)):
            parts += [self._text[at : piece.start], piece.text.replace("\n", line_end)]
            at = max(at, piece.end)
        return "".join(parts) + self._text[at:]

    def _walk(
        self, node: yaml.Node, here: FieldPath, name: yaml.Node | None, *, in_flow: bool
    ) -> Iterator[_Piece]:
        """Yield the changed pieces of a node; ``name`` is the key before it if it is a field of a mapping."""
        if here in self._changes.puts:
            yield self._replaced(node, self._changes.puts[here].value, name, in_flow=in_flow)
        elif isinstance(node, yaml.ScalarNode) or not self._changes.touches(here):
            return
        elif _needs_anew(node, self._changes, here):
            yield self._replaced(
                node, self._changes.applied(field_in(self._content, here), here), name, in_flow=in_flow
            )
        elif isinstance(node, yaml.MappingNode):
            yield from self._walk_mapping(node, here, in_flow=in_flow or bool(node.flow_style))
        elif isinstance(node, yaml.SequenceNode):
            yield from self._walk_list(node, here, name, in_flow=in_flow or bool(node.flow_style))

    def _walk_mapping(self, node: yaml.MappingNode, here: FieldPath, *, in_flow: bool) -> Iterator[_Piece]:
        fields = [(name, value, (*here, name.value)) for name, value in node.value]
        kept = [each for each in fields if each[2] not in self._changes.drops]
        for name, value, key in kept:
            yield from self._walk(value, key, name, in_flow=in_flow)
        column = fields[0][0].start_mark.column
        if self._layout.is_behind_dash(fields[0][0]) and kept[0] is not fields[0]:
            start, end = fields[0][0].start_mark.index, kept[0][0].start_mark.index
            yield _Piece(start, end, "")
            yield _Piece(
                self._layout.line_of(start),
                self._layout.line_of(start),
                self._layout.comments_within(start, end, column),
            )
            fields = fields[fields.index(kept[0]) :]
        for name, value, key in fields:
            if key in self._changes.drops:
                start, end = self._layout.line_of(name.start_mark.index), self._layout.behind(value)
                yield _Piece(start, end, self._layout.comments_within(start, end, column))
        for key, put in self._changes.puts.items():
            if key and key[:-1] == here and key[-1] not in _steps(node):
                behind = next((each for each in kept if put.after == each[2][-1]), kept[-1])
                yield self._added(str(key[-1]), put.value, behind[1], column, in_flow=in_flow)

    def _walk_list(
        self, node: yaml.SequenceNode, here: FieldPath, name: yaml.Node | None, *, in_flow: bool
    ) -> Iterator[_Piece]:
        column = node.start_mark.column
        for number, part in enumerate(node.value):
            if (*here, number) not in self._changes.drops:
                yield from self._walk(part, (*here, number), None, in_flow=in_flow)
            elif not in_flow:
                start, end = self._layout.line_of(self._layout.dash(part)), self._layout.behind(part)
                yield _Piece(start, end, self._layout.comments_within(start, end, column))
        for number, values in sorted(self._changes.inserts.get(here, {}).items()):
            if in_flow:
                last = number >= len(node.value)
                at = node.value[-1].end_mark.index if last else node.value[number].start_mark.index
                texts = [flow(value) for value in values]
                yield _Piece(at, at, "".join(f", {t}" if last else f"{t}, " for t in texts))
                continue
            if number:
                at = self._layout.behind(node.value[number - 1])
            else:
                at = (
                    self._layout.line_after(name.end_mark.index)
                    if name
                    else self._layout.line_of(self._layout.dash(node.value[0]))
                )
            yield _Piece(at, at, "".join(_element(value, column) for value in values))

    def _replaced(self, node: yaml.Node, value: Plain, name: yaml.Node | None, *, in_flow: bool) -> _Piece:
        start, end = node.start_mark.index, node.end_mark.index
        blank = " " if start == end and not self._text[:start].endswith(" ") else ""
        if isinstance(node, yaml.ScalarNode) and not isinstance(value, (Mapping, list)):
            words = self._scalar(node, value, in_flow=in_flow)
            return _Piece(start, self._layout.end_of(node), blank + words)
        if in_flow or _stays_inline(node, value, name):
            return _Piece(start, end, blank + flow(value))
        first = name or node
        column, end = first.start_mark.column, self._layout.behind(node)
        whole = {name.value: value} if isinstance(name, yaml.ScalarNode) else value
        words = _lines(_block(whole), column).lstrip(" ")
        comments = self._layout.comments_within(first.start_mark.index, end, column)
        return _Piece(first.start_mark.index, end, words + comments)

    def _scalar(self, node: yaml.ScalarNode, value: Plain, *, in_flow: bool) -> str:
        """Return a value in the same quotation marks as the old one, with the comment from its first line."""
        words = "" if value is None else str(value)
        if node.style == '"':
            return quoted(words)
        if node.style == "'" and words.isprintable():
            return "'" + words.replace("'", "''") + "'"
        if not node.style and _NUMBER.fullmatch(words) and _NUMBER.fullmatch(node.value):
            return words
        written = _on_one_line(value, in_flow=in_flow)
        if node.style in {"|", ">"}:
            header = self._text[node.start_mark.index : self._layout.line_after(node.start_mark.index)]
            return " ".join([written, *_COMMENT.findall(header)])
        return written

    def _added(self, name: str, value: Plain, behind: yaml.Node, column: int, *, in_flow: bool) -> _Piece:
        if in_flow:
            at = behind.end_mark.index
            return _Piece(at, at, f", {name}: {flow(value)}")
        at = self._layout.behind(behind)
        return _Piece(at, at, _lines(_field(name, value), column))


def _needs_anew(node: yaml.Node, changes: Changes, here: FieldPath) -> bool:
    """Whether a collection must be rewritten: it is empty, loses everything, or loses a part within one line."""
    steps = _steps(node)
    going = [step for step in steps if (*here, step) in changes.drops]
    inline = isinstance(node, yaml.CollectionNode) and bool(node.flow_style)
    return not steps or len(going) == len(steps) or (inline and bool(going))


def _stays_inline(node: yaml.Node, value: Plain, name: yaml.Node | None) -> bool:
    """Whether a collection in brackets is rewritten in brackets; a list that was empty gets lines instead."""
    if not isinstance(node, yaml.CollectionNode) or not node.flow_style or not value:
        return False
    grows = isinstance(node, yaml.SequenceNode) or name is None
    return isinstance(value, (Mapping, list)) and (bool(_steps(node)) or not grows)


def _comments(text: str, tokens: Sequence[yaml.Token]) -> Iterator[tuple[int, str]]:
    """Yield each comment with its place, between tokens or in the first line of a block of text."""
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
    """Return an element of a list as lines."""
    if isinstance(value, (Mapping, list)):
        lines = _lines(_block(value), column + 2)
        return " " * column + "- " + lines[column + 2 :]
    return " " * column + f"- {_on_one_line(value, in_flow=False)}\n"


def _field(name: str, value: Plain) -> str:
    """Return a field of a mapping as lines that start in the first column."""
    if isinstance(value, (Mapping, list)):
        return dump({name: value}).decode()
    return f"{name}: {_on_one_line(value, in_flow=False)}\n"


def _on_one_line(value: Plain, *, in_flow: bool) -> str:
    if isinstance(value, str):
        return scalar(value, in_flow=in_flow)
    return flow(value) if in_flow else dump({"k": value}).decode()[3:-1]


def _block(value: Plain) -> str:
    """Return a mapping or a list as lines that start in the first column."""
    lines = list(StringIO(dump(value).decode()))
    margin = 2 if lines[0].startswith("  - ") else 0
    return "".join(line[min(margin, len(line) - len(line.lstrip(" "))) :] for line in lines)


def _lines(words: str, column: int) -> str:
    return "".join(" " * column + line for line in StringIO(words))
