"""What styles say about paragraphs and runs: names, outline levels, numbers, and whether words are hidden."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.ingest.word.markup import Element, attribute, child, children, number, switch

_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_TITLE = re.compile(r"title|标题|题目", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|目录)\s*\d|toc heading", re.IGNORECASE)
_STRUCK = ("w:strike", "w:dstrike")
_HIGH = 8
"""From this height in half points on, a figure stands above the line."""
_BODY = 9
"""The outline level of anything but a heading."""


@dataclass(frozen=True, slots=True)
class Style:
    """One style; what it leaves open is decided by the style that it is based on."""

    id: str
    name: str
    properties: Element | None
    """The properties of its paragraphs."""
    run: Element | None
    """The properties of its runs."""
    based_on: str | None


@dataclass(slots=True)
class Styles:
    """The styles of a file."""

    by_id: Mapping[str, Style]
    defaults: Mapping[str, str]
    """The id of the style that applies by default, by kind, as in ``paragraph``."""
    hides: bool = False
    """Whether the file hides all words that no style or run makes visible."""
    _hidden: dict[str, bool] = field(default_factory=dict)

    def of(self, properties: Element | None) -> Style | None:
        """Return the style of a paragraph by its properties."""
        style_id = attribute(child(properties, "w:pStyle"))
        return self.by_id.get(style_id or "") or self.by_id.get(self.defaults.get("paragraph", ""))

    def line(self, style: Style | None) -> Iterator[Style]:
        """Yield a style and those that it is based on, nearest first."""
        seen: set[str] = set()
        while style and style.id not in seen:
            yield style
            seen.add(style.id)
            style = self.by_id.get(style.based_on or "")

    def outline(self, properties: Element | None) -> int:
        """Return the level of a heading from 1; 0 for any other paragraph."""
        style = self.of(properties)
        levels = (child(each.properties, "w:outlineLvl") for each in self.line(style))
        own = child(properties, "w:outlineLvl")
        level = number(own if own is not None else next((each for each in levels if each is not None), None))
        if level is not None:
            return level + 1 if 0 <= level < _BODY else 0
        found = _HEADING.match(style.name) if style else None
        return int(found[1]) if found else 0

    def is_title(self, properties: Element | None) -> bool:
        """Return whether a paragraph has the style of the document's title."""
        style = self.of(properties)
        return style is not None and _TITLE.fullmatch(style.name) is not None

    def is_contents(self, properties: Element | None) -> bool:
        """Return whether a paragraph has a style of the table of contents."""
        style = self.of(properties)
        return style is not None and _CONTENTS.fullmatch(style.name) is not None

    def hidden(self, properties: Element | None, paragraph: Style | None, table: str = "") -> bool:
        """Return whether the properties of a run hide its words; ECMA-376-1, 17.3.2.41 and 17.7.3."""
        own = switch(properties, "w:vanish")
        if own is not None:
            return own
        runs = attribute(child(properties, "w:rStyle")) or ""
        return self.hides or (
            self._hides(paragraph.id if paragraph else "") ^ self._hides(runs) ^ self._hides(table)
        )

    def raised(self, properties: Element | None) -> bool:
        """Return whether words are raised above the line, by the properties of their run."""
        style = self.by_id.get(attribute(child(properties, "w:rStyle")) or "")
        ways = [properties, *(each.run for each in self.line(style))]
        places = (attribute(child(way, "w:vertAlign")) for way in ways)
        is_high = (number(child(properties, "w:position")) or 0) >= _HIGH
        return is_high or next(filter(None, places), "") == "superscript"

    def struck(self, properties: Element | None, paragraph: Style | None) -> bool:
        """Return whether words are struck out, by the properties of their run or by a style."""
        style = self.by_id.get(attribute(child(properties, "w:rStyle")) or "")
        ways = [properties, *(each.run for named in (style, paragraph) for each in self.line(named))]
        said = ([switch(way, each) for way in ways] for each in _STRUCK)
        return any(next((value for value in values if value is not None), False) for values in said)

    def _hides(self, style_id: str) -> bool:
        if style_id not in self._hidden:
            says = (switch(style.run, "w:vanish") for style in self.line(self.by_id.get(style_id)))
            self._hidden[style_id] = next((value for value in says if value is not None), False)
        return self._hidden[style_id]


def read_styles(root: Element | None) -> Styles:
    """Read the part that contains the styles."""
    styles: dict[str, Style] = {}
    defaults: dict[str, str] = {}
    for element in children(root, "w:style"):
        style_id = attribute(element, "w:styleId") or ""
        styles[style_id] = Style(
            style_id,
            (attribute(child(element, "w:name")) or "").strip(),
            child(element, "w:pPr"),
            child(element, "w:rPr"),
            attribute(child(element, "w:basedOn")),
        )
        if attribute(element, "w:default") in ("1", "true", "on"):
            defaults.setdefault(attribute(element, "w:type") or "", style_id)
    run = child(root, "w:docDefaults", "w:rPrDefault", "w:rPr")
    return Styles(styles, defaults, switch(run, "w:vanish") or False)
