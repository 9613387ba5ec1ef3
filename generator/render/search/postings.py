"""Records, which hold a page's texts or some of them, and the tokens that they hold."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache, partial
from itertools import groupby

from generator.kept import digest
from generator.model import Locale
from generator.render.page import Recall
from generator.render.search.findable_page import RELATED, Findable, Text
from generator.render.search.middling_files import filled
from generator.render.search.tokens import Vocabulary, tokens
from generator.render.search.vocabulary import SameMeaning

PART = 4_000
"""How many characters of text a record holds at most, unless a single text is longer."""
BETWEEN = " | "
"""What stands between words that are found together, but not side by side."""
SHARED: Locale = "zh"
"""The locale in whose folder the files for all locales stand."""
_ORDER = ("operations", "stories", "events", "terms", "sections", "topics", "regions")
"""If neither words nor titles decide, pages come in this order of their folders, the sources last."""
Postings = dict[str, list[list[int]]]
"""The records of each token, by rank."""


def order(page: Findable) -> tuple[int, tuple[str, ...], int]:
    """A sort key that keeps entries of a topic and folder together, as they are found and fetched together."""
    folder = page.address.split("/")[0]
    rank = _ORDER.index(folder) if folder in _ORDER else len(_ORDER)
    after = 0 if page.tags[SHARED][1:] else 2 if folder == "sources" and page.address != "sources/" else 1
    return after, page.tags[SHARED][1:], rank


def cut_to_records(page: Findable, same: SameMeaning) -> Iterator[Findable]:
    """Cut the texts of a long page, or of several, into several records; what means the same as its words is added to each."""
    pages = (list(texts) for _, texts in groupby(page.texts, key=lambda text: text.page))
    for texts in (some for shown in pages for some in filled(shown, lambda text: len(text.text), PART)):
        part = replace(page, texts=texts)
        related = "" if page.gathered else BETWEEN.join(dict.fromkeys(same.beside(part)))
        yield replace(part, texts=[*texts, Text(RELATED, related)]) if related else part


def postings_of(records: list[Findable], known: Vocabulary, recall: Recall) -> Postings:
    """The records of each token; ``recall`` saves cutting a record's texts anew."""
    found: Postings = defaultdict(lambda: [[] for _ in range(RELATED + 1)])
    words = digest(*sorted(known.words))
    of_word = cache(lambda word: tuple(tokens(word, known)))
    for number, record in enumerate(records):
        name = f"tokens {digest(words, repr(record.texts))}"
        by_rank = recall(name, partial(_by_rank, record, known, of_word))
        for rank, some in enumerate(by_rank.split("\n")):
            for token in some.split():
                found[token][rank].append(number)
    return found


def _by_rank(record: Findable, known: Vocabulary, of_word: Callable[[str], tuple[str, ...]]) -> str:
    """The tokens of a record, each at its best rank: a line for each rank, with blanks between tokens."""
    best: dict[str, int] = {}
    for text in reversed(record.texts):  # better ranks come first
        if text.rank == RELATED:
            for word in text.text.split(BETWEEN):
                best.update(dict.fromkeys(of_word(word), RELATED))
        else:
            best.update(dict.fromkeys(tokens(text.text, known), text.rank))
    ranked = range(RELATED + 1)
    return "\n".join(" ".join(token for token in best if best[token] == rank) for rank in ranked)
