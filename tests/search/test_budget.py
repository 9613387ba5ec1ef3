"""A query typed key by key into a large site fetches little and is answered soon; asked without a browser."""

import random
import statistics
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator import campaign_folder
from generator.model import LOCALES, Catalogue, Locale, Localized
from tests.large_campaign import write_large_campaign
from tests.search.conftest import FOLDERS, asker, write_index

KEYS, QUERIES = 6, 60
BYTES, FILES, MILLISECONDS = 60_000, 10, 60
"""What a query may fetch of a site of 1,000 entries, its bytes in gzip, and how long the median key may take."""
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
    for locale in LOCALES:
        typed = list(queries(content.catalogue(documents), locale))
        answers = ask([{"site": FOLDERS[locale], "keys": keys, "excerpts": 3} for keys in typed])
        sizes, files = [each["bytes"] for each in answers], [len(each["files"]) for each in answers]
        key = statistics.median(time for each in answers for time in each["times"])
        print(  # noqa: T201 - `make bench` prints a table
            f"\n{entries} entries, {locale}: {statistics.median(sizes):,.0f} bytes, {max(sizes):,} at most; "
            f"{statistics.median(files):.0f} files, {max(files)} at most; a key {key:.0f} ms"
        )
        assert sum(bool(each["found"]) for each in answers) >= 0.9 * QUERIES
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
        yield [text[start : start + keys] for keys in range(1, KEYS + 1)]
