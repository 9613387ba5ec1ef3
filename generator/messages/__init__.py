"""What the tool says to a user: English in the code, other languages in catalogues beside it.

Write ``say("there is no topic “{topic}”", topic=topic)``: the English words are the key under which a file in
``zh/`` holds the Chinese ones, as in GNU gettext (https://www.gnu.org/software/gettext/manual/gettext.html).
Each file is named after the package whose messages it translates.
"""

import os
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Literal, Self

import polib

__all__ = [
    "LANGUAGES",
    "NOTHING",
    "Language",
    "Message",
    "environment_language",
    "listed",
    "localized",
    "say",
    "template",
    "translated",
]

Language = Literal["en", "zh"]
LANGUAGES: tuple[Language, ...] = ("en", "zh")


class Message(str):
    """Words for a user: a text in English that ``to`` returns in another language."""

    __slots__ = ("template", "values")
    template: str
    """English with ``{names}`` to fill in."""
    values: Mapping[str, object]
    """The values for the names; a message among them is put into the same language."""

    def __new__(cls, template: str, values: Mapping[str, object]) -> Self:
        """Fill in the English words."""
        message = super().__new__(cls, template.format_map(values))
        message.template, message.values = template, values
        return message

    def __reduce__(self) -> tuple[type["Message"], tuple[str, Mapping[str, object]]]:
        return Message, (self.template, self.values)

    def to(self, language: Language) -> str:
        """Return the words in a language, or in English if they are not translated."""
        filled = {name: localized(value, language) for name, value in self.values.items()}
        return translated(self.template, language).format_map(filled)


def say(template: str, **values: object) -> Message:
    """Return a message for the user, with the names in braces filled in."""
    return Message(template, values)


NOTHING = Message("", {})
"""The message that says nothing; it is false."""


def listed(messages: Iterable[Message]) -> Message:
    """Return messages as one, separated by commas."""
    first, *rest = messages
    for message in rest:
        first = say("{first}, {second}", first=first, second=message)
    return first


def template(words: str) -> str:
    """Mark words in a table for translation and return them unchanged."""
    return words


def localized(value: object, language: Language) -> object:
    """Return a message in a language, and anything else unchanged."""
    return value.to(language) if isinstance(value, Message) else value


def translated(words: str, language: Language) -> str:
    """Return words of the catalogue in a language, or in English if they are not translated."""
    return words if language == "en" else _catalogue(language).get(words, words)


def environment_language() -> Language:
    """Return the language that ``EXPLAINER_LANG`` or else the locale asks for; English unless it is Chinese.

    https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/V1_chap08.html
    """
    asked = next(
        (
            value
            for name in ("EXPLAINER_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
            if (value := os.environ.get(name))
        ),
        "",
    )
    return "zh" if asked.lower().startswith("zh") else "en"


@cache
def _catalogue(language: Language) -> Mapping[str, str]:
    folder = files("generator.messages").joinpath(language)
    texts = [file.read_text("utf-8") for file in folder.iterdir() if file.name.endswith(".po")]
    return {entry.msgid: entry.msgstr for text in texts for entry in polib.pofile(text) if entry.msgstr}
