"""The topics, sections and places that an entry may name, and what to say about others; decided here alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.content.reading import Content, codes_named, suggestion
from generator.messages import Message, say
from generator.model import FieldPath
from generator.reference import division, province, provinces


@dataclass(frozen=True, slots=True)
class UnknownName:
    """A name of something that does not exist."""

    key: FieldPath
    """Where in an entry it is, as in ``topics.0``."""
    kind: str
    message: Message
    hint: Message


def unknown_names(
    content: Content, *, topics: Sequence[str] = (), section: str | None = None, regions: Sequence[str] = ()
) -> Iterator[UnknownName]:
    """Those names that a campaign does not know, each with a suggestion."""
    known = [topic.id for topic in content.topics]
    for number, topic in enumerate(topics):
        if topic not in known:
            hint = _instead(topic, known) if known else say("write content/topics.yml")
            message = say("there is no topic “{topic}”", topic=topic)
            yield UnknownName(("topics", number), "unknown-topic", message, hint)
    known = [entry.id for entry in content.collections["sections"]]
    if section is not None and section not in known:
        hint = _instead(section, known) if known else say("write the section first, or leave the field out")
        message = say("there is no section “{section}”", section=section)
        yield UnknownName(("section",), "unknown-section", message, hint)
    for number, region in enumerate(regions):
        if not (province(region) if region.startswith("CN-") else division(region)):
            message = say("there is no place with the code {region}", region=region)
            yield UnknownName(("regions", number), "unknown-region", message, _place_instead(region))


def _instead(written: str, known: Sequence[str]) -> Message:
    return suggestion(written, known) or say("known are {known}", known=", ".join(known))


def _place_instead(written: str) -> Message:
    named = codes_named(written)
    if len(named) == 1:
        return say("write {right}", right=named[0])
    if written.isdigit():
        return say("use a six-digit code of GB/T 2260")
    return _instead(written, named or [each.code for each in provinces()])
