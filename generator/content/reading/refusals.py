"""What a model refuses, explained to the person who wrote it: what is wrong, and what would be right."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from generator.content.reading.suggest import codes_named, suggestion
from generator.content.reading.traps import find_in_line
from generator.content.reading.yaml_in import YamlFile
from generator.errors import Problem
from generator.messages import NOTHING, Message, say, template, translated
from generator.model import FieldPath, Model, dotted

_DAY = template("write 2023-06-25")
FORMS = {
    "id": template("use lower-case letters a to z, digits and single hyphens, at most 64 characters"),
    "iso": template("write 2023-06-25, 2023-06, 2023 or 2023-07-01/2023-08-31"),
    "passage": template("write the paragraph as in p22"),
    "date": _DAY,
    "on": _DAY,
    "licence": template("write the identifier from spdx.org/licenses, as in CC-BY-4.0"),
    "regions": template("write CN and two letters, as in CN-ZJ, or six digits, as in 330681"),
    "formerly": template("write the address as operations/<id>"),
    "sha256": template("write the 64 hexadecimal digits of the checksum (SHA-256)"),
}
"""What to write in fields with a form of their own; all other fields hold ids."""


Titles = Mapping[str, Mapping[str, str]]
"""For each field that holds ids, the ids by their Chinese titles, which editors tend to write instead."""


@dataclass(frozen=True, slots=True)
class _Case:
    """A value that was refused."""

    model: type[Model]
    key: FieldPath
    written: object
    titles: Titles

    @property
    def field(self) -> str:
        """The name of the field; for an element, that of its list."""
        return next((step for step in reversed(self.key) if isinstance(step, str)), "")

    @property
    def text(self) -> str:
        """What was written, as text."""
        return str(self.written).strip()


def complaints(
    file: YamlFile, model: type[Model], error: ValidationError, titles: Titles
) -> Iterator[Problem]:
    """Yield one problem per field, since pydantic reports one for each type in a union."""
    fields: dict[FieldPath, list[ErrorDetails]] = {}
    for details in error.errors():
        fields.setdefault(_field_key(details), []).append(details)
    for key, refusals in fields.items():
        rest = [each for each in refusals if not _is_not_stated(each)]
        details = (rest or refusals)[0]
        message, hint = _words(details, _Case(model, key, details["input"], titles))
        if rest and len(rest) < len(refusals):
            hint = say("{hint}, or “not stated” where that is not known", hint=hint)
        kind = _KINDS.get(details["type"], details["type"].replace("_", "-"))
        yield Problem(file.place(key), dotted(key), kind, message, hint)


def _field_key(error: ErrorDetails) -> FieldPath:
    """The path of a field, without the type names that pydantic puts into it."""
    *around, last = error["loc"] or ("",)
    kept = [step for step in around if isinstance(step, int) or re.fullmatch("[a-z_]+", step)]
    if error["type"] == "extra_forbidden" or isinstance(last, int) or re.fullmatch("[a-z_]+", last):
        kept.append(last)
    return tuple(kept)


def _is_not_stated(error: ErrorDetails) -> bool:
    return error["type"] == "literal_error" and error.get("ctx", {}).get("expected") == "'not stated'"


def keys_at(model: type[Model], key: FieldPath) -> frozenset[str]:
    """Return the keys allowed at a place in a model's file; where the type is a union, those of all its models."""
    return frozenset(name for each in _models_at(model, key) for name in each.model_fields)


def _models_at(model: type[Model], key: FieldPath) -> list[type[Model]]:
    models = [model]
    for step in key:
        if isinstance(step, str):
            fields = [each.model_fields[step] for each in models if step in each.model_fields]
            models = [part for field in fields for part in _models_in(field.annotation)]
    return models


def _models_in(annotation: object) -> Iterator[type[Model]]:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        yield annotation
    for part in get_args(annotation):
        yield from _models_in(part)


def _meanings_at(case: _Case) -> Mapping[str, str]:
    """Return the values to choose from at a place, each with its meaning in Chinese."""
    for model in _models_at(case.model, case.key[:-1]):
        field = model.model_json_schema()["properties"].get(case.field, {})
        for part in (field, *field.get("anyOf", ())):
            if "enumDescriptions" in part:
                meanings = (translated(words, "zh") for words in part["enumDescriptions"])
                return dict(zip(part["enum"], meanings, strict=True))
    return {}


def _words(error: ErrorDetails, case: _Case) -> tuple[Message, Message]:
    """Return what is wrong and what would be right."""
    message, hint = _WORDS.get(error["type"], _OTHER)
    length = error.get("ctx", {}).get("max_length")
    said = say(message, field=case.field, written=case.written, kind=_kind(case.written), length=length)
    advise = _ADVICE.get(error["type"])
    return said, (advise(case) if advise else NOTHING) or say(hint)


def _key_advice(case: _Case) -> Message:
    known = sorted(keys_at(case.model, case.key[:-1]))
    return suggestion(case.field, known) or say("the keys here are {keys}", keys=", ".join(known))


def _missing_advice(case: _Case) -> Message:
    """Ask whether an unknown key was meant to be the missing one."""
    ours = keys_at(case.model, case.key[:-1])
    written = case.written if isinstance(case.written, dict) else {}
    other = next((name for name in written if name not in ours and suggestion(case.field, [name])), None)
    return say("did you write “{key}” instead?", key=other) if other else NOTHING


def _choice_advice(case: _Case) -> Message:
    """Find the value that was misspelt or whose Chinese meaning was written; otherwise list all of them."""
    meanings = _meanings_at(case)
    if asked := suggestion(case.text, meanings):
        return asked
    for value, meaning in meanings.items():
        if any(
            word in case.text or case.text in word for word in re.split("[，、；。]", meaning) if case.text
        ):
            return say("did you mean “{word}”?", word=value)
    return say("write one of {choice}", choice=", ".join(meanings)) if meanings else NOTHING


def _list_advice(case: _Case) -> Message:
    """Show how to write a list to somebody who wrote something else."""
    text = case.text
    if text.lower() in _NONE:
        return say("leave the field out where there is nothing to list")
    if trap := find_in_line(1, text):
        return trap.hint
    if isinstance(case.written, dict):
        return say("write “- ” before the first key, and align the others with that key")
    parts = [part for part in re.split("[,，、;；]\\s*", text) if part]
    if len(parts) > 1:
        return say("write [{elements}]", elements=", ".join(parts))
    return say("write “- {text}” on a line of its own", text=text) if text else NOTHING


def _mapping_advice(case: _Case) -> Message:
    if isinstance(case.written, str) and (trap := find_in_line(1, case.written)):
        return trap.hint
    if isinstance(case.written, str) and "zh" in keys_at(case.model, case.key):
        return say("write “zh: {text}” on the next line, indented", text=case.written)
    return NOTHING


def _text_advice(case: _Case) -> Message:
    if isinstance(case.written, list):
        return say("write one text; put it in quotation marks if it begins with [ or -")
    return say("write one text; put it in quotation marks if it contains “: ” or begins with {{")


def _form_advice(case: _Case) -> Message:
    """Return what was written in its right form if that can be told; otherwise what the field should look like."""
    text, field = case.text, case.field
    right = _day(text, field) or case.titles.get(field, {}).get(text, "")
    if field == "passage" and (number := re.search(r"[1-9]\d*", text)):
        right = f"p{number.group()}"
    if right:
        return say("write {right}", right=right)
    if field == "regions" and (codes := codes_named(text)):
        return (
            say("write {right}", right=codes[0])
            if len(codes) == 1
            else say("it may be one of {codes}", codes=", ".join(codes))
        )
    ids = case.titles.get(field, {})
    if close := suggestion(text, ids):
        return say("did you mean “{word}”?", word=ids[str(close.values["word"])])
    if re.search("[，、；]", text):
        return say("put a half-width comma and a space between the items")
    if ids:
        return say("write one of {choice}", choice=", ".join(ids.values()))
    return say(FORMS.get(field, FORMS["id"]))


def _day(text: str, field: str) -> str:
    """Return a day or month in the form that date fields use; empty if the text is neither."""
    if field not in {"date", "on", "iso"}:
        return ""
    day = re.fullmatch(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?", text)
    if day:
        return f"{day[1]}-{int(day[2]):02}-{int(day[3]):02}"
    month = re.fullmatch(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*月?", text)
    return f"{month[1]}-{int(month[2]):02}" if month and field == "iso" else ""


def _number_advice(case: _Case) -> Message:
    """Return the number that is meant, as in 3,300 or 3300余个 or 3.5万."""
    number = re.match(r"([\d,，]*\d(?:\.\d+)?)\s*([万亿]?)(.*)", case.text)
    if number is None:
        return NOTHING
    value = float(re.sub("[,，]", "", number[1])) * {"万": 10**4, "亿": 10**8}.get(number[2], 1)
    if number[3].strip():
        return say(
            "write {number} here, its limit (as in 余 or 近) under “bound” and the unit under “unit”",
            number=f"{value:.12g}",
        )
    return say("write {right}", right=f"{value:.12g}")


def _kind(written: object) -> Message:
    if isinstance(written, dict):
        return say("lines of the form “key: value”")
    if isinstance(written, list):
        return say("a list")
    return say("an empty value") if written is None else say("the text “{text}”", text=written)


_NONE = {"no", "none", "not", "n/a", "-", "yes", "on", "off", "true", "false", "无", "没有", "否", "是"}
_KINDS = {"extra_forbidden": "unknown-key"}
"""Our own names for problems, where pydantic's would not be clear."""
_OTHER = (template("“{written}” is not allowed here"), template("see the description of the field"))
_DIGITS = template("write digits only, as in 3300")
_WHOLE = (template("“{written}” is not a whole number"), template("write digits only, as in 3"))
_MAPPING = (
    template("lines of the form “key: value” are expected here, not {kind}"),
    template("begin each line with a key, a colon and a space"),
)
_WORDS = {
    "extra_forbidden": (template("unknown key “{field}”"), ""),
    "missing": (template("the field is missing"), template("write it")),
    "literal_error": (template("“{written}” is not allowed here"), ""),
    "string_pattern_mismatch": (template("“{written}” is not in the right form"), ""),
    "no_such_day": (template("there is no such day as {written}"), template("write a day that exists")),
    "string_too_short": (template("the text is empty"), template("write it, or leave the field out")),
    "too_short": (template("the list is too short"), template("write two words or more")),
    "string_too_long": (template("the text is longer than {length} characters"), template("shorten it")),
    "string_type": (template("a text is expected here, not {kind}"), ""),
    "tuple_type": (
        template("a list is expected here, not {kind}"),
        template("start each item with “- ”"),
    ),
    "model_type": _MAPPING,
    "model_attributes_type": _MAPPING,
    "decimal_parsing": (template("“{written}” is not a number"), _DIGITS),
    "decimal_type": (template("a number is expected here, not {kind}"), _DIGITS),
    "too_many_digits": (
        template("“{written}” has too many digits"),
        template("write the number that the source gives"),
    ),
    "finite_number": (template("“{written}” is not a number"), _DIGITS),
    "int_parsing": _WHOLE,
    "int_parsing_size": _WHOLE,
    "int_from_float": _WHOLE,
    "int_type": (
        template("a number is expected here, not {kind}"),
        template("write digits only, as in 3"),
    ),
}
"""What is wrong and what would be right, by pydantic's error type.

A test makes sure that these are all the types that our models can raise.
https://docs.pydantic.dev/latest/errors/validation_errors/
"""
_ADVICE: dict[str, Callable[[_Case], Message]] = {
    "extra_forbidden": _key_advice,
    "missing": _missing_advice,
    "literal_error": _choice_advice,
    "tuple_type": _list_advice,
    "model_type": _mapping_advice,
    "model_attributes_type": _mapping_advice,
    "string_type": _text_advice,
    "string_pattern_mismatch": _form_advice,
    "decimal_parsing": _number_advice,
    "int_parsing": _number_advice,
}
"""What would be right, where what was written shows it."""
