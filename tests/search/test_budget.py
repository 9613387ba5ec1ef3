"""A query typed key by key into a large site fetches little and is answered soon; asked without a browser."""

import random
import re
import statistics
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path

import pytest

from generator import campaign_folder
from generator.model import LOCALES, Catalogue, Locale, Localized
from generator.reference import sounds
from tests.large_campaign import write_large_campaign
from tests.search.conftest import FOLDERS, asker, write_index

KEYS, QUERIES = 6, 60
BYTES, FILES, MILLISECONDS = 60_000, 10, 60
"""What a query may fetch of a site of 1,000 entries, its bytes in gzip, and how long the median key may take."""
MEANT: dict[Locale, int] = {"zh": 38, "en": 55}
"""For how many misspelt queries another is offered; the Chinese ones are cut out anywhere, some with no whole word in them."""
MORE = 1.5
"""How many times as much it may be at 3,000 entries."""


@pytest.mark.parametrize(
    ("entries", "more"),
    [
        pytest.param(1000, 1, marks=pytest.mark.slow),
        pytest.param(3000, MORE, marks=[pytest.mark.bench, pytest.mark.slow]),
    ],
)
def test_a_typed_query_fetches_little(tmp_path: Path, entries: int, more: float) -> None:
    write_large_campaign(tmp_path, entries)
    content, documents = campaign_folder.load(tmp_path)
    ask = asker(write_index(tmp_path, tmp_path / "site"))
    for locale, asked in product(LOCALES, (queries, misspelt)):
        typed = list(asked(content.catalogue(documents), locale))
        answers = ask([{"site": FOLDERS[locale], "keys": keys, "excerpts": 3} for keys in typed])
        sizes, files = [each["bytes"] for each in answers], [len(each["files"]) for each in answers]
        key = statistics.median(time for each in answers for time in each["times"])
        print(  # noqa: T201 - `make bench` prints a table
            f"\n{entries} entries, {locale}, {asked.__name__}: {statistics.median(sizes):,.0f} bytes, {max(sizes):,} at most; "
            f"{statistics.median(files):.0f} files, {max(files)} at most; a key {key:.0f} ms"
        )
        assert sum(bool(each["found"]) for each in answers) >= 0.9 * QUERIES
        if asked is misspelt:
            assert sum(bool(each["meant"]) for each in answers) >= MEANT[locale]
        assert max(sizes) <= more * BYTES
        assert max(files) <= more * FILES
        assert key <= more * MILLISECONDS


def queries(catalogue: Catalogue, locale: Locale) -> Iterator[list[str]]:
    """Parts of titles and statements, each as what stands in the box after each key."""
    chance = random.Random(11)  # noqa: S311 - nothing secret

    def said(text: Localized) -> str:
        return text.zh if locale == "zh" else text.en or ""

    for _, entry in chance.sample(list(catalogue.entries), QUERIES):
        texts = [said(text) for text in (entry.title, chance.choice(entry.statements).text)]
        text = chance.choice([text for text in texts if len(text) > KEYS] or ["police"])
        words = [at for at in range(len(text) - KEYS + 1) if at == 0 or locale == "zh" or text[at - 1] == " "]
        start = chance.choice(words)
        yield typed(text[start : start + KEYS])


def misspelt(catalogue: Catalogue, locale: Locale) -> Iterator[list[str]]:
    """Parts of titles with a character of the same sound in place of another; words with two letters in the wrong order."""
    chance = random.Random(11)  # noqa: S311 - nothing secret
    for _, entry in chance.sample(list(catalogue.entries), QUERIES):
        if locale == "zh":
            start = chance.randrange(max(1, len(entry.title.zh) - KEYS))
            yield typed(with_another(entry.title.zh[start : start + KEYS], chance))
        else:
            words = [
                word for word in re.findall("[A-Za-z]{6,}", entry.title.en or "") if word[2:4] != word[3:1:-1]
            ]
            word = chance.choice(words or ["police"])
            yield typed(f"{word[:2]}{word[3]}{word[2]}{word[4:]}")


def with_another(text: str, chance: random.Random) -> str:
    """A text with one of its common characters exchanged for another of the same sound, if there is one."""
    alike = {
        at: [each for each in homophones()[sounds(char)[0]] if each != char]
        for at, char in enumerate(text)
        if char in common()
    }
    places = [at for at, others in alike.items() if others]
    if not places:
        return text
    at = chance.choice(places)
    return text[:at] + chance.choice(alike[at]) + text[at + 1 :]


@cache
def homophones() -> dict[str, list[str]]:
    """Common characters by their sound."""
    found = defaultdict(list)
    for char in common():
        found[sounds(char)[0]].append(char)
    return found


@cache
def common() -> str:
    """The common characters of GB 2312."""
    return bytes(
        code for row in range(0xB0, 0xD7) for column in range(0xA1, 0xFF) for code in (row, column)
    ).decode("gb2312")


def typed(query: str) -> list[str]:
    """What stands in the box after each key."""
    return [query[:keys] for keys in range(1, len(query) + 1)]
