"""Changes of single fields in a YAML file; every other character, comment and line stays where it is.

A round trip through a YAML library keeps comments but not the words: it joins lines of folded Chinese with blanks and
resets indentation and quotation marks. So each change here replaces one piece of text with another, and the result is
read back and compared before it is written.
"""

import codecs
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from generator.content.changing.change import Change, Drop, Put, applied, settled
from generator.content.changing.splice import splice
from generator.content.reading import YamlFile, parse_text, read_text
from generator.content.writing import as_words, same
from generator.errors import Problem, ProblemsError
from generator.messages import say
from generator.model import FieldPath, Plain, dotted, field_in, fields_in

MARK = "\ufeff"
"""The mark with which some editors begin a file; it is kept."""
_BEFORE = {"en": ("zh",), "en_src": ("en", "zh")}
"""The neighbours after which a new field is placed; any other field comes last."""


def rewrite(path: Path, text: str, changes: Sequence[Change]) -> str:
    """Return the text of a file with some fields changed.

    Raises ProblemsError if the new words contain invisible characters or are too many. If the file is written so oddly that the change
    would touch another field, the error holds the words to write by hand.
    """
    mark = MARK if text.startswith(MARK) else ""
    text = text.removeprefix(MARK)
    before = parse_text(path, text)
    settled_changes = settled(before.content, changes)
    try:
        written = splice(text, settled_changes, before.content)
        good = same(parse_text(path, written).content, applied(before.content, settled_changes))
    except ProblemsError as error:
        if any(problem.kind in {"control-character", "too-large"} for problem in error.problems):
            raise
        good = False
    if not good:
        raise ProblemsError(list(_unchangeable(before, changes)))
    return mark + written


def edit_file(path: Path, texts: Mapping[FieldPath, str | None]) -> bytes:
    """Return a file's bytes with some of its texts set, or removed if None; a new one stands next to its neighbours."""
    text = _read(path)
    content = parse_text(path, text.removeprefix(MARK)).content
    whole: dict[FieldPath, dict[str, Plain]] = {}
    changes: list[Change] = []
    for key, words in texts.items():
        around = field_in(content, key[:-1])
        if words is None:
            changes.append(Drop(key))
        elif around is None and key[:-1]:
            whole.setdefault(key[:-1], {})[str(key[-1])] = words
        else:
            behind = (name for name in _BEFORE.get(str(key[-1]), ()) if name in fields_in(around))
            changes.append(Put(key, words, next(behind, None)))
    return rewrite(path, text, [*changes, *(Put(key, value) for key, value in whole.items())]).encode()


def _read(path: Path) -> str:
    if not path.exists():
        return ""
    return (MARK if path.read_bytes().startswith(codecs.BOM_UTF8) else "") + read_text(path)


def _unchangeable(file: YamlFile, changes: Sequence[Change]) -> Iterator[Problem]:
    """Tell a person what to change by hand, and where."""
    message = say("this file is written in such a way that a program cannot change a single field of it")
    for change in changes:
        if isinstance(change, Drop):
            hint = say("delete it yourself")
        else:
            hint = say("write it yourself: “{words}”", words=as_words(change.value))
        yield Problem(file.place(change.key), dotted(change.key), "unchangeable", message, hint)
