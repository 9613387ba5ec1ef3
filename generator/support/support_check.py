"""Every sentence of a campaign held against its passages, and its English against its Chinese."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain

from generator.content.reading import Content
from generator.errors import Place, Problem
from generator.messages import Message, say
from generator.model import (
    Accepted,
    Address,
    Cite,
    DateMention,
    Document,
    Entry,
    FieldPath,
    Figure,
    Locale,
    Localized,
    Statement,
    Vague,
    dotted,
)
from generator.support.comparing import find_turned, find_unsupported, find_untrue
from generator.support.fact import Fault, Kind
from generator.support.known_faults import KnownFaults, known_faults

_OF_A_NOTE: frozenset[Kind] = frozenset({"quantity", "place", "actor"})
"""What an editor's note on the source may not get wrong; what is not said there is what it is about."""

_SURE_IN_ENGLISH: frozenset[Kind] = frozenset({"quantity", "time", "place", "actor", "polarity"})
"""What is an error in English; in what else the check asks, a free translation may be right (docs/support.md)."""

_OF_FIGURES = frozenset({"added-number", "lost-bound"})
"""What the rules for figures say of a number that is there."""


def check_support(content: Content, documents: Mapping[str, Document]) -> Iterator[Problem]:
    """Yield the words that neither a passage nor the Chinese bears out, except those that a person vouches for."""
    entries = dict(content.entries)
    sentence: tuple[Address, FieldPath] | None = None
    with known_faults(content.folder, anew=content.changed is not None) as known:
        campaign = _Campaign(content, documents, known)
        for address, key, part in content.parts:
            if isinstance(part, Statement):
                sentence = (address, (*key, "text"))
                yield from _check_statement(campaign, address, key, part)
            elif isinstance(part, Localized) and (address, key) != sentence:
                if key == ("title",) and address in entries:
                    yield from _check_title(campaign, address, entries[address])
                yield from _english_problems(content, address, key, campaign.untrue(part))


@dataclass(frozen=True)
class _Campaign:
    """What is checked, and what is known of it from earlier runs."""

    content: Content
    documents: Mapping[str, Document]
    known: KnownFaults

    def unsupported(self, statement: str, passages: tuple[str, ...]) -> tuple[Fault, ...]:
        return self.known.of(find_unsupported, statement, passages)

    def turned(self, label: str, passages: tuple[str, ...]) -> tuple[Fault, ...]:
        return self.known.of(find_turned, label, passages)

    def untrue(self, text: Localized) -> tuple[Fault, ...]:
        return self.known.of(find_untrue, text.en, text.zh) if text.en else ()


def told_once(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield problems without what only repeats of a number what the rules for figures say of it, and say how to mend."""
    found = tuple(problems)
    of_figures = [each for each in found if each.kind in _OF_FIGURES]
    for problem in found:
        if problem.kind != "untrue-quantity" or not any(_repeats(problem, each) for each in of_figures):
            yield problem


def _repeats(problem: Problem, other: Problem) -> bool:
    if (problem.place.path, problem.field) != (other.place.path, other.field):
        return False
    words, instead = (str(problem.message.values.get(name) or "") for name in ("words", "instead"))
    if other.kind == "added-number":
        return words == other.message.values["number"]
    return bool(instead) and instead in str(other.message.values["words"])


def check_english(
    content: Content, address: Address, key: FieldPath, text: Localized, accept: Iterable[Accepted] = ()
) -> Iterator[Problem]:
    """Yield the words of an English text that say other than its Chinese."""
    faults = find_untrue(text.en, text.zh) if text.en else ()
    return _english_problems(content, address, key, faults, accept)


def _english_problems(
    content: Content,
    address: Address,
    key: FieldPath,
    faults: Iterable[Fault],
    accept: Iterable[Accepted] = (),
) -> Iterator[Problem]:
    accepted = {each.words for each in accept}
    for fault in faults:
        if fault.words not in accepted:
            yield _problem(content, address, key, "en", fault)


def _check_statement(
    campaign: _Campaign, address: Address, key: FieldPath, statement: Statement
) -> Iterator[Problem]:
    """Yield what is wrong with a statement in both languages, and what is accepted without need."""
    text, field, content = statement.text, (*key, "text"), campaign.content
    passages = tuple(_passages(campaign.documents, statement.cites))
    faults = campaign.unsupported(text.zh, (*passages, *_days(statement.dates))) if passages else ()
    if statement.kind == "editorial":
        faults = tuple(fault for fault in faults if fault.kind in _OF_A_NOTE)
    accepted = {each.words for each in statement.accept}
    for fault in faults:
        if fault.words not in accepted:
            yield _problem(content, address, field, "zh", fault)
    labels = tuple(_label_faults(campaign, statement, passages))
    for where, fault in labels:
        if fault.words not in accepted:
            problem = _problem(content, address, (*key, *where), "zh", fault)
            hint = say("say so in “of” too; or leave it out, and readers see the whole clause")
            yield replace(problem, hint=hint, severity="warning")
    english = campaign.untrue(text)
    yield from _english_problems(content, address, field, english, statement.accept)
    if statement.accept:
        yield from _check_accepted(
            content,
            address,
            key,
            statement,
            {each.words for each in (*faults, *english, *(fault for _, fault in labels))},
        )


def _label_faults(
    campaign: _Campaign, statement: Statement, passages: tuple[str, ...]
) -> Iterator[tuple[FieldPath, Fault]]:
    """Yield what gets lost where a number stands with the words alone that say what it is of, as on a card, and where."""
    for name, measures in (("figures", statement.figures), ("vague", statement.vague)):
        for number, each in enumerate(measures):
            if passages and isinstance(each, (Figure, Vague)) and each.of:
                for fault in campaign.turned(each.as_written + each.of.zh, passages):
                    yield (name, number, "of"), fault


def _check_accepted(
    content: Content, address: Address, key: FieldPath, statement: Statement, faults: Collection[str]
) -> Iterator[Problem]:
    """Yield what a person vouches for, so that a release names it, and what need not be vouched for."""
    for number, each in enumerate(statement.accept):
        field = (*key, "accept", number)
        place = content.place(address, field)
        if each.words not in faults:
            message, hint = (
                say(
                    "“{words}” is found in a cited passage, so nobody needs to vouch for it", words=each.words
                ),
                say("delete it"),
            )
            yield Problem(place, dotted(field), "needless-accept", message, hint, "warning")
        elif content.campaign.stage == "release":
            message = say(
                "“{words}” was not found in a cited passage; a person vouches for it: {reason}",
                words=each.words,
                reason=each.reason,
            )
            yield Problem(place, dotted(field), "accepted", message, severity="warning")


def _check_title(campaign: _Campaign, address: Address, entry: Entry) -> Iterator[Problem]:
    """Yield the words of a title that no passage of its entry bears out; a heading of the source is not checked."""
    statements = entry.statements
    named = (getattr(entry, name, None) for name in ("name", "heading"))
    cites = (
        *chain.from_iterable(each.cites for each in statements),
        *(each for each in named if isinstance(each, Cite)),
    )
    if any(entry.title.zh in campaign.documents[name].text for name in _read(campaign, cites)):
        return
    dates = (getattr(entry, "date", None), *chain.from_iterable(each.dates for each in statements))
    passages = tuple(_passages(campaign.documents, cites))
    known = (*passages, *_days(date for date in dates if isinstance(date, DateMention)))
    faults = campaign.unsupported(entry.title.zh, known) if passages else ()
    for fault in () if faults and _stands(campaign, entry.title.zh) else faults:
        yield _problem(campaign.content, address, ("title",), "zh", fault)


def _read(campaign: _Campaign, cites: Iterable[Cite]) -> Iterable[str]:
    """Return the documents that are cited, as far as they could be read."""
    return dict.fromkeys(cite.document for cite in cites if cite.document in campaign.documents)


def _stands(campaign: _Campaign, title: str) -> bool:
    """Whether a title stands in any document; one that is right is not sought in all of them."""
    headlines = ("".join(cite.quote for cite in source.head) for source in campaign.content.sources)
    texts = (document.text for document in campaign.documents.values())
    return any(title in words for words in chain(texts, headlines))


def _passages(documents: Mapping[str, Document], cites: Iterable[Cite]) -> Iterator[str]:
    """Yield the text of each passage that is cited, once; a quote that is not found is reported elsewhere."""
    seen: set[tuple[str, str]] = set()
    for cite in cites:
        document = documents.get(cite.document)
        span = next(iter(document.find_quote(cite.quote, cite.passage)), None) if document else None
        if document is None or span is None:
            continue
        name = document.passage_at(span.start)
        passage = document.passage(name)
        if passage and (cite.document, name) not in seen:
            seen.add((cite.document, name))
            yield document.quote(passage.span)


def _days(dates: Iterable[DateMention]) -> Iterator[str]:
    """Yield the days that records give, each as a Chinese text."""
    for date in dates:
        for end in date.iso.split("/") if date.iso else ():
            parts = (int(part) for part in end.split("-"))
            yield "".join(f"{part}{mark}" for part, mark in zip(parts, "年月日", strict=False))


def _problem(content: Content, address: Address, field: FieldPath, locale: Locale, fault: Fault) -> Problem:
    key = (*field, locale)
    kind = f"{'unsupported' if locale == 'zh' else 'untrue'}-{fault.kind}"
    place = _place_of(content.place(address, key), fault.words)
    message, hint = _said(locale, fault)
    is_sure = locale == "zh" or fault.kind in _SURE_IN_ENGLISH
    return Problem(place, dotted(key), kind, message, hint, "error" if is_sure else "warning")


def _place_of(field: Place, words: str) -> Place:
    """Return the place of some words in the line of their field, or the field's if they are not in it."""
    try:
        line = field.path.read_text("utf-8").split("\n")[field.line - 1]
    except (OSError, UnicodeDecodeError, IndexError):
        return field
    at = line.find(words, field.column - 1) if words else -1
    return replace(field, column=at + 1, end_column=at + 1 + len(words)) if at >= 0 else field


def _said(locale: Locale, fault: Fault) -> tuple[Message, Message]:
    """Say what is wrong with some words, and what would be right."""
    values = {"words": fault.words, "instead": fault.instead}
    if locale == "zh":
        hint = say(
            "say what the passage says; or cite the passage that says this; or vouch for the words under "
            "“accept”, with a reason"
        )
        if not fault.words:
            return say("this leaves out “{instead}”, which the passage says", **values), hint
        if not fault.instead:
            return say("no cited passage says “{words}”", **values), hint
        return say("no cited passage says “{words}” here; it says “{instead}”", **values), hint
    hint = say("say what the Chinese says; or vouch for the words under “accept”, with a reason")
    if not fault.words:
        return say("the English leaves out “{instead}”", **values), hint
    if not fault.instead:
        return say("the Chinese does not say “{words}”", **values), hint
    return say("the Chinese does not say “{words}” here; it says “{instead}”", **values), hint
