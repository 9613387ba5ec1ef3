"""Changes of single fields in a YAML file; every other character, comment and line stays where it is.

A round trip through a YAML library keeps comments but not all words: it joins the lines of folded Chinese with blanks,
and sets indentation and quotation marks anew. So a change here is a piece of text for a piece of text, and the result
is read back and compared before anybody writes it.
"""

import codecs
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from generator.content.changing.change import Change, Drop, Put, added, applied, settled
from generator.content.changing.splice import splice
from generator.content.reading import YamlFile, parse_text, read_text
from generator.content.writing import as_words, same
from generator.errors import Problem, ProblemsError
from generator.messages import say
from generator.model import FieldPath, Plain, dotted, field_in, fields_in

MARK = "\ufeff"
"""What some editors begin a file with; it is kept."""
_BEFORE = {"en": ("zh",), "en_src": ("en", "zh")}
"""Behind which of its neighbours a new field is set; any other comes last."""


def rewrite(path: Path, text: str, changes: Sequence[Change]) -> str:
    """Give the text of a file with some fields changed.

    Raises ProblemsError for invisible characters among the new words, and with the words to write by hand for a file
    that is written so oddly that the change would touch another field.
    """
    mark = MARK if text.startswith(MARK) else ""
    text = text.removeprefix(MARK)
    before = parse_text(path, text)
    settled_changes = settled(before.content, changes)
    try:
        written = splice(text, settled_changes, before.content)
        good = same(parse_text(path, written).content, applied(before.content, settled_changes))
    except ProblemsError as error:
        if any(problem.kind == "control-character" for problem in error.problems):
            raise
        good = False
    if not good:
        raise ProblemsError(list(_unchangeable(before, changes)))
    return mark + written


def edit_file(path: Path, texts: Mapping[FieldPath, str]) -> bytes:
    """Give a file's bytes with some of its texts set; a new one stands beside its neighbours."""
    text = _read(path)
    content = parse_text(path, text.removeprefix(MARK)).content
    whole: dict[FieldPath, dict[str, Plain]] = {}
    changes: list[Change] = []
    for key, words in texts.items():
        around = field_in(content, key[:-1])
        if around is None and key[:-1]:
            whole.setdefault(key[:-1], {})[str(key[-1])] = words
        else:
            behind = (name for name in _BEFORE.get(str(key[-1]), ()) if name in fields_in(around))
            changes.append(Put(key, words, next(behind, None)))
    return rewrite(path, text, [*changes, *(Put(key, value) for key, value in whole.items())]).encode()


def append(path: Path, key: FieldPath, rows: Sequence[Plain]) -> bytes:
    """Give a file's bytes with rows added to the list at a key, or to the list that it is.

    A file or a list that is not there begins with the rows.
    """
    text = _read(path)
    listed = field_in(parse_text(path, text.removeprefix(MARK)).content, key)
    return rewrite(path, text, list(added(key, listed, rows))).encode()


def _read(path: Path) -> str:
    if not path.exists():
        return ""
    return (MARK if path.read_bytes().startswith(codecs.BOM_UTF8) else "") + read_text(path)


def _unchangeable(file: YamlFile, changes: Sequence[Change]) -> Iterator[Problem]:
    """Say what a person has to do by hand, and where."""
    message = say("this file is written in a way that does not let a program change a single field")
    for change in changes:
        if isinstance(change, Drop):
            hint = say("delete it yourself")
        else:
            hint = say("write it yourself: “{words}”", words=as_words(change.value))
        yield Problem(file.place(change.key), dotted(change.key), "unchangeable", message, hint)
