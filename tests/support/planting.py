"""Lies planted one at a time into true sentences, and whether the check names them; see plants.yml."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

import yaml

from generator import campaign_folder
from generator.model import Localized, Statement, split_document
from generator.support import Fault, find_unsupported, find_untrue

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SEED = 20261129


@dataclass(frozen=True, slots=True)
class Sentence:
    """A true sentence, and what it rests on: the passages of a Chinese one, the Chinese of an English one."""

    locale: str
    text: str
    rests_on: tuple[str, ...]

    def faults(self, text: str) -> set[tuple[str, str, str]]:
        """What the check says about a text in place of this sentence, apart from where."""
        found: Sequence[Fault] = (
            find_unsupported(text, self.rests_on)
            if self.locale == "zh"
            else find_untrue(text, self.rests_on[0])
        )
        return {(fault.kind, fault.words, fault.instead) for fault in found}


@dataclass(frozen=True, slots=True)
class Written:
    """A sentence written for the test, true or not."""

    sentence: Sentence
    field: str
    kind: str = ""
    """Of a lie, what is false; empty for a faithful sentence."""
    why: str = ""


def written(half: str) -> Iterator[Written]:
    """Yield the sentences of the files of one half, as in ``tuning``."""
    for path in sorted(HERE.glob(f"{half}-*.yml")):
        file = yaml.safe_load(path.read_text("utf-8"))
        for passage in file["passages"]:
            for row in passage["faithful"]:
                yield from (Written(each, file["field"]) for each in _both(row, passage["text"]))
            for row in passage["lies"]:
                told = list(_both(row, passage["text"]))[-1]
                yield Written(told, file["field"], row["kind"], row["why"])


def _both(row: dict[str, str], passage: str) -> Iterator[Sentence]:
    if "zh" in row:
        yield Sentence("zh", row["zh"], (passage,))
    if "en" in row:
        yield Sentence("en", row["en"], (row.get("zh", passage),))


def own_words(half: str) -> Iterator[Sentence]:
    """Yield the sentences of the passages themselves, as a draft states them."""
    for path in sorted(HERE.glob(f"{half}-*.yml")):
        for passage in yaml.safe_load(path.read_text("utf-8"))["passages"]:
            document = split_document("d", passage["text"])
            for sentence in document.sentences:
                yield Sentence("zh", document.quote(sentence.span), (passage["text"],))


def shipped() -> Iterator[Sentence]:
    """Yield the statements of the campaign in this repository, and all its English."""
    content, documents = campaign_folder.load(ROOT)
    for _, _, part in content.parts:
        if isinstance(part, Statement) and part.cites and part.kind != "editorial":
            passages = tuple(
                document.quote(passage.span)
                for cite in part.cites
                if (document := documents[cite.document])
                and (
                    passage := document.passage(
                        cite.passage or document.passage_at(document.text.find(cite.quote))
                    )
                )
            )
            yield Sentence("zh", part.text.zh, passages)
        if isinstance(part, Localized) and part.en:
            yield Sentence("en", part.en, (part.zh,))


@cache
def _plants() -> dict[str, dict[str, list[tuple[re.Pattern[str], str]]]]:
    raw = yaml.safe_load((HERE / "plants.yml").read_text("utf-8"))
    return {
        locale: {
            kind: [(re.compile(one), other) for one, _, other in (row.partition(" → ") for row in rows)]
            for kind, rows in kinds.items()
        }
        for locale, kinds in raw.items()
    }


def planted(sentences: Iterable[Sentence]) -> Iterator[tuple[str, Sentence, str]]:
    """Yield each kind of lie that fits a sentence, with the sentence and the lie; which words change is drawn by lot."""
    for sentence in dict.fromkeys(sentences):
        for kind, rows in _plants()[sentence.locale].items():
            draw = Random(f"{SEED} {kind} {sentence.text}")  # noqa: S311 - which words are changed is no secret
            places = [(match, other) for one, other in rows for match in one.finditer(sentence.text)]
            lies = [
                sentence.text[: match.start()] + match.expand(other) + sentence.text[match.end() :]
                for match, other in places
            ]
            if lies := [
                lie for lie in lies if lie != sentence.text and "“" not in _between(sentence.text, lie)
            ]:
                yield kind, sentence, draw.choice(lies)


def _between(text: str, lie: str) -> str:
    """Return the open quotation in which a lie begins; words inside one are compared to the letter elsewhere."""
    at = next((at for at, (one, other) in enumerate(zip(text, lie, strict=False)) if one != other), len(text))
    before = text[:at]
    return before[before.rfind("“") :] if before.rfind("“") > before.rfind("”") else ""


@dataclass(frozen=True, slots=True)
class Row:
    """How many of the lies of one kind were told, and which were not noticed."""

    kind: str
    locale: str
    told: int
    missed: tuple[str, ...]

    @property
    def caught(self) -> int:
        """How many were noticed."""
        return self.told - len(self.missed)


def tell(sentences: Iterable[Sentence]) -> list[Row]:
    """Plant every lie that fits and count what is caught, by kind and language."""
    told: Counter[tuple[str, str]] = Counter()
    missed: dict[tuple[str, str], list[str]] = {}
    for kind, sentence, lie in planted(sentences):
        told[kind, sentence.locale] += 1
        if not sentence.faults(lie) - sentence.faults(sentence.text):
            missed.setdefault((kind, sentence.locale), []).append(lie)
    return [Row(*key, count, tuple(missed.get(key, ()))) for key, count in sorted(told.items())]


def false_alarms(sentences: Iterable[Sentence]) -> list[Sentence]:
    """Return the true sentences that the check finds fault with."""
    return [sentence for sentence in dict.fromkeys(sentences) if sentence.faults(sentence.text)]
