"""Saves what the machine says about a document into ``content/``: writes new files and merges old ones.

Nothing that a person wrote is lost.
"""

from collections.abc import Iterable
from pathlib import Path

from generator.content.changing import Put, added
from generator.content.reading import Content
from generator.content.remembering import (
    Shift,
    conflicts_files,
    extraction_files,
    load_memory,
    memory_files,
)
from generator.content.writing import dump_new, plain, same, write_file
from generator.intake.lost_quotes import lost_quotes
from generator.intake.merging import Merging
from generator.intake.outcome import Outcome, Takes, Told
from generator.intake.told_entries import CAMPAIGN, ToldEntries
from generator.model import Address, Campaign, Origin, Plain, Topic, elements_in, fields_in
from generator.reference import starter_search

_TOPICS = Address("topics")
_FACTS = ("file", "sha256", "original")
"""What the machine alone knows about a document: its text and where it came from."""


def save_campaign(folder: Path, campaign: Campaign, topics: Iterable[Topic]) -> None:
    """Write the files that a new campaign folder starts with."""
    for address, content in (
        (CAMPAIGN, plain(campaign)),
        (_TOPICS, [plain(topic) for topic in topics]),
        (Address("glossary"), []),
        (Address("search"), [plain(each) for each in starter_search()]),
    ):
        write_file(address.path(folder), dump_new(address, content))


def save_told(
    content: Content, told: Told, shift: Shift, *, takes: Takes | None = None, dry_run: bool = False
) -> Outcome:
    """Bring all files of a campaign up to date with what the machine says about a document, or none of them.

    ``content`` is what the folder holds; ``shift`` maps the text that was read last to the one that was read now;
    ``dry_run`` reports what would be done and writes nothing.
    """
    merging = Merging(content, told.document.id, takes or Takes(), has_moved=shift.moves)
    entries = ToldEntries(content, told, shift, merging)
    entries.follow_document()
    for collection, entry in told.entries:
        entries.save(collection, entry)
    entries.take_out_untold()
    _save_document(merging, entries, told)
    _save_summary(merging, entries, told)
    _save_topics(merging, told)
    _remember(merging, entries, told)
    if not dry_run:
        merging.files.write()
    return merging.outcome


def _save_document(merging: Merging, entries: ToldEntries, told: Told) -> None:
    """Write the document's own file, or merge into it what the machine knows."""
    address = Address.of("documents", told.document.id)
    machine = fields_in(plain(told.source))
    before = entries.before.get(Origin(address))
    entries.now[Origin(address)] = machine
    if not merging.files.has(address):
        merging.create(address, machine)
        return
    merging.merge(address, before or machine, machine, {*machine, *(before or ())} - {*_FACTS})
    stands = merging.files.fields(address)
    new = {name: machine[name] for name in _FACTS if name in machine}
    merging.change(address, (Put((n,), v) for n, v in new.items() if not same(v, stands.get(n))))


def _save_summary(merging: Merging, entries: ToldEntries, told: Told) -> None:
    """Keep the campaign's summary in step with the lede if it was made from it."""
    summary: list[Plain] = [plain(statement) for statement in told.summary]
    before = entries.before.get(Origin(CAMPAIGN))
    if before is None and summary and same(merging.files.fields(CAMPAIGN).get("summary"), summary):
        before = {"summary": summary}
    if before is not None:
        now: dict[str, Plain] = {"summary": summary} if summary else before
        entries.now[Origin(CAMPAIGN)] = now
        merging.merge(CAMPAIGN, before, now, {"summary"})


def _save_topics(merging: Merging, told: Told) -> None:
    """Add the topics that new entries need and the campaign lacks, after those that a person wrote."""
    needed = {
        topic
        for each in (*merging.outcome.written, *merging.outcome.joined)
        for topic in elements_in(merging.files.fields(each).get("topics"))
    }
    listed = merging.files.content.topics
    known = {topic.id for topic in listed}
    new = [plain(each) for each in told.topics if each.id in needed and each.id not in known]
    if new and not merging.files.has(_TOPICS):
        merging.files.create(_TOPICS, new)
    elif new:
        merging.files.change(_TOPICS, added((), [plain(each) for each in listed], new))


def _remember(merging: Merging, entries: ToldEntries, told: Told) -> None:
    """Remember what the machine said and read, so that the next run can tell its words from a person's."""
    files, outcome = merging.files, merging.outcome
    folder = files.content.folder
    files.put(extraction_files(folder, told.document, entries.now))
    if merging.replaced:
        memory = load_memory(folder)
        files.put(memory_files(folder, memory, memory.replaced(merging.replaced)))
    conflicts = merging.conflicts.conflicts
    files.put(conflicts_files(folder, conflicts))
    outcome.conflicts += (each for each in conflicts if each.document == told.document.id)
    outcome.settle()
    outcome.lost += lost_quotes(files, told.document)
    outcome.writes = files.writes
