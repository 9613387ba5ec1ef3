"""What a model refuses, in words for the person who wrote it: what is wrong, and what would be right."""

import re
from collections.abc import Callable, Iterator
from typing import get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from generator.errors import Problem
from generator.messages import NOTHING, Message, say, template
from generator.model import Model
from generator.reference import provinces
from generator.store.near import near
from generator.store.traps import find_in_line
from generator.store.yaml_reader import Key, YamlFile, dotted

_DAY = template("write 2023-06-25")
FORMS = {
    "id": template("use small Latin letters, digits and single hyphens, at most 64"),
    "iso": template("write 2023-06-25, 2023-06, 2023 or 2023-07-01/2023-08-31"),
    "passage": template("write the paragraph as in p22"),
    "date": _DAY,
    "on": _DAY,
    "regions": template("write CN and two letters, as in CN-ZJ, or six digits, as in 330681"),
    "sha256": template("write the 64 hexadecimal digits of the hash"),
}
"""What a field with a form of its own looks like; the other ones are ids."""


def complaints(file: YamlFile, model: type[Model], error: ValidationError) -> Iterator[Problem]:
    """Give one problem a field: a choice of types reports one for each of them."""
    seen: set[Key] = set()
    for details in error.errors():
        key: Key = tuple(step for step in details["loc"] if not _is_type_name(step))
        if key not in seen:
            seen.add(key)
            message, hint = _words(details, key, model)
            kind = _KINDS.get(details["type"], details["type"].replace("_", "-"))
            yield Problem(file.place(key), dotted(key), kind, message, hint)


def keys_at(model: type[Model], way: Key) -> frozenset[str]:
    """Give the keys that may stand at a place in a file of a model; several models may have a choice there."""
    models = [model]
    for step in way:
        if isinstance(step, str):
            fields = [each.model_fields[step] for each in models if step in each.model_fields]
            models = [part for field in fields for part in _models_in(field.annotation)]
    return frozenset(name for each in models for name in each.model_fields)


def _models_in(annotation: object) -> Iterator[type[Model]]:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        yield annotation
    for part in get_args(annotation):
        yield from _models_in(part)


def _is_type_name(step: str | int) -> bool:
    return isinstance(step, str) and (step[:1].isupper() or "[" in step)


def _words(error: ErrorDetails, key: Key, model: type[Model]) -> tuple[Message, Message]:
    """Give what is wrong and what would be right."""
    field = next((step for step in reversed(key) if isinstance(step, str)), "")
    written = error["input"]
    length = error.get("ctx", {}).get("max_length")
    message, hint = _WORDS.get(error["type"], _OTHER)
    said = say(message, field=field, written=written, kind=_kind(written), length=length)
    if error["type"] == "extra_forbidden":
        known = sorted(keys_at(model, key[:-1]))
        return said, near(field, known) or say("the keys here are {keys}", keys=", ".join(known))
    if error["type"] == "literal_error":
        choice = re.findall(r"'([^']*)'", str(error.get("ctx", {}).get("expected", "")))
        return said, near(str(written), choice) or say("write one of {choice}", choice=", ".join(choice))
    if error["type"] == "missing" and isinstance(written, dict):
        ours = keys_at(model, key[:-1])
        other = next((name for name in written if name not in ours and near(field, [name])), None)
        return said, say("is “{key}” meant to be it?", key=other) if other else say(hint)
    advise = _ADVICE.get(error["type"])
    return said, (advise(field, written) if advise else NOTHING) or say(hint)


def _list_advice(_field: str, written: object) -> Message:
    """Say how a list is written to whom wrote something else."""
    text = str(written).strip()
    if text.lower() in _NONE:
        return say("leave the field out where there is nothing to list")
    if trap := find_in_line(1, text):
        return trap.hint
    if isinstance(written, dict):
        return say("write “- ” before its first key, and indent the others as far as that key")
    parts = [part for part in re.split("[,，、;；]\\s*", text) if part]
    if len(parts) > 1:
        return say("write [{elements}]", elements=", ".join(parts))
    return say("write “- {text}” on a line of its own", text=text) if text else NOTHING


def _mapping_advice(field: str, written: object) -> Message:
    if isinstance(written, str) and (trap := find_in_line(1, written)):
        return trap.hint
    if isinstance(written, str) and field in _LOCALIZED:
        return say("write “zh: {text}” on the next line, indented", text=written)
    return NOTHING


def _text_advice(_field: str, written: object) -> Message:
    if isinstance(written, list):
        return say("write one text; one that begins with [ or - goes into quotation marks")
    return say("write one text; one that holds “: ” or begins with {{ goes into quotation marks")


def _form_advice(field: str, written: object) -> Message:
    """Write a day as it should be, if it is one; else say what the field looks like."""
    text = str(written).strip()
    day = re.fullmatch(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?", text)
    if day and field in {"date", "on", "iso"}:
        return say("write {day}", day=f"{day[1]}-{int(day[2]):02}-{int(day[3]):02}")
    month = re.fullmatch(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*月?", text)
    if month and field == "iso":
        return say("write {day}", day=f"{month[1]}-{int(month[2]):02}")
    if field == "regions" and (
        places := [each.code for each in provinces() if text and text in (each.zh, each.zh_full, each.en)]
    ):
        return say("did you mean “{word}”?", word=places[0])
    if re.search("[，、；]", text):
        return say("put a half-width comma and a blank between the elements")
    return say(FORMS.get(field, FORMS["id"]))


def _number_advice(_field: str, written: object) -> Message:
    """Give the number that is meant, as in 3,300 or 3300余个 or 3.5万."""
    number = re.match(r"([\d,，]*\d(?:\.\d+)?)\s*([万亿]?)(.*)", str(written).strip())
    if number is None:
        return NOTHING
    value = float(re.sub("[,，]", "", number[1])) * {"万": 10**4, "亿": 10**8}.get(number[2], 1)
    if number[3].strip():
        return say("write {number} here, the bound in “bound” and the unit in “unit”", number=f"{value:.12g}")
    return say("write {number}", number=f"{value:.12g}")


def _kind(written: object) -> Message:
    if isinstance(written, dict):
        return say("a mapping")
    if isinstance(written, list):
        return say("a list")
    return say("nothing") if written is None else say("the text “{text}”", text=written)


_NONE = {"no", "none", "not", "n/a", "-", "yes", "on", "off", "true", "false", "无", "没有", "否", "是"}
_LOCALIZED = {"title", "subtitle", "name", "text", "of", "as_of", "reason", "why", "was", "now", "basis_note"}
"""Fields that hold a text in each language."""
_KINDS = {"extra_forbidden": "unknown-key"}
"""Names of rules where pydantic's own would not say it."""
_OTHER = (template("“{written}” cannot stand here"), template("see the field's description"))
_DIGITS = template("write digits only, as in 3300")
_WHOLE = (template("“{written}” is no whole number"), template("write digits only, as in 3"))
_MAPPING = (template("{kind} stands where a mapping is expected"), template("write “key: value” lines"))
_WORDS = {
    "extra_forbidden": (template("unknown key “{field}”"), ""),
    "missing": (template("the field is missing"), template("write it")),
    "literal_error": (template("“{written}” cannot stand here"), ""),
    "string_pattern_mismatch": (template("“{written}” has the wrong form"), ""),
    "string_too_short": (template("the text is empty"), template("write it, or leave the field out")),
    "string_too_long": (template("the text is longer than {length} characters"), template("shorten it")),
    "string_type": (template("{kind} stands where a text is expected"), ""),
    "tuple_type": (
        template("{kind} stands where a list is expected"),
        template("start each element with “- ”"),
    ),
    "model_type": _MAPPING,
    "model_attributes_type": _MAPPING,
    "decimal_parsing": (template("“{written}” is no number"), _DIGITS),
    "decimal_type": (template("{kind} stands where a number is expected"), _DIGITS),
    "finite_number": (template("“{written}” is no number"), _DIGITS),
    "int_parsing": _WHOLE,
    "int_parsing_size": _WHOLE,
    "int_from_float": _WHOLE,
    "int_type": (
        template("{kind} stands where a number is expected"),
        template("write digits only, as in 3"),
    ),
}
"""What is wrong and what would be right, by pydantic's names of errors; a test holds them to be all that our models
can give. https://docs.pydantic.dev/latest/errors/validation_errors/"""
_ADVICE: dict[str, Callable[[str, object], Message]] = {
    "tuple_type": _list_advice,
    "model_type": _mapping_advice,
    "model_attributes_type": _mapping_advice,
    "string_type": _text_advice,
    "string_pattern_mismatch": _form_advice,
    "decimal_parsing": _number_advice,
    "int_parsing": _number_advice,
}
"""What would be right, where that can be told from what was written."""
