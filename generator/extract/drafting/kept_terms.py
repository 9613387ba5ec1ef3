"""Which terms a draft begins with: names that a reader may look up, and nothing that only sounds like one."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from generator.extract.findings import Extraction, FoundTerm
from generator.extract.form import Ordered, lexicon, pattern
from generator.language import HAN
from generator.model import Sentence, Span
from generator.reference import segmenter

_NAMED = ("named-action", "mechanism", "platform")
_TWICE = 2
_LONGEST = 8
"""Characters of a word; a longer phrase that is only used is a saying."""
_AFTER = 24
"""So many characters after a term may say what it names."""
_BEFORE = 12
_ROW = "(?P<row>(?:[、和与及]?“[^“”\n]{1,16}”)*)"
"""Further terms of a row, of which the words after it hold too."""
_ROW_BEFORE = re.compile("”[、和与及]?$")
_AFTER_ROW = 160
_ENOUGH = 6
"""A clause says something of its term when it has so many characters more."""
_CLAUSE_END = re.compile(r"[，；;：。！？!?\n]|(?<!\d),|,(?!\d)")


def terms_worth_keeping(found: Extraction, sentences: Ordered[Sentence]) -> Iterator[FoundTerm]:
    """One mention each of the terms that name something: an action, a mechanism or a platform, or what the text explains or uses twice.

    Slogans, set figures of speech, everyday words in marks and what stands in headlines alone are left to the sentences
    that hold them.
    """
    mentions: dict[str, list[FoundTerm]] = {}
    for term in body_terms(found):
        mentions.setdefault(term.text, []).append(term)
    for told in mentions.values():
        if best := _worth(found.document.text, sentences, told):
            yield best


def body_terms(found: Extraction) -> Iterator[FoundTerm]:
    """The terms of the running text, in order, without speech and without what headlines and headings repeat."""
    closed = sorted(_headlines(found))
    shut = 0
    for term in found.terms:
        while shut < len(closed) and closed[shut].end <= term.span.start:
            shut += 1
        if term.kind != "speech" and not (shut < len(closed) and term.span in closed[shut]):
            yield term


def clauses_of(text: str, sentence: Sentence, term: FoundTerm) -> Iterator[Span]:
    """The clause that a term stands in, widened where it says no more than the term; then ever more of its sentence.

    Of a row of names each has the words from itself on, as in “乙”“丙”等行动, so that not all have the same.
    """
    ends = [end.start() for end in _CLAUSE_END.finditer(text, sentence.span.start, sentence.span.end)]
    inner = [at for at in ends if not term.span.start <= at < term.full.end]
    borders = [sentence.span.start - 1, *inner, sentence.span.end]
    first = max(at for at, border in enumerate(borders) if border < term.span.start)
    last = min(at for at, border in enumerate(borders) if border >= term.full.end)
    if _follows_in_row(text, term) and _name_after(text, term):
        borders[first] = term.span.start - 1
    while first >= 0 and last < len(borders):
        clause = Span(borders[first] + 1, borders[last])
        if _says_more(text[clause.start : clause.end], term):
            yield clause
        first, last = (first, last + 1) if last + 1 < len(borders) else (first - 1, last)
    yield sentence.span


def _says_more(clause: str, term: FoundTerm) -> bool:
    balanced = clause.count("“") == clause.count("”") and clause.count("《") == clause.count("》")
    return balanced and len(clause) >= len(term.text) + _ENOUGH


def _headlines(found: Extraction) -> Iterator[Span]:
    yield from (span for span in (found.title, found.subtitle, found.kicker) if span)
    yield from (section.heading for section in found.sections)
    yield from (aside.span for aside in found.asides)


def _worth(text: str, sentences: Ordered[Sentence], told: Sequence[FoundTerm]) -> FoundTerm | None:
    """The mention to draft a term from, the one that explains it first; None where it names nothing."""
    words = told[0].text
    if pattern("draft", "no_name").search(words) or any(_is_own_short_name(text, term) for term in told):
        return None
    if explained := next((term for term in told if _is_explained(text, term)), None):
        return explained
    if named := [term for term in told if _is_named(text, term)]:
        return min(named, key=lambda term: _follows_in_row(text, term))
    places = {sentence.id for term in told if (sentence := sentences.last_before(term.span.start + 1))}
    vague = told[0].kind == "slogan" or len(words) > _LONGEST or _is_everyday(words)
    if len(places) < _TWICE or vague:
        return None
    return told[0]


def _is_own_short_name(text: str, term: FoundTerm) -> bool:
    """Whether a paper calls its own action so, as in 以下简称“专项行动”, by words that would do for any."""
    own = lexicon("draft")["own_short_name"]
    before = text[max(0, term.span.start - _BEFORE) : term.span.start]
    return re.search(own["before"], before) is not None and re.match(own["generic"], term.text) is not None


def _is_explained(text: str, term: FoundTerm) -> bool:
    after = text[term.span.end : term.span.end + _AFTER]
    before = text[max(0, term.span.start - _BEFORE) : term.span.start]
    return bool(
        pattern("draft", "explained_after").match(after)
        or pattern("draft", "explained_before").search(before)
    )


def _is_named(text: str, term: FoundTerm) -> bool:
    """Whether the words right after a term say that it is the name of an action, a mechanism or a platform."""
    if (named := _name_after(text, term)) is None:
        return term.quoted and term.kind in _NAMED and bool(_named_itself().search(term.text))
    in_a_row = named["row"] or _follows_in_row(text, term)
    return bool(in_a_row) or not (named["between"] and _is_everyday(term.text))


def _follows_in_row(text: str, term: FoundTerm) -> bool:
    """Whether words in quotation marks stand right before a term."""
    return _ROW_BEFORE.search(text, max(0, term.span.start - 2), term.span.start) is not None


def _name_after(text: str, term: FoundTerm) -> re.Match[str] | None:
    """The words after a term, or after the row that it opens, that say which action, mechanism or platform it names."""
    if not term.quoted or term.kind not in _NAMED:
        return None
    return _named_after(term.kind).match(text, term.span.end, term.span.end + _AFTER_ROW)


@cache
def _named_after(kind: str) -> re.Pattern[str]:
    words = lexicon("draft")
    return re.compile(rf"{_ROW}(?P<between>{words['between']})(?:{words['named_after'][kind]})")


@cache
def _named_itself() -> re.Pattern[str]:
    return re.compile(lexicon("draft")["named_itself"])


def _is_everyday(words: str) -> bool:
    """Whether words are one entry of the dictionary, or a set figure of speech."""
    if words.endswith(_figures_of_speech()):
        return True
    return re.fullmatch(f"[{HAN}]+", words) is not None and len([*segmenter().cut(words, HMM=False)]) == 1


@cache
def _figures_of_speech() -> tuple[str, ...]:
    return tuple(word for row in lexicon("draft")["figures_of_speech"] for word in row.split())
