"""What the tool says to a person: English in the code, other languages in a catalogue beside it.

Write ``say("there is no topic “{topic}”", topic=topic)``: the English words are the key by which a file in
``zh/`` gives the Chinese ones, as in GNU gettext (https://www.gnu.org/software/gettext/manual/gettext.html). Each file is
named after the package that says its words.
"""

import os
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Literal, Self

import polib

Language = Literal["en", "zh"]
LANGUAGES: tuple[Language, ...] = ("en", "zh")


class Message(str):
    """Words for a person: the text in English, which ``to`` gives in another language."""

    __slots__ = ("template", "values")
    template: str
    """English with ``{names}`` to fill in."""
    values: Mapping[str, object]
    """What fills the names; a message among them is given in the same language."""

    def __new__(cls, template: str, values: Mapping[str, object]) -> Self:
        """Fill in the English words."""
        message = super().__new__(cls, template.format_map(values))
        message.template, message.values = template, values
        return message

    def __reduce__(self) -> tuple[type["Message"], tuple[str, Mapping[str, object]]]:
        return Message, (self.template, self.values)

    def to(self, language: Language) -> str:
        """Give the words in a language; English where they are not translated."""
        filled = {name: localized(value, language) for name, value in self.values.items()}
        return translated(self.template, language).format_map(filled)


def say(template: str, **values: object) -> Message:
    """Give what to tell a person; names in braces are filled in."""
    return Message(template, values)


NOTHING = Message("", {})
"""What is said where nothing is to be said; false."""


def listed(messages: Iterable[Message]) -> Message:
    """Give messages as one, with a comma between them."""
    first, *rest = messages
    for message in rest:
        first = say("{first}, {second}", first=first, second=message)
    return first


def template(words: str) -> str:
    """Mark words that stand in a table as ones to be translated, and give them back."""
    return words


def localized(value: object, language: Language) -> object:
    """Give a message in a language, and anything else as it is."""
    return value.to(language) if isinstance(value, Message) else value


def translated(words: str, language: Language) -> str:
    """Give words of the catalogue in a language; English where they are not translated."""
    return words if language == "en" else _catalogue(language).get(words, words)


def environment_language() -> Language:
    """Give the language that ``EXPLAINER_LANG`` or else the locale asks for; English if it is not Chinese.

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
