"""Compares a new document with a campaign: which ids are free, and which entries are known already."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.content.reading import RESERVED, Content
from generator.content.remembering import Shift, load_baseline
from generator.extract import (
    Draft,
    Extraction,
    Imprint,
    Match,
    ToldBefore,
    choose_topics,
    draft,
    find_disagreements,
    find_matches,
    join_entries,
    slug,
)
from generator.ingest import Reading
from generator.intake.outcome import Told
from generator.intake.seeds import Seed
from generator.messages import Message, listed, say
from generator.model import (
    COLLECTIONS,
    Address,
    Document,
    Entry,
    Origin,
    Section,
    SourceDocument,
    Topic,
    elements_in,
    field_in,
    split_document,
)
from generator.reference import starter_topics


@dataclass(frozen=True, slots=True)
class KnownEntries:
    """Which entries of a new document describe the same thing as an entry from another document."""

    addresses: Mapping[Origin, Address]
    """For the origin of each new entry that is surely known, the address of the entry that it joins."""
    proposed: tuple[str, ...]
    """Pairs that may be the same, for an editor to decide."""
    disagreeing: tuple[str, ...]
    """What the documents of a joined entry count differently; both figures stay."""


def document_id(content: Content, path: Path, text: str) -> str:
    """Return the id under which a file or its text is known already, or else one made from the file's name."""
    sha256 = split_document("", text).sha256
    for source in content.sources:
        if source.sha256 == sha256 or any(
            (content.folder / file).resolve() == path.resolve() for file in _files(source)
        ):
            return source.id
    return slug(path.stem, {*RESERVED, *(source.id for source in content.sources)}, "document")


def draft_into(content: Content, found: Extraction, imprint: Imprint, shift: Shift) -> Draft:
    """A document's entries under ids that no other entry has, and the topics that they need.

    What the document told when it was last taken in stays told: a draft leaves out only what is new.
    """
    before = _told_before(content, shift)
    own = {entry.id for _, entry in content.entries if entry.is_told_by(found.document.id)}
    taken = {
        name: [*RESERVED, *(entry.id for entry in entries if entry.id not in own)]
        for name, entries in content.collections.items()
    }
    return draft(
        found,
        imprint,
        topics=content.topics,
        further=_further_topics(content, found.document, before),
        vocabulary=[term.zh for term in content.glossary],
        taken=taken,
        before=before,
    )


def imprint(reading: Reading, seed: Seed) -> Imprint:
    """Return what is known about a document from outside its text."""
    return Imprint(
        file=seed.file,
        publisher=reading.publisher,
        date=reading.date,
        url=reading.url,
        original=seed.original,
    )


def told(drafted: Draft, found: Extraction, known_entries: KnownEntries) -> Told:
    """Return what the machine says about a document."""
    entries = tuple((name, entry) for name in COLLECTIONS for entry in getattr(drafted, name))
    return Told(
        found.document, drafted.source, drafted.summary, entries, drafted.topics, known_entries.addresses
    )


def find_known(content: Content, drafted: Draft, known: Collection[Origin]) -> KnownEntries:
    """Compare what other documents say with what is new in this one; ``known`` are the origins that are not new."""
    matches = _matches(content, drafted, known)
    joined = _surely_known(content, matches)
    return KnownEntries(
        joined,
        tuple(_question(match) for match in matches if match.other.origins[0] not in joined),
        tuple(
            line
            for match in matches
            if (address := joined.get(Origin(match.other.origins[0])))
            for line in _disagreeing(address, match)
        ),
    )


def _told_before(content: Content, shift: Shift) -> ToldBefore:
    """What the machine said of a document last, and what of it stands in the campaign, as it is called now."""
    document = shift.new.id
    titles: dict[Origin, str] = {}
    topics: dict[Origin, tuple[str, ...]] = {}
    for _, entry in content.entries:
        for origin in map(Origin, entry.origins):
            if origin.document == document:
                titles[shift.origin(origin)] = entry.title.zh
                topics[shift.origin(origin)] = entry.topics
    for old, fields in load_baseline(content.folder, document).items():
        origin = Origin(old)
        if origin.document == document:
            titles[shift.origin(origin)] = str(field_in({**fields}, ("title", "zh")))
            topics[shift.origin(origin)] = tuple(map(str, elements_in(fields.get("topics"))))
    return ToldBefore(titles, topics)


def _further_topics(content: Content, document: Document, before: ToldBefore) -> tuple[Topic, ...]:
    """The starter topics that a document supports, for what fits none of the campaign's own.

    A document that told something before has brought what it needs.
    """
    if before.titles and content.topics:
        return ()
    known = {topic.id for topic in content.topics}
    offered = [topic for topic in starter_topics() if topic.id not in known]
    last = max((topic.order for topic in content.topics), default=0)
    return choose_topics(document, offered, after=last)


def _files(source: SourceDocument) -> Iterator[str]:
    yield source.file
    if source.original:
        yield source.original.file


def _matches(content: Content, drafted: Draft, known: Collection[Origin]) -> tuple[Match, ...]:
    others = [entry for _, entry in content.entries if not entry.is_told_by(drafted.source.id)]
    drafts: tuple[tuple[Entry, ...], ...] = (
        drafted.operations,
        drafted.stories,
        drafted.events,
        drafted.terms,
    )
    new = [entry for entries in drafts for entry in entries if entry.origins[0] not in known]
    return find_matches([_comparable(others), new])


def _comparable(entries: Iterable[Entry]) -> list[Entry]:
    """Return entries without sections, which are parts of their documents."""
    return [entry for entry in entries if not isinstance(entry, Section)]


def _surely_known(content: Content, matches: Sequence[Match]) -> Mapping[Origin, Address]:
    """Map the origin of each entry that is surely known to its address, but only to one that nobody has vouched for."""
    addresses = {id(entry): address for address, entry in content.entries}
    known_entries: dict[Origin, Address] = {}
    for match in matches:
        address = addresses[id(match.one)]
        if match.sure and match.one.review.state == "extracted" and address not in known_entries.values():
            known_entries.setdefault(Origin(match.other.origins[0]), address)
    return known_entries


def _question(match: Match) -> Message:
    parts = []
    if match.name is not None:
        parts.append(say("name {score:.2f}", score=match.name))
    if match.date is not None:
        parts.append(say("date {score:.2f}", score=match.date))
    if match.place is not None:
        parts.append(say("place {score:.2f}", score=match.place))
    return say(
        "{one} and {other} may be about the same thing (similarity {score:.2f}: {parts})",
        one=match.one.id,
        other=match.other.id,
        score=match.score,
        parts=listed(parts),
    )


def _disagreeing(address: Address, match: Match) -> Iterator[str]:
    """Yield what the documents of a joined entry count differently; both figures stay."""
    for entry in join_entries([[match.one], [match.other]], [match]):
        for each in find_disagreements(entry):
            told = ", ".join(f"{figure.as_written} ({document})" for document, figure in each.figures)
            yield f"{address}: {each.of}: {told}"
