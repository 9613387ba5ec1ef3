"""Markdown as a reader of it sees it: its words, headings and rows, without the signs that only mark them.

What looks like markup and is none (5*3*4, [甲], a pipe in a sentence) stays as it is written. The rules are those of
https://spec.commonmark.org/0.31.2/ and of GitHub's tables, footnotes and struck-out words.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from generator.excerpts import Excerpts
from generator.ingest.joining import join
from generator.ingest.marked_words import say_struck
from generator.ingest.pasted import find_cuts
from generator.messages import Message, say
from generator.model import LINKED

_ENTRY = re.compile(
    r"(?P<key>[\w-]{1,40})(?::(?:\s+(?P<value>.*)|)|\s*=\s*(?P<set>.*))|\s*-\s.*|\s{2,}\S.*|#.*|"
)
_DAY = re.compile(r"[\"']?(\d{4}-\d{2}-\d{2})(?!\d)")
_MOST_ENTRIES = 60
_HEADS = {"---": ("---", "..."), "+++": ("+++",)}
"""How data at the head of a file begin and end: YAML, and TOML."""
_HEAD = 6
"""The title that a file states at its head is among this many first lines, or is put before them."""
_FENCE = re.compile(r" {0,3}(?:`{3,}[^`]*|~{3,}.*)")
_RULE = re.compile(r" {0,3}(?:(?:- *){3,}|(?:\* *){3,}|(?:_ *){3,})")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-{2,})\s*")
_DELIMITER = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
_DEFINITION = re.compile(r" {0,3}\[(?!\^)(?P<name>[^\[\]]+)\]:\s+(?P<address>\S+)(?:\s+[\"'(].*[\"')])?\s*")
_QUOTED = re.compile(r"(?: {0,3}> ?)+")
_BULLET = re.compile(r"\s*[-*+:]\s+(?:\[(?P<box>[ xX])\]\s+)?(?=\S)")
_ITEM = re.compile(r"\s*(?:\d{1,9}[.)]|[-*+:])\s")
_NUMBERED = re.compile(r"(?P<indent> *)(?P<number>\d{1,9})(?P<sign>[.)])(?=\s)")
_HEADING = re.compile(r" {0,3}(?P<words>#{1,6}\s.*?)(?:\s+#+)?\s*(?:\{[#.][^{}]*\})?\s*")
_TITLED = re.compile(r"(?:!!!|\?\?\?\+?)\s*[\w-]+(?:\s[\w\s-]*)?\s*(?:\"(?P<title>[^\"]*)\")?\s*")
"""The first line of a set-off block of MkDocs (https://python-markdown.github.io/extensions/admonition/)."""
_NOTE = re.compile(r"\[\^([^\[\]\s]{1,30})\](:?)")
_CELL_END = re.compile(r"(?<!\\)\|")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!|<>~-])")
_CODE = re.compile(r"(?<!`)(`{1,3})(?!`)(.+?)(?<!`)\1(?!`)")
_PICTURE = re.compile(r"!\[([^\[\]]*)\](?:\([^()]*\)|\[[^\[\]]*\])")
_LINK = re.compile(
    r"\[([^\[\]]*)\]\((?:<[^<>]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)?)(?:\s+\"[^\"]*\"|\s+'[^']*'|)\s*\)"
)
_REFERENCE = re.compile(r"\[([^\[\]]+)\](?:\[([^\[\]]*)\]|)")
_ADDRESS = re.compile(rf"<((?:{'|'.join(LINKED)}):[^\s<>]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+)>")
_STRUCK = re.compile(r"~~(?=\S)([^~]+)(?<=\S)~~")
_STRONG = re.compile(r"(\*\*|(?<!\w)__)(?=\S)((?:(?!\*\*|__).)+)(?<=\S)\1")
_WEAK = re.compile(
    r"(?<![*\d])\*(?=[^\s*])([^*]+)(?<=\S)\*(?![*\d])|(?<![\w_])_(?=[^\s_])([^_]+)(?<=\S)_(?![\w_])"
)
_BLANKS = re.compile(r"(?<=\S) {2,}")
_KEPT = 0xF0000
"""Characters of a plane of no characters stand for those that are no markup until all markup is gone."""


@dataclass(slots=True)
class Marked:
    """What is read of a Markdown text besides its words."""

    title: str | None = None
    date: str | None = None
    entries: list[str] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    """The addresses that links name, by name."""

    def told(self) -> Iterator[Message]:
        """Yield what the text lacks of the file."""
        entries = Excerpts((*self.entries, *self.names.values()))
        if entries.length:
            yield say("what the file says of itself, and where its links lead: {words}", words=entries)
        if self.struck:
            yield say_struck(self.struck)
        if self.pictures:
            yield say(
                "what is written in pictures ({count} pictures): {words}",
                count=len(self.pictures),
                words=Excerpts(tuple(filter(None, self.pictures))),
            )


def without_marks(text: str) -> tuple[str, Marked]:
    """Return the words of a Markdown text, and what else it says."""
    marked = Marked()
    lines = _without_head(text.split("\n"), marked)
    marked.names = {
        found["name"].strip().lower(): found["address"]
        for line in lines
        if (found := _DEFINITION.fullmatch(line))
    }
    blocks = list(_lines(lines, marked))
    whole = list(_joined(blocks))
    if marked.title and marked.title not in (line.lstrip("# ") for line in whole[:_HEAD]):
        whole.insert(0, marked.title)
    return "\n".join(whole), marked


def _without_head(lines: Sequence[str], marked: Marked) -> Sequence[str]:
    """Return lines without the data at their head, between two lines of hyphens or of plus signs."""
    fence = lines[0].rstrip() if lines else ""
    if fence not in _HEADS:
        return lines
    end = next((at for at, line in enumerate(lines[1:_MOST_ENTRIES], 1) if line.rstrip() in _HEADS[fence]), 0)
    entries = [_ENTRY.fullmatch(line.rstrip()) for line in lines[1:end]]
    if not end or not all(entries):
        return lines
    said = {
        entry["key"].lower(): entry["value"] or entry["set"]
        for entry in entries
        if entry and (entry["value"] or entry["set"])
    }
    marked.entries = [line.strip() for line in lines[1:end] if line.strip()]
    marked.title = said.get("title", "").strip("\"' ") or None
    day = _DAY.match(said.get("date", ""))
    marked.date = day[1] if day else None
    return lines[end + 1 :]


@dataclass(frozen=True, slots=True)
class _Block:
    words: str
    is_text: bool = False
    """Whether it is part of a paragraph that is no row, no heading and no code."""
    ends: bool = False
    """Whether its line ends where it does."""


def _lines(lines: Sequence[str], marked: Marked) -> Iterator[_Block]:
    """Yield the lines without their marks."""
    is_code = is_table = False
    before = ""
    numbers = _Numbers()
    for number, line in enumerate(lines):
        after = lines[number + 1] if number + 1 < len(lines) else ""
        quoted = _QUOTED.match(line)
        shown = line[quoted.end() :] if quoted else line
        is_table = "|" in shown and (is_table or ("|" in after and bool(_DELIMITER.fullmatch(after))))
        if _FENCE.fullmatch(line):
            is_code = not is_code
        elif is_code:
            yield _Block(line)
        elif _is_mark(shown, before, is_table=is_table):
            yield from ()
        elif is_table:
            yield _Block("\t".join(_inline(cell, marked) for cell in _cells(shown)))
        elif _is_underlined(shown, after):
            yield _Block(f"{'#' if after.strip()[0] == '=' else '##'} {_inline(shown.strip(), marked)}")
        else:
            yield from _plain(numbers.shown(shown, before), marked)
        before = shown


class _Numbers:
    """The numbers of lists, as a reader sees them: a list in which each item is 1. counts them."""

    def __init__(self) -> None:
        self._open: list[tuple[int, str, int]] = []

    def shown(self, line: str, before: str) -> str:
        """Return a line with the number that its place in a list gives it, if it is lower as written."""
        found = _NUMBERED.match(line)
        indent = len(line) - len(line.lstrip(" "))
        if not found:
            if line.strip() and (not before.strip() or _ITEM.match(line) or line.startswith("#")):
                self._open = [each for each in self._open if each[0] < indent]
            return line
        written, sign = int(found["number"]), found["sign"]
        self._open = [each for each in self._open if each[0] <= indent]
        if self._open and self._open[-1][:2] == (indent, sign):
            written = max(written, self._open.pop()[2])
        self._open.append((indent, sign, written + 1))
        return f"{found['indent']}{written}{sign}{line[found.end() :]}"


def _is_mark(line: str, before: str, *, is_table: bool) -> bool:
    """Return whether a line only marks: a rule, the line under a heading or a table's head, or where a link leads."""
    is_under = bool(before.strip()) and (
        _UNDERLINE.fullmatch(line) or (is_table and _DELIMITER.fullmatch(line))
    )
    return bool(is_under or _RULE.fullmatch(line) or _DEFINITION.fullmatch(line))


def _is_underlined(line: str, after: str) -> bool:
    """Return whether the line after another one makes a heading of it."""
    is_head = bool(line.strip()) and not line.startswith("#") and not _ITEM.match(line)
    return is_head and bool(_UNDERLINE.fullmatch(after))


def _plain(line: str, marked: Marked) -> Iterator[_Block]:
    is_broken = line.endswith(("  ", "\\"))
    words, box = line.removesuffix("\\").strip(), ""
    if heading := _HEADING.fullmatch(line):
        words = heading["words"]
    elif titled := _TITLED.fullmatch(words):
        words = titled["title"] or words
    if bullet := _BULLET.match(line):
        words = line[bullet.end() :].strip()
        box = {" ": "☐", "x": "☑", "X": "☑"}.get(bullet["box"] or "", "")
    is_text = bool(words) and not (words.startswith("#") or _ITEM.match(line))
    yield _Block(box + _inline(words, marked), is_text, is_broken)


def _cells(row: str) -> list[str]:
    return [cell.strip() for cell in _CELL_END.split(row.strip().removeprefix("|").removesuffix("|"))]


def _inline(words: str, marked: Marked) -> str:
    """Return words without the signs of emphasis, links, code and notes."""
    words = _ESCAPED.sub(lambda found: _kept(found[1]), words)
    words = _CODE.sub(lambda found: _kept(found[2].strip()), words)
    marked.pictures += [found[1] for found in _PICTURE.finditer(words)]
    words = _PICTURE.sub("", words)
    words = _LINK.sub(lambda found: found[1], words)
    words = _NOTE.sub(lambda found: f"[{found[1]}]{' ' if found[2] else ''}", words)
    words = _REFERENCE.sub(lambda found: _named(found, marked), words)
    words = _ADDRESS.sub(lambda found: found[1], words)
    marked.struck += [found[1] for found in _STRUCK.finditer(words)]
    words = _STRUCK.sub("", words)
    words = _STRONG.sub(lambda found: found[2], words)
    words = _WEAK.sub(lambda found: found[1] or found[2], words)
    return "".join(chr(ord(char) - _KEPT) if ord(char) >= _KEPT else char for char in words).replace(
        "]  ", "] "
    )


def _kept(words: str) -> str:
    return "".join(chr(ord(char) + _KEPT) if ord(char) < _KEPT >> 4 else char for char in words)


def _named(found: re.Match[str], marked: Marked) -> str:
    name = (found[2] or found[1]).strip().lower()
    return found[1] if name in marked.names else found[0]


def _joined(blocks: Sequence[_Block]) -> Iterator[str]:
    """Yield lines without the breaks that cut a sentence within a paragraph."""
    start = 0
    for end in range(1, len(blocks) + 1):
        before = blocks[end - 1]
        if end < len(blocks) and before.is_text and not before.ends and blocks[end].is_text:
            continue
        words = [block.words for block in blocks[start:end]]
        whole = words[0]
        for more, is_within in zip(words[1:], find_cuts(words), strict=True):
            if is_within:
                whole = join(whole, more)
            else:
                yield whole
                whole = more
        yield whole
        start = end
