"""What a person most likely meant when a file cannot be read as YAML, or does not say what it seems to.

The parser reports where it gave up, which is often the line after the faulty one. Each rule in ``RULES`` looks for one
mistake in the lines around that place; the parser's own complaint, in our words, comes last.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import yaml

from generator.content.reading.syntax import ONE_COLUMN, QUOTE, in_plain_words
from generator.messages import Message, say

_KEY = r"[A-Za-z_][\w-]*"
_DASHES = r"\s*(?:-\s+)*"
_WIDE_COLON = re.compile(rf"{_DASHES}([a-z_]+)\s*：")
_TIGHT_COLON = re.compile(rf"{_DASHES}([a-z_]+):(?=[^\s/])")
_TIGHT_DASH = re.compile(r"\s*-(?=[^\s-])")
_NO_DASH = re.compile(r"\s*[－•●](?=\s*[^\s－•●])")
_NO_BLANK = re.compile(rf"{_DASHES}(?:{_KEY}:|-)(?=[\u00a0\u3000])")
_CONFLICT = re.compile(r"(?:<{7}|={7}|>{7})(?:\s|$)")
_ELEMENT = re.compile(r"\s*-(?= )")
_WIDE_BLANK = re.compile("[ \t]*[\u3000\u00a0]")
_ROW = re.compile(rf"(?P<indent>\s*(?:-\s+)*){_KEY}:(?:\s|$)")
_EARLY_END = re.compile(r"""(?:[:\-,{\[]\s+)(?P<text>"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')(?=[^\s,}\]:#])""")
_OPEN_QUOTE = re.compile(r"""(?:[:\-,{\[]\s+)(?:"(?:[^"\\]|\\.)*|'(?:[^']|'')*)$""")


@dataclass(frozen=True, slots=True)
class Trap:
    """A mistake at a place; line and column count from 1."""

    line: int
    column: int
    message: Message
    hint: Message


@dataclass(frozen=True, slots=True)
class Failure:
    """Where a parser gave up, counted from 0, and what it said."""

    lines: Sequence[str]
    said: str
    line: int
    column: int
    context: tuple[int, int]
    """The line and column at which the part that it was reading begins."""

    @property
    def nearby(self) -> Iterator[tuple[int, str]]:
        """The lines that may be at fault, the nearest first, each with its number from 1."""
        for number in range(min(self.line, len(self.lines) - 1), max(self.line - 3, -1), -1):
            yield number + 1, self.lines[number]


def split_lines(text: str) -> list[str]:
    """Split a text into lines as YAML 1.1 does."""
    return re.split("\r\n|[\r\n\x85\u2028\u2029]", text)


def explain(text: str, error: yaml.MarkedYAMLError) -> Trap:
    """Find the most likely mistake where a parser gave up."""
    mark = error.problem_mark or error.context_mark
    at = (mark.line, mark.column) if mark else (0, 0)
    begun = (error.context_mark.line, error.context_mark.column) if error.context_mark else at
    failure = Failure(split_lines(text), error.problem or error.context or "", *at, begun)
    return next(trap for rule in RULES if (trap := rule(failure)))


def swallowed(lines: Sequence[str], first: int, last: int) -> Trap | None:
    """Find a line that YAML reads as more of the text above it, though it looks like an entry of its own.

    ``first`` and ``last`` are the lines of a text without quotation marks, counted from 0.
    """
    for number in range(first + 1, min(last + 1, len(lines))):
        if trap := find_in_line(number + 1, lines[number]) or _element(number + 1, lines[number]):
            return trap
    return None


def find_in_line(number: int, line: str) -> Trap | None:
    """Find in a line a missing blank, or a look-alike of one of YAML's own signs, such as a full-width colon."""
    finders = (_conflict, _wide_blank, _no_dash, _no_blank, _wide_colon, _tight_colon, _tight_dash)
    return next((trap for find in finders if (trap := find(number, line))), None)


def _tab(failure: Failure) -> Trap | None:
    for number, line in failure.nearby:
        if "\t" in line[: len(line) - len(line.lstrip())]:
            return Trap(
                number,
                line.index("\t") + 1,
                say("this line is indented with a tab"),
                say("indent with spaces"),
            )
    return None


def _wide_blank(number: int, line: str) -> Trap | None:
    if match := _WIDE_BLANK.match(line):
        message = say("this line is indented with a full-width space")
        return Trap(number, match.end(), message, say("indent with half-width spaces"))
    return None


def _conflict(number: int, line: str) -> Trap | None:
    if _CONFLICT.match(line):
        message = say("the file holds two versions, as Git left them after a merge")
        hint = say(
            "keep what is right in both, and delete the lines that begin with <<<<<<<, ======= and >>>>>>>; "
            "‘explainer doctor’ says how Git can put together what is in different fields"
        )
        return Trap(number, 1, message, hint)
    return None


def _no_dash(number: int, line: str) -> Trap | None:
    if match := _NO_DASH.match(line):
        message = say("write a hyphen here, not “{sign}”", sign=match.group().strip())
        return Trap(number, match.end(), message, say("start each item with “- ”"))
    return None


def _no_blank(number: int, line: str) -> Trap | None:
    if match := _NO_BLANK.match(line):
        message = say("the space here is a full-width or a non-breaking one")
        return Trap(number, match.end() + 1, message, say("write an ordinary space"))
    return None


def _wide_colon(number: int, line: str) -> Trap | None:
    if match := _WIDE_COLON.match(line):
        message = say("there is a full-width colon after “{key}”", key=match[1])
        return Trap(
            number,
            match.end(),
            message,
            say("write “{key}: ”, with a half-width colon and a space", key=match[1]),
        )
    return None


def _tight_colon(number: int, line: str) -> Trap | None:
    if match := _TIGHT_COLON.match(line):
        message = say("there is no space after “{key}:”", key=match[1])
        return Trap(number, match.end(), message, say("write “{key}: ”, with a space", key=match[1]))
    return None


def _tight_dash(number: int, line: str) -> Trap | None:
    if match := _TIGHT_DASH.match(line):
        message = say("there is no space after the hyphen")
        return Trap(number, match.end(), message, say("start each item with “- ”"))
    return None


def _element(number: int, line: str) -> Trap | None:
    if match := _ELEMENT.match(line):
        message = say("this item is read as the rest of the text above it")
        return Trap(number, match.end(), message, say(ONE_COLUMN))
    return None


def _open_quote(failure: Failure) -> Trap | None:
    """Find a text whose quotation mark is closed only by the opening mark of a later text, or never."""
    ended = (
        "quoted scalar" in failure.said
        or "end of stream" in failure.said
        or "document indicator" in failure.said
    )
    if ended:
        return _unclosed(*failure.context)
    for number in range(failure.line - 1, -1, -1):
        match = _OPEN_QUOTE.search(failure.lines[number])
        if match:
            quote = re.search("[\"']", match.group())
            mark = quote.group() if quote else '"'
            after = "\n".join(failure.lines[number + 1 : failure.line + 1])
            if re.match(rf"(?s)[^{mark}]*{_KEY}:\s+{mark}", after):
                return _unclosed(number, failure.lines[number].index(mark, match.start()))
            return None
    return None


def _unclosed(line: int, column: int) -> Trap:
    message = say("a quotation mark is opened here and not closed on this line")
    return Trap(line + 1, column + 1, message, say("close the quotation mark"))


def _early_end(failure: Failure) -> Trap | None:
    line = failure.lines[failure.line] if failure.line < len(failure.lines) else ""
    for match in _EARLY_END.finditer(line):
        message = say("the text goes on after its closing quotation mark")
        marks = "' '" if match["text"][0] == '"' else '" "'
        hint = say(
            "put {marks} around the whole text, or use “ ” for the quotation marks within it", marks=marks
        )
        return Trap(failure.line + 1, match.end("text") + 1, message, hint)
    return None


def _bracketed_start(failure: Failure) -> Trap | None:
    """Find a text that begins with a bracket, so that YAML reads a list or a mapping followed by more words."""
    line = failure.lines[failure.line] if failure.line < len(failure.lines) else ""
    match = re.match(rf"{_DASHES}(?:{_KEY}:\s+)?([\[{{])[^\[\]{{}}]*[\]}}](?=\s*[^\s,#])", line)
    if match and "expected key" in failure.said:
        message = say("a text begins with {bracket}", bracket=match[1])
        return Trap(failure.line + 1, match.start(1) + 1, message, say(QUOTE))
    return None


def _open_bracket(failure: Failure) -> Trap | None:
    if "expected ',' or" in failure.said and failure.context[0] < failure.line:
        message = say("a bracket is opened here and not closed")
        hint = say("close the bracket, and put commas between the items")
        return Trap(failure.context[0] + 1, failure.context[1] + 1, message, hint)
    return None


def _indentation(failure: Failure) -> Trap | None:
    """Find a line that begins in a different column from the rest of its list or mapping."""
    if not any(
        said in failure.said for said in ("expected key", "mapping values", "expected '-'", "block end")
    ):
        return None
    line = failure.lines[failure.line]
    here = len(line) - len(line.lstrip())
    if failure.column != here and not (_ROW.match(line) and failure.column > here):
        return None
    columns = _columns(failure.lines[: failure.line])
    if here in columns:
        return None
    message = say("this line begins in column {column}", column=here + 1)
    known = ", ".join(str(column + 1) for column in sorted(columns))
    return Trap(
        failure.line + 1,
        here + 1,
        message,
        say("the lines around it begin in column {columns}", columns=known),
    )


def _columns(lines: Sequence[str]) -> set[int]:
    """Return the columns in which keys and elements that are still open after some lines begin."""
    columns: set[int] = set()
    for line in lines:
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        here = len(line) - len(line.lstrip())
        row = _ROW.match(line)
        columns = {column for column in columns if column < here} | {here}
        if row:
            columns.add(len(row["indent"]))
    return columns


def _as_the_parser_says(failure: Failure) -> Trap:
    message, hint = in_plain_words(failure.said)
    line, column = failure.context if "expected ':'" in failure.said else (failure.line, failure.column)
    return Trap(line + 1, column + 1, message, hint)


def _nearby(find: Callable[[int, str], Trap | None]) -> Callable[[Failure], Trap | None]:
    """Make a rule from a function that finds a mistake in a single line."""
    return lambda failure: next((trap for at, line in failure.nearby if (trap := find(at, line))), None)


RULES: tuple[Callable[[Failure], Trap | None], ...] = (
    _nearby(_conflict),
    _tab,
    _nearby(_wide_blank),
    _nearby(_no_dash),
    _nearby(_no_blank),
    _nearby(_wide_colon),
    _open_quote,
    _early_end,
    _bracketed_start,
    _nearby(_tight_dash),
    _nearby(_tight_colon),
    _open_bracket,
    _indentation,
    _as_the_parser_says,
)
"""The rules, most certain first."""
