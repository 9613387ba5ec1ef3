"""What must hold between citations and the documents that they cite."""

from collections.abc import Iterator
from typing import Literal

from generator.content.checking.campaign_check import Check, Field
from generator.content.reading import YamlFile, nearest_words, suggestion
from generator.errors import Problem
from generator.language import QUOTATION_MARKS
from generator.messages import say
from generator.model import (
    Address,
    Cite,
    Document,
    FieldPath,
    Rendering,
    SetAside,
    accounts,
    dotted,
    publishable,
)


def check_hashes(check: Check) -> Iterator[Problem]:
    """Check that each document is still the text that was hashed."""
    for source in check.content.sources:
        document = check.documents.get(source.id)
        if document and document.sha256 != source.sha256:
            message = say("the text of {file} does not match its recorded checksum", file=source.file)
            changed = source.original.file if source.original else source.file
            hint = say("if it was meant to change, run ‘explainer extract {file}’", file=changed)
            yield check.problem(Address.of("documents", source.id), ("sha256",), "hash", message, hint)


def check_cites(check: Check) -> Iterator[Problem]:
    """Check each citation against the words of its document; a missing document is reported once."""
    gone: dict[str, list[Field]] = {}
    for field in check.fields:
        if not isinstance(field.value, Cite):
            continue
        name = field.value.document
        if document := check.documents.get(name):
            yield from _check_quote(check, field, document, field.value.quote, field.value.passage)
        elif check.is_unread(Address.of("documents", name)):
            continue
        elif hint := suggestion(name, check.documents):
            message = say("there is no document “{document}”", document=name)
            yield check.problem(field.address, (*field.key, "document"), "unknown-document", message, hint)
        else:
            gone.setdefault(name, []).append(field)
    for name, fields in gone.items():
        message = say("there is no document “{document}”", document=name)
        if len(fields) > 1:
            message = say(
                "there is no document “{document}”, cited {count} times", document=name, count=len(fields)
            )
        hint = say("restore content/documents/{document}.yml, or remove these citations", document=name)
        key = (*fields[0].key, "document")
        yield check.problem(fields[0].address, key, "unknown-document", message, hint)


def check_set_aside(check: Check) -> Iterator[Problem]:
    """Check what is set aside against the words of its document."""
    for field in check.fields:
        if isinstance(field.value, SetAside):
            document = check.documents.get(field.address.id)
            if document is None:
                continue
            if document.passage(field.value.passage) is None:
                message = say(
                    "{document} has no passage {passage}", document=document.id, passage=field.value.passage
                )
                yield check.problem(field.address, (*field.key, "passage"), "unknown-passage", message)
            elif field.value.quote:
                yield from _check_quote(check, field, document, field.value.quote, field.value.passage)


def check_renderings(check: Check) -> Iterator[Problem]:
    """Check that what is rendered in English is a sentence of its document."""
    for field in check.fields:
        document = check.documents.get(field.address.id) if isinstance(field.value, Rendering) else None
        if document is None or not isinstance(field.value, Rendering):
            continue
        words = field.value.text.zh
        if words not in {document.quote(sentence.span) for sentence in document.sentences}:
            message = say(
                "this is not a whole sentence of {document}: “{words}”", document=document.id, words=words
            )
            hint = say("copy the whole sentence from the source, or remove it")
            key = (*field.key, "text", "zh")
            place = check.content.place(field.address, key)
            yield Problem(place, dotted(key), "unknown-sentence", message, hint, "warning")


def check_coverage(check: Check) -> Iterator[Problem]:
    """Report the sentences of the sources that are neither cited nor set aside."""
    if check.content.unread:
        return  # a file that could not be read may cite anything
    severity: Literal["error", "warning"] = (
        "error" if check.content.campaign.stage == "release" else "warning"
    )
    if severity == "warning" and check.content.changed is not None:
        return  # errors alone are sought
    told = accounts(publishable(check.content.catalogue(check.documents)))
    for source in check.content.sources:
        for each in told.get(source.id, ()):
            if each.account != "unaccounted":
                continue
            name = each.sentence.id
            message = say("the sentence {sentence} is neither cited nor set aside", sentence=name)
            place = check.content.place(Address.of("documents", source.id), ("set_aside",))
            hint = say("cite it in an entry, or set it aside with a reason")
            yield Problem(place, "set_aside", "unaccounted", message, hint, severity)


def check_quote(
    file: YamlFile, key: FieldPath, document: Document, quote: str, passage: str | None
) -> Iterator[Problem]:
    """Report what is wrong with the citation at ``key`` of a file."""
    found = document.find_quote(quote, passage)
    if len(found) == 1 or (found and passage):
        return
    words, number = (*key, "quote"), (*key, "passage")
    if found:
        where = ", ".join(dict.fromkeys(document.passage_at(span.start) for span in found))
        message = say("the words occur {count} times in {document}", count=len(found), document=document.id)
        hint = say("add a passage: {passages}", passages=where)
        yield Problem(file.place(words), dotted(words), "ambiguous-quote", message, hint)
    elif passage and document.passage(passage) is None:
        message = say("{document} has no passage {passage}", document=document.id, passage=passage)
        hint = say("the last passage is {passage}", passage=document.passages[-1].id)
        yield Problem(file.place(number), dotted(number), "unknown-passage", message, hint)
    else:
        elsewhere = document.find_quote(quote)
        if elsewhere:
            hint = say("they are in {passage}", passage=document.passage_at(elsewhere[0].start))
        elif document.find_quote(bare := quote.strip(QUOTATION_MARKS), passage):
            hint = say("leave the quotation marks out: {words}", words=bare)
        else:
            at, nearest = nearest_words(document, quote, passage)
            hint = say("the nearest words are “{words}” in {passage}", words=nearest, passage=at)
        where = f"{document.id} {passage}" if passage else document.id
        message = say("these words are not in {where}", where=where)
        yield Problem(file.place(words), dotted(words), "not-verbatim", message, hint)


def _check_quote(
    check: Check, field: Field, document: Document, quote: str, passage: str | None
) -> Iterator[Problem]:
    yield from check_quote(check.content.files[field.address], field.key, document, quote, passage)
