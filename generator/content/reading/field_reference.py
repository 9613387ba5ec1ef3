"""The reference of all fields as Markdown, in either language, derived from the schemas and never written by hand."""

from collections.abc import Iterator, Mapping
from typing import Any

from generator.content.reading.load import FOLDERS
from generator.content.reading.schema import adapters, explained
from generator.messages import Language, say, template

Schema = Mapping[str, Any]
"""One JSON Schema or a part of it."""
_HEADS = (template("Field"), template("What it holds"), template("Meaning"))
_KINDS = {"string": template("text"), "integer": template("whole number"), "number": template("number")}


def fields_page(language: Language) -> str:
    """Return the page as Markdown: each file with its fields, then the parts that fields are made of."""
    title = say("The fields of the content files").to(language)
    note = say("Written by ‘explainer schema --reference’. A field without a value counts as absent.")
    lines = [f"# {title}", "", note.to(language)]
    parts: dict[str, Schema] = {}
    for name, adapter in adapters():
        schema = adapter.json_schema()
        parts |= schema.get("$defs", {})
        lines += ["", f"## content/{name}{'/<id>' if name in FOLDERS else ''}.yml".replace("<", "\\<"), ""]
        if element := schema.get("items"):
            lines.append(say("A list of {part}.", part=_holds(element, language)).to(language))
        else:
            lines += _section(schema, language)
    for name in sorted(parts):
        lines += ["", f"## {name}", "", *_section(parts[name], language)]
    return "\n".join(lines) + "\n"


def _section(schema: Schema, language: Language) -> Iterator[str]:
    yield explained(schema["description"], language)
    yield ""
    yield f"| {' | '.join(say(head).to(language) for head in _HEADS)} |"
    yield "| --- | --- | --- |"
    for name, field in schema["properties"].items():
        required = name in schema.get("required", ())
        key = say("`{name}` (required)", name=name).to(language) if required else f"`{name}`"
        yield f"| {key} | {_holds(field, language)} | {_meaning(field, language)} |"


def _holds(field: Schema, language: Language) -> str:
    """Say what may stand in a field."""
    if reference := field.get("$ref"):
        name = reference.rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if choices := field.get("anyOf"):
        kinds = [each.get("type") for each in choices]
        ours = {"null", "string"} if "number" in kinds else {"null"}  # a decimal may be written as text, too
        held = [each for each in choices if each.get("type") not in ours]
        return say(" or ").to(language).join(_holds(each, language) for each in held)
    if constant := field.get("const"):
        return f"`{constant}`"
    if field.get("type") == "array":
        return say("list of {part}", part=_holds(field["items"], language)).to(language)
    return say("a choice").to(language) if "enum" in field else say(_KINDS[field["type"]]).to(language)


def _meaning(field: Schema, language: Language) -> str:
    """Explain a field, the values to choose from, and what holds when it is absent."""
    lines = [explained(field["description"], language)]
    choice = next((each for each in (field, *field.get("anyOf", ())) if "enum" in each), None)
    for value, words in zip(choice["enum"], choice["enumDescriptions"], strict=True) if choice else ():
        meaning = explained(words, language)
        lines.append(say("`{value}`: {meaning}", value=value, meaning=meaning).to(language))
    if choice and field.get("default"):
        lines.append(say("When absent: `{value}`.", value=field["default"]).to(language))
    return "<br>".join(lines)
