"""What must hold between the files in ``content/`` and the documents that they cite.

Rules yield problems and never raise; each is one function in ``RULES``.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal
from urllib.parse import urlsplit

from generator.errors import Problem
from generator.messages import NOTHING, Message, say
from generator.model import (
    Cite,
    DateMention,
    Document,
    Entry,
    Figure,
    Model,
    SetAside,
    SourceDocument,
    Statement,
    Vague,
)
from generator.reference import division, province, provinces
from generator.store.content import Content
from generator.store.near import near
from generator.store.yaml_reader import Key, YamlFile, dotted

SCHEMES = frozenset({"https", "mailto"})
_UNCITED = frozenset({"editorial"})
_DIGITS = re.compile(r"\d+(?:[,.，]\d+)*")


@dataclass(frozen=True, slots=True)
class _Field:
    """One model somewhere in the content."""

    address: str
    key: Key
    value: Model


@dataclass(frozen=True, slots=True)
class _Run:
    content: Content
    documents: Mapping[str, Document]
    fields: tuple[_Field, ...]
    """Every model at any depth, in the order of files and fields."""
    unpublished: frozenset[str]
    """The entries whose citations readers of a release do not see: withdrawn or withheld."""

    def is_unread(self, address: str) -> bool:
        """Tell whether a file is there whose own problems are told already, so that it cannot be judged."""
        known = (f"documents/{source.id}" for source in self.content.sources)
        return address in self.content.unread or address in known

    def problem(
        self, address: str, key: Key, kind: str, message: Message, hint: Message = NOTHING
    ) -> Problem:
        return Problem(self.content.place(address, key), dotted(key), kind, message, hint)


def check_catalogue(content: Content, documents: Mapping[str, Document]) -> Iterator[Problem]:
    """Yield everything that does not hold between the content and its documents."""
    fields = tuple(_Field(address, key, part) for address, key, part in content.parts)
    withdrawn = (address for address, entry in content.entries if entry.review.state == "withdrawn")
    run = _Run(content, documents, fields, frozenset({*withdrawn, *content.campaign.withheld}))
    for rule in RULES:
        yield from rule(run)


def _check_files(run: _Run) -> Iterator[Problem]:
    for file in run.content.files.values():
        yield from file.warnings


def _check_hashes(run: _Run) -> Iterator[Problem]:
    for source in run.content.sources:
        document = run.documents.get(source.id)
        if document and document.sha256 != source.sha256:
            message = say("the text of {file} is not the one that was hashed", file=source.file)
            hint = say(
                "if it was meant to change, write {sha256} and run ‘explainer extract’",
                sha256=document.sha256,
            )
            yield run.problem(f"documents/{source.id}", ("sha256",), "hash", message, hint)


def _check_cites(run: _Run) -> Iterator[Problem]:
    for field in run.fields:
        if isinstance(field.value, Cite):
            yield from _check_cite(run, field, field.value)


def _check_cite(run: _Run, field: _Field, cite: Cite) -> Iterator[Problem]:
    document = run.documents.get(cite.document)
    if document is None and run.is_unread(f"documents/{cite.document}"):
        return
    if document is None:
        hint = near(cite.document, run.documents)
        message = say("there is no document “{document}”", document=cite.document)
        yield run.problem(field.address, (*field.key, "document"), "unknown-document", message, hint)
        return
    yield from _check_quote(run, field, document, cite.quote, cite.passage)


def _check_quote(
    run: _Run, field: _Field, document: Document, quote: str, passage: str | None
) -> Iterator[Problem]:
    yield from check_quote(run.content.files[field.address], field.key, document, quote, passage)


def check_quote(
    file: YamlFile, key: Key, document: Document, quote: str, passage: str | None
) -> Iterator[Problem]:
    """Yield what is wrong with the words at ``key`` of a file, which cites a document."""
    found = document.find_quote(quote, passage)
    if len(found) == 1 or (found and passage):
        return
    words, number = (*key, "quote"), (*key, "passage")
    if found:
        where = ", ".join(dict.fromkeys(_passage_at(document, span.start) for span in found))
        message = say("the words stand {count} times in {document}", count=len(found), document=document.id)
        hint = say("add a passage: {passages}", passages=where)
        yield Problem(file.place(words), dotted(words), "ambiguous-quote", message, hint)
    elif passage and document.passage(passage) is None:
        message = say("{document} has no passage {passage}", document=document.id, passage=passage)
        hint = say("it ends with {passage}", passage=document.passages[-1].id)
        yield Problem(file.place(number), dotted(number), "unknown-passage", message, hint)
    else:
        elsewhere = document.find_quote(quote)
        if elsewhere:
            hint = say("they stand in {passage}", passage=_passage_at(document, elsewhere[0].start))
        elif document.find_quote(bare := quote.strip("“”‘’\"'「」『』"), passage):
            hint = say("leave the quotation marks out: {words}", words=bare)
        else:
            hint = say("the nearest words are “{words}”", words=_nearest(document, quote, passage))
        where = f"{document.id} {passage}" if passage else document.id
        message = say("these words are not in {where}", where=where)
        yield Problem(file.place(words), dotted(words), "not-verbatim", message, hint)


def _check_set_aside(run: _Run) -> Iterator[Problem]:
    for field in run.fields:
        if isinstance(field.value, SetAside):
            document = run.documents.get(field.address.removeprefix("documents/"))
            if document is None:
                continue
            if document.passage(field.value.passage) is None:
                message = say(
                    "{document} has no passage {passage}", document=document.id, passage=field.value.passage
                )
                yield run.problem(field.address, (*field.key, "passage"), "unknown-passage", message)
            elif field.value.quote:
                yield from _check_quote(run, field, document, field.value.quote, field.value.passage)


def _check_names(run: _Run) -> Iterator[Problem]:
    topics = [topic.id for topic in run.content.topics]
    sections = [entry.id for entry in run.content.collections["sections"]]
    for address, entry in run.content.entries:
        if not entry.topics and not address.startswith("sections/"):
            hint = (
                say("choose from content/topics.yml: {topics}", topics=", ".join(topics))
                if topics
                else say("write content/topics.yml")
            )
            message = say("no reader finds this by topic")
            yield run.problem(address, ("topics",), "no-topic", message, hint)
        for number, topic in enumerate(entry.topics):
            if topic not in topics and not run.is_unread("topics"):
                hint = near(topic, topics) or say("known are {known}", known=", ".join(topics))
                message = say("there is no topic “{topic}”", topic=topic)
                yield run.problem(address, ("topics", number), "unknown-topic", message, hint)
        if entry.section not in {None, *sections} and not run.is_unread(f"sections/{entry.section}"):
            message = say("there is no section “{section}”", section=entry.section)
            hint = near(entry.section or "", sections)
            yield run.problem(address, ("section",), "unknown-section", message, hint)
        yield from _check_regions(run, address, entry)


def _check_regions(run: _Run, address: str, entry: Entry) -> Iterator[Problem]:
    for number, region in enumerate(entry.regions):
        if region.startswith("CN-"):
            known = province(region) is not None
            hint = near(region, [each.code for each in provinces()])
        else:
            known = division(region) is not None
            hint = say("use a six-digit code of GB/T 2260")
        if not known:
            message = say("there is no place with the code {region}", region=region)
            yield run.problem(address, ("regions", number), "unknown-region", message, hint)


def _check_statements(run: _Run) -> Iterator[Problem]:
    for field in run.fields:
        statement = field.value
        if not isinstance(statement, Statement):
            continue
        if not statement.cites and statement.kind not in _UNCITED:
            message = say("no passage says this")
            hint = say("cite the words that say it, or make its kind “editorial”")
            yield run.problem(field.address, (*field.key, "cites"), "uncited", message, hint)
            continue
        quotes = [cite.quote for cite in statement.cites]
        for name, number, words in _as_written(statement):
            if statement.cites and not any(words in quote for quote in quotes):
                key = (*field.key, name, number, "as_written")
                message = say("“{words}” stands in none of the cited words", words=words)
                hint = say("cite the words that hold it")
                yield run.problem(field.address, key, "not-cited", message, hint)
        yield from _check_numbers(run, field, statement)


def _as_written(statement: Statement) -> Iterator[tuple[str, int, str]]:
    """Give the words of the source in each record, with the record's list and number."""
    parts: tuple[tuple[str, tuple[Figure | Vague | DateMention, ...]], ...] = (
        ("figures", statement.figures),
        ("vague", statement.vague),
        ("dates", statement.dates),
    )
    for name, records in parts:
        for number, record in enumerate(records):
            yield name, number, record.as_written


def _check_numbers(run: _Run, field: _Field, statement: Statement) -> Iterator[Problem]:
    """Every number of a sentence in our words has a figure or date, so that none is lost in translation.

    In a sentence of the source to the letter there are numbers that count nothing, as in 第35个国际禁毒日.
    """
    verbatim = statement.kind == "quote" and any(statement.text.zh in cite.quote for cite in statement.cites)
    if verbatim or statement.kind not in {"reported", "quote"}:
        return
    records: list[Figure | DateMention] = [*statement.figures, *statement.dates]
    rest = re.sub(r"[“「『][^”」』]*[”」』]", "", statement.text.zh)
    known = "".join(record.as_written for record in records)
    for match in _DIGITS.finditer(rest):
        if match.group() not in known:
            message = say("the number {number} has no figure or date record", number=match.group())
            hint = say("add it to “figures” or “dates” with the words of the source")
            yield run.problem(field.address, (*field.key, "text", "zh"), "unrecorded-number", message, hint)


def _check_lists(run: _Run) -> Iterator[Problem]:
    """Hold a list that the source counts, as in 甲、乙、丙3省, to its count."""
    for field in run.fields:
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
                        run.content.place(field.address, key),
                        dotted(key),
                        "list-length",
                        message,
                        hint,
                        "warning",
                    )


def _listed_before(quote: str, written: str) -> int:
    """Give how many names stand in the list right before a count; 0 where there is none, or one that is cut by 等."""
    match = re.search(rf"((?:[^、，,。；;\s]{{2,8}}、)+[^、，,。；;\s等]{{2,8}}?){re.escape(written)}", quote)
    return match[1].count("、") + 1 if match and re.search("[省市县区州旗国]", written) else 0


def _check_dates(run: _Run) -> Iterator[Problem]:
    for field in run.fields:
        date = field.value
        if isinstance(date, DateMention) and date.iso:
            year = date.iso[:4]
            if date.year_basis is None or (date.year_basis == "source" and year not in date.as_written):
                message = say(
                    "the source's words “{words}” do not state the year {year}",
                    words=date.as_written,
                    year=year,
                )
                hint = say("write “year_basis: inferred” with its “basis”, or leave “iso” out")
                yield run.problem(field.address, (*field.key, "year_basis"), "year-basis", message, hint)
            elif date.year_basis == "inferred" and date.basis is None:
                message = say("an inferred year needs the words that it was inferred from")
                yield run.problem(
                    field.address, (*field.key, "basis"), "year-basis", message, say("cite them")
                )


def _check_addresses(run: _Run) -> Iterator[Problem]:
    for field in run.fields:
        for name in ("url", "contact", "repository"):
            written = getattr(field.value, name, None)
            if written and written != "not stated" and not is_address(written):
                message = say("“{written}” is no address that the site links to", written=written)
                hint = say("start it with https:// or mailto:")
                yield run.problem(field.address, (*field.key, name), "address", message, hint)


def _check_coverage(run: _Run) -> Iterator[Problem]:
    if run.content.unread:
        return  # what is not read may cite anything
    severity: Literal["error", "warning"] = "error" if run.content.campaign.stage == "release" else "warning"
    for source in run.content.sources:
        document = run.documents.get(source.id)
        if document is None:
            continue
        for sentence_id in unaccounted(run, source, document):
            message = say("the sentence {sentence} is neither cited nor set aside", sentence=sentence_id)
            place = run.content.place(f"documents/{source.id}", ("set_aside",))
            hint = say("cite it in an entry, or set it aside with a reason")
            yield Problem(place, "set_aside", "unaccounted", message, hint, severity)


def unaccounted(run: _Run, source: SourceDocument, document: Document) -> Iterator[str]:
    """Give the sentences of a document that nothing cites and nothing sets aside."""
    spans = [
        span
        for field in run.fields
        if isinstance(field.value, Cite)
        and field.value.document == source.id
        and field.address not in run.unpublished
        for span in document.find_quote(field.value.quote, field.value.passage)
    ]
    for aside in source.set_aside:
        if aside.quote:
            spans += document.find_quote(aside.quote, aside.passage)
        elif passage := document.passage(aside.passage):
            spans.append(passage.span)
    for sentence in document.sentences:
        if not any(sentence.span.overlaps(span) for span in spans):
            yield sentence.id


def is_address(written: str) -> bool:
    """Tell whether the site may link to an address."""
    try:
        parts = urlsplit(written)
    except ValueError:
        return False
    return (
        parts.scheme in SCHEMES
        and bool(parts.netloc or parts.scheme == "mailto")
        and not re.search(r"[\s<>\"']", written)
    )


def _passage_at(document: Document, start: int) -> str:
    return next((passage.id for passage in document.passages if passage.span.end > start), "p1")


def _nearest(document: Document, quote: str, passage_id: str | None) -> str:
    """Give the words of the document that resemble a quote most."""
    passages = [document.passage(passage_id)] if passage_id else list(document.passages)
    best, score = "", -1.0
    for passage in passages:
        words = document.quote(passage.span) if passage else ""
        matcher = SequenceMatcher(None, words, quote, autojunk=False)
        blocks = [block for block in matcher.get_matching_blocks() if block.size]
        matched = sum(block.size for block in blocks)
        if blocks and matched > score:
            best, score = words[blocks[0].a : blocks[-1].a + blocks[-1].size], matched
    return best[: 2 * len(quote)]


RULES: tuple[Callable[[_Run], Iterator[Problem]], ...] = (
    _check_files,
    _check_hashes,
    _check_cites,
    _check_set_aside,
    _check_names,
    _check_statements,
    _check_lists,
    _check_dates,
    _check_addresses,
    _check_coverage,
)
"""The rules, in the order in which they are reported for one place."""
