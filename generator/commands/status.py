"""Where a campaign stands, on one screen, and what to do next."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator import campaign_folder
from generator.content.checking import vouchable
from generator.content.reading import Content, read_content
from generator.content.remembering import open_conflicts
from generator.errors import Problem, ProblemsError
from generator.messages import Message, say
from generator.model import PUBLISHED, Document, Localized, accounts, publishable


@dataclass(frozen=True, slots=True)
class Coverage:
    """A document, and what became of its sentences."""

    document: str
    title: str
    cited: int
    set_aside: int
    unaccounted: int


@dataclass(frozen=True, slots=True)
class Step:
    """Something to do, and the command that does it or shows how."""

    why: Message
    command: str


@dataclass(frozen=True, slots=True)
class Status:
    """Everything that an editor wants to know before starting the day's work."""

    stage: str
    documents: tuple[Coverage, ...]
    entries: Mapping[str, Mapping[str, int]]
    """For each collection, how many entries are in each state of review."""
    translation: Mapping[str, int]
    """How many texts are in each state of translation."""
    translators: Mapping[str, int]
    """How many entries have English that is machine-made, made by a person, or reviewed."""
    conflicts: tuple[str, ...]
    """The fields that both the machine and a person changed, as in ``operations/<id>: title.zh``."""
    errors: int
    warnings: int
    steps: tuple[Step, ...]
    """What to do, in order."""


def find_status(folder: Path) -> Status:
    """Return where a campaign stands; what cannot be read counts as an error and is otherwise left out."""
    problems = campaign_folder.check(folder)
    content, _ = read_content(folder)
    try:
        honest = campaign_folder.as_it_stands(content)
        _, documents = campaign_folder.load(folder)
        conflicts = tuple(f"{each.address}: {each.field}" for each in open_conflicts(folder))
    except ProblemsError:
        honest, documents, conflicts = content, {}, ()
    entries = {
        name: dict(Counter(str(entry.review.state) for entry in those))
        for name, those in honest.collections.items()
    }
    texts = (part for _, _, part in content.parts if isinstance(part, Localized))
    translation = dict(Counter(str(text.en_state) for text in texts))
    english = {address for address, _, part in content.parts if isinstance(part, Localized) and part.en}
    errors = sum(problem.severity == "error" for problem in problems)
    return Status(
        stage=content.campaign.stage,
        documents=tuple(_coverage(content, documents)),
        entries=entries,
        translation=translation,
        translators=dict(
            Counter(str(entry.review.translation) for address, entry in honest.entries if address in english)
        ),
        conflicts=conflicts,
        errors=errors,
        warnings=len(problems) - errors,
        steps=tuple(_steps(honest, problems, conflicts, translation)),
    )


def _coverage(content: Content, documents: Mapping[str, Document]) -> Iterator[Coverage]:
    """Count the sentences of each document by what became of them, as a release counts them."""
    told = accounts(publishable(content.catalogue(documents)))
    for source in content.sources:
        counts = Counter(each.account for each in told.get(source.id, ()))
        yield Coverage(
            source.id, source.title.zh, counts["cited"], counts["set-aside"], counts["unaccounted"]
        )


def _steps(
    content: Content,
    problems: tuple[Problem, ...],
    conflicts: tuple[str, ...],
    translation: Mapping[str, int],
) -> Iterator[Step]:
    """Yield what to do, in the order in which it makes sense."""
    kinds = Counter(problem.kind for problem in problems)
    release = content.campaign.stage == "release"
    later = {"unreviewed", "unreleased", "unaccounted", "changed-since-review", "unrecorded-review"}
    errors = sum(problem.severity == "error" and problem.kind not in later for problem in problems)
    if errors:
        yield Step(say("fix errors: {count}", count=errors), "explainer check")
    if conflicts:
        why = say("settle conflicts between the machine and a person: {count}", count=len(conflicts))
        yield Step(why, f"explainer extract --take {conflicts[0].partition(':')[0]}=person seeds")
    if count := kinds["unaccounted"]:
        why = say("cite sentences of the source, or set them aside with a reason: {count}", count=count)
        yield Step(why, 'explainer cite "…"')
    if count := translation.get("missing", 0) + translation.get("stale", 0):
        yield Step(say("translate texts: {count}", count=count), "explainer translate export en.po")
    waiting = [
        address for address, model in vouchable(content) if _waits(content, address, model.review.state)
    ]
    if waiting:
        yield Step(say("review entries: {count}", count=len(waiting)), f"explainer review {waiting[0]}")
    if kinds["unreleased"] or not (release or errors or waiting or kinds["unaccounted"]):
        yield Step(say("publish what was reviewed"), "explainer release")
    yield Step(say("look at the site"), "explainer build" if release else "explainer serve")


def _waits(content: Content, address: str, state: str) -> bool:
    return state not in PUBLISHED and address not in content.campaign.withheld
