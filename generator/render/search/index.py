"""The search index: files of middling size, of which a query fetches only the few that it needs.

A page is one *record* of texts, or several where it is long. For each token (see ``tokens.py``) the index lists the
records that hold it, by the best rank of a text that does. ``assets/javascripts/search-answers.js`` cuts a query into tokens,
fetches the files that list them, ranks the records by what is found, and fetches the titles of the best. Texts, of which
results show excerpts, and what helps with misspelt words, are fetched only when wanted. All but titles and a few facts
are the same for both locales and stand once, in the folder of the Chinese site.

::

    search/index.json       facts of the locale and of the index, see ``_facts``
    search/t<n>.json        [addresses, titles in this locale, numbers of their tags], each a list with one for each record;
                            if there is only one such file, it stands in the index
    search/p<n>.json        {token: records by rank, "a,b;c;…", as differences in base 36; "": words of two signs}
    search/x<n>.json        texts: [[[rank, anchor, text], …], …], one for each record
    search/s<n>.json        words that a misspelt one may have meant, those that begin alike in one file, see ``vocabulary.py``
    search/simplified.json  traditional characters and the simplified ones that these texts hold, as two strings
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, groupby
from pathlib import PurePosixPath

from generator.kept import Kept, NothingKept
from generator.model import Locale
from generator.reference import simplified
from generator.render.edition import Edition
from generator.render.page import Page, numbered
from generator.render.search.findable import findable_pages
from generator.render.search.findable_page import Findable
from generator.render.search.middling_files import (
    as_json,
    base36,
    differences,
    filled,
    separators,
    starts,
    utf16,
)
from generator.render.search.postings import SHARED, Postings, cut_to_records, order, postings_of
from generator.render.search.tokens import Vocabulary
from generator.render.search.vocabulary import CharacterSounds, SameMeaning, Spelt, spelling, vocabulary
from generator.render.words import CODES

POSTINGS, TITLES, TEXTS, SPELLING = 14_000, 110_000, 18_000, 8_000
"""About how many bytes a file of each kind holds; its last row may go beyond."""
LONGEST = 35
"""The greatest length of a title that is recorded as it is: the last digit of base 36."""


@dataclass(frozen=True, slots=True)
class _Index:
    """What all locales share."""

    records: list[Findable]
    known: Vocabulary
    same: SameMeaning
    postings: Postings
    sounds: CharacterSounds
    posting_files: list[list[tuple[str, str]]]
    text_files: list[list[str]]
    """The texts of each record, as JSON."""
    spelling_files: list[list[Spelt]]
    variants: tuple[str, str]
    """Traditional characters that the texts hold, and the simplified ones."""


def search_pages(built: Mapping[Locale, Edition], kept: Kept | None = None) -> dict[Locale, list[Page]]:
    """The files of the search index by the locale in whose folder they stand; what is ``kept`` saves making parts anew."""
    index = _index(built, kept or NothingKept())
    found = {locale: list(_of_locale(index, edition)) for locale, edition in built.items()}
    found[SHARED] += _of_all(index)
    return found


def _index(built: Mapping[Locale, Edition], kept: Kept) -> _Index:
    recall = kept.recall
    pages = sorted(findable_pages(built, recall), key=order)
    catalogue = built[SHARED].catalogue
    known, same = vocabulary(catalogue, pages, recall), SameMeaning(catalogue, pages)
    records = [part for page in pages for part in cut_to_records(page, same)]
    sounds = CharacterSounds(known, recall)
    postings = postings_of(records, known, lambda token: utf16(sounds.place(token)), kept)
    texts = (as_json([[text.rank, text.anchor, text.text] for text in each.texts]) for each in records)
    return _Index(
        records,
        known,
        same,
        postings,
        sounds,
        list(_posting_files(postings.items())),
        list(filled(texts, lambda row: len(row.encode()), TEXTS)),
        list(
            filled(
                spelling(known, postings, recall),
                lambda each: len(f"{each.word}{each.sound}".encode()),
                SPELLING,
            )
        ),
        _variants(records),
    )


def _of_locale(index: _Index, edition: Edition) -> Iterator[Page]:
    """Titles and facts of one locale."""
    tags: dict[tuple[str, ...], int] = {}
    rows = []
    for record in index.records:
        number = tags.setdefault(record.tags[edition.locale], len(tags))
        rows.append([*_shown_as(record, edition), number])
    title_files = list(filled(rows, lambda row: len(as_json(row).encode()), TITLES))
    files = [tuple(zip(*each, strict=True)) for each in title_files]
    alone = files[0] if len(files) == 1 else None
    yield _file("index", {**_facts(index, edition, title_files, list(tags)), "alone": alone})
    for number, each in enumerate([] if alone else files):
        yield _file(f"t{number}", each)


def _shown_as(record: Findable, edition: Edition) -> tuple[str, str]:
    """The address and the title of the page where its texts stand."""
    page, title = record.texts[0].page, record.titles[edition.locale]
    if page == 1:
        return record.address, title
    return numbered(record.address, page), edition.wording("pager.title", title=title, number=page)


def _facts(
    index: _Index, edition: Edition, titles: list[list[list[object]]], tags: list[tuple[str, ...]]
) -> dict[str, object]:
    return {
        "code": CODES[edition.locale],
        "shared": "" if edition.locale == SHARED else "../",
        "cite": edition.wording("cite", number="#"),
        "tags": tags,
        "tokens": list(
            separators([[index.sounds.place(token) for token, _ in rows] for rows in index.posting_files])
        ),
        "titles": differences(starts(titles)),
        "texts": differences(starts(index.text_files)),
        "spelling": list(separators([[each.key for each in words] for words in index.spelling_files])),
        "sounds": index.sounds.written,
        "pages": list(_ranges(index.records)),
        "gathered": differences(n for n, record in enumerate(index.records) if record.gathered),
        "lengths": "".join(base36(min(len(r.titles[edition.locale]), LONGEST)) for r in index.records),
        "variants": index.variants,
        "same": index.same.groups,
        "topics": [[link.href, link.title.text] for link in edition.topic_links(tuple(edition.topics))],
    }


def _of_all(index: _Index) -> Iterator[Page]:
    """What all locales share."""
    for number, rows in enumerate(index.posting_files):
        starts = {token[0] for token, _ in rows}
        pairs = " ".join(sorted(word for word in index.known.words if len(word) == 2 and word[0] in starts))  # noqa: PLR2004
        yield _file(f"p{number}", {"": pairs, **dict(rows)})
    for number, texts in enumerate(index.text_files):
        yield Page(_path(f"x{number}"), f"[{','.join(texts)}]")
    for number, words in enumerate(index.spelling_files):
        yield _file(f"s{number}", _spelling(words))
    letters = {token for token in index.postings if len(token) == 1}
    yield _file("simplified", _pairs(lambda _, plain: plain in letters))


def _spelling(words: list[Spelt]) -> dict[str, str]:
    """Chinese words, how each of them sounds, and words in Latin letters, as lists with blanks between."""
    chinese = [each for each in words if each.sound]
    return {
        "han": " ".join(each.word for each in chinese),
        "sounds": " ".join(each.sound for each in chinese),
        "latin": " ".join(each.word for each in words if not each.sound),
    }


def _posting_files(rows: Iterable[tuple[str, str]]) -> Iterator[list[tuple[str, str]]]:
    """Cut tokens into files, those that begin alike in one, as a query looks for several of them, unless they are too many."""

    def size(rows: list[tuple[str, str]]) -> int:
        return sum(len(token) + len(listed) + 9 for token, listed in rows)

    alike = (
        piece
        for _, group in groupby(rows, key=lambda row: row[0][0])
        for piece in filled(group, lambda row: size([row]), POSTINGS)
    )
    return (list(chain.from_iterable(pieces)) for pieces in filled(alike, size, POSTINGS))


def _ranges(records: list[Findable]) -> Iterator[tuple[int, int]]:
    """The first and last record of each page that has several."""
    places: dict[str, list[int]] = defaultdict(list)
    for number, record in enumerate(records):
        places[record.address].append(number)
    return ((numbers[0], numbers[-1]) for numbers in places.values() if len(numbers) > 1)


def _variants(records: list[Findable]) -> tuple[str, str]:
    letters = {char for record in records for text in record.texts for char in text.text}
    return _pairs(lambda char, _: char in letters)


def _pairs(wanted: Callable[[str, str], bool]) -> tuple[str, str]:
    """The wanted pairs of a traditional and a simplified character, as two strings."""
    table: Mapping[str, str] = simplified()
    pairs = [pair for pair in table.items() if wanted(*pair)]
    return "".join(char for char, _ in pairs), "".join(plain for _, plain in pairs)


def _file(name: str, content: object) -> Page:
    return Page(_path(name), as_json(content))


def _path(name: str) -> PurePosixPath:
    return PurePosixPath(f"search/{name}.json")
