"""Every sentence of a campaign held against its passages, and its English against its Chinese."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Literal

from generator.content.reading import Content
from generator.errors import Problem
from generator.messages import Message, say
from generator.model import (
    Address,
    Cite,
    DateMention,
    Document,
    Entry,
    FieldPath,
    Locale,
    Localized,
    Statement,
    dotted,
)
from generator.support.chinese import find_unsupported
from generator.support.fact import Fault, Kind
from generator.support.untrue import find_untrue

_WARNED: frozenset[Kind] = frozenset({"scope", "words"})
"""The kinds that rules see less surely; they stop a release alone."""
_OF_A_GAP: frozenset[Kind] = frozenset({"quantity", "place", "actor"})
"""What a note on the source may not get wrong; that something is not said is what it is for."""


def check_support(content: Content, documents: Mapping[str, Document]) -> Iterator[Problem]:
    """Yield the words that neither a passage nor the Chinese bears out, except those that a person vouches for."""
    check = _Check(content, documents)
    around: dict[Address, Entry] = {}
    for address, key, part in content.parts:
        if isinstance(part, Entry):
            around[address] = part
        if isinstance(part, Statement):
            yield from check.statement(address, key, part)
        elif isinstance(part, Localized) and key[-1:] == ("title",) and address in around:
            yield from check.title(address, key, part, around[address])
        elif isinstance(part, Localized) and key[-1:] != ("text",) and part.en:
            yield from check.english(address, key, part)


@dataclass(frozen=True, slots=True)
class _Check:
    content: Content
    documents: Mapping[str, Document]

    def statement(self, address: Address, key: FieldPath, statement: Statement) -> Iterator[Problem]:
        """Yield what is wrong with a statement in both languages, and what is accepted for no reason."""
        text, field = statement.text, (*key, "text")
        passages = tuple(self._passages(statement.cites))
        faults = find_unsupported(text.zh, (*passages, *_days(statement.dates))) if passages else ()
        if statement.kind == "editorial":
            faults = tuple(fault for fault in faults if fault.kind in _OF_A_GAP)
        english = find_untrue(text.en, text.zh) if text.en else ()
        accepted = {each.words for each in statement.accept}
        for locale, found in (("zh", faults), ("en", english)):
            for fault in found:
                if fault.words not in accepted:
                    yield self._problem(address, (*field, locale), locale, fault)
        known = {fault.words for fault in (*faults, *english)}
        for number, each in enumerate(statement.accept):
            if each.words not in known:
                message = say("“{words}” needs no acceptance", words=each.words)
                there = (*key, "accept", number)
                place = self.content.place(address, there)
                yield Problem(place, dotted(there), "needless-accept", message, say("delete it"), "warning")

    def title(self, address: Address, key: FieldPath, title: Localized, entry: Entry) -> Iterator[Problem]:
        """Yield the words of a title that no passage of its entry bears out."""
        cites = chain.from_iterable(statement.cites for statement in entry.statements)
        named = (getattr(entry, name, None) for name in ("name", "heading"))
        passages = tuple(self._passages((*cites, *(cite for cite in named if isinstance(cite, Cite)))))
        dates = (getattr(entry, "date", None), *chain.from_iterable(each.dates for each in entry.statements))
        days = _days(date for date in dates if isinstance(date, DateMention))
        for fault in find_unsupported(title.zh, (*passages, *days)) if passages else ():
            yield self._problem(address, (*key, "zh"), "zh", fault)
        yield from self.english(address, key, title)

    def english(self, address: Address, key: FieldPath, text: Localized) -> Iterator[Problem]:
        """Yield the words of an English text that say other than its Chinese."""
        for fault in find_untrue(text.en, text.zh) if text.en else ():
            yield self._problem(address, (*key, "en"), "en", fault)

    def _passages(self, cites: Iterable[Cite]) -> Iterator[str]:
        """Yield the text of each passage that is cited, once; a quote that is not found is reported elsewhere."""
        seen: set[tuple[str, str]] = set()
        for cite in cites:
            document = self.documents.get(cite.document)
            spans = document.find_quote(cite.quote, cite.passage) if document else ()
            for name in (document.passage_at(span.start) for span in spans[:1]) if document else ():
                passage = document.passage(name)
                if passage and (cite.document, name) not in seen:
                    seen.add((cite.document, name))
                    yield document.quote(passage.span)

    def _problem(self, address: Address, key: FieldPath, locale: Locale, fault: Fault) -> Problem:
        place = self.content.place(address, key)
        severity: Literal["error", "warning"] = "error"
        if fault.kind in _WARNED and self.content.campaign.stage != "release":
            severity = "warning"
        message, hint = _said(locale, fault)
        return Problem(
            place,
            dotted(key),
            f"unsupported-{fault.kind}" if locale == "zh" else f"untrue-{fault.kind}",
            message,
            hint,
            severity,
        )


def _said(locale: Locale, fault: Fault) -> tuple[Message, Message]:
    """Say what is wrong with some words, and what would be right."""
    values = {"words": fault.words, "instead": fault.instead}
    if locale == "zh":
        message = (
            say("no passage says “{words}”; it says “{instead}”", **values)
            if fault.instead
            else say("no passage says “{words}”", **values)
        )
        return message, say(
            "say what the passage says, cite the passage that says it, or vouch for it in “accept”"
        )
    message = (
        say("the Chinese does not say “{words}”; it says “{instead}”", **values)
        if fault.instead
        else say("the Chinese does not say “{words}”", **values)
    )
    return message, say("say what the Chinese says, or vouch for it in “accept”")


def _days(dates: Iterable[DateMention]) -> Iterator[str]:
    """Yield the days that the records of a statement give, each as a Chinese text."""
    for date in dates:
        for end in (date.iso or "").split("/"):
            parts = [int(part) for part in end.split("-")] if end else []
            if parts:
                yield "".join(f"{part}{mark}" for part, mark in zip(parts, "年月日", strict=False))
