"""Characters that no font of the cards has; a card shows 〓 in their place."""

from collections.abc import Iterator
from functools import cache

from generator.content.reading import Content
from generator.errors import Problem
from generator.messages import say
from generator.model import Cite, Localized, dotted
from generator.reference import HAN, LATIN, MISSING, covers

_PLAIN = 0x2190
"""Letters and punctuation end here; Roboto has them."""


def check_glyphs(content: Content) -> Iterator[Problem]:
    """Yield a warning for each title or quote that a card could not show whole."""
    for address, key, part in content.parts:
        if isinstance(part, Localized) and key[-1:] == ("title",):
            texts = [("zh", part.zh), ("en", part.en or "")]
        else:
            texts = [("quote", part.quote)] if isinstance(part, Cite) else []
        for name, text in texts:
            for character in dict.fromkeys(filter(_is_missing, text)):
                message = say(
                    "the fonts for pictures of shared links lack “{character}” (U+{code:04X}); the picture shows "
                    "{instead}",
                    character=character,
                    code=ord(character),
                    instead=MISSING,
                )
                place = content.place(address, (*key, name))
                yield Problem(place, dotted((*key, name)), "no-glyph", message, severity="warning")


@cache
def _is_missing(character: str) -> bool:
    """Whether no font has it; those of GB 2312 have not to be looked up in one, which takes a while to load."""
    if ord(character) < _PLAIN:
        return False
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return not (covers(HAN, character) or covers(LATIN, character))
    return False
