"""What is in quotation marks and what it names, and mechanisms named without them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from generator.extract.findings import Extraction, FoundTerm, QuotedKind
from generator.extract.form import Ordered, lexicon, parted, pattern
from generator.model import Span

_QUOTED = re.compile(r"“([^“”\n]{1,120})”|「([^「」\n]{1,120})」|\"(?<!\w\")([^\"\n]{1,60})\"")
_SENTENCE = re.compile(r"[。！？!?；;…]")
_CLAUSE = re.compile(r"[，,：:]")
_LONGEST_TERM = 40
_LONG = 15
_UNCLEAR: tuple[QuotedKind, ...] = ("speech", "figurative", "other")
"""What a mention does not say clearly; another mention of the same words decides."""


def find_terms(found: Extraction) -> Extraction:
    """Find each quoted phrase with its kind, including speech, and mechanisms named without quotation marks."""
    text = found.document.text
    quoted = tuple(_quoted(text))
    plain = tuple(_mechanisms(text, quoted))
    return found.adding(terms=tuple(sorted((*_alike(quoted), *plain), key=lambda term: term.span.start)))


def _quoted(text: str) -> Iterator[FoundTerm]:
    matches = tuple(_QUOTED.finditer(text))
    ends = _ends_of_lists(text, matches)
    for at, match in enumerate(matches):
        words = match[1] or match[2] or match[3]
        if not words.strip():
            continue
        span = Span(*match.span())
        if _is_speech(text, match, words):
            yield FoundTerm(span, words, "speech", span)
            continue
        kind, end = _kind(text, ends[at], words)
        full = Span(span.start, end) if text[span.end : end].isalnum() else span
        yield FoundTerm(span, words, kind, full)


def _is_speech(text: str, match: re.Match[str], words: str) -> bool:
    """Whether the words are spoken or cited rather than a name."""
    start, end = match.span()
    before, after = text[max(0, start - 12) : start], text[end : end + 30]
    if _SENTENCE.search(words) or len(words) > _LONGEST_TERM:
        return True
    tells = len(words) > _LONG or "，" in words or before.endswith(("：", ":", "，", ","))
    said = tells and pattern("terms", "speech_before").search(before) is not None
    opens = not before or before[-1] in "\n。！？"
    answered = opens and pattern("terms", "speech_after").match(after) is not None
    whole = before[-1:] in ("\n", "") and after[:1] in ("\n", "")
    return whole or answered or said


def _ends_of_lists(text: str, matches: Sequence[re.Match[str]]) -> list[int]:
    """Return, for each quoted term, the end of the last one in its row."""
    ends = [match.end() for match in matches]
    for at in range(len(matches) - 2, -1, -1):
        if _is_row(text, matches, at):
            ends[at] = ends[at + 1]
    return ends


def _is_row(text: str, matches: Sequence[re.Match[str]], at: int) -> bool:
    return text[matches[at].end() : matches[at + 1].start()] in ("", "、", "和", "与", "及")


def _kind(text: str, end: int, words: str) -> tuple[QuotedKind, int]:
    """Return what a term names, judged by the words after it or its own, and where those words end."""
    if _any_kind_after().match(text, end, end + 20):
        for kind, after in _kinds_after():
            if found := after.match(text, end, end + 20):
                return kind, found.end()
    for kind, own in _kinds_by_end():
        if own.search(words):
            return kind, end
    return ("slogan" if _CLAUSE.search(words) or "、" in words or " " in words else "figurative"), end


@cache
def _any_kind_after() -> re.Pattern[str]:
    return _after("|".join(lexicon("terms")["kinds"].values()))


@cache
def _kinds_after() -> tuple[tuple[QuotedKind, re.Pattern[str]], ...]:
    return tuple((kind, _after(words)) for kind, words in lexicon("terms")["kinds"].items())


def _after(words: str) -> re.Pattern[str]:
    first = "".join(sorted({word[0] for word in parted(words)}))
    return re.compile(rf"(?:{lexicon('terms')['list_noun']})?[^，。；、“”\n]{{0,4}}?(?=[{first}])(?:{words})")


@cache
def _kinds_by_end() -> tuple[tuple[QuotedKind, re.Pattern[str]], ...]:
    return tuple((kind, re.compile(own)) for kind, own in lexicon("terms")["kinds_by_end"].items())


def _alike(terms: Sequence[FoundTerm]) -> Iterator[FoundTerm]:
    """Yield the terms, giving all mentions of a term the kind of its clearest mention."""
    kinds: dict[str, list[QuotedKind]] = {}
    for term in terms:
        if term.kind not in _UNCLEAR:
            kinds.setdefault(term.text, []).append(term.kind)
    clearest = {words: max(known, key=known.count) for words, known in kinds.items()}
    for term in terms:
        kind = clearest.get(term.text, term.kind) if term.kind != "speech" else term.kind
        yield term if kind == term.kind else replace(term, kind=kind)


def _mechanisms(text: str, quoted: Sequence[FoundTerm]) -> Iterator[FoundTerm]:
    generic = re.compile(lexicon("terms")["generic"])
    ordered = Ordered(quoted)
    for match in _mechanism().finditer(text):
        span = Span(*match.span(1))
        before = ordered.last_before(span.end)
        if not generic.search(match[1]) and not (before and before.full.overlaps(span)):
            yield FoundTerm(span, match[1], "mechanism", span, quoted=False)


@cache
def _mechanism() -> re.Pattern[str]:
    return re.compile(lexicon("terms")["mechanism"])
