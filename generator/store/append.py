"""Rows added at the end of a list in a YAML file; every other byte stays as a person wrote it.

The rows are set into the text in the style of the list. Where that cannot be done, as for a list in brackets that
holds mappings, ruamel.yaml writes the file again, with its comments.
"""

from collections.abc import Sequence
from pathlib import Path

import yaml

from generator.errors import ProblemsError
from generator.store.plain import Plain, dump, load_kept
from generator.store.yaml_reader import Key, parse_text

_NODES: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def append(path: Path, key: Key, rows: Sequence[Plain]) -> bytes:
    """Give a file's bytes with rows added to the list at a key of its mapping, or to the list that it is.

    A file or a list that is not there begins with the rows.
    """
    text = path.read_bytes().decode("utf-8-sig") if path.exists() else ""
    kept = load_kept(text.encode())
    wanted = dump(_added(kept, key, rows))
    spliced = _splice(text, key, rows)
    return (
        spliced.encode()
        if spliced is not None and _reads(path, spliced) == _reads(path, wanted.decode())
        else wanted
    )


def _added(kept: Plain, key: Key, rows: Sequence[Plain]) -> Plain:
    if not key:
        return [*rows] if kept is None else _extended(kept, rows)
    kept[key[0]] = _extended(kept.get(key[0]) or [], rows)
    return kept


def _extended(kept: Plain, rows: Sequence[Plain]) -> Plain:
    kept.extend(rows)
    return kept


def _reads(path: Path, text: str) -> Plain:
    try:
        return parse_text(path, text).content
    except ProblemsError:
        return None


def _splice(text: str, key: Key, rows: Sequence[Plain]) -> str | None:
    root = yaml.compose(text, Loader=_NODES)
    if root is None:
        return None if key else text + "".join(map(_element, rows))
    if not key:
        return _with_rows(text, root, rows)
    values: dict[str, yaml.Node] = {name.value: value for name, value in root.value}
    if key[0] in values:
        return _with_rows(text, values[str(key[0])], rows)
    return _with_lines(text, _end(text, root), root.start_mark.column, dump({key[0]: [*rows]}).decode())


def _with_rows(text: str, node: yaml.Node, rows: Sequence[Plain]) -> str | None:
    lines = "".join(_element(row) for row in rows)
    if isinstance(node, yaml.SequenceNode) and node.value and not node.flow_style:
        return _with_lines(text, _end(text, node), node.start_mark.column, lines)
    if isinstance(node, yaml.SequenceNode) and not node.value and not node.start_mark.column:
        return text[: node.start_mark.index] + lines[:-1] + text[node.end_mark.index :]
    return None


def _with_lines(text: str, after: int, column: int, lines: str) -> str:
    """Add lines, indented, after the line in which something ends."""
    end = text.find("\n", after)
    end = len(text) if end < 0 else end
    added = "".join(f"\n{' ' * column}{line}" if line else "\n" for line in lines.split("\n")[:-1])
    return f"{text[:end]}{added}{text[end:]}"


def _element(row: Plain) -> str:
    """Give a row as an element of a list."""
    lines = dump(row).decode().split("\n")[:-1] if isinstance(row, dict) else [dump([row]).decode()[4:-1]]
    return "- " + "\n  ".join(lines) + "\n"


def _end(text: str, node: yaml.Node) -> int:
    """Give where a node's last word ends; a block's own mark lies behind the blank lines after it."""
    if isinstance(node, yaml.CollectionNode) and node.value and not node.flow_style:
        last = node.value[-1]
        return _end(text, last[1] if isinstance(last, tuple) else last)
    start, end = int(node.start_mark.index), int(node.end_mark.index)
    return start + len(text[start:end].rstrip())
