"""Fonts of a PDF: which characters the codes of a string stand for, and how wide they are."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from fontTools.agl import toUnicode
from fontTools.encodings.StandardEncoding import StandardEncoding

from generator.ingest.pdf.font_maps import CharacterMap, read_map

_KNOWN = (
    (re.compile(r"/Uni\w+-(?:UTF16|UCS2)-(?:HW-)?[HV]"), "utf-16-be"),
    (re.compile(r"/GBK2K-[HV]"), "gb18030"),
    (re.compile(r"/(?:GBK-EUC|GBKp-EUC|GBpc-EUC|GB-EUC)-[HV]"), "gbk"),
    (re.compile(r"/(?:ETen-B5|ETenms-B5|B5pc)-[HV]"), "cp950"),
    (re.compile(r"/HKscs-B5-[HV]"), "big5hkscs"),
)
"""Predefined maps of codes, with the encodings that they represent; source: ISO 32000-1, table 118."""
_BASES = {"/WinAnsiEncoding": "cp1252", "/MacRomanEncoding": "mac_roman"}
_SIGNS = re.compile(r"symbol|wingdings|webdings|dingbats|marlett", re.IGNORECASE)
_SYMBOLIC = 4
"""The bit among a font's flags for codes of its own; ISO 32000-1, table 123."""
_FULL = 1.0
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Code:
    """One code of a string."""

    text: str | None
    """What it stands for; ``None`` if the file does not say."""
    width: float
    """In type sizes."""
    is_blank: bool
    """Whether it is the one-byte blank, which word spacing widens."""


@dataclass(frozen=True, slots=True)
class Font:
    """What is needed of a font to read its text."""

    name: str
    two_bytes: bool
    """Whether a code has two bytes if no map says how many."""
    map: CharacterMap | None
    encoding: str | None
    """The encoding of strings, by its name in Python."""
    names: Mapping[int, str] = field(default_factory=dict)
    """What one-byte codes stand for."""
    widths: Mapping[int, float] = field(default_factory=dict)
    usual_width: float | None = None
    scale: float = 1.0
    """The height of a letter in type sizes; it differs from one in fonts whose letters are drawings."""
    is_vertical: bool = False

    @property
    def is_of_signs(self) -> bool:
        """Whether it contains bullets and arrows instead of writing."""
        return bool(_SIGNS.search(self.name))

    def read(self, data: bytes) -> Iterator[Code]:
        """Return the codes of a string, in order."""
        if self.map:
            for code in self.map.split(data):
                number = int.from_bytes(code, "big")
                text = self.map.texts.get(code) or (self.names.get(number) if len(code) == 1 else None)
                yield self._code(number, text, code)
        elif self.encoding:
            yield from self._decode(data)
        else:
            size = 2 if self.two_bytes else 1
            for at in range(0, len(data), size):
                number = int.from_bytes(data[at : at + size], "big")
                yield self._code(
                    number, None if self.two_bytes else self.names.get(number), data[at : at + size]
                )

    def _code(self, number: int, text: str | None, code: bytes) -> Code:
        width = self.widths.get(number, self.usual_width)
        if width is None:
            width = _usual_width(text or "")
        return Code(text, width, code == b" ")

    def _decode(self, data: bytes) -> Iterator[Code]:
        for char in data.decode(self.encoding or "utf-16-be", "replace"):
            yield Code(None if char == "\ufffd" else char, _usual_width(char), data == b" ")


UNKNOWN = Font("", two_bytes=False, map=None, encoding=None)
"""Stands for a font that the page names but the file lacks."""


def read_font(font: Mapping[str, Any]) -> Font:
    """Return a font from its entry in a page's resources."""
    name = str(font.get("/BaseFont", font.get("/Name", "")))
    texts = _stream(font.get("/ToUnicode"))
    known = read_map(texts) if texts else None
    if font.get("/Subtype") == "/Type0":
        return _composite(font, name, known)
    return Font(
        name,
        two_bytes=False,
        map=known,
        encoding=None,
        names=_names(font),
        widths=_simple_widths(font),
        scale=_scale(font),
    )


def _composite(font: Mapping[str, Any], name: str, known: CharacterMap | None) -> Font:
    encoding = str(font.get("/Encoding"))
    described = font["/DescendantFonts"][0].get_object()
    named = next((python for pattern, python in _KNOWN if pattern.fullmatch(encoding)), None)
    # The widths of a predefined map are given by numbers that only its own table knows.
    widths = {} if named else dict(_wide(described.get("/W", ())))
    return Font(
        name,
        two_bytes=True,
        map=known if not named or (known and known.texts) else None,
        encoding=named,
        widths=widths,
        usual_width=None if named else float(described.get("/DW", 1000)) / 1000,
        is_vertical=encoding.endswith("-V"),
    )


def _wide(widths: Sequence[Any]) -> Iterator[tuple[int, float]]:
    """Return the widths of a composite font: runs of ``first [w w …]`` and ``first last w``."""
    values = [value.get_object() if hasattr(value, "get_object") else value for value in widths]
    at = 0
    while at + 1 < len(values):
        first, second = int(values[at]), values[at + 1]
        if isinstance(second, list):
            yield from ((first + offset, float(width) / 1000) for offset, width in enumerate(second))
            at += 2
        else:
            last = min(int(second), first + 0xFFFF)
            yield from ((number, float(values[at + 2]) / 1000) for number in range(first, last + 1))
            at += 3


def _simple_widths(font: Mapping[str, Any]) -> dict[int, float]:
    unit = float(font["/FontMatrix"][0]) if "/FontMatrix" in font else 0.001
    first = int(font.get("/FirstChar", 0))
    widths = font.get("/Widths", ())
    widths = widths.get_object() if hasattr(widths, "get_object") else widths
    return {first + offset: abs(float(width) * unit) for offset, width in enumerate(widths)}


def _scale(font: Mapping[str, Any]) -> float:
    return abs(float(font["/FontMatrix"][3])) * 1000 if "/FontMatrix" in font else 1.0


def _names(font: Mapping[str, Any]) -> dict[int, str]:
    """Return what each code of a simple font stands for, as far as its encoding says."""
    encoding = font.get("/Encoding")
    encoding = encoding.get_object() if encoding is not None and hasattr(encoding, "get_object") else encoding
    listed = isinstance(encoding, Mapping)
    base = encoding.get("/BaseEncoding") if isinstance(encoding, Mapping) else encoding
    texts = _base(font, str(base) if base else None)
    if not listed:
        return texts
    number = 0
    for entry in encoding.get("/Differences", ()):  # type: ignore[union-attr] # told apart above
        if isinstance(entry, str):
            texts.pop(number, None)
            if text := toUnicode(entry.removeprefix("/")):
                texts[number] = text
            number += 1
        else:
            number = int(entry)
    return texts


def _base(font: Mapping[str, Any], base: str | None) -> dict[int, str]:
    if base in _BASES:
        return {code: bytes([code]).decode(_BASES[base], "ignore") for code in range(32, 256)}
    flags = int(font.get("/FontDescriptor", {}).get("/Flags", 0))
    name = str(font.get("/BaseFont", ""))
    if font.get("/Subtype") == "/Type3" or flags & _SYMBOLIC or _SIGNS.search(name):
        return {}
    return {code: text for code, name in enumerate(StandardEncoding) if (text := toUnicode(name))}


def _stream(entry: Any) -> bytes:  # noqa: ANN401 - an object of any kind may stand here
    read = getattr(entry.get_object() if hasattr(entry, "get_object") else entry, "get_data", None)
    return bytes(read()) if read else b""


def _usual_width(text: str) -> float:
    return _HALF if text < "\u2000" else _FULL * max(1, len(text))
