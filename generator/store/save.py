"""Extracted entries into ``content/``: new files written, old ones merged, nothing of a person's lost."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.model import Campaign, Entry, SourceDocument, Topic
from generator.store.content import Content
from generator.store.files import write_file
from generator.store.join import extend
from generator.store.merge import Conflict, Side, merge
from generator.store.plain import Plain, dump, dump_new, load_kept, plain
from generator.store.yaml_reader import read_yaml


@dataclass(slots=True)
class Saved:
    """What one run did to ``content/``; addresses are as in ``operations/<id>``."""

    written: list[str] = field(default_factory=list)
    """New files."""
    changed: list[str] = field(default_factory=list)
    """Files in which a field that no person had touched follows the machine."""
    kept: list[str] = field(default_factory=list)
    """Files that stay as they are."""
    joined: list[str] = field(default_factory=list)
    """Files that now tell what this document says of the same thing too."""
    proposed: list[str] = field(default_factory=list)
    """Pairs of entries that an editor may find to be the same."""
    disagreeing: list[str] = field(default_factory=list)
    """What the documents of a joined entry count differently."""
    deleted: list[str] = field(default_factory=list)
    """Extracted entries that a person deleted, and that stay deleted."""
    conflicts: list[tuple[str, Conflict]] = field(default_factory=list)
    """Fields that both the machine and a person changed."""


def save_campaign(folder: Path, campaign: Campaign, topics: Iterable[Topic]) -> None:
    """Write what a new campaign folder begins with."""
    content = folder / "content"
    write_file(content / "campaign.yml", dump_new("campaign", plain(campaign)))
    write_file(content / "topics.yml", dump_new("topics", [plain(topic) for topic in topics]))
    write_file(content / "glossary.yml", dump_new("glossary", []))
    write_file(content / "corrections.yml", dump_new("corrections", []))


def save_topics(content: Content, topics: Iterable[Topic]) -> None:
    """Add the topics that the campaign does not have, after those that a person wrote."""
    known = {topic.id for topic in content.topics}
    new = [plain(topic) for topic in topics if topic.id not in known]
    if new:
        path = content.folder / "content" / "topics.yml"
        listed = load_kept(path.read_bytes()) if path.exists() else None
        write_file(path, dump_new("topics", new) if listed is None else dump(_extended(listed, new)))


def save_entries(  # noqa: PLR0913 - what to save, and three ways to save it
    content: Content,
    source: SourceDocument,
    entries: Iterable[tuple[str, Entry]],
    *,
    joins: Mapping[str, str] | None = None,
    take: Side = "person",
    dry_run: bool = False,
) -> Saved:
    """Write one document's entries, given with their collections, and remember them as its baseline.

    ``content`` is what the folder holds already; ``joins`` gives, by the origin of a new entry, the address of the
    one that another document told of the same thing; ``dry_run`` says what would be done and writes nothing.
    """
    run = _Run(content, source.id, dict(joins or {}), take=take, dry_run=dry_run)
    for collection, entry in entries:
        run.save(collection, entry)
    run.save_source(source)
    run.remember()
    return run.saved


class _Run:
    """One document's entries on their way to the disk."""

    def __init__(
        self, content: Content, document: str, joins: Mapping[str, str], *, take: Side, dry_run: bool
    ) -> None:
        self._content = content.folder / "content"
        self._baseline_path = self._content / ".baseline" / f"{document}.yml"
        self._baseline = _load_baseline(self._baseline_path)
        self._now: dict[str, Plain] = {}
        self._by_origin = dict(_by_origin(content))
        self._joins = joins
        self._take: Side = take
        self._dry_run = dry_run
        self.saved = Saved()

    def save(self, collection: str, entry: Entry) -> None:
        """Write a new entry, or merge it into the file that came from the same words."""
        origin = entry.origins[0]
        before = self._baseline.get(origin)
        machine = {**plain(entry), "id": before["id"]} if before else plain(entry)
        self._now[origin] = machine
        address = self._by_origin.get(origin)
        if address:
            self._merge(address, before or {}, machine)
        elif before is not None:
            self.saved.deleted.append(f"{collection}/{before.get('id', entry.id)}")
        elif joined := self._joins.get(origin):
            self._join(joined, machine)
        else:
            self._write(f"{collection}/{entry.id}", machine)

    def save_source(self, source: SourceDocument) -> None:
        """Write the document's own file if there is none, or merge into it."""
        address = f"documents/{source.id}"
        machine = plain(source)
        before = self._baseline.get(address)
        self._now[address] = machine
        if self._path(address).exists():
            self._merge(address, before or {}, machine)
        else:
            self._write(address, machine)

    def remember(self) -> None:
        """Keep what the machine said, so that the next run can tell its words from a person's."""
        if not self._dry_run:
            gone = {origin: fields for origin, fields in self._baseline.items() if origin not in self._now}
            raw = dump({**gone, **self._now})
            if not self._baseline_path.exists() or self._baseline_path.read_bytes() != raw:
                write_file(self._baseline_path, raw)

    def _write(self, address: str, fields: Plain) -> None:
        self.saved.written.append(address)
        if not self._dry_run:
            write_file(self._path(address), dump_new(address, fields))

    def _join(self, address: str, machine: Mapping[str, Plain]) -> None:
        file = load_kept(self._path(address).read_bytes())
        if extend(file, machine):
            self.saved.joined.append(address)
            if not self._dry_run:
                write_file(self._path(address), dump(file))

    def _merge(self, address: str, before: Mapping[str, Plain], machine: Mapping[str, Plain]) -> None:
        path = self._path(address)
        file = load_kept(path.read_bytes())
        merged = merge(before or machine, machine, file, take=self._take)
        self.saved.conflicts += ((address, conflict) for conflict in merged.conflicts)
        (self.saved.changed if merged.changes else self.saved.kept).append(address)
        if merged.changes and not self._dry_run:
            write_file(path, dump(_changed(file, merged.changes)))

    def _path(self, address: str) -> Path:
        return self._content / f"{address}.yml"


def _extended(listed: Any, new: list[Plain]) -> Any:  # noqa: ANN401 - ruamel's own list
    listed.extend(new)
    return listed


def _changed(file: Any, changes: Mapping[str, Plain]) -> Any:  # noqa: ANN401 - ruamel's own mapping
    for name, value in changes.items():
        if value is None:
            del file[name]
        else:
            file[name] = value
    return file


def _load_baseline(path: Path) -> dict[str, dict[str, Plain]]:
    if not path.exists():
        return {}
    content = read_yaml(path).content
    return content if isinstance(content, dict) else {}  # type: ignore[return-value] # written by this module


def _by_origin(content: Content) -> Iterator[tuple[str, str]]:
    return ((origin, address) for address, entry in content.entries for origin in entry.origins)
