"""Makes a new campaign folder from source documents, as a repository that publishes itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator import pipeline
from generator.commands.schema import refresh_schemas, write_schemas
from generator.content.changing import undoing
from generator.content.reading import RESERVED, load_content
from generator.content.writing import filled_at_once, is_free
from generator.errors import Place, Problem, ProblemsError
from generator.extract import Imprint, draft, extract, slug
from generator.intake import Outcome, read_files, save_campaign
from generator.messages import Language, say
from generator.model import Address, Campaign, split_document
from generator.repository import Licence, write_publishing_files, write_skeleton

_CONTENT = "content"
_CAMPAIGN = Address("campaign")


@dataclass(frozen=True, slots=True)
class Started:
    """What a new campaign consists of."""

    outcomes: tuple[Outcome, ...]
    """What each source gave."""
    left: tuple[str, ...]
    """The files for publishing that were there before, and stayed as they were."""


def start_campaign(
    folder: Path, paths: Sequence[Path], *, language: Language = "en", licence: Licence | None = None
) -> Started:
    """Make a campaign folder that builds at once from one or more sources, either whole or not at all.

    The folder may be a repository, whose own files stay as they are. Raises ProblemsError, and writes nothing, if the
    folder holds a campaign or anything else, or if a source cannot be read.
    """
    if holds_campaign(folder):
        message, hint = (
            say("there is already a campaign here"),
            say("‘explainer extract’ adds documents to it"),
        )
        raise ProblemsError([Problem(Place(folder), "", "not-empty", message, hint)])
    if not is_free(folder, paths):
        message = say("the folder is not empty")
        hint = say("name a folder that does not exist yet, an empty folder, or a git repository")
        raise ProblemsError([Problem(Place(folder), "", "not-empty", message, hint)])
    readings = read_files(paths)
    document = split_document(slug(paths[0].stem, {*RESERVED}, "document"), readings[0].text)
    drafted = draft(extract(document), Imprint(file=paths[0].name))
    title = drafted.source.title
    with undoing.recorded_as(None), filled_at_once(folder, last=_CONTENT) as inner:
        write_skeleton(inner)
        _, left = write_publishing_files(inner, title.zh, language, licence, there=folder)
        save_campaign(inner, Campaign(title=title, name=title, summary=drafted.summary, licence=licence), ())
        outcomes = tuple(pipeline.take_in(inner, path) for path in paths)
        write_schemas(inner, language)
        _count_as_new(outcomes)
        return Started(outcomes, tuple(left))


def _count_as_new(outcomes: Sequence[Outcome]) -> None:
    """Let the campaign's own file be among the new ones: what sources found there was made for them."""
    for outcome in outcomes:
        outcome.kept = [address for address in outcome.kept if address != _CAMPAIGN]
    outcomes[0].written.append(_CAMPAIGN)


def complete_campaign(
    folder: Path, *, language: Language = "en", licence: Licence | None = None
) -> tuple[str, ...]:
    """Add to a campaign what it lacks to publish itself, and return the names of the files; no file is changed."""
    title = load_content(folder).campaign.title
    written, _ = write_publishing_files(folder, title.to(language), language, licence, there=folder)
    refresh_schemas(folder, language)
    return tuple(written)


def holds_campaign(folder: Path) -> bool:
    """Whether there is a campaign in a folder."""
    return (folder / _CONTENT).exists()
