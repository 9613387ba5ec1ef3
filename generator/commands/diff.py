"""What changed in the content since the last release, or since a revision that git keeps."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.campaign_folder import as_it_stands
from generator.commands.release import release_number
from generator.commands.revision import Revision, content_at, find_revision, is_revision, last_change
from generator.content.baseline import release_path
from generator.content.changing import finish_interrupted
from generator.content.checking import (
    Difference,
    differences,
    differences_since_release,
    find_addresses,
    names_file,
)
from generator.content.reading import Content, read_content
from generator.content.remembering import records_of
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


def find_differences(folder: Path, names: Sequence[str] = ()) -> Differences:
    """Compare the content with a revision of git, or else with the last release; all of it, or the named files.

    The first name is that of a revision if no file has it. The commit of the last release tells everything; a release
    that was never committed is compared with what it remembered, the words of entries. Raises ExplainerError if there
    is neither, or if a name is known nowhere.
    """
    finish_interrupted(folder)
    now = as_it_stands(read_content(folder)[0])
    revision, files = _told_apart(now, names)
    if revision:
        return _compared(now, find_revision(folder, revision), files)
    number = release_number(folder) or None
    if commit := last_change(folder, release_path(folder)) if number else None:
        return _compared(now, commit, files, number)
    released = records_of(now, "released")
    if not released:
        raise ExplainerError(
            say("nothing has been released yet; name a revision of git, as in ‘explainer diff HEAD’")
        )
    found = Differences(
        Since(None, number), [*differences_since_release(released, now)], tuple(sorted(now.unread))
    )
    return _only(files, found, now, map(Address, released))


def _told_apart(now: Content, names: Sequence[str]) -> tuple[str | None, Sequence[str]]:
    """Return the name of a revision, if the first name is one, and the names of files."""
    if not names:
        return None, ()
    first, *others = names
    if not names_file(first, now.files):
        return first, others
    if is_revision(now.folder, first):
        raise ExplainerError(
            say(
                "“{name}” is both an entry and a revision of git; write the path of the entry's file for the "
                "entry, or refs/heads/{name} for the branch",
                name=first,
            )
        )
    return None, names


def _compared(
    now: Content, revision: Revision, files: Sequence[str], number: int | None = None
) -> Differences:
    was = content_at(now.folder, revision)
    unread = tuple(sorted(was.unread | now.unread))
    return _only(
        files, Differences(Since(revision, number), [*differences(was, now)], unread), now, was.files
    )


def _only(files: Sequence[str], found: Differences, now: Content, before: Iterable[Address]) -> Differences:
    """Return what was found about the named files, by the names that they have or had; about all if none is named."""
    if not files:
        return found
    chosen = {*find_addresses(now, files, {*now.files, *before})}
    kept = [each for each in found.files if chosen & {each.address, each.other}]
    return replace(found, files=kept, unread=tuple(each for each in found.unread if each in chosen))
