"""What waits for a person's second look, each sentence next to its passage; and the recording of reviews."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from generator import campaign_folder
from generator.content.changing import alone, edit_file, write_files
from generator.content.checking import REVIEWABLE, find_addresses, vouchable
from generator.content.reading import Content
from generator.content.remembering import Part, Records, parts, records_files, records_of
from generator.errors import Problem, ProblemsError
from generator.messages import say
from generator.model import (
    COLLECTIONS,
    PUBLISHED,
    Address,
    Campaign,
    Cite,
    Document,
    Entry,
    FieldPath,
    Localized,
    Span,
    Statement,
    dotted,
    read_address,
)

State = Literal["edited", "reviewed"]
Translation = Literal["machine", "person", "reviewed"]
LATER = REVIEWABLE | {"unreleased", "unpublished-section"}
"""Problems of a release that do not keep a person from reviewing."""


@dataclass(frozen=True, slots=True)
class Beside:
    """A sentence of the site next to what it cites."""

    field: str
    """The path of its field, as in ``statements.0``."""
    text: Localized
    passages: tuple[tuple[str, str], ...]
    """The sentences of the source that it cites, each after its place, with the cited words in 【】."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """An entry that nobody has vouched for as it stands."""

    address: Address
    title: Localized
    state: str
    """The state of review; ``edited`` if it has changed since."""
    translation: str
    """The state of its English."""
    next: str
    """The options that record what it waits for; empty if it waits for nothing."""
    sentences: tuple[Beside, ...]


def waiting(folder: Path, names: Sequence[str] = (), kinds: Sequence[str] = ()) -> tuple[Waiting, ...]:
    """Return what waits for review, ordered by kind and by place in the source; or the named entries.

    Raises ProblemsError for a name that fits no entry.
    """
    content, documents = campaign_folder.load(folder)
    chosen = find_addresses(content, _reviewable(content, names))
    honest = campaign_folder.as_it_stands(content)
    found = sorted(vouchable(honest), key=lambda each: _order(*each))
    return tuple(
        _waiting(address, model, documents)
        for address, model in found
        if (address in chosen if chosen else _next(model)) and (not kinds or address.collection in kinds)
    )


@alone
def record_review(  # noqa: PLR0913 - what a review says
    folder: Path,
    names: Sequence[str],
    *,
    state: State | None,
    by: str,
    on: str,
    translation: Translation | None = None,
) -> tuple[str, ...]:
    """Record in each named entry who vouches for it, remember what it says, and return the addresses that changed.

    Raises ProblemsError, and writes nothing, if a named entry has an error or its English cannot be vouched for.
    """
    content, _ = campaign_folder.load(folder)
    addresses = find_addresses(content, _reviewable(content, names))
    _refuse(folder, content, addresses, state, translation)
    models = dict(vouchable(content))
    records = {**records_of(content, "reviewed")}
    for address in addresses:
        records[address] = _record(records, address, models[address], state, translation)
    fields = {each: _fields(models[each], state, by, on, translation) for each in addresses}
    paths = {each: content.files[each].path for each in addresses if fields[each]}
    before = {path: path.read_bytes() for path in paths.values()}
    files = {path: edit_file(path, fields[each]) for each, path in paths.items()}
    write_files(folder, {**files, **records_files(folder, "reviewed", records)}, before)
    return tuple(paths)


def _reviewable(content: Content, names: Sequence[str]) -> Iterator[str]:
    """The names without those of files that are not entries, such as documents, which a pattern of the shell also finds."""
    entries = {address for address, _ in vouchable(content)}
    return (
        name for name in names if read_address(name) in entries or read_address(name) not in content.files
    )


def _next(model: Entry | Campaign) -> str:
    """Return the options that record what an entry waits for: first a review, then one of its English."""
    if model.review.state not in PUBLISHED:
        return "--state reviewed"
    english = model.review.state != "withdrawn" and model.review.translation != "reviewed"
    return "--translation reviewed" if english else ""


def _order(address: Address, model: Entry | Campaign) -> tuple[int, int, str]:
    kinds = ("campaign", *COLLECTIONS)
    return kinds.index(address.collection), getattr(model, "order", 0), address


def _waiting(address: Address, model: Entry | Campaign, documents: Mapping[str, Document]) -> Waiting:
    return Waiting(
        address=address,
        title=model.title,
        state=model.review.state,
        translation=model.review.translation,
        next=_next(model),
        sentences=tuple(_sentences(model, documents)),
    )


def _sentences(model: Entry | Campaign, documents: Mapping[str, Document]) -> Iterator[Beside]:
    yield Beside("title", model.title, ())
    for key, statement in _statements((), model):
        passages = tuple(_passage(documents, cite) for cite in statement.cites)
        yield Beside(dotted(key), statement.text, passages)


def _statements(key: FieldPath, value: object) -> Iterator[tuple[FieldPath, Statement]]:
    if isinstance(value, Statement):
        yield key, value
    elif isinstance(value, tuple):
        for number, part in enumerate(value):
            yield from _statements((*key, number), part)
    elif hasattr(type(value), "model_fields"):
        for name in type(value).model_fields:  # type: ignore[attr-defined] # a model has them
            yield from _statements((*key, name), getattr(value, name))


def _passage(documents: Mapping[str, Document], cite: Cite) -> tuple[str, str]:
    """Return the place of the cited sentences and their words, with the quote in 【】."""
    document = documents.get(cite.document)
    spans = document.find_quote(cite.quote, cite.passage) if document else ()
    if document is None or not spans:
        return cite.document, f"【{cite.quote}】"
    return _marked(document, spans[0])


def _marked(document: Document, span: Span) -> tuple[str, str]:
    sentences = document.sentences_at(span)
    start, end = sentences[0].span.start, sentences[-1].span.end
    before, after = document.text[start : span.start], document.text[span.end : end]
    place = f"{document.id} {sentences[0].id}"
    return place, f"{before}【{document.quote(span)}】{after}".replace("\n", " ")


def _refuse(
    folder: Path,
    content: Content,
    addresses: Sequence[Address],
    state: State | None,
    translation: Translation | None,
) -> None:
    models = dict(vouchable(content))
    files = {content.files[address].path for address in addresses}
    problems = [
        problem
        for problem in campaign_folder.check(folder)
        if problem.severity == "error" and problem.place.path in files and problem.kind not in LATER
    ]
    for address in addresses:
        if state and models[address].review.state == "withdrawn":
            message = say("this was withdrawn")
            hint = say("write “state: edited” into the file first, if it is to be published again")
            place = content.place(address, ("review", "state"))
            problems.append(Problem(place, "review.state", "withdrawn", message, hint))
        if translation == "reviewed":
            problems += _without_english(content, address)
    if problems:
        raise ProblemsError(problems)


def _without_english(content: Content, address: Address) -> Iterator[Problem]:
    hint = say("translate it first; ‘explainer translate status’ shows what there is to do")
    for at, key, value in content.parts:
        if at == address and isinstance(value, Localized) and value.en_state in {"missing", "stale"}:
            message = say("this Chinese has no English yet")
            if value.en_state == "stale":
                message = say("the Chinese changed since it was translated")
            yield Problem(content.place(address, key), dotted(key), "not-translated", message, hint)


def _record(
    records: Records,
    address: Address,
    model: Entry | Campaign,
    state: State | None,
    translation: Translation | None,
) -> Mapping[str, Part]:
    """Return what to remember: Chinese and English that were reviewed, either now or before."""
    before = records.get(address, {})
    english = translation is not None or model.review.translation != "reviewed"
    record = {}
    for field, part in parts(model).items():
        old = before.get(field, Part(hash=""))
        known = {"reviewed": part.hash, "edited": "", None: old.hash}[state]
        record[field] = Part(hash=known, en_hash=part.en_hash if english else old.en_hash)
    return record


def _fields(
    model: Entry | Campaign, state: State | None, by: str, on: str, translation: Translation | None
) -> Mapping[FieldPath, str]:
    """Return the fields of the review that change; what was corrected stays marked as corrected."""
    kept = model.review.state == "corrected" and state == "reviewed"
    wanted = {"state": None if kept else state, "translation": translation, "by": by, "on": on}
    return {
        ("review", name): value
        for name, value in wanted.items()
        if value is not None and getattr(model.review, name) != value
    }
