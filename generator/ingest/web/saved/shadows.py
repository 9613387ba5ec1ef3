"""Trees that a browser shows in place of an element's own content, and saves as templates in it."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ATTACHED = ("shadowrootmode", "shadowroot", "shadowmode")
"""What marks such a template: in HTML, in drafts of it, and in archives of Chromium."""
_UNSEEN = dict.fromkeys((*range(9), 11, *range(14, 32), 0xFFFE, 0xFFFF), "") | {12: " "}
"""Characters that a page may have by their numbers, and that cannot be put into a tree."""


def put_shadows_in_place(root: "HtmlElement") -> None:
    """Put the content of each such template in the place of its element's own, which goes where slots ask for it.

    What no slot asks for is not shown, and stays as a template. See
    https://html.spec.whatwg.org/multipage/scripting.html#attr-template-shadowrootmode.
    """
    for template in reversed([each for each in root.iter("template") if any(map(each.get, _ATTACHED))]):
        host = template.getparent()
        own = [each for each in _parts(host) if each is not template]
        for child in list(host):
            host.remove(child)
        host.text = (template.text or "").translate(_UNSEEN)
        host.extend(list(template))
        unasked = _fill_slots(host, own)
        if unasked:
            rest = host.makeelement("template")
            rest.extend(unasked)
            host.append(rest)


def _parts(host: "HtmlElement") -> Iterator["HtmlElement"]:
    """Yield the parts of an element, its words as elements of their own."""
    yield from _words(host, host.text)
    for child in list(host):
        tail, child.tail = child.tail, None
        yield child
        yield from _words(host, tail)


def _words(host: "HtmlElement", text: str | None) -> Iterator["HtmlElement"]:
    if text and text.strip():
        words = host.makeelement("span")
        words.text = text.translate(_UNSEEN)
        yield words


def _fill_slots(host: "HtmlElement", own: Sequence["HtmlElement"]) -> list["HtmlElement"]:
    """Put parts where slots of their names stand, and return those that none asks for."""
    left: dict[str, list[HtmlElement]] = {}
    for each in own:
        left.setdefault(each.get("slot", ""), []).append(each)
    for slot in list(host.iter("slot")):
        asked = left.pop(slot.get("name", ""), None)
        slot.tag = "span"
        if asked:
            slot.text = None
            for child in list(slot):
                slot.remove(child)
            slot.extend(asked)
    return [each for each in own if each.get("slot", "") in left]
