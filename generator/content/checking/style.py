"""How the site's own words read: nothing here is an error, and the source's words are never judged.

Rules yield warnings; each is one function in ``RULES``.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from generator.content.reading import Content
from generator.errors import Problem
from generator.language import FULL_FORM, HAN
from generator.messages import Message, say
from generator.model import (
    Address,
    Correction,
    Document,
    FieldPath,
    Locale,
    Localized,
    Plain,
    Rendering,
    Section,
    Statement,
    dotted,
    elements_in,
    fields_in,
)

LONGEST: Mapping[Locale, int] = {"zh": 80, "en": 40}
"""The most characters (Chinese) or words (English) of a sentence that a reader still takes in at once.

English: https://insidegovuk.blog.gov.uk/2014/08/04/sentence-length-why-25-words-is-our-limit/ recommends 25, and
official names here have six. There is no such count for Chinese; eighty characters fill two and a half lines on a
phone.
"""
_QUOTED = re.compile('“[^”]*”|‘[^’]*’|「[^」]*」|『[^』]*』|《[^》]*》|"[^"]*"')
_END: Mapping[Locale, str] = {"zh": "(?<=[。！？；])", "en": r"(?<=[.!?;])[”’)]*\s+"}
_HALF = re.compile(rf"(?<=[{HAN}”’）》])[,;:?!()]|[,;:?!()](?=[{HAN}“‘（《])|(?<=[{HAN}])\.(?!\w)")
_FULL = FULL_FORM | {".": "。"}
_HALF_OF = {full: half for half, full in _FULL.items()} | {"、": ","}
_DOUBLED: Mapping[Locale, re.Pattern[str]] = {
    "zh": re.compile("[，。；：、,;:][，。；：、,;:]+|[！!]{2,}|[？?]{2,}"),
    "en": re.compile(r"[,;:]\s?[,;:.]|(?<!\.)\.\.(?!\.)|[!?]{2,}"),
}
_GAP = re.compile(rf"(?<=[{HAN}，。；：、！？]) +(?=[{HAN}，。；：、！？])")
_WIDE_IN_ENGLISH = re.compile("[，。；：、！？（）]")


Found = tuple[str, Message, Message]
"""The name of a rule, what reads badly, and what would read better."""


@dataclass(frozen=True, slots=True)
class _Text:
    """A text in the site's own voice, in one language."""

    locale: Locale
    words: str
    sources: tuple[str, ...]
    """The texts of the documents: what they say, word for word, is not ours to change."""

    def is_the_sources(self, start: int, end: int, around: int = 3) -> bool:
        """Whether words are in the source with the same characters around them, or in a quotation from it."""
        quotes = [match for match in _QUOTED.finditer(self.words) if match.start() < start < match.end()]
        pieces = [
            self.words[max(0, start - around) : end + around],
            *(quote.group()[1:-1] for quote in quotes),
        ]
        return any(piece in source for source in self.sources for piece in pieces)

    def is_quoted(self, start: int) -> bool:
        """Whether a word is in quotation marks."""
        return any(match.start() < start < match.end() for match in _QUOTED.finditer(self.words))

    @property
    def sentences(self) -> Iterator[tuple[int, str]]:
        """Each sentence, or part of one up to a semicolon, with its start."""
        start = 0
        for part in re.split(f"({_END[self.locale]})", self.words):
            if part.strip():
                yield start, part
            start += len(part)


def check_style(content: Content, documents: Mapping[str, Document]) -> Iterator[Problem]:
    """Yield words of the site's own that judge or read badly; nothing while a source cannot be read."""
    if any(source.id not in documents for source in content.sources) or any(
        address.collection == "documents" for address in content.unread
    ):
        return
    sources = tuple(document.text for document in documents.values())
    for address, key, localized in _own_words(content):
        texts: tuple[tuple[Locale, str | None], ...] = (("zh", localized.zh), ("en", localized.en))
        for locale, words in texts:
            text = _Text(locale, words or "", sources)
            for rule in RULES:
                for kind, message, hint in rule(text):
                    there = (*key, locale)
                    yield Problem(
                        content.place(address, there), dotted(there), kind, message, hint, "warning"
                    )


def _own_words(content: Content) -> Iterator[tuple[Address, FieldPath, Localized]]:
    """Yield every text that is not the source's own; its quotes, titles, terms and corrected words are left out."""
    theirs: set[FieldPath] = set()
    for address, key, part in content.parts:
        if isinstance(part, Localized) and key not in theirs:
            yield address, key, part
        elif not key:
            theirs = {("title",), ("subtitle",)} if address.collection in {"documents", "terms"} else set()
        if isinstance(part, Section) and part.heading and part.title.zh in part.heading.quote:
            theirs.add(("title",))
        elif isinstance(part, Rendering) or (isinstance(part, Statement) and part.kind == "quote"):
            theirs.add((*key, "text"))
        elif isinstance(part, Correction):
            theirs.add((*key, "was"))


def _judging(text: _Text) -> Iterator[Found]:
    """Find words that praise, threaten or cast doubt, outside quotation marks and not attributed to anyone."""
    words = _words_that_judge(text.locale)
    if not words.judging.search(text.words):
        return
    for start, sentence in text.sentences:
        if words.attributions.search(sentence):
            continue
        for match in words.judging.finditer(sentence):
            if not text.is_quoted(start + match.start()):
                message = say("“{word}” is a judgement", word=match.group())
                hint = say(
                    "put it in quotation marks if it is the source's word; or say who says so; or leave it out"
                )
                yield "judging-word", message, hint


def _long(text: _Text) -> Iterator[Found]:
    most = LONGEST[text.locale]
    for start, sentence in text.sentences:
        length = len(sentence.strip()) if text.locale == "zh" else len(sentence.split())
        if length > most and not text.is_the_sources(start, start + len(sentence), 0):
            said = {"start": sentence.strip()[:24], "length": length, "most": most}
            message = (
                say("the sentence “{start}…” has {length} characters", **said)
                if text.locale == "zh"
                else say("the sentence “{start}…” has {length} words", **said)
            )
            yield (
                "long-sentence",
                message,
                say("split it in two; sentences of up to {most} are easy to read", **said),
            )


def _half_width(text: _Text) -> Iterator[Found]:
    """Find half-width punctuation next to a Chinese character, unless the source writes it that way."""
    if text.locale == "en":
        return
    for match in _HALF.finditer(text.words):
        if not text.is_the_sources(match.start(), match.end()):
            message = say("half-width “{mark}” beside Chinese", mark=match.group())
            yield "half-width", message, say("write “{mark}”", mark=_FULL[match.group()])


def _full_width(text: _Text) -> Iterator[Found]:
    if text.locale == "en" and (match := _WIDE_IN_ENGLISH.search(_QUOTED.sub("", text.words))):
        message = say("full-width “{mark}” in English", mark=match.group())
        yield "full-width", message, say("write “{mark}”", mark=_HALF_OF[match.group()])


def _doubled(text: _Text) -> Iterator[Found]:
    for match in _DOUBLED[text.locale].finditer(text.words):
        if not text.is_the_sources(match.start(), match.end()):
            message = say("“{marks}”: two punctuation marks side by side", marks=match.group())
            yield "doubled-mark", message, say("keep one of them")


def _gap(text: _Text) -> Iterator[Found]:
    for match in _GAP.finditer(text.words) if text.locale == "zh" else ():
        if not text.is_the_sources(match.start(), match.end()):
            around = text.words[max(0, match.start() - 2) : match.end() + 2]
            yield (
                "gap",
                say("there is a space between Chinese characters: “{words}”", words=around),
                say("delete it"),
            )


@dataclass(frozen=True, slots=True)
class _Words:
    judging: re.Pattern[str]
    attributions: re.Pattern[str]


@cache
def _words_that_judge(locale: Locale) -> _Words:
    whole: Plain = yaml.safe_load(files(__package__).joinpath("style.yml").read_text("utf-8"))
    listed = fields_in(fields_in(whole)[locale])
    attributions = _flat(listed.pop("attributions"))
    return _Words(_any(_flat([*listed.values()]), locale), _any(attributions, locale))


def _flat(group: Plain) -> list[str]:
    return (
        [group] if isinstance(group, str) else [word for each in elements_in(group) for word in _flat(each)]
    )


def _any(words: list[str], locale: Locale) -> re.Pattern[str]:
    before, after = (r"(?<![\w-])", r"(?![\w-])") if locale == "en" else ("", "")
    longest_first = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(f"{before}(?:{longest_first}){after}", re.IGNORECASE)


RULES: tuple[Callable[[_Text], Iterator[Found]], ...] = (
    _judging,
    _long,
    _half_width,
    _full_width,
    _doubled,
    _gap,
)
"""The rules; each yields what it finds."""
