"""Single fields of a YAML file changed where they stand; every other byte stays as a person wrote it.

Chinese text that runs over several lines would gain a blank at each line break if the file were read and written
anew, so the new words are set into the text at the places that the parser gives. What was written is read again
and must say what was meant.
"""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml

from generator.errors import Place, Problem, ProblemsError
from generator.messages import say
from generator.store.plain import Plain
from generator.store.yaml_reader import Key, dotted, parse_text, read_text

_PLAIN = re.compile(r"[\w“‘(](?:[^\n\r\t:#]|:(?=[^\s,\[\]{}])|(?<=\S)#)*(?<!\s)")
"""What needs no quotation marks: no line break, no colon or number sign that would end it."""
_NUMBER = re.compile(r"[\d.]+(?:[eE][+-]?\d+)?")
_BRACKETS = re.compile(r"[,\[\]{}]")
_BREAKS = re.compile("[\x85\u2028\u2029]")
_BEFORE = {"en": ("zh",), "en_src": ("en", "zh")}
"""After which of its neighbours a new field is set; any other comes last."""

_Edit = tuple[int, int, int, str]
"""Where to cut, up to where, in which column new lines begin, and what to set there."""
_INSIDE = 10**6
"""The column of what begins no line."""


class _Resolver(yaml.resolver.Resolver):
    """Guesses as other programs do, so that what they would take for a number is put in quotation marks."""


def edit_file(path: Path, changes: Mapping[Key, str]) -> bytes:
    """Give a file's bytes with some of its texts changed or added; a new field stands beside its neighbours."""
    raw = path.read_bytes()
    text = read_text(path)
    mark = "\ufeff" if raw.startswith(b"\xef\xbb\xbf") else ""
    root = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    edits = list(_edits(text, root, _tree(changes))) if root else []
    edited = text
    for start, end, _, words in sorted(edits, key=_from_the_end):
        edited = edited[:start] + words + edited[end:]
    wanted = parse_text(path, text).content
    for key, words in changes.items():
        wanted = _with(wanted, key, words)
    if _read_back(path, edited) != wanted:
        raise ProblemsError([_not_editable(path, changes)])
    return (mark + edited).encode()


def _from_the_end(edit: _Edit) -> tuple[int, int, int]:
    """Order edits so that none moves another; of two at one place the one that goes deeper comes to stand first."""
    start, end, column, _ = edit
    return -start, -end, column


def _read_back(path: Path, text: str) -> Plain:
    try:
        return parse_text(path, text).content
    except ProblemsError:
        return None


def _not_editable(path: Path, changes: Mapping[Key, str]) -> Problem:
    key, words = next(iter(changes.items()))
    message = say("this file is written in a way in which no program can change a field alone")
    hint = say("write it yourself: “{words}”", words=words)
    return Problem(Place(path), dotted(key), "not-editable", message, hint)


def _tree(changes: Mapping[Key, str]) -> Plain:
    """Give the changes as mappings in mappings, with list positions as keys."""
    tree: Plain = {}
    for key, words in changes.items():
        tree = _with(tree, key, words)
    return tree


def _with(content: Plain, key: Key, words: str) -> Plain:
    if not key:
        return words
    if isinstance(content, list):
        position = int(key[0])
        return [_with(part, key[1:], words) if n == position else part for n, part in enumerate(content)]
    mapping = content if isinstance(content, dict) else {}
    return {**mapping, key[0]: _with(mapping.get(key[0]), key[1:], words)}


def _edits(text: str, node: yaml.Node, tree: Mapping[str | int, Plain]) -> Iterator[_Edit]:
    if isinstance(node, yaml.SequenceNode):
        for position, part in tree.items():
            yield from _edits(text, node.value[int(position)], part)
        return
    assert isinstance(node, yaml.MappingNode)  # noqa: S101 - a way goes through lists and mappings
    standing = {name.value: (name, value) for name, value in node.value}
    for name, part in tree.items():
        if name in standing and isinstance(part, dict):
            value = standing[name][1]
            if isinstance(value, yaml.ScalarNode):
                yield _replaced(text, value, _in_flow(part), flow=node.flow_style)
            else:
                yield from _edits(text, value, part)
        elif name in standing:
            value = standing[name][1]
            yield _replaced(text, value, _scalar(str(part), flow=node.flow_style), flow=node.flow_style)
    new = {str(name): part for name, part in tree.items() if name not in standing}
    if new:
        yield _added(text, node, new)


def _replaced(text: str, node: yaml.Node, words: str, *, flow: bool) -> _Edit:
    start, end = node.start_mark.index, node.end_mark.index
    if start == end:  # nothing stands after the colon
        return start, end, _INSIDE, words if text[:start].endswith(" ") else f" {words}"
    rest = text[start:end]
    blank = rest[len(rest.rstrip()) :] if not flow else ""
    return start, end, _INSIDE, words + blank


def _added(text: str, mapping: yaml.MappingNode, new: Mapping[str, Plain]) -> _Edit:
    after = _neighbour(mapping, next(iter(new)))
    if mapping.flow_style:
        words = ", ".join(f"{name}: {_flow_value(part)}" for name, part in new.items())
        if after is None:
            start = mapping.start_mark.index + 1
            return start, start, 0, words
        return after.end_mark.index, after.end_mark.index, 0, f", {words}"
    assert after is not None  # noqa: S101 - a block mapping has a first key
    column = mapping.value[0][0].start_mark.column
    lines = [line for name, part in new.items() for line in _lines(name, part)]
    at = _line_end(text, after)
    newline = "\r\n" if "\r\n" in text else "\n"
    words = "".join(f"{' ' * column}{line}{newline}" for line in lines)
    if not text[:at].endswith("\n"):
        words = newline + words.removesuffix(newline)
    return at, at, column, words


def _neighbour(mapping: yaml.MappingNode, name: str) -> yaml.Node | None:
    values: dict[str, yaml.Node] = {key.value: value for key, value in mapping.value}
    for before in _BEFORE.get(name, ()):
        if before in values:
            return values[before]
    return list(values.values())[-1] if values else None


def _line_end(text: str, node: yaml.Node) -> int:
    """Give where the line after a value begins, or the end of the text."""
    while isinstance(node, yaml.CollectionNode) and not node.flow_style:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    end = node.end_mark.index
    if isinstance(node, yaml.ScalarNode) and node.style in {"|", ">"} and text[:end].endswith("\n"):
        return end
    found = text.find("\n", end)
    return len(text) if found < 0 else found + 1


def _lines(name: str, part: Plain) -> Iterator[str]:
    if isinstance(part, dict):
        yield f"{name}:"
        yield from (f"  {key}: {_scalar(str(value), flow=False)}" for key, value in part.items())
    else:
        yield f"{name}: {_scalar(str(part), flow=False)}"


def _flow_value(part: Plain) -> str:
    return _in_flow(part) if isinstance(part, dict) else _scalar(str(part), flow=True)


def _in_flow(part: Mapping[str, Plain]) -> str:
    return "{" + ", ".join(f"{key}: {_scalar(str(value), flow=True)}" for key, value in part.items()) + "}"


def _scalar(words: str, *, flow: bool) -> str:
    """Write a text on one line: as it is where that is plain, in quotation marks elsewhere."""
    if _PLAIN.fullmatch(words) and not _BREAKS.search(words) and not (flow and _BRACKETS.search(words)):
        resolver = _Resolver()
        guessed = resolver.resolve(yaml.ScalarNode, words, (True, False))  # type: ignore[no-untyped-call]
        if guessed == "tag:yaml.org,2002:str" and not _NUMBER.fullmatch(words):
            return words
    quoted = json.dumps(words, ensure_ascii=False)
    return _BREAKS.sub(lambda match: f"\\u{ord(match.group()):04x}", quoted)
