"""What became of the sentences of the sources: each is cited, set aside with a reason, or unaccounted."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from generator.content.reading import Content
from generator.model import Cite, Document, Sentence, SourceDocument, Span

Account = Literal["cited", "set aside", "unaccounted"]


def published_cites(content: Content) -> Mapping[str, set[Cite]]:
    """Give the citations that readers of a release see, by document: all but those of withdrawn or withheld entries."""
    withdrawn = (address for address, entry in content.entries if entry.review.state == "withdrawn")
    unseen = {*withdrawn, *content.campaign.withheld}
    cites: dict[str, set[Cite]] = {}
    for address, _, part in content.parts:
        if isinstance(part, Cite) and address not in unseen:
            cites.setdefault(part.document, set()).add(part)
    return cites


def accounts(
    source: SourceDocument, document: Document, cites: Iterable[Cite]
) -> Iterator[tuple[Sentence, Account]]:
    """Give each sentence of a document with what became of it."""
    cited = [span for cite in cites for span in document.find_quote(cite.quote, cite.passage)]
    aside = list(_set_aside(source, document))
    for sentence in document.sentences:
        if any(sentence.span.overlaps(span) for span in cited):
            yield sentence, "cited"
        elif any(sentence.span.overlaps(span) for span in aside):
            yield sentence, "set aside"
        else:
            yield sentence, "unaccounted"


def _set_aside(source: SourceDocument, document: Document) -> Iterator[Span]:
    for each in source.set_aside:
        if each.quote:
            yield from document.find_quote(each.quote, each.passage)
        elif passage := document.passage(each.passage):
            yield passage.span
