"""Makes sure that nothing a person vouched for changes silently, and that a release publishes nothing else.

Rules yield problems and never raise. In a preview they warn about what would stop a release.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TypeVar

from generator.content.reading import Content
from generator.content.remembering import Part, Records, parts
from generator.errors import Place, Problem
from generator.language import LIKE, likeness
from generator.messages import Message, say
from generator.model import (
    PUBLISHED,
    Address,
    Campaign,
    Entry,
    FieldPath,
    Review,
    dotted,
    is_published,
    is_upheld,
    read_path,
)

ARRANGED = frozenset({"topics", "section"})
"""Where readers find an entry: reviewed like everything else, but may change after publication without a correction."""
REVIEWABLE = frozenset({"unreviewed", "unrecorded-review", "changed-since-review", "english-since-review"})
"""The kinds of problems that a review resolves."""
_Vouchable = TypeVar("_Vouchable", Entry, Campaign)


@dataclass(frozen=True, slots=True)
class Change:
    """A part that says something else than when it was released."""

    was: Part
    field: str
    """The path of the part now, or where it was if it is gone."""
    now: Part | None
    """What it says now; ``None`` if it is gone."""


@dataclass(frozen=True, slots=True)
class _Gate:
    content: Content
    reviewed: Records
    released: Records

    @property
    def release(self) -> bool:
        return self.content.campaign.stage == "release"

    def problem(
        self, address: Address, key: FieldPath, kind: str, message: Message, hint: Message
    ) -> Problem:
        return Problem(self.content.place(address, key), dotted(key), kind, message, hint)

    def warning(
        self, address: Address, key: FieldPath, kind: str, message: Message, hint: Message
    ) -> Problem:
        """Return a warning in a preview, or an error in a release."""
        problem = self.problem(address, key, kind, message, hint)
        return problem if self.release else replace(problem, severity="warning")


def vouchable(content: Content) -> Iterator[tuple[Address, Entry | Campaign]]:
    """Yield everything that is reviewed as one, with its address: the campaign's own page, then all entries.

    What cannot be read is left out.
    """
    if "campaign" in content.files:
        yield Address("campaign"), content.campaign
    yield from content.entries


def check_vouched(content: Content, reviewed: Records, released: Records) -> Iterator[Problem]:
    """Yield what changed since a person vouched for it and, in a release, everything that cannot be published."""
    gate = _Gate(content, reviewed, released)
    for address, model in vouchable(content):
        vouched = model.review.state in PUBLISHED
        now = parts(model) if vouched or address in released else {}
        changed = list(changes(released.get(address, {}), now))
        yield from (_silent(gate, address, change) for change in changed)
        if vouched:
            yield from _check_review(gate, address, model.review, now, {change.field for change in changed})
        if gate.release and address not in content.campaign.withheld:
            yield from _check_release(gate, address, model, now)
    yield from _check_gone(gate)
    yield from _check_withheld(gate)


def changes(was: Mapping[str, Part], now: Mapping[str, Part]) -> Iterator[Change]:
    """Yield what was released but no longer has the same words, citations and figures.

    Statements may move within their list, and English may be added where there was none.
    """
    for name, fields in groupby(was, key=_field_of):
        if name in ARRANGED:
            continue
        old = list(fields)
        new = [field for field in now if _field_of(field) == name]
        yield from _changes(was, now, old, new)


def as_vouched(content: Content, reviewed: Records) -> Content:
    """Return the content with the state “edited” wherever the words are not the reviewed ones."""
    collections = {
        name: tuple(_honest(entry, reviewed.get(Address.of(name, entry.id))) for entry in entries)
        for name, entries in content.collections.items()
    }
    campaign = _honest(content.campaign, reviewed.get("campaign"))
    return replace(content, campaign=campaign, collections=collections)


def _honest(entry: _Vouchable, record: Mapping[str, Part] | None) -> _Vouchable:
    now = parts(entry) if entry.review.state in PUBLISHED and is_upheld(entry) else None
    review = entry.review
    if now is not None and (record is None or _differing(record, now, english=False)):
        review = review.model_copy(update={"state": "edited", "by": None, "on": None})
    if review.translation == "reviewed" and (
        record is None or _differing(record, now or parts(entry), english=True)
    ):
        review = review.model_copy(update={"translation": "person"})
    return entry if review is entry.review else entry.model_copy(update={"review": review})


def _differing(record: Mapping[str, Part], now: Mapping[str, Part], *, english: bool) -> list[str]:
    """The paths of what differs from a record, either in the English or in everything else."""
    name = "en_hash" if english else "hash"
    return [
        field
        for field in {**record, **now}
        if getattr(record.get(field), name, None) != getattr(now.get(field), name, None)
    ]


def _check_review(
    gate: _Gate, address: Address, review: Review, now: Mapping[str, Part], corrected: Collection[str]
) -> Iterator[Problem]:
    """Report what changed since the review, except published parts, which need a correction instead."""
    record = gate.reviewed.get(address)
    again = say("‘explainer review {address} --state reviewed --by NAME’", address=address)
    if record is None:
        message = say("the state is “{state}”, but no review is recorded", state=review.state)
        hint = say(
            "commit the file that records the review together with the entry (‘git add content’), or run "
            "{command}",
            command=again,
        )
        yield gate.warning(address, ("review", "state"), "unrecorded-review", message, hint)
        return
    if differing := [field for field in _differing(record, now, english=False) if field not in corrected]:
        message = say("changed since the review: {fields}", fields=", ".join(map(part_name, differing)))
        hint = say("look at it again, then run {command}", command=again)
        yield gate.warning(address, read_path(differing[0]), "changed-since-review", message, hint)
    english = _differing(record, now, english=True) if review.translation == "reviewed" else []
    if differing := [field for field in english if field not in corrected]:
        message = say(
            "the English changed since its review: {fields}", fields=", ".join(map(part_name, differing))
        )
        again = say("‘explainer review {address} --translation reviewed --by NAME’", address=address)
        hint = say("look at it again, then run {command}", command=again)
        yield gate.warning(address, read_path(differing[0]), "english-since-review", message, hint)


def _silent(gate: _Gate, address: Address, change: Change) -> Problem:
    if change.now is None:
        message = say("“{was}” was published, but is gone without a correction", was=change.was.zh)
    elif change.now.hash == change.was.hash:
        message = say(
            "the English was published as “{was}” and then changed without a correction", was=change.was.en
        )
    elif change.now.zh == change.was.zh:
        message = say("the evidence for “{was}” was changed after it was published", was=change.was.zh)
    else:
        message = say(
            "this was published as “{was}” and then changed without a correction", was=change.was.zh
        )
    hint = say(
        "record it with ‘explainer correct {target} --why-zh …’, and --minor if the meaning did not change; or restore the old words",
        target=f"{address}:{part_name(change.field)}",
    )
    return gate.problem(address, read_path(change.field), "silent-change", message, hint)


def _check_release(
    gate: _Gate, address: Address, model: Entry | Campaign, now: Mapping[str, Part]
) -> Iterator[Problem]:
    """Report why an entry that is not withheld cannot be published as it is."""
    if model.review.state not in PUBLISHED:
        message = say("not reviewed: the state is “{state}”", state=model.review.state)
        hint = say("‘explainer review {address} --state reviewed --by NAME’", address=address)
        if address != "campaign":
            hint = say(
                "run {command}, or leave it out with ‘explainer release --withhold {address}’",
                command=hint,
                address=address,
            )
        yield gate.problem(address, ("review", "state"), "unreviewed", message, hint)
        return
    hint = say("‘explainer release’ publishes it and remembers what it says")
    record = gate.released.get(address)
    if record is None:
        yield gate.problem(address, ("review", "state"), "unreleased", say("not published yet"), hint)
    elif new := [field for field in now if field not in record and field not in ARRANGED]:
        message = say("not published yet: {fields}", fields=", ".join(map(part_name, new)))
        yield gate.problem(address, read_path(new[0]), "unreleased", message, hint)
    section = getattr(model, "section", None)
    if section and not _is_published(gate.content, section):
        message = say("this is published, but its section “{section}” is not", section=section)
        hint = say("review the section too, or leave out the field")
        yield gate.problem(address, ("section",), "unpublished-section", message, hint)


def _is_published(content: Content, section: str) -> bool:
    address = Address.of("sections", section)
    model = next((each for each in content.collections["sections"] if each.id == section), None)
    if model is None:
        return address.path(content.folder).exists()  # its own problem is reported elsewhere
    return is_published(content.campaign, address, model.review)


def _check_gone(gate: _Gate) -> Iterator[Problem]:
    known = {address for address, _ in vouchable(gate.content)}
    for address in sorted({*gate.released} - known):
        path = Address(address).path(gate.content.folder)
        if path.exists():
            continue
        message = say("this was published, but its file is gone")
        hint = say(
            "restore it with git, then run ‘explainer correct {address} --withdraw --why-zh …’",
            address=address,
        )
        yield Problem(Place(path), "", "released-gone", message, hint)


def _check_withheld(gate: _Gate) -> Iterator[Problem]:
    known = {address for address, _ in gate.content.entries}
    for number, address in enumerate(gate.content.campaign.withheld):
        if address not in known:
            message = say("there is no entry “{name}”", name=address)
            hint = say("write it as operations/<id>, or delete the line")
            yield gate.problem(Address("campaign"), ("withheld", number), "unknown-entry", message, hint)


def _changes(
    was: Mapping[str, Part], now: Mapping[str, Part], old: list[str], new: list[str]
) -> Iterator[Change]:
    for field in [*old]:
        kept = next((other for other in new if _says(was[field], now[other])), None)
        if kept is not None:
            old.remove(field)
            new.remove(kept)
    for field in old:
        became = field if field in new else _most_alike(was[field], now, new)
        if became is not None:
            new.remove(became)
        yield Change(was[field], became or field, now[became] if became else None)


def _says(was: Part, now: Part) -> bool:
    return was.hash == now.hash and was.en_hash in {None, now.en_hash}


def _most_alike(was: Part, now: Mapping[str, Part], fields: list[str]) -> str | None:
    def alike(field: str) -> float:
        return likeness(was.zh or "", now[field].zh or "")

    best = max(fields, key=alike, default=None)
    return best if best is not None and alike(best) >= LIKE else None


def part_name(field: str) -> str:
    """Return a part's name as people write it: the number of a statement, counted from 1, or the field."""
    name, *number = read_path(field)
    if len(number) != 1 or not isinstance(number[0], int):
        return field
    return str(number[0] + 1) if name == "statements" else f"{name}.{number[0] + 1}"


def _field_of(field: str) -> str:
    return str(read_path(field)[0])
