"""Keeps source files in ``seeds/``: the original as it came, with its verbatim text next to it."""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from generator.content.changing import write_files
from generator.content.writing import refuse_links
from generator.errors import Place, Problem, ProblemsError
from generator.messages import say
from generator.model import Original

_PLAIN = frozenset({".txt", ".md"})


@dataclass(frozen=True, slots=True)
class Seed:
    """Where a source is kept in its campaign folder."""

    file: str
    """The path of the verbatim text, as in ``seeds/report.txt``."""
    original: Original | None
    """The file as it came, if it was not plain text."""


def keep_source(  # noqa: PLR0913 - what to keep, and what may go for it
    folder: Path,
    path: Path,
    document_id: str,
    text: str,
    *,
    before: str | None = None,
    dry_run: bool = False,
) -> Seed:
    """Copy a source into ``seeds/`` unless it is there; a file with other content is never overwritten.

    ``text`` is what was read from the source; it is kept in its own file if the source is not plain text. That file may
    hold ``before``, the text read from an earlier version of the source. Raises ProblemsError if another file has taken
    the place. ``dry_run`` writes nothing.
    """
    seeds = folder / "seeds"
    suffix = path.suffix.lower()
    refuse_links(folder, seeds)
    raw = path.read_bytes()
    kept = _keep(folder, seeds / f"{document_id}{suffix}", path, raw, dry_run=dry_run)
    if suffix in _PLAIN:
        return Seed(kept.relative_to(folder).as_posix(), None)
    words = seeds / f"{document_id}.txt"
    _keep(folder, words, path, text.encode(), before=before.encode() if before else None, dry_run=dry_run)
    original = Original(file=kept.relative_to(folder).as_posix(), sha256=sha256(raw).hexdigest())
    return Seed(words.relative_to(folder).as_posix(), original)


def _keep(  # noqa: PLR0913 - as above
    folder: Path, target: Path, source: Path, raw: bytes, *, before: bytes | None = None, dry_run: bool
) -> Path:
    there = target.read_bytes() if target.exists() else None
    if there == raw or (there and target.samefile(source)):
        return target
    if there not in {None, before}:
        message = say("the campaign already has another document of this name ({name})", name=target.name)
        hint = say("give the file another name")
        raise ProblemsError([Problem(Place(source), "", "seed-taken", message, hint)])
    if not dry_run:
        write_files(folder, {target: raw}, {target: there})
    return target
