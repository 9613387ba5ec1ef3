"""A campaign's content as it stands in a revision that git keeps."""

import io
import tarfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from generator.campaign_folder import as_it_stands
from generator.commands.git import ask_git, has_git
from generator.content.reading import Content, read_content
from generator.errors import ExplainerError
from generator.messages import say


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit."""

    hash: str
    day: str
    """The day of the commit, in ISO form."""

    @property
    def short(self) -> str:
        """The hash as people write it."""
        return self.hash[:10]


def find_revision(folder: Path, name: str) -> Revision:
    """Return the commit that a person names; raises ExplainerError if git knows none."""
    if not has_git():
        raise ExplainerError(say("git is not installed, and only git knows what the content was before"))
    if ask_git(folder, "rev-parse", "--git-dir") is None:
        raise ExplainerError(
            say("there is no git repository here, and only git knows what the content was before")
        )
    found = _commit(folder, name)
    if not found:
        raise ExplainerError(
            say(
                "git has no revision “{name}”; ‘git log --oneline’ and ‘git tag’ list what there is",
                name=name,
            )
        )
    return _described(folder, found.decode().strip())


def is_revision(folder: Path, name: str) -> bool:
    """Whether git knows a commit by a name."""
    return bool(_commit(folder, name))


def last_change(folder: Path, path: Path) -> Revision | None:
    """Return the last commit that changed a file; None if there is none, or if the file has changed since.

    Raises ExplainerError if a clone lacks the history that would tell.
    """
    name = path.relative_to(folder).as_posix()
    if ask_git(folder, "status", "--porcelain", "--", name) != b"":
        return None
    found = ask_git(folder, "log", "-1", "--format=%H", "--", name)
    if not found:
        return None
    commit = found.decode().strip()
    if _is_where_history_is_cut_off(folder, commit):
        raise ExplainerError(
            say("this clone holds only part of the history; ‘git fetch --unshallow’ fetches the rest")
        )
    return _described(folder, commit)


def content_at(folder: Path, revision: Revision) -> Content:
    """Read as much of the content of a commit as can be read, with the states that were true.

    Raises ExplainerError if it holds no campaign here.
    """
    packed = ask_git(folder, "archive", "--format=tar", revision.hash, "--", "content")
    if packed is None:
        raise ExplainerError(
            say("there was no campaign in this folder at revision {name}", name=revision.short)
        )
    with TemporaryDirectory() as place:
        _unpack(packed, Path(place))
        return as_it_stands(read_content(Path(place))[0])


def _is_where_history_is_cut_off(folder: Path, commit: str) -> bool:
    """Whether a clone lacks what came before a commit, so that every file seems to be new there."""
    shallow = ask_git(folder, "rev-parse", "--is-shallow-repository") or b""
    parents = ask_git(folder, "rev-list", "--parents", "-1", commit) or b""
    return shallow.strip() == b"true" and len(parents.split()) == 1


def _commit(folder: Path, name: str) -> bytes | None:
    return ask_git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")


def _described(folder: Path, commit: str) -> Revision:
    day = ask_git(folder, "show", "--no-patch", "--format=%cs", commit) or b""
    return Revision(commit, day.decode().strip())


def _unpack(packed: bytes, place: Path) -> None:
    """Write the entries of an archive; links and whatever would lie outside the folder are left out."""
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        for member in archive:
            path = PurePosixPath(member.name)
            inside = path.parts[0] == "content" and ".." not in path.parts
            if not (inside and path.suffix == ".yml" and member.isfile()):
                continue
            if file := archive.extractfile(member):
                target = place / path
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(file.read())
