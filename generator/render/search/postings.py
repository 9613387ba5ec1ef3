"""Records, which hold a page's texts or some of them, and the tokens that they hold."""

from bisect import insort
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import groupby, pairwise

from generator.kept import Kept, digest
from generator.model import Locale, elements_in, fields_in
from generator.render.search.findable_page import RELATED, Findable, Text
from generator.render.search.middling_files import differences, filled, numbers
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
FEW = 30
"""If so many records hold other tokens than before, it takes less time to list all anew."""
Postings = dict[str, str]
"""The records of each token by rank, as they are written: ``a,b;c``."""


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


def postings_of(
    records: list[Findable], known: Vocabulary, place: Callable[[str], bytes], kept: Kept
) -> Postings:
    """The records of each token, tokens by their place; what an earlier run made of the same records is kept."""
    before = _Before(kept)
    names = [digest(repr(record.texts)) for record in records]
    new_words = known.words ^ before.words
    of_word = cache(lambda word: tuple(tokens(word, known)))
    cut = [
        by_rank
        if (by_rank := before.tokens.get(name)) and not _may_hold(by_rank, new_words)
        else _by_rank(record, known, of_word)
        for name, record in zip(names, records, strict=True)
    ]
    changed = [number for number, both in enumerate(zip(before.cut, cut, strict=False)) if len({*both}) > 1]
    if len(before.cut) != len(cut) or len(changed) > FEW or new_words:
        found = _postings(cut)
        found = {token: found[token] for token in sorted(found, key=place)}
    else:
        found = _renewed(before.postings, before.cut, cut, changed, place)
    kept.keep("postings", [[*names], [*cut], [*sorted(known.words)], {**found}])
    return found


class _Before:
    """What an earlier run made: the records in their order by what they say, their tokens, and the words of the site."""

    def __init__(self, kept: Kept) -> None:
        names, cut, words, postings = elements_in(kept.get("postings")) or ([], [], [], {})
        self.cut = [*map(str, elements_in(cut))]
        self.tokens = dict(zip(map(str, elements_in(names)), self.cut, strict=True))
        self.words = frozenset(map(str, elements_in(words)))
        self.postings = {token: str(listed) for token, listed in fields_in(postings).items()}


def _may_hold(by_rank: str, words: Collection[str]) -> bool:
    """Whether a record that holds some tokens may hold any of some words: all pairs of signs are tokens."""
    held = {*by_rank.split()} if words else ()
    return any(all(pair in held for pair in map("".join, pairwise(word))) for word in words)


def _postings(cut: Iterable[str]) -> Postings:
    """The records of each token, from the tokens of each record."""
    found: dict[str, list[list[int]]] = defaultdict(lambda: [[] for _ in range(RELATED + 1)])
    for number, by_rank in enumerate(cut):
        for rank, some in enumerate(by_rank.split("\n")):
            for token in some.split():
                found[token][rank].append(number)
    return {token: _listed(by_rank) for token, by_rank in found.items()}


def _renewed(
    before: Postings,
    was: Sequence[str],
    now: Sequence[str],
    changed: Iterable[int],
    place: Callable[[str], bytes],
) -> Postings:
    """The records of each token, from those of an earlier run, of which a few records hold other tokens now."""
    found = dict(before)
    for number in changed:
        ranks_before, ranks = _ranks(was[number]), _ranks(now[number])
        for token in dict(ranks_before.items() ^ ranks.items()):
            by_rank = [*map(numbers, found.get(token, "").split(";"))]
            by_rank += [[] for _ in range(RELATED + 1 - len(by_rank))]
            if token in ranks_before:
                by_rank[ranks_before[token]].remove(number)
            if token in ranks:
                insort(by_rank[ranks[token]], number)
            found[token] = _listed(by_rank)
    those = [token for token in before if found[token]]
    for token in found.keys() - before.keys():
        insort(those, token, key=place)
    return {token: found[token] for token in those}


def _ranks(by_rank: str) -> dict[str, int]:
    return {token: rank for rank, some in enumerate(by_rank.split("\n")) for token in some.split()}


def _listed(by_rank: Iterable[Iterable[int]]) -> str:
    return ";".join(map(differences, by_rank)).rstrip(";")


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
