"""What kind of line each passage is, judged by its form alone."""

import re
from functools import cache

from generator.extract.form.lexicon import lexicon
from generator.frozen import frozen
from generator.model import Document, Passage, Span
from generator.reference import in_simplified

MOST_BARE = 45
"""The length of the longest line that is taken for a heading."""
MOST_HEADLINE = 80
_LONGEST_ASIDE = 320
"""No form of a source line or a credit is longer."""
_QUOTED_WHOLE = re.compile(r"[“\"「][^”\"」]*[”\"」]")
_DASH_END = re.compile(r"(?:—{1,2}|--|－－)$")
_INNER_STOP = re.compile(r"[。；;]|[！!？?](?=.)")


@frozen()
class Line:
    """A passage and the form of its line."""

    passage: Passage
    text: str
    """Its words in simplified characters, one for one, in which the forms are written."""
    number: int
    """The level of its numbering, from 1; 0 if it has none."""
    marks: int
    """The length of the numbering."""
    aside: str
    """The form under which it is an omission mark, a source line or a credit; empty if it is none."""

    @property
    def span(self) -> Span:
        """Where the line is."""
        return self.passage.span

    @property
    def is_aside(self) -> bool:
        """Whether it is an omission mark, a source line or a credit."""
        return bool(self.aside)

    @staticmethod
    @cache
    def form(*keys: str) -> re.Pattern[str]:
        """Return the forms under some keys of ``structure.yml`` as one regular expression."""
        return re.compile("|".join(f"(?:{form})" for key in keys for form in lexicon("structure")[key]))

    def is_like(self, *keys: str) -> bool:
        """Whether the whole line has one of the forms under some keys of ``structure.yml``."""
        return Line.form(*keys).fullmatch(self.text) is not None

    def opens_like(self, *keys: str) -> bool:
        """Whether the line begins with one of the forms under some keys of ``structure.yml``."""
        return Line.form(*keys).match(self.text) is not None

    @property
    def level(self) -> int:
        """The level of a line that the text marks as a heading; 0 otherwise."""
        return self.passage.level

    @property
    def is_bare(self) -> bool:
        """Whether the line could be a heading: short, a single phrase, and no punctuation at its end."""
        return len(self.text) <= MOST_BARE and self.is_open and self.text[-1] not in "！？!?"

    @property
    def is_open(self) -> bool:
        """Whether the line neither ends with a full stop nor contains one."""
        inside = self.text[-2:-1] if self.text[-1] in '”」"’' else ""
        return (
            self.text[-1] not in "。；;，,、：:…"
            and inside not in tuple("。！？!?，,")
            and not _INNER_STOP.search(self.text)
            and not _QUOTED_WHOLE.fullmatch(self.text)
        )

    @property
    def is_quotation(self) -> bool:
        """Whether the whole line is in quotation marks and is not a sentence."""
        return _QUOTED_WHOLE.fullmatch(self.text) is not None and self.text[-2] not in "。！？!?…，,"

    @property
    def ends_with_dash(self) -> bool:
        """Whether the line is a heading that announces its deck with a dash."""
        return (
            len(self.text) <= MOST_BARE and _DASH_END.search(self.text) is not None and "。" not in self.text
        )

    @property
    def is_prose(self) -> bool:
        """Whether the line reads as a paragraph."""
        return not self.is_open or len(self.text) > MOST_HEADLINE


def read_lines(document: Document) -> tuple[Line, ...]:
    """Return the lines of a document in reading order."""
    text = in_simplified(document.text)
    return tuple(_line(text, passage) for passage in document.passages)


def _line(simplified: str, passage: Passage) -> Line:
    text = simplified[passage.span.start : passage.span.end]
    level, marks = numbering(text)
    aside = _asides().fullmatch(text) if len(text) <= _LONGEST_ASIDE else None
    return Line(passage, text, level, marks, str(aside.lastgroup) if aside else "")


def numbering(text: str) -> tuple[int, int]:
    """Return the level of a line's numbering and its length; both are 0 if it has none."""
    found = _numbering().match(text)
    return (int(str(found.lastgroup)[1:]), found.end()) if found else (0, 0)


@cache
def _asides() -> re.Pattern[str]:
    """Return the forms of lines that state nothing, each in a group that is named after its key."""
    keys = ("omission", "source_line", "credit")
    return re.compile("|".join(f"(?P<{key}>{Line.form(key).pattern})" for key in keys))


@cache
def _numbering() -> re.Pattern[str]:
    """Return the forms of numbering, each in a group that is named after its level."""
    levels: dict[int, list[str]] = lexicon("structure")["numbering"]
    return re.compile("|".join(f"(?P<l{level}>{'|'.join(forms)})" for level, forms in levels.items()))
