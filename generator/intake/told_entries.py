"""The entries in a document on their way into files: recognized, newly written, or taken out."""

from collections.abc import Iterator, Mapping
from itertools import chain, count

from generator.content.changing import Put, applied
from generator.content.reading import Content
from generator.content.remembering import Shift, load_baseline
from generator.content.writing import plain, same
from generator.intake.merging import Merging
from generator.intake.outcome import Told
from generator.intake.second_document import LISTS, extend
from generator.model import COLLECTIONS, Address, Entry, Origin, Plain, elements_in, field_in, fields_in

CAMPAIGN = Address("campaign")
_SHARED = frozenset({*LISTS, "statements"} - {"origins"})
"""What a further document adds to an entry that another document told of first."""


class ToldEntries:
    """What the machine said about a document last and says now, by origin, and the files that hold it."""

    def __init__(self, content: Content, told: Told, shift: Shift, merging: Merging) -> None:
        self._told = told
        self._shift = shift
        self._merging = merging
        self._files = merging.files
        self._sections: dict[str, str | None] = {}
        self._by_origin = {
            shift.origin(Origin(origin)): address
            for address, entry in content.entries
            for origin in entry.origins
        }
        self.now: dict[Origin, dict[str, Plain]] = {}
        self.before = {
            shift.origin(Origin(origin)): fields_in(
                applied(fields, shift.reanchored(fields) if shift.moves else ())
            )
            for origin, fields in load_baseline(content.folder, told.document.id).items()
        }

    def follow_document(self) -> None:
        """Point every citation of the document to where its words are now, also those written by hand."""
        renamed = dict(_renamed(self._told, self.before, self._by_origin))
        for address in self._files.addresses if self._shift.moves else ():
            if self._files.change(address, self._shift.reanchored(self._files.fields(address))):
                self._merging.outcome.moved.append(address)
        for old, new in renamed.items():
            self.before[new] = self.before.pop(old)
            holder = self._by_origin.get(old)
            if holder:
                self._by_origin[new] = holder
                number = elements_in(self._files.fields(holder)["origins"]).index(old)
                self._files.change(holder, [Put(("origins", number), str(new))])
        self._merging.conflicts.take_up(self._shift)

    def save(self, collection: str, entry: Entry) -> None:
        """Write a new entry, or merge it into the file made from the same words."""
        origin = self._free_origin(entry)
        before = self.before.get(origin)
        machine = self._fields(entry, origin, before)
        self.now[origin] = machine
        address = self._by_origin.get(origin)
        if address:
            mergeable = self._mergeable(collection, address, origin)
            self._merging.merge(address, before or machine, machine, mergeable)
        elif before is not None:
            gone = Address.of(collection, str(before.get("id", entry.id)))
            self._merging.outcome.deleted.append(gone)
        elif joined := self._told.known_as.get(origin):
            if self._files.change(joined, extend(self._files.fields(joined), machine)):
                self._merging.outcome.joined.append(joined)
        else:
            address = self._free_address(collection, str(machine["id"]))
            machine["id"] = address.id
            self._merging.create(address, machine)
        if collection == "sections":
            self._sections[entry.id] = address.id if address else None

    def take_out_untold(self) -> None:
        """Take out what the document no longer tells of, unless a person touched it."""
        for origin, before in self.before.items():
            if origin in {*self.now, CAMPAIGN, Origin.of("documents", self._told.document.id)}:
                continue
            address = self._by_origin.get(origin)
            if address is None:
                self.now[origin] = before  # a person deleted it, and it stays deleted when its words return
                continue
            origins = elements_in(self._files.fields(address).get("origins"))
            if len(origins) > 1:
                self._merging.merge(address, before, {}, _SHARED)
                kept = [
                    each for each in elements_in(self._files.fields(address)["origins"]) if each != origin
                ]
                self._files.change(address, [Put(("origins",), kept)])
            elif same(self._files.fields(address), before) and not self._files.has_remarks(address):
                self._merging.drop(address)
            elif self._merging.is_kept(address, asked=bool(before.get("gone"))):
                asked = self._shift.moves or before.get("gone")
                self.now[origin] = {**before, "gone": "true"} if asked else before

    def _fields(self, entry: Entry, origin: Origin, before: Mapping[str, Plain] | None) -> dict[str, Plain]:
        """What the machine says about an entry, with the ids that the files use."""
        fields: dict[str, Plain] = {**fields_in(plain(entry)), "origins": [str(origin)]}
        if before:
            fields["id"] = before["id"]
        if entry.section in self._sections:
            fields["section"] = self._sections[entry.section]
        return {name: value for name, value in fields.items() if value is not None}

    def _mergeable(self, collection: str, address: Address, origin: Origin) -> frozenset[str] | None:
        """The fields that the machine may write, or None for all of them.

        It may write fewer if another document told of the entry first, or if a person made it another kind of entry.
        """
        first = elements_in(self._files.fields(address).get("origins"))[:1]
        if first not in ([], [origin]):
            return _SHARED
        kind, other = COLLECTIONS[collection], COLLECTIONS[address.collection]
        return None if kind is other else frozenset({*kind.model_fields} & {*other.model_fields} - {"kind"})

    def _free_origin(self, entry: Entry) -> Origin:
        origins = _numbered(entry.origins[0], "/")
        return next(origin for name in origins if (origin := Origin(name)) not in self.now)

    def _free_address(self, collection: str, name: str) -> Address:
        addresses = _numbered(Address.of(collection, name), "-")
        return next(address for each in addresses if not self._files.has(address := Address(each)))


def _numbered(name: str, mark: str) -> Iterator[str]:
    """The name itself, then the same name followed by 2, 3 and so on."""
    yield name
    yield from (f"{name}{mark}{number}" for number in count(2))


def _renamed(
    told: Told, before: Mapping[Origin, Mapping[str, Plain]], by_origin: Mapping[Origin, Address]
) -> Iterator[tuple[Origin, Origin]]:
    """Yield the old and the new origin of entries that the source tells of again, at another sentence or date.

    They are recognized by the place of the sentence or by the title that the machine gave them.
    """
    titles = {Origin(entry.origins[0]): entry.title.zh for _, entry in told.entries}
    new = [origin for origin in titles if origin not in before and origin not in by_origin]
    for old, fields in before.items():
        if old in titles or not old.sentence:
            continue
        known = (old.kind, field_in({**fields}, ("title", "zh")))
        dated = (each for each in new if old.is_dated and each.around == old.around)
        titled = (each for each in new if (each.kind, titles[each]) == known)
        if again := next(chain(dated, titled), None):
            new.remove(again)
            yield old, again
