"""A campaign's content and the documents that it cites, read and checked against each other."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from hashlib import sha256
from itertools import chain
from pathlib import Path

from generator.content.changing import finish_interrupted
from generator.content.checking import (
    as_made,
    as_vouched,
    check_catalogue,
    check_glyphs,
    check_style,
    check_vouched,
    find_addresses,
)
from generator.content.reading import Content, load_content, read_content, suggestion
from generator.content.remembering import load_baseline, records_of
from generator.errors import Problem, ProblemsError, unreadable
from generator.ingest import read_bytes, read_document
from generator.kept import Kept, digest, looked_up
from generator.messages import say
from generator.model import (
    Address,
    Catalogue,
    Document,
    FieldPath,
    SourceDocument,
    dotted,
    fields_in,
)
from generator.parsed_before import parsed_before
from generator.second_process import alongside
from generator.stages import begin

FEW = 20
"""So many entries are checked in less time than it takes to begin a second process."""
_BESIDES = ""
"""Stands for all that an entry is checked against, as an empty address."""


def check(folder: Path, instead: Mapping[Path, bytes] = {}) -> tuple[Problem, ...]:
    """Return every problem of a campaign's content, in the order of the files; for ``instead`` see ``read_content``."""
    begin(say("reading the content"))
    finish_interrupted(folder)
    parsed = parsed_before(folder)
    content, problems = read_content(folder, instead, parsed)
    if not instead:
        parsed.save()
    documents, unreadable = _read_documents(content)
    begin(say("checking the content"))
    problems += [
        *unreadable,
        *_check_originals(content),
        *_check_baselines(content),
        *_problems(content, documents),
        *check_style(content, documents),
        *check_glyphs(content),
    ]
    return tuple(sorted(problems, key=lambda problem: problem.order))


def check_files(folder: Path, names: Sequence[str]) -> tuple[Problem, ...]:
    """Return the problems of some files, named as people write them; raises ProblemsError for a name that fits none."""
    problems = check(folder)
    content, _ = read_content(folder)
    files = {content.files[address].path for address in find_addresses(content, names, content.files)}
    return tuple(problem for problem in problems if problem.place.path in files)


def load(folder: Path, *, stays: bool = False) -> tuple[Content, Mapping[str, Document]]:
    """Read a campaign's content and the documents that it cites.

    What an interrupted run had decided is finished first. A process that ``stays`` remembers what it parsed, and leaves
    the keeping of that to others.
    """
    finish_interrupted(folder)
    parsed = parsed_before(folder)
    parsed.stays |= stays
    content = load_content(folder, parse=parsed)
    if not stays:
        parsed.save()
    documents, problems = _read_documents(content)
    if problems:
        raise ProblemsError(problems)
    return content, documents


def load_checked(folder: Path) -> Catalogue:
    """Read everything that the site is made from; raises ProblemsError if the content has an error."""
    begin(say("reading the content"))
    content, documents = load(folder, stays=True)
    _checked_before(folder).stop_on_errors(content, documents)
    return as_it_stands(content).catalogue(documents)


def load_unchecked(folder: Path) -> tuple[Catalogue, Callable[[], None]]:
    """Read everything that the site is made from; the function raises ProblemsError if the content has an error.

    Until it has been called, what the catalogue refers to may not be there. A second process begins to check, unless
    that takes less time than to begin.
    """
    begin(say("reading the content"))
    content, documents = load(folder)
    before = _CheckedBefore(folder)
    check = partial(before.stop_on_errors, content, documents, keep=True)
    changed = before.changed(content, documents)
    few = changed is not None and len(changed) <= FEW
    return as_it_stands(content).catalogue(documents), check if few else alongside(check)


class _CheckedBefore:
    """Knows in which content no error was found: of one that differs in some entries, these alone are checked."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._right = fields_in(Kept(folder, "checked").get("right"))

    def stop_on_errors(
        self, content: Content, documents: Mapping[str, Document], *, keep: bool = False
    ) -> None:
        """Raise a ProblemsError with every error of the content, if it has any, or ``keep`` in mind that it has none."""
        now = _texts(content, documents)
        stop_on_errors(_problems(replace(content, changed=self._changed(content, now)), documents))
        self._right = dict(now)
        if keep:
            with looked_up(self._folder, "checked") as kept:
                kept.keep("right", self._right)

    def changed(self, content: Content, documents: Mapping[str, Document]) -> frozenset[Address] | None:
        """The entries that are others than they were; ``None`` if anything else is, too."""
        return self._changed(content, _texts(content, documents))

    def _changed(self, content: Content, now: Mapping[str, str]) -> frozenset[Address] | None:
        if now[_BESIDES] != self._right.get(_BESIDES):
            return None
        return frozenset(
            address for address, _ in content.entries if now[address] != self._right.get(address)
        )


_checked_before = lru_cache(maxsize=1)(_CheckedBefore)


def _texts(content: Content, documents: Mapping[str, Document]) -> dict[str, str]:
    """Fingerprints of the texts of entries, and of all that an entry is checked against; of others, only which there are."""
    parsed = parsed_before(content.folder)
    files = {address: parsed.fingerprint(file) for address, file in content.files.items()}
    entries = [address for address, _ in content.entries]
    besides = {address: files[address] for address in files.keys() - {*entries}}
    lists = (*sorted(besides.items()), *((name, each.text) for name, each in documents.items()))
    return {
        _BESIDES: digest(*entries, *chain.from_iterable(lists)),
        **{address: files[address] for address in entries},
    }


def as_it_stands(content: Content) -> Content:
    """Return the content with the states that are true: what a person changed, and what a review still covers."""
    return as_vouched(as_made(content), records_of(content, "reviewed"))


def stop_outside_a_campaign(folder: Path) -> None:
    """Raise ProblemsError if the folder holds no campaign; MkDocs would only miss its settings there."""
    if not (folder / "content" / "campaign.yml").is_file():
        load(folder)


def check_release(
    content: Content, documents: Mapping[str, Document], withheld: Iterable[str]
) -> tuple[Content, tuple[Problem, ...]]:
    """Return the content as a release would publish it, and every problem that would stop the release.

    ``withheld`` are the addresses of further entries to leave out.
    """
    left_out = tuple(dict.fromkeys((*content.campaign.withheld, *withheld)))
    campaign = content.campaign.model_copy(update={"stage": "release", "withheld": left_out})
    released = replace(content, campaign=campaign)
    problems = [each for each in _problems(released, documents) if each.severity == "error"]
    return released, tuple(sorted(problems, key=lambda problem: problem.order))


def _problems(content: Content, documents: Mapping[str, Document]) -> list[Problem]:
    from generator.support import check_support, told_once  # noqa: PLC0415 - whoever looks for words need not wait for rules
    from generator.translate import check_translations  # noqa: PLC0415 - as above

    return [
        *check_catalogue(content, documents),
        *told_once([*check_translations(content), *check_support(content, documents)]),
        *_check_vouched(content),
    ]


def _check_vouched(content: Content) -> Iterable[Problem]:
    try:
        reviewed, released = (records_of(content, name) for name in ("reviewed", "released"))
    except ProblemsError as error:
        return error.problems
    return check_vouched(content, reviewed, released)


def _read_documents(content: Content) -> tuple[Mapping[str, Document], list[Problem]]:
    """Read the texts of documents as far as they can be read, along with the problems of the rest."""
    documents: dict[str, Document] = {}
    problems: list[Problem] = []
    for source in content.sources:
        try:
            documents[source.id] = read_document(_text(content, source), source.id, source.sha256)
        except ProblemsError as error:
            problems += error.problems
    return documents, problems


def _text(content: Content, source: SourceDocument) -> Path:
    """Return the file that holds a document's text; raises ProblemsError if it is missing or outside the folder."""
    path = _inside(content, source, ("file",), source.file)
    place = content.place(Address.of("documents", source.id), ("file",))
    if not path.exists():
        message = say("there is no file {file}", file=source.file)
        names = [f"seeds/{each.name}" for each in (content.folder / "seeds").glob("*")]
        hint = suggestion(source.file, names) or say(
            "restore it, or take it in again with ‘explainer extract’"
        )
        raise ProblemsError([Problem(place, "file", "missing-source", message, hint)])
    return path


def _inside(content: Content, source: SourceDocument, key: FieldPath, file: str) -> Path:
    """Return the path that a field of a document names; raises ProblemsError if it leads out of the folder."""
    path = content.folder / file
    place = content.place(Address.of("documents", source.id), key)
    try:
        if path.resolve().is_relative_to(content.folder.resolve()):
            path.exists()
            return path
    except OSError as error:
        raise ProblemsError(
            [replace(each, place=place, field=dotted(key)) for each in unreadable(path, error).problems]
        ) from error
    message = say("{file} is not inside the campaign folder", file=file)
    raise ProblemsError([Problem(place, dotted(key), "outside", message, say("move it into seeds/"))])


def _check_originals(content: Content) -> Iterable[Problem]:
    """Find Word, PDF and web files in ``seeds/`` that changed after their text was taken, or that cannot be read."""
    for source in content.sources:
        if source.original:
            try:
                path = _inside(content, source, ("original", "file"), source.original.file)
                if path.exists() and sha256(read_bytes(path)).hexdigest() != source.original.sha256:
                    yield _changed(content, source, source.original.file)
            except ProblemsError as error:
                yield from error.problems


def _check_baselines(content: Content) -> Iterable[Problem]:
    """Find what the machine last said about documents where it is not as it was written; a build needs all of it."""
    for source in content.sources:
        try:
            load_baseline(content.folder, source.id)
        except ProblemsError as error:
            yield from error.problems


def _changed(content: Content, source: SourceDocument, file: str) -> Problem:
    message = say("{file} was changed after its text was taken from it", file=file)
    hint = say("run ‘explainer extract {file}’", file=file)
    place = content.place(Address.of("documents", source.id), ("original", "sha256"))
    return Problem(place, "original.sha256", "original-changed", message, hint, "warning")


def stop_on_errors(problems: Iterable[Problem]) -> None:
    """Raise the errors among some problems as a ProblemsError."""
    if errors := [problem for problem in problems if problem.severity == "error"]:
        raise ProblemsError(errors)
