"""The topics, sections and places that an entry may name, and what to say about others; decided here alone."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.content.reading import Content, codes_named, suggestion
from generator.messages import Language, Message, say
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
    known: Sequence[str] = content.topic_ids
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


def known_choices(content: Content, language: Language) -> Mapping[str, Mapping[str, str]]:
    """What a campaign offers by the name of the field: each value with what it stands for, in a language if it has one.

    Of places these are the provinces, and the finer ones that entries already name.
    """
    entries = {str(address): entry.title.to(language) for address, entry in content.entries}
    topics = sorted(content.topics, key=lambda each: each.order)
    return {
        "topics": {topic.id: topic.title.to(language) for topic in topics},
        "section": {each.id: each.title.to(language) for each in content.collections["sections"]},
        "document": {source.id: source.title.to(language) for source in content.sources},
        "regions": {code: _place(code, language) for code in _places(content)},
        "entry": entries,
        "withheld": entries,
    }


def _places(content: Content) -> Iterator[str]:
    known = [each.code for each in provinces()]
    named = {code for _, entry in content.entries for code in entry.regions}
    yield from known
    yield from sorted(named - {*known})


def _place(code: str, language: Language) -> str:
    within = province(code)
    around = (within.zh if language == "zh" else within.en) if within else ""
    place = division(code)
    return " ".join(filter(None, (around, place.name if place else "")))


def _instead(written: str, known: Sequence[str]) -> Message:
    return suggestion(written, known) or say("use one of {known}", known=", ".join(known))


def _place_instead(written: str) -> Message:
    named = codes_named(written)
    if len(named) == 1:
        return say("write {right}", right=named[0])
    if written.isdigit():
        return say("use a six-digit code of GB/T 2260")
    return _instead(written, named or [each.code for each in provinces()])
