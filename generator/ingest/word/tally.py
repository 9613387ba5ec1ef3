"""What the text lacks of a Word file, counted and reported."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from generator.excerpts import Excerpts
from generator.ingest.marked_words import say_struck
from generator.messages import Message, say, template

Kind = Literal[
    "deleted",
    "hidden",
    "readings",
    "contents",
    "marks",
    "comments",
    "pictures",
    "charts",
    "diagrams",
    "objects",
    "files",
    "placeholders",
    "fields",
    "clocks",
    "symbols",
    "covered",
    "formulas",
]
_SAID: dict[Kind, str] = {
    "deleted": template("deletions that were marked as changes: {count}"),
    "hidden": template("pieces of hidden text: {count}"),
    "readings": template("phonetic guides above characters: {count}"),
    "contents": template("lines of the table of contents: {count}"),
    "marks": template("note marks within sentences: {count}; the notes themselves are at the end"),
    "comments": template("comments in the margin: {count}"),
    "pictures": template("pictures, with what is written in them: {count}"),
    "charts": template("charts, with what is written in them: {count}"),
    "diagrams": template("diagrams, with what is written in them: {count}"),
    "objects": template("embedded objects: {count}"),
    "files": template("embedded files: {count}"),
    "placeholders": template("placeholders of fields that nobody filled in: {count}"),
    "fields": template("fields without a result in the file: {count}"),
    "clocks": template(
        "dates that a field fills in whenever the file is opened: {count}; write them by hand"
    ),
    "symbols": template("font symbols that are not characters: {count}"),
    "formulas": template("formulas, of which only the characters are kept, in order: {count}"),
    "covered": template("cells with text that a merged cell covers: {count}"),
}


@dataclass(slots=True)
class Tally:
    """How many things of each kind were left out, and their words."""

    counts: Counter[Kind] = field(default_factory=Counter)
    words: defaultdict[Kind, list[str]] = field(default_factory=lambda: defaultdict(list))
    struck: list[str] = field(default_factory=list)
    moved: list[str] = field(default_factory=list)
    """What was moved away, by a change that is marked."""

    def add(self, kind: Kind, count: int = 1, words: str = "") -> None:
        """Count something that is left out, with its words."""
        self.counts[kind] += count
        if words.strip():
            self.words[kind].append(" ".join(words.split()))

    def go_on(self, kind: Kind, words: str) -> None:
        """Add words to what was counted last."""
        before = self.words[kind].pop() if self.words[kind] else ""
        self.words[kind].append(f"{before}{words}")

    def add_moved(self, arrived: Iterable[str]) -> None:
        """Count as deleted what was moved away and arrived nowhere, given the words of what was moved there."""
        found = Counter(filter(None, arrived))
        for words in filter(None, self.moved):
            if found[words] == 0:
                self.add("deleted", words=words)

    def messages(self) -> Iterator[Message]:
        """Yield what was left out, in a fixed order."""
        for kind, said in _SAID.items():
            if self.counts[kind]:
                counted = Message(said, {"count": self.counts[kind]})
                words = Excerpts(tuple(self.words[kind]))
                yield say("{counted} — {words}", counted=counted, words=words) if words.length else counted
        if self.struck:
            yield say_struck(self.struck)


def say_margins(lines: list[str]) -> Iterator[Message]:
    """Yield a message about what stands in headers and footers."""
    words = Excerpts(tuple(dict.fromkeys(lines)))
    if words.length:
        yield say("headers and footers: {words}", words=words)


def say_formats(formats: Counter[str]) -> Iterator[Message]:
    """Yield a message about number formats that are not known, and are therefore written as digits."""
    if formats:
        yield say(
            "unknown number formats, written as 1, 2, 3: {formats}",
            formats=", ".join(sorted(formats)),
        )
