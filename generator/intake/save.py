"""What the machine tells of a document into ``content/``: new files written, old ones merged, nothing of a person's lost."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path

from generator.content.baseline import baseline_path, conflicts_path, text_path
from generator.content.changing import (
    Change,
    Clash,
    Merged,
    Pending,
    Plain,
    Put,
    added,
    applied,
    ask_first,
    dump,
    dump_new,
    merge,
    plain,
    same,
    write_file,
)
from generator.content.reading import Content
from generator.content.remembering import (
    Memory,
    Shift,
    dump_conflicts,
    find_sharing,
    load_baseline,
    load_memory,
    memory_file,
    reanchored,
    replaced_sources,
)
from generator.intake.lost_quotes import lost_quotes
from generator.intake.open_conflicts import Docket
from generator.intake.outcome import Saved, Takes, Told
from generator.intake.second_document import LISTS, extend
from generator.model import COLLECTIONS, PUBLISHED, Campaign, Entry, Topic

_SHARED = frozenset({*LISTS, "statements"} - {"origins"})
"""What a further document adds to an entry that another one told first."""
_DATED = 2
"""Slashes before the date in an origin, as in ``report/event/p9.1/6月25日``."""


def save_campaign(folder: Path, campaign: Campaign, topics: Iterable[Topic]) -> None:
    """Write what a new campaign folder begins with."""
    content = folder / "content"
    write_file(content / "campaign.yml", dump_new("campaign", plain(campaign)))
    write_file(content / "topics.yml", dump_new("topics", [plain(topic) for topic in topics]))
    write_file(content / "glossary.yml", dump_new("glossary", []))
    write_file(content / "corrections.yml", dump_new("corrections", []))


def save_told(
    content: Content, told: Told, shift: Shift, *, takes: Takes | None = None, dry_run: bool = False
) -> Saved:
    """Bring the files of a campaign up to what the machine tells of a document, all of them or none.

    ``content`` is what the folder holds; ``shift`` leads from the text that was read last to the one that was read now;
    ``dry_run`` says what would be done and writes nothing.
    """
    run = _Run(content, told, shift, takes or Takes())
    run.follow_document()
    for collection, entry in told.entries:
        run.save(collection, entry)
    run.take_leave()
    run.save_rest()
    run.remember()
    if not dry_run:
        run.write()
    return run.saved


class _Run:
    """One document's entries on their way to the disk."""

    def __init__(self, content: Content, told: Told, shift: Shift, takes: Takes) -> None:
        self._told = told
        self._shift = shift
        self._takes = takes
        self._document = told.document.id
        self._files = Pending(content)
        self._docket = Docket(self._files, self._document, takes)
        self._now: dict[str, Plain] = {}
        self._sources: dict[str, str] = {}
        self._sections: dict[str, str | None] = {}
        self._before = {
            shift.origin(origin): applied(fields, reanchored(fields, shift) if shift.moves else ())
            for origin, fields in load_baseline(baseline_path(content.folder, self._document)).items()
        }
        self._by_origin = {
            shift.origin(origin): address for address, entry in content.entries for origin in entry.origins
        }
        self.saved = Saved()
        self._renames = dict(self._renamed())

    def follow_document(self) -> None:
        """Let every citation of the document lead to where its words stand now, also what a person wrote by hand."""
        for address in self._files.addresses if self._shift.moves else ():
            if self._files.change(address, reanchored(self._files.fields(address), self._shift)):
                self.saved.moved.append(address)
        for old, new in self._renames.items():
            self._before[new] = self._before.pop(old)
            holder = self._by_origin.get(old)
            if holder:
                self._by_origin[new] = holder
                number = self._files.fields(holder)["origins"].index(old)
                self._files.change(holder, [Put(("origins", number), new)])
        self._docket.take_up(self._shift)

    def save(self, collection: str, entry: Entry) -> None:
        """Write a new entry, or merge it into the file that came from the same words."""
        origin = _free(entry.origins[0], self._now)
        before = self._before.get(origin)
        machine = self._fields(entry, origin, before)
        self._now[origin] = machine
        address = self._by_origin.get(origin)
        if address:
            self._merge(address, before or machine, machine, self._mergeable(collection, address, origin))
        elif before is not None:
            self.saved.deleted.append(f"{collection}/{before.get('id', entry.id)}")
        elif joined := self._told.joins.get(origin):
            if self._files.change(joined, extend(self._files.fields(joined), machine)):
                self.saved.joined.append(joined)
        else:
            address = _free(f"{collection}/{machine['id']}", self._files, "-")
            machine["id"] = address.partition("/")[2]
            self._files.create(address, machine)
            self.saved.written.append(address)
        if collection == "sections":
            self._sections[entry.id] = address.partition("/")[2] if address else None

    def take_leave(self) -> None:
        """Take out what the document tells no more, unless a person touched it."""
        for origin, before in self._before.items():
            if origin in {*self._now, "campaign", f"documents/{self._document}"}:
                continue
            address = self._by_origin.get(origin)
            if address is None:
                self._now[origin] = before  # a person deleted it, and it stays deleted when its words return
            elif len(self._files.fields(address).get("origins") or ()) > 1:
                self._merge(address, before, {}, _SHARED)
                self._forget_origin(address, origin)
            elif same(self._files.fields(address), before) and not self._files.has_remarks(address):
                self._drop(address)
            else:
                self._leave(address, origin, before)

    def save_rest(self) -> None:
        """Write the document's own file, the topics that new entries need, and follow the lede in the summary."""
        address = f"documents/{self._document}"
        machine = plain(self._told.source)
        before = self._before.get(address)
        self._now[address] = machine
        if self._files.has(address):
            facts = ("file", "sha256", "original")
            self._merge(address, before or machine, machine, {*machine, *(before or ())} - {*facts})
            stands = self._files.fields(address)
            new = {name: machine[name] for name in facts if name in machine}
            self._change(address, (Put((n,), v) for n, v in new.items() if not same(v, stands.get(n))))
        else:
            self._files.create(address, machine)
            self.saved.written.append(address)
        self._save_summary()
        self._save_topics()

    def remember(self) -> None:
        """Keep what the machine said and what it read, so that the next run can tell its words from a person's."""
        folder = self._files.content.folder
        text = self._told.document.text.encode()
        self._files.put(
            {baseline_path(folder, self._document): dump(self._now), text_path(folder, self._document): text}
        )
        if self._sources:
            memory = load_memory(folder)
            known = Memory({**memory.sources, **self._sources}, memory.pairs)
            self._files.put(memory_file(folder, known))
        conflicts = self._docket.conflicts
        path = conflicts_path(folder)
        if conflicts or path.exists():
            self._files.put({path: dump_conflicts(conflicts) if conflicts else None})
        self.saved.conflicts += (each for each in conflicts if each.document == self._document)
        self.saved.settle()
        self.saved.lost += lost_quotes(self._files, self._told.document)
        self.saved.writes = self._files.writes

    def write(self) -> None:
        """Write all files as one."""
        self._files.write()

    def _renamed(self) -> Iterator[tuple[str, str]]:
        """Give the origins of entries that the source tells of again, at another sentence or with another date.

        They are known by the place of the sentence or by the title that the machine gave.
        """
        told = {entry.origins[0]: entry.title.zh for _, entry in self._told.entries}
        new = [origin for origin in told if origin not in self._before and origin not in self._by_origin]
        for old, before in self._before.items():
            kind = old.rpartition("/")[0]
            if old in told or not kind.count("/"):
                continue
            known = (old.split("/")[1], (before.get("title") or {}).get("zh"))
            dated = (each for each in new if kind.count("/") == _DATED and each.rpartition("/")[0] == kind)
            titled = (each for each in new if (each.split("/")[1], told[each]) == known)
            if again := next(chain(dated, titled), None):
                new.remove(again)
                yield old, again

    def _fields(self, entry: Entry, origin: str, before: Plain) -> dict[str, Plain]:
        """Give what the machine says of an entry, under the ids that the files have."""
        fields = {**plain(entry), "origins": [origin]}
        if before:
            fields["id"] = before["id"]
        section = fields.get("section")
        if section in self._sections:
            fields["section"] = self._sections[section]
        return {name: value for name, value in fields.items() if value is not None}

    def _mergeable(self, collection: str, address: str, origin: str) -> frozenset[str] | None:
        """Give the fields that the machine may write, where they are not all.

        They are fewer where another document told of the entry first, or a person made it another kind of entry.
        """
        if (self._files.fields(address).get("origins") or [origin])[0] != origin:
            return _SHARED
        kind, other = COLLECTIONS[collection], COLLECTIONS[address.partition("/")[0]]
        return None if kind is other else frozenset({*kind.model_fields} & {*other.model_fields} - {"kind"})

    def _merge(
        self,
        address: str,
        before: Mapping[str, Plain],
        machine: Mapping[str, Plain],
        fields: Iterable[str] | None = None,
    ) -> None:
        self._docket.replace(address, Merged())  # what is told again cannot be asked away
        self._decide(address)
        file = self._files.fields(address)
        take = self._takes.side(address)
        allowed = None if fields is None else frozenset(fields)
        sharing = find_sharing(self._files.content.folder, self._document, file.get("origins") or ())
        merged = merge(before, machine, file, fields=allowed, sharing=sharing, take=take)
        if take != "machine" and (file.get("review") or {}).get("state") in PUBLISHED:
            merged = ask_first(merged, file)
        self._change(address, merged.changes)
        self._sources |= dict(replaced_sources(file, merged.changes))
        self._docket.replace(address, merged)

    def _change(self, address: str, changes: Iterable[Change]) -> None:
        changed = self._files.change(address, changes)
        (self.saved.changed if changed else self.saved.kept).append(address)

    def _decide(self, address: str) -> None:
        """Do with the open conflicts of a file what the person said now."""
        changes = self._docket.decide(address)
        if changes is None:
            self._drop(address)
        elif changes:
            self._change(address, changes)

    def _drop(self, address: str) -> None:
        self._files.remove(address)
        self.saved.dropped.append(address)

    def _leave(self, address: str, origin: str, before: Mapping[str, Plain]) -> None:
        """Keep an entry that the document tells no more but a person touched, and ask."""
        self._decide(address)
        if not self._files.has(address):
            return
        if not before.get("gone") and self._takes.side(address) == "machine":
            self._drop(address)
            return
        self._now[origin] = {**before, "gone": "true"}
        self.saved.kept.append(address)
        if not before.get("gone"):
            person = dict(self._files.fields(address))
            self._docket.replace(address, Merged(clashes=[Clash((), None, person)]))

    def _forget_origin(self, address: str, origin: str) -> None:
        kept = [each for each in self._files.fields(address)["origins"] if each != origin]
        self._files.change(address, [Put(("origins",), kept)])

    def _save_summary(self) -> None:
        """Follow the lede in the campaign's summary, where the summary was made from it."""
        summary = [plain(statement) for statement in self._told.summary]
        before = self._before.get("campaign")
        if before is None and summary and same(self._files.fields("campaign").get("summary"), summary):
            before = {"summary": summary}
        if before is not None:
            self._now["campaign"] = {"summary": summary} if summary else before
            self._merge("campaign", before, self._now["campaign"], {"summary"})

    def _save_topics(self) -> None:
        """Add the topics that new entries need and the campaign does not have, after those that a person wrote."""
        needed = {
            topic for each in self.saved.written for topic in self._files.fields(each).get("topics") or ()
        }
        listed = self._files.content.topics
        known = {topic.id for topic in listed}
        new = [plain(each) for each in self._told.topics if each.id in needed and each.id not in known]
        if new and not self._files.has("topics"):
            self._files.create("topics", new)
        elif new:
            self._files.change("topics", added((), listed, new))


def _free(name: str, taken: Mapping[str, object] | Pending, mark: str = "/") -> str:
    """Give a name that nothing has yet."""
    has = taken.has if isinstance(taken, Pending) else taken.__contains__
    number, free = 1, name
    while has(free):
        number += 1
        free = f"{name}{mark}{number}"
    return free
