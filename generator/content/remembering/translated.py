"""Which Chinese text each English one was made from, which of these pairs a person has confirmed, and comments on them.

A content file keeps only the fingerprint of the Chinese. What the Chinese said before an editor changed it is kept in
``content/.baseline/translated.json``, which is machine-owned and committed, for as long as an English text made from it
exists.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.content.baseline import translated_path
from generator.content.changing import Change, Put
from generator.content.writing import not_ours
from generator.model import Localized, Plain, field_in, fields_in, fingerprint

Pair = tuple[str, str]
"""The fingerprints of a Chinese text and of the English made from it."""


@dataclass(frozen=True, slots=True)
class Memory:
    """Chinese texts by fingerprint, the confirmed pairs, and what translators wrote beside a text."""

    sources: Mapping[str, str] = field(default_factory=dict)
    pairs: frozenset[Pair] = frozenset()
    comments: Mapping[str, str] = field(default_factory=dict)
    """By the fingerprint of the Chinese text."""

    def source(self, en_src: str | None) -> str | None:
        """Return the Chinese text with a fingerprint, if it is known."""
        return self.sources.get(en_src) if en_src else None

    def confirms(self, text: Localized) -> bool:
        """Whether a person has confirmed the English for the Chinese it was made from."""
        return bool(text.en and text.en_src) and _pair(text) in self.pairs

    def comment(self, zh: str) -> str:
        """Return what translators wrote beside a Chinese text, or nothing."""
        return self.comments.get(fingerprint(zh), "")

    def renewed(
        self,
        texts: Iterable[Localized],
        confirmed: Iterable[Localized] = (),
        comments: Mapping[str, str] = {},
    ) -> "Memory":
        """Return the memory for the texts as they are now, some newly confirmed or commented; the rest is forgotten."""
        comments = {**self.comments, **comments}
        pairs = self.pairs | {_pair(text) for text in confirmed}
        sources: dict[str, str] = {}
        kept: set[Pair] = set()
        for text in texts:
            zh = text.zh if text.en_state == "fresh" else self.source(text.en_src)
            if text.en and text.en_src and zh is not None:
                sources[text.en_src] = zh
                kept.add(_pair(text))
            if (key := fingerprint(text.zh)) in comments:
                sources[key] = text.zh
        return Memory(
            sources, frozenset(kept & pairs), {key: comments[key] for key in sources if key in comments}
        )


def replaced_sources(file: Mapping[str, Plain], changes: Iterable[Change]) -> Iterator[tuple[str, str]]:
    """Yield the Chinese texts that are replaced although English was made from them, each after its fingerprint.

    Translators compare them with the new ones.
    """
    for change in changes:
        if isinstance(change, Put) and change.key and change.key[-1] == "zh":
            text = fields_in(field_in({**file}, change.key[:-1]))
            print_ = fingerprint(str(text["zh"]))
            if text.get("en") and text.get("en_src") in {None, print_}:
                yield print_, str(text["zh"])


def load_memory(folder: Path) -> Memory:
    """Read what is remembered about a campaign's translations; empty if there is no such file."""
    path = translated_path(folder)
    if not path.exists():
        return Memory()
    try:
        kept = json.loads(path.read_text("utf-8"))
        sources = {str(key): str(each["zh"]) for key, each in kept.items()}
        pairs = {(str(key), str(en)) for key, each in kept.items() for en in each.get("confirmed", ())}
        comments = {str(key): str(each["comment"]) for key, each in kept.items() if "comment" in each}
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise not_ours(path) from error
    return Memory(sources, frozenset(pairs), comments)


def memory_file(folder: Path, memory: Memory) -> Mapping[Path, bytes]:
    """Return the file that remembers translations, sorted; none if there is nothing to remember and no file yet."""
    confirmed: dict[str, list[str]] = {}
    for zh, en in sorted(memory.pairs):
        confirmed.setdefault(zh, []).append(en)
    lines = ",\n".join(
        f'"{key}": {json.dumps(_kept(zh, confirmed.get(key), memory.comments.get(key)), ensure_ascii=False)}'
        for key, zh in sorted(memory.sources.items())
    )
    path = translated_path(folder)
    return {path: f"{{\n{lines}\n}}\n".encode()} if lines or path.exists() else {}


def _kept(zh: str, confirmed: list[str] | None, comment: str | None) -> dict[str, str | list[str]]:
    known = {"zh": zh, "confirmed": confirmed, "comment": comment}
    return {name: value for name, value in known.items() if value}


def _pair(text: Localized) -> Pair:
    return text.en_src or "", fingerprint(text.en or "")
