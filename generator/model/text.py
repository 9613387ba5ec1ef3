"""The same words in each locale, and how to tell that a translation is fresh."""

import re
import unicodedata
from hashlib import sha256
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Locale = Literal["zh", "en"]
LOCALES: tuple[Locale, ...] = ("zh", "en")

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=64)]
"""Small Latin letters, digits and single hyphens, at most 64: the file's name and the page's address."""

NonEmpty = Annotated[str, StringConstraints(min_length=1)]
INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff]"
)
"""Characters that nobody sees or intends."""
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
    """The same words in each locale; the Chinese is authoritative."""

    zh: NonEmpty
    """The Chinese text."""
    en: str | None = None
    """The English text; absent until it is translated."""
    en_src: str | None = None
    """Fingerprint of the Chinese text that was translated; a different one means that the English is stale."""

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
