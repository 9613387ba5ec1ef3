"""What must hold between the files in ``content/`` and the documents that they cite.

Rules yield problems and never raise; each is one function in ``RULES``.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping

from generator.content.checking.campaign_check import Check, Field
from generator.content.checking.citations import (
    check_cites,
    check_coverage,
    check_hashes,
    check_renderings,
    check_set_aside,
)
from generator.content.checking.date_evidence import check_dates
from generator.content.checking.known_names import unknown_names
from generator.content.reading import Content
from generator.errors import Problem
from generator.messages import say
from generator.model import (
    Address,
    Cite,
    DateMention,
    Document,
    Figure,
    Statement,
    Vague,
    dotted,
    is_linked,
)

_ADDRESSES = frozenset({"url", "contact", "repository"})
_UNCITED = frozenset({"editorial"})
_DIGITS = re.compile(r"\d+(?:[,.，]\d+)*")
_NOT_QUOTED = re.compile("…+|\\.{3,}|[\\[［〔][^\\]］〕]*[\\]］〕]")


def check_catalogue(content: Content, documents: Mapping[str, Document]) -> Iterator[Problem]:
    """Yield every problem between the content and its documents."""
    fields = tuple(Field(address, key, part) for address, key, part in content.parts)
    check = Check(content, documents, fields)
    for rule in RULES:
        yield from rule(check)


def _check_files(check: Check) -> Iterator[Problem]:
    for file in check.content.files.values():
        yield from file.warnings


def _check_names(check: Check) -> Iterator[Problem]:
    topics = check.content.topic_ids
    if (
        not topics
        and not check.is_unread(Address("topics"))
        and any(entry.topics for _, entry in check.content.entries)
    ):
        message = say("no topic is listed here, but entries use some")
        yield check.problem(
            Address("topics"), (), "no-topics", message, say("restore the file, or write it anew")
        )
    for address, entry in check.entries:
        if not entry.topics and address.collection != "sections":
            hint = (
                say("choose from content/topics.yml: {topics}", topics=", ".join(topics))
                if topics
                else say("write content/topics.yml")
            )
            message = say("readers cannot find this by topic")
            yield check.problem(address, ("topics",), "no-topic", message, hint)
        told = not topics or check.is_unread(Address("topics"))
        unread = entry.section and check.is_unread(Address.of("sections", entry.section))
        for each in unknown_names(
            check.content,
            topics=() if told else entry.topics,
            section=None if unread else entry.section,
            regions=entry.regions,
        ):
            yield check.problem(address, each.key, each.kind, each.message, each.hint)


def _check_former(check: Check) -> Iterator[Problem]:
    """Refuse an address that leads to one entry and is another's; an entry may have had its own before."""
    known = dict(check.content.entries)
    for address, entry in check.entries:
        for number, former in enumerate(entry.formerly):
            if former in known and former != address:
                message = say(
                    "the old address {address} leads here, but an entry has this address now", address=former
                )
                hint = say("give that entry another id, or delete the line")
                yield check.problem(address, ("formerly", number), "former-taken", message, hint)


def _check_something_is_said(check: Check) -> Iterator[Problem]:
    """Refuse an entry that would be published as a title alone; a section may do no more than hold others."""
    telling = {field.address for field in check.fields if isinstance(field.value, Statement | Cite)}
    for address, _ in check.entries:
        if address not in telling and address.collection != "sections":
            message = say("the entry says nothing: its page would be empty")
            hint = say("write a statement and cite the words of the source that say it, or delete the file")
            yield check.problem(address, ("statements",), "says-nothing", message, hint)


def _check_statements(check: Check) -> Iterator[Problem]:
    for field in check.fields:
        statement = field.value
        if not isinstance(statement, Statement):
            continue
        if not statement.cites and statement.kind not in _UNCITED:
            message = say("no passage is cited for this")
            hint = say("cite the words that say it, or make its kind “editorial”")
            yield check.problem(field.address, (*field.key, "cites"), "uncited", message, hint)
            continue
        quotes = [cite.quote for cite in statement.cites]
        for name, number, words in _as_written(statement):
            if statement.cites and not any(words in quote for quote in quotes):
                key = (*field.key, name, number, "as_written")
                message = say("“{words}” is not in any of the quotes that are cited", words=words)
                hint = say("cite the words that contain it")
                yield check.problem(field.address, key, "not-cited", message, hint)
        yield from _check_quotation(check, field, statement)
        yield from _check_numbers(check, field, statement)


def _check_quotation(check: Check, field: Field, statement: Statement) -> Iterator[Problem]:
    """Check that a sentence which the site shows in quotation marks has the words that it cites.

    Punctuation and blanks may differ from the source's; omissions and insertions are marked, as in 甲……乙 or ［他们］乙.
    """
    if statement.kind != "quote":
        return
    cited = [_letters(cite.quote) for cite in statement.cites]
    parts = [_letters(part) for part in _NOT_QUOTED.split(statement.text.zh)]
    if not all(any(part in quote for quote in cited) for part in parts):
        message = say("this is shown as a quotation, but is not in any of the quotes that are cited")
        hint = say("write the source's words, or remove “kind: quote”")
        yield check.problem(field.address, (*field.key, "text", "zh"), "not-a-quote", message, hint)


def _letters(words: str) -> str:
    return re.sub(r"[\W_]", "", unicodedata.normalize("NFKC", words))


def _as_written(statement: Statement) -> Iterator[tuple[str, int, str]]:
    """Yield the source's words in each record, with the name of the record's list and its number there."""
    parts: tuple[tuple[str, tuple[Figure | Vague | DateMention, ...]], ...] = (
        ("figures", statement.figures),
        ("vague", statement.vague),
        ("dates", statement.dates),
    )
    for name, records in parts:
        for number, record in enumerate(records):
            yield name, number, record.as_written


def _check_numbers(check: Check, field: Field, statement: Statement) -> Iterator[Problem]:
    """Check that every number of a sentence in our words has a figure or date, so that none is lost in translation.

    Sentences taken exactly from the source may hold numbers that count nothing, as in 第35个国际禁毒日.
    """
    verbatim = statement.kind == "quote" and any(statement.text.zh in cite.quote for cite in statement.cites)
    if verbatim or statement.kind not in {"reported", "quote"}:
        return
    records: list[Figure | DateMention] = [*statement.figures, *statement.dates]
    rest = re.sub(r"[“「『][^”」』]*[”」』]", "", statement.text.zh)
    known = "".join(record.as_written for record in records)
    for match in _DIGITS.finditer(rest):
        if match.group() not in known:
            message = say(
                "the number {number} is recorded neither as a figure nor as a date", number=match.group()
            )
            hint = say("add it under “figures” or “dates”, with the words of the source")
            yield check.problem(field.address, (*field.key, "text", "zh"), "unrecorded-number", message, hint)


def _check_lists(check: Check) -> Iterator[Problem]:
    """Check a list that the source counts, as in 甲、乙、丙3省, against its count."""
    for field in check.fields:
        statement = field.value
        if not isinstance(statement, Statement):
            continue
        for number, figure in enumerate(statement.figures):
            for cite in statement.cites:
                listed = _listed_before(cite.quote, figure.as_written)
                if listed and listed != figure.value:
                    key = (*field.key, "figures", number, "as_written")
                    message = say(
                        "the source lists {count} names before “{words}”",
                        count=listed,
                        words=figure.as_written,
                    )
                    hint = say("check the quote; if the source is wrong, say so in a note")
                    yield Problem(
                        check.content.place(field.address, key),
                        dotted(key),
                        "list-length",
                        message,
                        hint,
                        "warning",
                    )


def _listed_before(quote: str, written: str) -> int:
    """Return how many names are listed right before a count; 0 if there is no list or it ends in 等."""
    if not _DIVISION.search(written):
        return 0
    ends = (match.start() for match in re.finditer(re.escape(written), quote))
    found = (match.group() for end in ends if (match := _LISTED.search(quote, 0, end)))
    return next((words.count("、") + 1 for words in found), 0)


_DIVISION = re.compile("[省市县区州旗国]")
_LISTED = re.compile(r"(?:[^、，,。；;\s]{2,8}、)+[^、，,。；;\s等]{2,8}$")


def _check_addresses(check: Check) -> Iterator[Problem]:
    for field in check.fields:
        for name in _ADDRESSES & type(field.value).model_fields.keys():
            written = getattr(field.value, name)
            if written and written != "not stated" and not is_linked(written):
                message = say("“{written}” is not an address that the site can link to", written=written)
                hint = say("start it with https://, http:// or mailto:")
                yield check.problem(field.address, (*field.key, name), "address", message, hint)


RULES: tuple[Callable[[Check], Iterator[Problem]], ...] = (
    _check_files,
    check_hashes,
    check_cites,
    check_set_aside,
    check_renderings,
    _check_names,
    _check_former,
    _check_something_is_said,
    _check_statements,
    _check_lists,
    check_dates,
    _check_addresses,
    check_coverage,
)
"""The rules, in the order in which they report."""
