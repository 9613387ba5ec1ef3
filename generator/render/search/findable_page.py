"""A page as the search sees it: the texts by which it is found, each said once, better ones first."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from generator.model import Locale
from generator.render.search.tokens import fold

TITLE, NAME, STATEMENT, SOURCE, RELATED = range(5)
"""The ranks of texts, best first; what is related is found by words that mean the same."""


@dataclass(frozen=True, slots=True)
class Text:
    """One text by which a page is found."""

    rank: int
    text: str
    anchor: str = ""
    """Its place on the page; empty if the page as a whole is meant."""
    page: int = 1
    """The number of the page on which it stands, if the page is a list on several."""


@dataclass(slots=True)
class Findable:
    """One page and the texts by which it is found."""

    address: str
    """Of a list on several pages, that of the first."""
    titles: Mapping[Locale, str]
    tags: Mapping[Locale, tuple[str, ...]]
    """Its kind, then its topics."""
    gathered: bool = False
    """Whether the page gathers what stands on others, as lists and sources do; then others are better answers."""
    texts: list[Text] = field(default_factory=list)
    _said: str = ""

    def add(self, rank: int, *texts: str, page: int = 1) -> None:
        """Add texts of a rank, better ranks first, leaving out what an earlier text already says."""
        for text in texts:
            folded = fold(text)
            if folded not in self._said:
                self.texts.append(Text(rank, text, page=page))
                self._said += f"\n{folded}"

    @property
    def written(self) -> str:
        """The page as JSON, for ``read``."""
        texts = [[each.rank, each.text, each.anchor, each.page] for each in self.texts]
        said = [self.address, dict(self.titles), dict(self.tags), self.gathered, texts]
        return json.dumps(said, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def read(cls, written: str) -> "Findable":
        """A page from its JSON."""
        address, titles, tags, gathered, texts = json.loads(written)
        tags = {locale: tuple(those) for locale, those in tags.items()}
        return cls(address, titles, tags, gathered, [Text(*each) for each in texts])

    def __or__(self, other: "Findable") -> "Findable":
        """The same page with the words of another locale added."""
        both = replace(
            self,
            titles={**self.titles, **other.titles},
            tags={**self.tags, **other.tags},
            texts=[],
            _said="",
        )
        for text in sorted((*self.texts, *other.texts), key=lambda each: (each.page, each.rank)):
            if not text.anchor:
                both.add(text.rank, text.text, page=text.page)
        both.texts += (
            text for text in self.texts if text.anchor
        )  # a source's sentences, the same in all locales
        return both
