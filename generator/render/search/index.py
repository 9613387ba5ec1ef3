"""The search index of one locale: small files, of which a query fetches only the ones that it needs.

A page is one *record* of texts, or several where it is long. For each token (see ``tokens.py``) the index lists the
records that hold it, by the best rank of a text that does. ``assets/javascripts/search.js`` cuts a query into tokens,
fetches the files that list them, and verifies each find in the texts of its record.

::

    search/index.json       {"tokens": the first token of each file of tokens,
                             "records": the first record of each file of records, as differences in base 36,
                             "pages": [[the first, the last record of a page that has several], …],
                             "lengths": the length of each record's title, a digit of base 36 each,
                             "variants": the characters of the texts that fold to a simplified one, and those,
                             "code": the language tag of the locale}
    search/t<n>.json        {token: records by rank, "a,b;c;…", as differences in base 36}
    search/r<n>.json        records: [[address, title, [kind, topic, …], [[rank, anchor, label, text], …]], …]
    search/simplified.json  traditional characters and the simplified ones that these texts hold, as two strings
    search/topics.json      what is offered when nothing was found: [[address, title], …]
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import TypeVar

from generator.reference import simplified
from generator.render.edition import Edition
from generator.render.page import Page
from generator.render.search.findable import SOURCE, Findable, findable_pages
from generator.render.search.tokens import tokens
from generator.render.words import CODES

PART = 4_000
"""How many characters of text a record holds at most, unless a single text is longer."""
FILE = 8_000
"""About how many bytes a file holds; its last token or record may go beyond."""
LONGEST = 35
"""The greatest length of a title that is recorded as it is: the last digit of base 36."""
_ORDER = ("operations", "stories", "events", "terms", "sections", "topics", "regions")
"""If neither words nor titles decide, pages come in this order of their folders, the sources last."""
_Cut = TypeVar("_Cut")
_Postings = dict[str, list[list[int]]]
"""The records of each token, by rank."""


@dataclass(frozen=True, slots=True)
class _Index:
    records: list[Findable]
    postings: _Postings

    @property
    def letters(self) -> set[str]:
        return {token for token in self.postings if len(token) == 1}


def search_pages(edition: Edition) -> Iterator[Page]:
    """The files of a locale's search index."""
    records = [part for page in sorted(findable_pages(edition), key=_place) for part in _parts(page)]
    index = _Index(records, _postings(records))
    token_files = list(_filled(_listed(index.postings), lambda each: len(each[0]) + len(each[1]) + 9))
    record_files = list(_filled(map(_row, records), lambda row: len(_json(row).encode())))
    facts = {
        "tokens": [rows[0][0] for rows in token_files],
        "records": _differences(_starts(record_files)),
        "pages": list(_ranges(records)),
        "lengths": "".join(_base36(min(len(record.title), LONGEST)) for record in records),
        "variants": _variants(records),
        "code": CODES[edition.locale],
    }
    yield _file("index", facts)
    for number, rows in enumerate(token_files):
        yield _file(f"t{number}", dict(rows))
    for number, each in enumerate(record_files):
        yield _file(f"r{number}", each)
    letters = index.letters
    yield _file("simplified", _pairs(lambda _, plain: plain in letters))
    topics = edition.topic_links(tuple(edition.topics))
    yield _file("topics", [[link.href, link.title.text] for link in topics])


def _place(page: Findable) -> tuple[int, tuple[str, ...]]:
    """A sort key that keeps pages of a folder and topic together, as they are found and fetched together."""
    folder = page.address.split("/")[0]
    rank = _ORDER.index(folder) if folder in _ORDER else len(_ORDER)
    return rank + (folder == "sources" and page.address != "sources/"), page.tags[1:]


def _parts(page: Findable) -> Iterator[Findable]:
    """Cut the texts of a long page into several records."""
    for texts in _filled(page.texts, lambda text: len(text.text), PART):
        yield replace(page, texts=texts)


def _postings(records: list[Findable]) -> _Postings:
    found: _Postings = defaultdict(lambda: [[] for _ in range(SOURCE + 1)])
    for number, record in enumerate(records):
        best: dict[str, int] = {}
        for text in record.texts:
            for token in tokens(text.text):
                best[token] = min(best.get(token, SOURCE), text.rank)
        for token, rank in best.items():
            found[token][rank].append(number)
    return found


def _listed(postings: _Postings) -> Iterator[tuple[str, str]]:
    """Each token with its records, in the order in which JavaScript compares tokens."""
    for token in sorted(postings, key=lambda token: token.encode("utf-16-be")):
        yield token, ";".join(map(_differences, postings[token])).rstrip(";")


def _filled(those: Iterable[_Cut], size: Callable[[_Cut], int], most: int = FILE) -> Iterator[list[_Cut]]:
    """Cut a sequence into lists of about the same size."""
    filled: list[_Cut] = []
    total = 0
    for each in those:
        if filled and total + size(each) > most:
            yield filled
            filled, total = [], 0
        filled.append(each)
        total += size(each)
    if filled:
        yield filled


def _row(record: Findable) -> list[object]:
    texts = [[text.rank, text.anchor, text.label, text.text] for text in record.texts]
    return [record.address, record.title, list(record.tags), texts]


def _starts(files: list[list[list[object]]]) -> Iterator[int]:
    start = 0
    for records in files:
        yield start
        start += len(records)


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


def _differences(numbers: Iterable[int]) -> str:
    before, parts = 0, []
    for number in numbers:
        parts.append(_base36(number - before))
        before = number
    return ",".join(parts)


def _base36(number: int) -> str:
    digits = ""
    while number:
        number, last = divmod(number, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[last] + digits
    return digits or "0"


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def _file(name: str, content: object) -> Page:
    return Page(PurePosixPath(f"search/{name}.json"), _json(content))
