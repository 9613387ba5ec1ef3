"""The page on which a reviewer reads what changed: one file without scripts, differing words marked."""

import re
from dataclasses import dataclass, fields
from difflib import SequenceMatcher
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from generator.commands.diff import Differences
from generator.commands.diff_words import field_words, file_words, since_words, unread_words, value_words
from generator.content.checking import Difference, FieldDifference
from generator.messages import Language, localized, say
from generator.render import CODES, finalize

MOST_PARTS = 400
"""The words or characters of a text up to which single ones are marked; the time grows faster than the length."""
_CHINESE = frozenset({"zh", "quote", "as_written", "cites"})
_PARTS = re.compile(r"[A-Za-z0-9]+|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text."""

    text: str
    differs: bool
    """Whether the other version lacks it."""


@dataclass(frozen=True, slots=True)
class Row:
    """A field that differs."""

    name: str
    code: str
    """The language code of its words; empty if they are of none."""
    was: tuple[Piece, ...]
    now: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class ChangedFile:
    """A file that differs."""

    heading: str
    title: str
    title_code: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class DiffPage:
    """What the page's template sees."""

    code: str
    """The language code of the page's own words."""
    heading: str
    since: str
    field: str
    was: str
    now: str
    nothing: str
    """What is said if nothing differs; otherwise empty."""
    unread: str
    """What is said of files that cannot be compared; empty if there are none."""
    files: tuple[ChangedFile, ...]


def diff_page(found: Differences, language: Language) -> str:
    """Return a page in the editor's language; all values are escaped as they are on the site."""
    page = DiffPage(
        code=CODES[language],
        heading=say("What changed").to(language),
        since=since_words(found).to(language),
        field=say("field").to(language),
        was=say("before").to(language),
        now=say("now").to(language),
        nothing="" if found.files else say("nothing changed").to(language),
        unread=unread_words(found).to(language),
        files=tuple(_file(each, language) for each in found.files),
    )
    return _template().render({field.name: getattr(page, field.name) for field in fields(page)})


def _file(file: Difference, language: Language) -> ChangedFile:
    zh, en = (file.title.zh, file.title.en) if file.title else ("", None)
    locale: Language = "en" if en and language == "en" else "zh"
    title = en if en and locale == "en" else zh
    rows = tuple(_row(file, field, language) for field in file.fields)
    return ChangedFile(file_words(file).to(language), title, CODES[locale], rows)


def _row(file: Difference, field: FieldDifference, language: Language) -> Row:
    was, now = (str(localized(value_words(field, value) or "", language)) for value in (field.was, field.now))
    name = str(field.key[-1]) if field.key else ""
    code = CODES["en"] if name == "en" else CODES["zh"] if name in _CHINESE else ""
    return Row(field_words(file, field.key).to(language), code, *_marked(was, now))


def _marked(was: str, now: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Return two versions of a text, each cut where it begins or ceases to differ from the other."""
    ones, others = _PARTS.findall(was), _PARTS.findall(now)
    if not (was and now) or max(len(ones), len(others)) > MOST_PARTS:
        return (Piece(was, differs=True),), (Piece(now, differs=True),)
    steps = SequenceMatcher(None, ones, others, autojunk=False).get_opcodes()
    left = (Piece("".join(ones[a:b]), tag != "equal") for tag, a, b, _, _ in steps if a < b)
    right = (Piece("".join(others[c:d]), tag != "equal") for tag, _, _, c, d in steps if c < d)
    return tuple(left), tuple(right)


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("generator.commands"),
        undefined=StrictUndefined,
        autoescape=True,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("diff.html.jinja")
