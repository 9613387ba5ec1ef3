"""How a difference between two versions of the content reads, in words for people."""

from collections.abc import Mapping

from generator.commands.diff import Differences
from generator.content.checking import Difference, FieldDifference
from generator.content.reading import LISTS
from generator.messages import NOTHING, Message, listed, say, template
from generator.model import FieldPath

FIELDS: Mapping[str, str] = {
    "accept": template("words vouched for"),
    "agencies": template("agency"),
    "as_of": template("time of the number"),
    "as_written": template("words of the source"),
    "basis": template("evidence for the year"),
    "basis_note": template("how the year was inferred"),
    "bound": template("limit"),
    "by": template("by whom"),
    "card": template("card"),
    "cites": template("citation"),
    "contact": template("contact"),
    "date": template("date"),
    "dates": template("date"),
    "deck": template("line under the heading"),
    "display": template("how much of a source is shown"),
    "document": template("document"),
    "en": template("English"),
    "en_state": template("state of the English"),
    "entry": template("entry"),
    "evidence": template("evidence or figures"),
    "explanation": template("explanation"),
    "figures": template("figure"),
    "file": template("file"),
    "forbidden": template("rendering not to be used"),
    "gaps": template("what the source does not say"),
    "head": template("headline passage"),
    "heading": template("heading"),
    "iso": template("day"),
    "keywords": template("words"),
    "kind": template("kind"),
    "licence": template("licence"),
    "link_cards": template("pictures of shared links"),
    "name": template("name"),
    "note": template("note"),
    "now": template("what it says now"),
    "number": template("document number"),
    "of": template("what is counted"),
    "on": template("on which day"),
    "order": template("order"),
    "original": template("original file"),
    "passage": template("passage"),
    "precision": template("precision"),
    "publisher": template("publisher"),
    "quote": template("quote"),
    "reason": template("reason"),
    "regions": template("place"),
    "rendered_by": template("who translated it"),
    "renderings": template("translated sentence"),
    "repository": template("repository"),
    "review": template("review"),
    "rights": template("rights"),
    "role": template("role"),
    "section": template("section"),
    "set_aside": template("set aside"),
    "sha256": template("checksum of the text"),
    "source": template("source"),
    "stage": template("stage"),
    "state": template("state"),
    "statements": template("statement"),
    "subtitle": template("subheading"),
    "summary": template("summary"),
    "text": template("text"),
    "title": template("title"),
    "topics": template("topic"),
    "translation": template("who translated it"),
    "unit": template("unit"),
    "url": template("address"),
    "vague": template("quantity without a number"),
    "value": template("value"),
    "value_to": template("up to"),
    "was": template("what it said before"),
    "weight": template("importance"),
    "what": template("what"),
    "when": template("when"),
    "where": template("where"),
    "who": template("who"),
    "why": template("reason"),
    "withheld": template("withheld"),
    "words": template("words"),
    "year_basis": template("basis of the year"),
    "zh": template("Chinese"),
}
"""The fields of all models, in a word or a few."""
_NOT_SAID = frozenset({"text"})
"""Fields that only hold others, whose names say enough."""
_HASHED = frozenset({"sha256", "evidence"})
"""Fields whose values tell a person nothing."""


def since_words(found: Differences) -> Message:
    """Say what the content is compared with."""
    since = found.since
    if since.revision is None:
        return say(
            "since the last release, as far as it recorded entries and the home page; to compare "
            "everything, name a revision of git"
        )
    commit, day = since.revision.short, since.revision.day
    if since.release is None:
        return say("since commit {commit} of {day}", commit=commit, day=day)
    return say(
        "since release {number} (commit {commit} of {day})", number=since.release, commit=commit, day=day
    )


def unread_words(found: Differences) -> Message:
    """Name the files that cannot be compared; says nothing if there are none."""
    if not found.unread:
        return NOTHING
    return say(
        "not compared, because one of the two versions has an error: {files}", files=", ".join(found.unread)
    )


def file_words(file: Difference) -> Message:
    """Say what became of a file."""
    match file.kind:
        case "new":
            return say("new: {address}", address=file.address)
        case "gone":
            return say("removed: {address}", address=file.address)
        case "changed":
            return say("changed: {address}", address=file.address)
        case "renamed":
            return say("renamed: {other} is now {address}", other=file.other, address=file.address)
        case "joined":
            return say("merged: {address} is now part of {other}", address=file.address, other=file.other)


def field_words(file: Difference, key: FieldPath) -> Message:
    """Name a field as people do, as in “statement 2, Chinese”."""
    names: list[Message] = []
    for depth, step in enumerate(key):
        if isinstance(step, int) and names:
            names[-1] = say("{name} {number}", name=names[-1], number=step + 1)
        elif depth == 0 and file.address in LISTS:
            names.append(Message("{name}", {"name": step}))
        elif step not in _NOT_SAID:
            names.append(Message(FIELDS.get(str(step), "{name}"), {"name": step}))
    return listed(names) if names else Message(FIELDS["text"], {})


def change_words(file: Difference, field: FieldDifference) -> Message:
    """Say how a field changed."""
    name = field_words(file, field.key)
    was, now = value_words(field, field.was), value_words(field, field.now)
    if field.key[-1:] and field.key[-1] in _HASHED:
        return say("{field}: changed", field=name)
    if was is None:
        return say("{field}: added: “{now}”", field=name, now=now)
    if now is None:
        return say("{field}: removed: “{was}”", field=name, was=was)
    return say("{field}: “{was}” is now “{now}”", field=name, was=was, now=now)


def value_words(field: FieldDifference, value: str | None) -> str | None:
    """Return a value as it reads; states are put into the user's language."""
    is_state = value is not None and field.key[-1:] and field.key[-1] in {"state", "en_state"}
    return Message(str(value), {}) if is_state else value
