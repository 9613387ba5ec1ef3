"""Form fields for the content, made from its JSON Schemas, in the terms of Sveltia CMS.

https://sveltiacms.app/en/docs/fields says what the options mean; the tests check them against the package's
own JSON Schema. Every field of every model has a form field, so the editor knows everything in a file that it
saves.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.content.reading import explained
from generator.messages import Language, say

Form = dict[str, Any]
"""A part of the configuration, as JSON."""
Schema = Mapping[str, Any]

OWNED_BY_THE_MACHINE = frozenset({"en_src", "origins", "sha256", "original"})
"""Fields that are kept as they are and not shown."""
SET_BY_COMMANDS = frozenset({"review", "stage", "withheld", "file", "formerly"})
"""Fields that are shown but cannot be edited: a command changes them, and remembers what was vouched for."""
LONG = frozenset({"zh", "en", "quote", "note"})
"""Texts that get several lines."""
RELATIONS = {"document": "documents", "section": "sections"}
"""Fields that name an entry of a collection."""
HEADS = ("text.zh", "title.zh", "name.zh", "as_written", "quote", "zh", "entry", "passage")
"""What a folded element of a list shows: the first of these fields that it has."""


@dataclass(frozen=True, slots=True)
class Forms:
    """Makes the form fields of one kind of file."""

    root: Schema
    """The file's schema."""
    choices: Mapping[str, Sequence[Form]]
    """The closed lists of the campaign by field, each choice with label and value."""
    language: Language
    """The language of labels and hints."""

    def fields(self, part: Schema | None = None, *, readonly: bool = False) -> Iterator[Form]:
        """The form fields of an object; of the whole file by default."""
        part = part or self.root
        for name, each in part["properties"].items():
            form = self.field(name, each, readonly=readonly)
            optional = name not in part.get("required", ()) and form["widget"] != "hidden"
            yield {**form, "required": False} if optional else form

    def field(self, name: str, part: Schema, *, readonly: bool = False) -> Form:
        """One form field, hidden if a form could not keep the value whole."""
        shape = self.resolved(part)
        if name in OWNED_BY_THE_MACHINE or "type" not in shape:
            return {"name": name, "widget": "hidden"}
        words = explained(shape.get("description", name), self.language).replace("`", "")
        clause = _clause(words)
        form: Form = {"name": name, "label": f"{clause} · {name}"}
        if words.rstrip(".。") != clause:
            form["hint"] = words
        if readonly := readonly or name in SET_BY_COMMANDS:
            form["readonly"] = True
        return {**form, **self._widget(name, shape, readonly=readonly)}

    def resolved(self, part: Schema) -> Schema:
        """A part of the schema with its references resolved; without a type if several are possible."""
        if reference := part.get("$ref"):
            target = self.root["$defs"][reference.rpartition("/")[2]]
            return self.resolved({**target, **_without(part, "$ref")})
        if "anyOf" not in part:
            return part
        rest = _without(part, "anyOf")
        found = [self.resolved(each) for each in part["anyOf"] if each.get("type") != "null"]
        kinds = {each.get("type") for each in found}
        if len(found) == 1:
            return {**found[0], **rest}
        if kinds == {"number", "string"}:
            return {**rest, "type": "number"}
        if kinds == {"string"}:
            return {**rest, "type": "string", "pattern": "|".join(map(_form_of, found))}
        return rest

    def _widget(self, name: str, shape: Schema, *, readonly: bool) -> Form:
        kind = shape["type"]
        if kind == "object":
            fields = list(self.fields(shape, readonly=readonly))
            return {"widget": "object", "collapsed": "auto", "fields": fields}
        if kind == "array":
            return self._list(name, shape, readonly=readonly)
        if kind == "integer":
            return {"widget": "number", "value_type": "int"}
        if kind == "number":
            return {"widget": "number", "value_type": "float", "step": 0.01}
        return self._text(name, shape)

    def _list(self, name: str, shape: Schema, *, readonly: bool) -> Form:
        element = self.resolved(shape["items"])
        if element["type"] == "object":
            fields = list(self.fields(element, readonly=readonly))
            return {
                "widget": "list",
                "label_singular": name,
                "collapsed": True,
                "fields": fields,
                **_head(element, self),
            }
        if options := self.choices.get(name):
            return {"widget": "select", "multiple": True, "options": options}
        return {"widget": "list", "field": {"name": "each", "label": name, **self._text(name, element)}}

    def _text(self, name: str, shape: Schema) -> Form:
        if values := shape.get("enum"):
            meanings = shape.get("enumDescriptions", values)
            labels = (
                f"{explained(meaning, self.language)} · {value}"
                for value, meaning in zip(values, meanings, strict=True)
            )
            return {
                "widget": "select",
                "options": [
                    {"label": label.replace("`", ""), "value": value}
                    for label, value in zip(labels, values, strict=True)
                ],
            }
        if relation := RELATIONS.get(name):
            shown = ["title.zh", "id"]
            return {
                "widget": "relation",
                "collection": relation,
                "value_field": "id",
                "display_fields": shown,
                "search_fields": shown,
            }
        if name in LONG:
            return {"widget": "text"}
        if pattern := shape.get("pattern"):
            message = say("this is not in the form that the hint describes").to(self.language)
            return {"widget": "string", "pattern": [f"^(?:{pattern})$", message]}
        return {"widget": "string"}


def _head(element: Schema, forms: Forms) -> Form:
    for path in HEADS:
        part: Schema = {"properties": element["properties"]}
        for name in path.split("."):
            part = forms.resolved(part.get("properties", {}).get(name, {}))
        if part:
            return {"summary": f"{{{{fields.{path}}}}}"}
    return {}


def _form_of(shape: Schema) -> str:
    return str(shape.get("pattern") or re.escape(shape["const"]).replace("\\ ", " "))


def _without(part: Schema, key: str) -> Schema:
    return {name: value for name, value in part.items() if name != key}


def _clause(words: str) -> str:
    """The first clause of an explanation, used as a label."""
    return re.split(r"[.:;,(。：；，（]", words, maxsplit=1)[0].strip()
