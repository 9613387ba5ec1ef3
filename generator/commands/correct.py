"""Changes what was published: the new words go into the entry, the old ones into the log of corrections."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator import campaign_folder
from generator.content.changing import alone, edit_file, write_files
from generator.content.checking import REVIEWABLE, Change, changes, find_addresses, part_name, vouchable
from generator.content.reading import Content, load_content, parse_text
from generator.content.remembering import Part, parts, records_files, records_of, wordings
from generator.content.writing import dump_new
from generator.errors import Problem, ProblemsError
from generator.messages import Message, say
from generator.model import (
    Address,
    Campaign,
    Entry,
    Explanation,
    FieldPath,
    Localized,
    Plain,
    Statement,
    dotted,
    fingerprint,
    read_path,
    read_target,
)

GONE = Localized(zh="（已删除）", en="(removed)", en_src=fingerprint("（已删除）"))
WITHDRAWN = Localized(zh="（已撤回）", en="(withdrawn)", en_src=fingerprint("（已撤回）"))
_LATER = REVIEWABLE | {"silent-change", "unreleased", "unpublished-section"}


@dataclass(frozen=True, slots=True)
class Wording:
    """The new words for one published text, as far as they change, and the reason."""

    why: Localized
    on: str
    """The day of the correction, in ISO form."""
    zh: str | None = None
    en: str | None = None
    by: str | None = None
    """Who vouches for the correction."""
    minor: bool = False
    """Whether the meaning stays the same: then it is logged as minor, and the entry is not labelled as corrected."""
    withdraw: bool = False
    """Whether the entry as a whole is no longer upheld."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row added to the log."""

    was: Localized
    now: Localized


@alone
def correct(folder: Path, target: str, wording: Wording) -> tuple[Address, tuple[Row, ...]]:
    """Change a published text and log it, or log what was changed in the file; return the address and the rows.

    ``target`` is an entry, or one of its texts, as in ``operations/<id>:2`` or ``operations/<id>:title``. Raises
    ProblemsError and leaves everything as it was if the entry was not published, if nothing in it changes, or if an
    error would remain.
    """
    name, part = read_target(target)
    content, _ = campaign_folder.load(folder)
    (address,) = find_addresses(content, [name])
    model = dict(vouchable(content))[address]
    released = records_of(content, "released")
    if address not in released:
        raise _unreleased(content, address, wording)
    field = _field_named(content, address, model, part) if part else None
    path = content.files[address].path
    before = {path: path.read_bytes()}
    fields = _changes(content, address, model, field, wording)
    edited = {path: edit_file(path, fields)} if fields else {}
    _refuse_errors(folder, path, edited)
    now = dict(vouchable(load_content(folder, edited)))[address]
    found = [each for each in changes(released[address], parts(now)) if field in {None, each.field}]
    withdrawn = wording.withdraw and not _is_withdrawn(content, address, model)
    if not found and not withdrawn:
        raise _unchanged(content, address, wording)
    rows = tuple(_row(now, change) for change in found)
    if withdrawn:
        rows = (*rows, Row(_fresh(now.title), WITHDRAWN))
    reviewed = records_of(content, "reviewed")
    known = {**released, address: _remembered(released[address], found)}
    vouched = {**reviewed, address: _vouched(reviewed.get(address, {}), now, found)}
    records = {**records_files(folder, "released", known), **records_files(folder, "reviewed", vouched)}
    write_files(folder, {**edited, **_log_files(content, address, rows, wording), **records}, before)
    return address, rows


def _refuse_errors(folder: Path, path: Path, edited: Mapping[Path, bytes]) -> None:
    """Raise ProblemsError with what would be wrong in a file, except what the correction itself resolves."""
    if errors := [
        problem
        for problem in campaign_folder.check(folder, edited)
        if problem.severity == "error" and problem.place.path == path and problem.kind not in _LATER
    ]:
        raise ProblemsError(errors)


def _is_withdrawn(content: Content, address: Address, model: Entry | Campaign) -> bool:
    logged = (
        row.entry == address and row.now == WITHDRAWN
        for row in (*content.corrections, *content.logged.values())
    )
    return model.review.state == "withdrawn" and any(logged)


def _field_named(content: Content, address: Address, model: Entry | Campaign, part: str) -> str:
    """The path of a part that a person names by its number on the page or by its field."""
    fields = {part_name(field): field for field in parts(model)}
    if field := fields.get(part) or fields.get(part.removeprefix("s")):
        return field
    message = say("there is no “{part}” in {address}", part=part, address=address)
    raise _refusal(
        content, address, "unknown-part", message, say("write one of {parts}", parts=", ".join(fields))
    )


def _changes(
    content: Content, address: Address, model: Entry | Campaign, field: str | None, wording: Wording
) -> Mapping[FieldPath, str]:
    """Return the fields to set in the entry's file."""
    changes: dict[FieldPath, str] = {}
    if wording.zh is not None or wording.en is not None:
        changes |= _texts(content, address, model, field, wording)
    if not wording.minor:
        gone = wording.withdraw or model.review.state == "withdrawn"
        changes["review", "state"] = "withdrawn" if gone else "corrected"
        changes["review", "on"] = wording.on
        if wording.by:
            changes["review", "by"] = wording.by
    return changes


def _texts(
    content: Content, address: Address, model: Entry | Campaign, field: str | None, wording: Wording
) -> Mapping[FieldPath, str]:
    key = read_path(field or "")
    value = _value(model, key) if field else None
    if isinstance(value, (Statement, Explanation)):
        key, value = (*key, "text"), value.text
    if not isinstance(value, Localized):
        fields = ", ".join(part_name(each) for each in parts(model))
        message = say("say which text the new words replace")
        hint = say(
            "write it as in {address}:1 or {address}:title; there are {parts}", address=address, parts=fields
        )
        raise _refusal(content, address, "no-text", message, hint)
    zh = wording.zh or value.zh
    texts = {"zh": wording.zh, "en": wording.en}
    if wording.en:
        texts["en_src"] = fingerprint(zh)
    elif value.en and value.en_src is None:
        texts["en_src"] = fingerprint(value.zh)  # so that the English is known to translate the old words
    return {(*key, name): text for name, text in texts.items() if text is not None}


def _value(model: Entry | Campaign, key: FieldPath) -> object:
    value: object = getattr(model, str(key[0]))
    return value[int(key[1])] if len(key) > 1 and isinstance(value, tuple) else value


def _row(model: Entry | Campaign, change: Change) -> Row:
    was = Localized(zh=change.was.zh or "…", en=change.was.en)
    now = wordings(model)[change.field] if change.now else GONE
    return Row(_fresh(was), _fresh(now))


def _fresh(words: Localized) -> Localized:
    """Drop English that translates other Chinese, and mark the rest as fresh."""
    stale = words.en is None or words.en_state == "stale"
    return Localized(zh=words.zh) if stale else words.model_copy(update={"en_src": fingerprint(words.zh)})


def _log_files(
    content: Content, address: Address, rows: tuple[Row, ...], wording: Wording
) -> Mapping[Path, bytes]:
    """Return a file for each row, named after its day and its words, so that two branches write no file of one name."""
    known = [*content.corrections, *content.logged.values()]
    number = sum(each.on == wording.on for each in known)
    files: dict[Path, bytes] = {}
    for row in rows:
        texts = {"was": row.was, "now": row.now, "why": _fresh(wording.why)}
        fields: dict[str, Plain] = {"entry": str(address)}
        fields |= {name: text.model_dump(exclude_none=True) for name, text in texts.items()}
        fields["on"] = wording.on
        if wording.minor:
            fields["weight"] = "minor"
        number += 1
        print_ = fingerprint(f"{address}\n{row.was.zh}\n{row.now.zh}\n{row.now.en}\n{wording.why.zh}")
        named = Address.of("log", f"{wording.on}-{number}-{print_}")
        path = named.path(content.folder)
        files[path] = dump_new(named, fields)
        parse_text(path, files[path].decode())  # refuses what nobody could see
    return files


def _remembered(was: Mapping[str, Part], found: list[Change]) -> Mapping[str, Part]:
    """Return what is published now: the old words with only the logged changes, and lists renumbered."""
    became = {id(change.was): change.now for change in found}
    counts: Counter[str] = Counter()
    record: dict[str, Part] = {}
    for field, part in was.items():
        now = became.get(id(part), part)
        name, *number = map(str, read_path(field))
        if now is not None:
            record[dotted((name, counts[name])) if number else name] = now
            counts[name] += 1
    return record


def _vouched(before: Mapping[str, Part], model: Entry | Campaign, found: list[Change]) -> Mapping[str, Part]:
    """Return what now counts as reviewed: also the changed parts, but nothing else that changed."""
    known = {*before.values()} | {change.now.bare for change in found if change.now}
    return {
        field: part.bare if part.bare in known else before.get(field, Part(hash=""))
        for field, part in parts(model).items()
    }


def _unreleased(content: Content, address: Address, wording: Wording) -> ProblemsError:
    message = say("this is not published yet, so it needs no correction")
    hint = say(
        "change the file, then run ‘explainer review {address} --state reviewed --by NAME’; only what "
        "‘explainer release’ has published is corrected",
        address=address,
    )
    if wording.withdraw:
        message = say("this is not published yet, so there is nothing to withdraw")
        hint = say("only what ‘explainer release’ has published is withdrawn")
        if address != "campaign":
            hint = say(
                "delete its file, or leave it out when you publish the rest: ‘explainer release --withhold "
                "{address}’; {only}",
                address=address,
                only=hint,
            )
    return _refusal(content, address, "unreleased", message, hint)


def _unchanged(content: Content, address: Address, wording: Wording) -> ProblemsError:
    if wording.withdraw:
        message, hint = say("this has already been withdrawn"), say("its page says so already")
    else:
        message = say("this still says what was published, so there is nothing to correct")
        hint = say("give the new words with --zh or --en")
    return _refusal(content, address, "unchanged", message, hint)


def _refusal(content: Content, address: Address, kind: str, message: Message, hint: Message) -> ProblemsError:
    return ProblemsError([Problem(content.place(address), "", kind, message, hint)])
