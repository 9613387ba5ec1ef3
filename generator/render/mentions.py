"""The first mention of each term in a page's statements, linked to the term's own page."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.language import QUOTATION_MARKS
from generator.model import Locale, Term
from generator.render.evidence import reading
from generator.render.views import EntryLink, Part

SHORTEST = 2
"""How many characters a term's name must have at least to be linked."""
_AROUND = f"{QUOTATION_MARKS}《》"


@dataclass(frozen=True, slots=True)
class Names:
    """The names of terms, ready to be found in a text."""

    pattern: re.Pattern[str]
    links: Mapping[str, EntryLink]
    """Links by name, in lower case."""

    def parts(self, text: str, seen: set[str]) -> tuple[Part, ...]:
        """Cut a text at first mentions of terms.

        ``seen`` holds the addresses of the terms that the page has linked or is about; each newly linked one
        is added.
        """
        found: list[Part] = []
        at = 0
        for match in self.pattern.finditer(text):
            link = self.links[match[0].casefold()]
            if link.href in seen:
                continue
            seen.add(link.href)
            found += [
                Part(text[at : match.start()]),
                Part(match[0], link.href, link.id, link.summary),
            ]
            at = match.end()
        return tuple(part for part in (*found, Part(text[at:])) if part.text)


def names(terms: Iterable[tuple[Term, EntryLink]], locale: Locale) -> Names:
    """The names that terms have in a locale; the first term, if two have the same name.

    Chinese names have full-width punctuation, as the statements do.
    """
    links: dict[str, EntryLink] = {}
    for term, link in terms:
        name = (reading(term.title.zh) if locale == "zh" else term.title.en or "").strip(_AROUND)
        if len(name) >= SHORTEST:
            links.setdefault(name.casefold(), link)
    longest_first = "|".join(re.escape(name) for name in sorted(links, key=lambda name: (-len(name), name)))
    edge = ("", "") if locale == "zh" else (r"(?<!\w)", r"(?!\w)")
    pattern = rf"{edge[0]}(?:{longest_first}){edge[1]}" if links else r"(?!)"
    return Names(re.compile(pattern, re.IGNORECASE), links)
