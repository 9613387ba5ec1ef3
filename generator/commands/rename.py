"""Gives an entry another id; whatever names it follows, and its old address leads to the new one."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from generator import campaign_folder
from generator.content.baseline import Occasion
from generator.content.changing import Change, Put, Workspace, added, alone
from generator.content.checking import find_addresses, vouchable
from generator.content.reading import RESERVED, Content
from generator.content.remembering import (
    Part,
    conflicts_files,
    load_conflicts,
    parts,
    records_files,
    records_of,
)
from generator.errors import Problem, ProblemsError
from generator.messages import say
from generator.model import ID_PATTERN, Address, Entry, read_address

_MOST = 64
_OCCASIONS: tuple[Occasion, ...] = ("reviewed", "released")


@alone
def rename(folder: Path, old: str, new: str) -> tuple[Address, Address]:
    """Change the id of an entry and return its old and its new address.

    Raises ProblemsError, and writes nothing, if there is no such entry or if the new id cannot be had.
    """
    content, _ = campaign_folder.load(folder)
    known = dict(content.entries)
    (was,) = find_addresses(content, [old], known)
    now = Address.of(was.collection, read_address(new).id)
    if problems := list(_unfit(content, was, now, new)):
        raise ProblemsError(problems)
    files = Workspace(content)
    listed = known[was].formerly
    formerly: Iterable[Change] = () if was in listed else added(("formerly",), [*listed], [str(was)])
    files.move(was, now, [Put(("id",), now.id), *formerly])
    follow(files, was, now)
    files.write()
    return was, now


def follow(files: Workspace, was: Address, now: Address) -> None:
    """Let everything that names an entry name another: sections, corrections, what is withheld and remembered."""
    content = files.content
    for address, entry in content.entries:
        if address != was and was.collection == "sections" and entry.section == was.id:
            files.change(address, [Put(("section",), now.id)])
    _rename_in_list(files, Address("campaign"), content.campaign.withheld, was, now)
    rows = (Put((n, "entry"), str(now)) for n, row in enumerate(content.corrections) if row.entry == was)
    files.change(Address("corrections"), rows)
    for address, correction in content.logged.items():
        if correction.entry == was:
            files.change(address, [Put(("entry",), str(now))])
    for occasion in _OCCASIONS:
        files.put(records_files(content.folder, occasion, _records(content, occasion, was, now)))
    conflicts = [
        replace(each, address=now) if each.address == was else each for each in load_conflicts(content.folder)
    ]
    files.put(conflicts_files(content.folder, conflicts))


def _rename_in_list(
    files: Workspace, address: Address, withheld: tuple[str, ...], was: Address, now: Address
) -> None:
    changes: Iterator[Change] = (
        Put(("withheld", number), str(now)) for number, each in enumerate(withheld) if each == was
    )
    files.change(address, changes)


def _records(
    content: Content, occasion: Occasion, was: Address, now: Address
) -> Mapping[str, Mapping[str, Part]]:
    """What is remembered of an occasion; the review of an entry covers that its section has another id."""
    records = {**records_of(content, occasion)}
    if was in records and now not in records:
        records[now] = records[was]
    records.pop(was, None)
    for address, model in vouchable(content):
        record = records.get(address)
        if not (
            record and isinstance(model, Entry) and model.section == was.id and was.collection == "sections"
        ):
            continue
        if (
            record.get("section") == (before := parts(model)["section"]).bare
            or record.get("section") == before
        ):
            renamed = parts(model.model_copy(update={"section": now.id}))["section"]
            kept = renamed if record["section"] == before else renamed.bare
            records[address] = {**record, "section": kept}
    return records


def _unfit(content: Content, was: Address, now: Address, written: str) -> Iterator[Problem]:
    place = content.place(was, ("id",))
    wanted = read_address(written)
    if not wanted.is_alone and wanted.collection != was.collection:
        message = say("an entry stays in its folder, {folder}", folder=was.collection)
        yield Problem(place, "id", "other-folder", message, say("write only the new id"))
    elif not re.fullmatch(ID_PATTERN, now.id) or len(now.id) > _MOST:
        hint = say("use lower-case letters a to z, digits and hyphens, at most {most} characters", most=_MOST)
        yield Problem(place, "id", "bad-id", say("“{id}” cannot be an id", id=now.id), hint)
    elif now.id in RESERVED:
        message = say("the site needs the name “{id}” itself", id=now.id)
        yield Problem(place, "id", "reserved-id", message, say("choose another id"))
    elif now.path(content.folder).exists():
        message = say("the id “{id}” is already taken", id=now.id)
        hint = say(
            "choose another id, or make the two one entry with ‘explainer merge {now} {was}’",
            now=now,
            was=was,
        )
        yield Problem(place, "id", "taken-id", message, hint)
