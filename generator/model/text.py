"""The same words in each locale, and how to tell that a translation is fresh."""

import re
import unicodedata
from hashlib import sha256
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from generator.language import HAN

Locale = Literal["zh", "en"]
LOCALES: tuple[Locale, ...] = ("zh", "en")

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=64)]
"""Small Latin letters, digits and single hyphens, at most 64: the file's name and the page's address."""

NonEmpty = Annotated[str, StringConstraints(min_length=1)]
_SHOWN_AS_PICTURES = (
    "\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u21ff\u2300-\u23ff\u24c2\u25a0-\u27bf\u2900-\u297f\u2b00-\u2bff"
    "\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
)
"""The blocks of signs and emoji, for use between the brackets of a regular expression."""
INVISIBLE = re.compile(
    "[\ud800-\udfff\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufff9-\ufffb\ufffe\uffff"
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
    f"(?<![{HAN}][\ufe00-\ufe02\U000e0100-\U000e01ef])"
    f"(?<![{_SHOWN_AS_PICTURES}#*0-9][\ufe0e\ufe0f])"
    f"(?!(?<=[{_SHOWN_AS_PICTURES}\ufe0f]\u200d)[{_SHOWN_AS_PICTURES}])"
)
"""Characters that nobody sees: controls, halves of characters, line ends other than a line feed, and what
Unicode lets a program ignore.

These are Default_Ignorable_Code_Point of Unicode's DerivedCoreProperties.txt and U+FFF9 to U+FFFB. They can carry words
that only a program reads. Not among them are a selector that chooses the form of the Han character or the sign before
it, and a joiner within an emoji.
"""
NotStated = Literal["not stated"]
"""The value for what the source does not say."""


def means(*meanings: str) -> Any:  # noqa: ANN401 - as pydantic's Field
    """Explain the values of a choice, in their order, for editing programs and the reference of fields."""
    return Field(json_schema_extra={"enumDescriptions": list(meanings)})


class Model(BaseModel):
    """What stands in ``content/``: frozen, and closed to unknown keys."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


EnglishState = Literal["missing", "stale", "unverified", "fresh"]
"""Whether an English text still fits its Chinese."""
ENGLISH_STATES: tuple[EnglishState, ...] = ("missing", "stale", "unverified", "fresh")
"""The same states, in the order in which they should be dealt with."""


class Localized(Model):
    """The same text in both languages; the Chinese is authoritative."""

    zh: NonEmpty
    """The Chinese text."""
    en: str | None = None
    """The English text; absent until it is translated."""
    en_src: str | None = None
    """A fingerprint of the Chinese text that was translated; if it no longer matches the Chinese, the English
    is out of date.
    """

    def to(self, language: Locale) -> str:
        """Return the text in a language, or in Chinese where there is no other."""
        return (self.en if language == "en" else None) or self.zh

    @property
    def en_state(self) -> EnglishState:
        """Whether the English still fits the Chinese."""
        if not self.en:
            return "missing"
        if self.en_src is None:
            return "unverified"
        return "fresh" if self.en_src == fingerprint(self.zh) else "stale"


def fingerprint(zh: str) -> str:
    """Return the first eight hexadecimal digits of the SHA-256 of a Chinese text in NFC with blanks folded."""
    folded = re.sub(r"\s+", " ", unicodedata.normalize("NFC", zh)).strip()
    return sha256(folded.encode()).hexdigest()[:8]
