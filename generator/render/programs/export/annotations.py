"""Every citation as a web annotation: its body is the place that cites, its target the words of the source.

https://www.w3.org/TR/annotation-model/. Positions and quotations refer to the verbatim text, whose hash each
target carries; the page that it names shows the same text character for character, with full-width
punctuation.
"""

from collections.abc import Mapping
from typing import Literal

from generator.model import Campaign, Document
from generator.render.evidence import anchor
from generator.render.programs.export.dataset import Citations
from generator.render.programs.export.records import CitationRecord
from generator.render.programs.licence import licence_address
from generator.render.words import CHINESE

BESIDE = 32
"""How many code points before and after a quotation are shown at most."""
CONTEXT = ("http://www.w3.org/ns/anno.jsonld", {"sha256": "https://schema.org/sha256"})
NAME = "annotations.json"

Display = Literal["full", "excerpts", "none"]


def annotations(
    campaign: Campaign, cited: Citations, texts: Mapping[str, Document], root: str
) -> Mapping[str, object]:
    """The collection of annotations.

    ``root`` is the address of the site, or the path to it from ``data/``. Around a quotation stands no more
    of the text than the pages show.
    """
    here = f"{root}data/{NAME}"
    shown = _shown(cited, texts, campaign.display)
    items = [
        {
            "id": f"{here}#a{number}",
            "type": "Annotation",
            "motivation": "linking",
            "body": {"id": f"{root}{path}", "type": "Text", "format": "text/html"},
            "target": _target(each, texts[each.document], shown[each.document], root),
        }
        for number, (path, _, each) in enumerate(cited, 1)
    ]
    page = {"id": f"{here}#all", "type": "AnnotationPage", "partOf": here, "startIndex": 0, "items": items}
    return {
        "@context": CONTEXT,
        "id": here,
        "type": "AnnotationCollection",
        "label": campaign.title.zh,
        **({"rights": licence_address(campaign.licence)} if campaign.licence else {}),
        "total": len(items),
        "first": page,
    }


def _target(cited: CitationRecord, document: Document, shown: bytearray, root: str) -> Mapping[str, object]:
    source = {
        "id": f"{root}sources/{document.id}/",
        "type": "Text",
        "format": "text/html",
        "language": CHINESE,
        "sha256": document.sha256,
    }
    quote = {"type": "TextQuoteSelector", "exact": cited.quote, **_beside(cited, document.text, shown)}
    selectors = [
        {"type": "TextPositionSelector", "start": cited.start, "end": cited.end},
        quote,
        {
            "type": "FragmentSelector",
            "conformsTo": "http://tools.ietf.org/rfc/rfc3236",
            "value": anchor(cited.sentences[0]),
        },
    ]
    return {"source": source, "selector": selectors}


def _beside(cited: CitationRecord, text: str, shown: bytearray) -> Mapping[str, str]:
    """The words before and after a quotation, as far as the pages show them."""
    start, end = cited.start, cited.end
    first, last = max(0, start - BESIDE), min(len(text), end + BESIDE)
    start = max(first, shown.rfind(0, first, start) + 1)
    hidden = shown.find(0, end, last)
    end = last if hidden < 0 else hidden
    words = {"prefix": text[start : cited.start], "suffix": text[cited.end : end]}
    return {name: value for name, value in words.items() if value}


def _shown(citations: Citations, texts: Mapping[str, Document], display: Display) -> Mapping[str, bytearray]:
    """Whether a page shows each code point of each text, by document."""
    shown = {name: bytearray([display == "full"]) * len(each.text) for name, each in texts.items()}
    cited = {(each.document, sentence) for _, _, each in citations for sentence in each.sentences}
    for name, document in texts.items():
        for sentence in document.sentences:
            if display == "excerpts" and (name, sentence.id) in cited:
                span = sentence.span
                shown[name][span.start : span.end] = b"\1" * len(span)
    return shown
