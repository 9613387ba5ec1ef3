"""Makes a new entry or topic: a valid file to fill in, under an id that stays."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from generator import campaign_folder
from generator.commands.cite import find_places
from generator.content.changing import Workspace, added, alone, write_files
from generator.content.checking import unknown_names
from generator.content.reading import RESERVED, Content, parse_text
from generator.content.writing import dump_new, plain
from generator.errors import Place, Problem, ProblemsError
from generator.extract import Extraction, extract, quoted_words, slug
from generator.messages import Language, Message, say
from generator.model import (
    ID_PATTERN,
    Address,
    Cite,
    DateMention,
    Document,
    Plain,
    Statement,
    fingerprint,
)

Kind = Literal["section", "operation", "story", "event", "term", "topic"]
COLLECTION: Mapping[Kind, str] = {
    "section": "sections",
    "operation": "operations",
    "story": "stories",
    "event": "events",
    "term": "terms",
}
_ORDERED = frozenset({"sections", "operations"})
_DATED = frozenset({"story", "event"})
_FULL_DATE = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_MOST = 64


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person says about the entry to make; what is absent is left open."""

    kind: Kind
    title: str
    title_en: str | None = None
    id: str | None = None
    section: str | None = None
    topics: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()
    """Words from a document, as ``DOCUMENT:QUOTE`` or the quote alone."""
    date: str | None = None
    """The date in the source's words."""


@dataclass(frozen=True, slots=True)
class Made:
    """What was written, and what remains to be done in it."""

    address: Address
    path: Path
    problems: tuple[Problem, ...] = field(default=())
    """What ``explainer check`` says about the file as it is."""
    twins: tuple[Address, ...] = ()
    """The addresses of older entries or topics with the same Chinese title."""


def propose_id(content: Content, kind: Kind, title: str, title_en: str | None) -> str:
    """Return the id of an entry for which a person chooses none: from its English title, or else from the Chinese."""
    return slug(title_en or title, _taken(content, kind), kind)


@alone
def make(folder: Path, wish: Wish, language: Language) -> Made:
    """Write the file of a new entry or the row of a new topic, with comments in a language.

    Raises ProblemsError, and writes nothing, if the id is taken or if something that the entry names does not exist.
    """
    content, documents = campaign_folder.load(folder)
    problems = list(_unknown(content, wish))
    new_id = wish.id or propose_id(content, wish.kind, wish.title, wish.title_en)
    if wish.id:
        problems += _unfit(content, wish, wish.id)
    cites = []
    for words in wish.cites:
        try:
            cites.append(_cite(content, words))
        except ProblemsError as error:
            problems += error.problems
    if problems:
        raise ProblemsError(problems)
    if wish.kind == "topic":
        return _add_topic(content, wish, new_id)
    address = Address.of(COLLECTION[wish.kind], new_id)
    path = address.path(folder)
    fields = _fields(content, wish, new_id, _told(content, documents, cites))
    text = _commented(dump_new(address, fields).decode(), wish, language)
    parse_text(path, text)
    write_files(folder, {path: text.encode()}, {path: None})
    found = tuple(problem for problem in campaign_folder.check(folder) if problem.place.path == path)
    return Made(address, path, found, _twins(content, wish))


@dataclass(frozen=True, slots=True)
class _Told:
    """What the quoted words say, as far as the rules find it."""

    statements: tuple[Statement, ...] = ()
    regions: tuple[str, ...] = ()

    @property
    def dates(self) -> tuple[DateMention, ...]:
        """The dates in all of them."""
        return tuple(date for statement in self.statements for date in statement.dates)


def _told(content: Content, documents: Mapping[str, Document], cites: Sequence[Cite]) -> _Told:
    days = {source.id: None if source.date == "not stated" else source.date for source in content.sources}
    found = {name: extract(documents[name], days[name]) for name in {cite.document for cite in cites}}
    told = [_quoted(found[cite.document], cite) for cite in cites]
    regions = dict.fromkeys(region for _, those in told for region in those)
    return _Told(tuple(statement for statement, _ in told), tuple(regions))


def _quoted(found: Extraction, cite: Cite) -> tuple[Statement, tuple[str, ...]]:
    """Return quoted words as a sentence of the source, for an editor to put into plain words, and the places in them."""
    statement, regions = quoted_words(found, found.document.find_quote(cite.quote, cite.passage)[0])
    return statement.model_copy(update={"cites": (cite,)}), regions


def _fields(content: Content, wish: Wish, new_id: str, told: _Told) -> dict[str, Plain]:
    collection = COLLECTION[wish.kind]
    title: dict[str, Plain] = {"zh": wish.title}
    if wish.title_en:
        title |= {"en": wish.title_en, "en_src": fingerprint(wish.title)}
    orders = [getattr(entry, "order", 0) for entry in content.collections[collection]]
    fields: dict[str, Plain] = {
        "id": new_id,
        "title": title,
        "section": wish.section,
        "topics": [*wish.topics],
        "regions": [*(wish.regions or told.regions)],
        "date": _date(wish, told.dates),
        "statements": [plain(statement) for statement in told.statements],
        "order": max(orders, default=0) + 1 if collection in _ORDERED else None,
        "review": {"state": "edited", "translation": "person" if wish.title_en else "machine"},
    }
    always = {"topics", "date"} if wish.kind == "event" else {"topics"}
    return {name: value for name, value in fields.items() if value or name in always}


def _date(wish: Wish, dates: Sequence[DateMention]) -> Plain:
    """Return the date that a person gives, or else the only one in the quoted words, as far as its day is known."""
    written = wish.date or (dates[0].as_written if len(dates) == 1 and wish.kind in _DATED else None)
    if known := next((date for date in dates if date.as_written == written), None):
        return plain(known)
    if written is None:
        return {"as_written": None} if wish.kind == "event" else None
    whole = _FULL_DATE.search(written)
    if whole is None:
        return {"as_written": written}
    year, month, day = (int(part) for part in whole.groups())
    return {"as_written": written, "iso": f"{year:04}-{month:02}-{day:02}", "year_basis": "source"}


def _commented(text: str, wish: Wish, language: Language) -> str:
    """Put what an editor should know above each field, and what may be added at the end."""
    lines = []
    for line in text.splitlines():
        name = line.partition(":")[0]
        lines += [f"# {said.to(language)}" for said in _COMMENTS.get(name, ())]
        lines.append(line)
    if not wish.cites:
        lines += [f"# {said.to(language)}" for said in _FIRST_STATEMENT]
        lines += [f"# {line}" for line in _EXAMPLE]
    return "\n".join(lines) + "\n"


_COMMENTS: Mapping[str, Sequence[Message]] = {
    "id": [
        say("The id is the file's name and the page's address; it stays the same when the title changes.")
    ],
    "section": [say("The section of the source that tells of it.")],
    "topics": [say("Topics are listed in content/topics.yml; readers find the entry by them.")],
    "regions": [say("Write a province as in CN-ZJ and a smaller place by its six-digit code, as in 330681.")],
    "date": [
        say(
            "The words of the source, as in 6月25日; add iso: 2023-06-25 and year_basis only if the year is known."
        )
    ],
    "statements": [
        say(
            "One sentence each. A quote is the source's words to the letter; if you use your own words, "
            "delete “kind: quote”"
        ),
        say("and record each number under figures and each date under dates."),
    ],
    "order": [say("Its position in the source; change it if other sections come after it.")],
    "review": [
        say("Do not write “reviewed” here; ‘explainer review’ does, and remembers what was reviewed.")
    ],
}
_FIRST_STATEMENT = (
    say(
        'Remove the number signs and write the first sentence; ‘explainer cite "words"’ prints the citation.'
    ),
)
_EXAMPLE = (
    "statements:",
    "  - text:",
    "      zh: …",
    "      en: …",
    "    cites:",
    "      - document: …",
    "        quote: …",
)


def _add_topic(content: Content, wish: Wish, new_id: str) -> Made:
    title: dict[str, Plain] = {"zh": wish.title}
    if wish.title_en:
        title |= {"en": wish.title_en, "en_src": fingerprint(wish.title)}
    order = max((topic.order for topic in content.topics), default=0) + 1
    row: Plain = {"id": new_id, "title": title, "order": order}
    files, topics = Workspace(content), Address("topics")
    if files.has(topics):
        files.change(topics, added((), [plain(each) for each in content.topics], [row]))
    else:
        files.create(topics, [row])
    files.write()
    return Made(Address.of("topics", new_id), topics.path(content.folder), twins=_twins(content, wish))


def _twins(content: Content, wish: Wish) -> tuple[Address, ...]:
    topics = ((Address.of("topics", topic.id), topic.title.zh) for topic in content.topics)
    entries = ((address, entry.title.zh) for address, entry in content.entries)
    titles = topics if wish.kind == "topic" else entries
    return tuple(address for address, title in titles if title == wish.title)


def _taken(content: Content, kind: Kind) -> set[str]:
    if kind == "topic":
        return {*RESERVED, *(topic.id for topic in content.topics)}
    folder = content.folder / "content" / COLLECTION[kind]
    return {*RESERVED, *(path.stem for path in folder.glob("*.yml"))}


def _unfit(content: Content, wish: Wish, new_id: str) -> Iterable[Problem]:
    """Say why an id cannot be used, and which one can."""
    place = Place(content.folder / "content" / COLLECTION.get(wish.kind, "topics.yml"))
    taken = _taken(content, wish.kind)
    proposal = slug(new_id, {*taken}, wish.kind)
    hint = say("“{id}” would do", id=proposal)
    if not re.fullmatch(ID_PATTERN, new_id) or len(new_id) > _MOST:
        message = say("“{id}” cannot be an id", id=new_id)
        yield Problem(place, "id", "bad-id", message, hint)
    elif new_id in RESERVED:
        yield Problem(
            place, "id", "reserved-id", say("the site itself uses the name “{id}”", id=new_id), hint
        )
    elif new_id in taken:
        yield Problem(place, "id", "taken-id", say("the id “{id}” is already taken", id=new_id), hint)


def _unknown(content: Content, wish: Wish) -> Iterable[Problem]:
    """Report what the wish names that does not exist, or that this kind of entry does not have."""
    place = Place(content.folder / "content")
    section = wish.section or None
    for each in unknown_names(content, topics=wish.topics, section=section, regions=wish.regions):
        yield Problem(place, str(each.key[0]), each.kind, each.message, each.hint)
    if wish.date and wish.kind not in _DATED:
        message = say("only a story or an event has a date of its own")
        hint = say("leave it out, and record the date under “dates” of a statement")
        yield Problem(place, "date", "no-date", message, hint)


def _cite(content: Content, words: str) -> Cite:
    """Return the one place that says some words; spaces, width and punctuation may differ."""
    name, colon, rest = words.partition(":")
    named = bool(colon) and name in {source.id for source in content.sources}
    document, quote = (name, rest) if named else (None, words)
    places = find_places(content.folder, quote, document)
    same = [found for found in places if found.match != "near"]
    if len(same) == 1:
        return same[0].cite
    place = Place(content.folder / "content" / "documents")
    if same:
        message = say("“{words}” occurs in several places", words=quote)
        hint = say("quote more words; ‘explainer cite’ shows what stands around them")
        raise ProblemsError([Problem(place, "cites", "ambiguous-quote", message, hint)])
    message = say("no document says “{words}”", words=quote)
    hint = say('‘explainer cite "words"’ finds what the source says')
    if places:
        hint = say("the nearest words are “{words}”", words=places[0].cite.quote)
    raise ProblemsError([Problem(place, "cites", "not-verbatim", message, hint)])
