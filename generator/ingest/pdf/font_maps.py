"""Maps from the codes of a font to characters, as PDF files hold them (ToUnicode)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_TOKEN = re.compile(rb"<([0-9A-Fa-f\s]*)>|([\[\]])|([A-Za-z]+)")
_MOST = 0x20000
"""The most characters in one map; a font has at most 65,536 codes."""


@dataclass(frozen=True, slots=True)
class CharacterMap:
    """What each code stands for."""

    texts: dict[bytes, str]
    sizes: tuple[int, ...]
    """The possible lengths of a code in bytes, in the order in which they are tried."""
    ranges: tuple[tuple[bytes, bytes], ...]

    def split(self, data: bytes) -> Iterator[bytes]:
        """Return the codes of a string, in order."""
        at = 0
        while at < len(data):
            size = next(
                (size for size in self.sizes if self._holds(data[at : at + size], size)), self.sizes[-1]
            )
            yield data[at : at + size]
            at += size

    def _holds(self, code: bytes, size: int) -> bool:
        return len(code) == size and any(
            len(low) == size and all(a <= b <= c for a, b, c in zip(low, code, high, strict=True))
            for low, high in self.ranges
        )


def read_map(data: bytes) -> CharacterMap:
    """Return the map that a text describes."""
    texts: dict[bytes, str] = {}
    ranges: list[tuple[bytes, bytes]] = []
    for kind, entries in _sections(data):
        if kind == b"codespacerange":
            ranges += [
                (low, high)
                for low, high in zip(entries[::2], entries[1::2], strict=False)
                if isinstance(low, bytes) and isinstance(high, bytes) and low and len(low) == len(high)
            ]
        elif kind == b"bfchar":
            for code, text in zip(entries[::2], entries[1::2], strict=False):
                if isinstance(code, bytes) and isinstance(text, bytes):
                    texts[code] = _text(text)
        elif kind == b"bfrange":
            texts.update(_ranges(entries))
    sizes = tuple(sorted({len(low) for low, _ in ranges} or {len(code) for code in texts} or {1}))
    usual = tuple(ranges) or tuple((b"\x00" * size, b"\xff" * size) for size in sizes)
    return CharacterMap(
        {code: text for code, text in texts.items() if text.strip("\x00\ufffd")}, sizes, usual
    )


def _sections(data: bytes) -> Iterator[tuple[bytes, list[bytes | list[bytes]]]]:
    """Return the entries between ``begin…`` and ``end…``: codes, and lists of codes."""
    kind, entries, inner = b"", list[bytes | list[bytes]](), None
    for token in _TOKEN.finditer(data):
        code, bracket, word = token.groups()
        if word:
            if word.startswith(b"begin"):
                kind, entries, inner = word[5:], [], None
            elif word == b"end" + kind:
                yield kind, entries
                kind = b""
        elif bracket == b"[":
            inner = list[bytes]()
        elif bracket:
            entries.append(inner or [])
            inner = None
        else:
            digits = b"".join(code.split())
            value = bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))
            (entries if inner is None else inner).append(value)


def _ranges(entries: Sequence[bytes | list[bytes]]) -> Iterator[tuple[bytes, str]]:
    count = 0
    for low, high, target in zip(entries[::3], entries[1::3], entries[2::3], strict=False):
        if not isinstance(low, bytes) or not isinstance(high, bytes):
            continue
        first, last = int.from_bytes(low, "big"), int.from_bytes(high, "big")
        count += max(0, last - first + 1)
        if count > _MOST:
            raise ValueError("a map beyond measure")
        for offset in range(last - first + 1):
            if isinstance(target, list):
                text = _text(target[offset]) if offset < len(target) else ""
            else:
                text = _text((int.from_bytes(target, "big") + offset).to_bytes(len(target) + 1, "big")[1:])
            yield (first + offset).to_bytes(len(low), "big"), text


def _text(data: bytes) -> str:
    if len(data) == 1:
        data = b"\x00" + data
    return data.decode("utf-16-be", "replace")
