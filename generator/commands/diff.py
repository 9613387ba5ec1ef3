"""What changed in the content since the last release, or since a revision that git keeps."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.campaign_folder import as_it_stands
from generator.commands.release import release_number
from generator.commands.revision import Revision, content_at, find_revision, last_change
from generator.content.baseline import release_path
from generator.content.changing import finish_interrupted
from generator.content.checking import Difference, differences, differences_since_release
from generator.content.reading import Content, read_content
from generator.content.remembering import load_records
from generator.errors import ExplainerError
from generator.messages import say
from generator.model import Address


@dataclass(frozen=True, slots=True)
class Since:
    """What the content is compared with; without a revision, it is what the last release remembered."""

    revision: Revision | None = None
    release: int | None = None
    """The number of the release, if that is what it is compared with."""


@dataclass(frozen=True, slots=True)
class Differences:
    """What changed."""

    since: Since
    files: Sequence[Difference]
    unread: tuple[Address, ...]
    """Files that cannot be compared because one of their versions has an error."""


def find_differences(folder: Path, name: str | None = None) -> Differences:
    """Compare the content with a revision of git, or else with the last release.

    The commit of the last release tells everything; a release that was never committed is compared with what it
    remembered, the words of entries. Raises ExplainerError if there is neither.
    """
    finish_interrupted(folder)
    now = as_it_stands(read_content(folder)[0])
    if name:
        return _compared(now, find_revision(folder, name))
    number = release_number(folder) or None
    if revision := last_change(folder, release_path(folder)) if number else None:
        return _compared(now, revision, number)
    released = load_records(folder, "released")
    if not released:
        raise ExplainerError(
            say("nothing was released yet; name a revision of git, as in ‘explainer diff HEAD’")
        )
    files = [*differences_since_release(released, now)]
    return Differences(Since(None, number), files, tuple(sorted(now.unread)))


def _compared(now: Content, revision: Revision, number: int | None = None) -> Differences:
    was = content_at(now.folder, revision)
    unread = tuple(sorted(was.unread | now.unread))
    return Differences(Since(revision, number), [*differences(was, now)], unread)
