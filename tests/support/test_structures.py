"""The check reads how a sentence is built, whatever its words are: each kind of structure filled with words of many fields."""

from collections.abc import Iterator
from functools import cache

import pytest
import yaml

from generator.support import find_unsupported
from tests.support.planting import HERE, ROOT

AT_MOST = {
    # kind: true sentences questioned, lies not named
    "rank": (1, 0),
    "order": (0, 0),
    "respectively": (1, 0),
    "agents": (0, 6),
    "scales": (0, 0),
    "occasions": (0, 0),
    "denials": (0, 0),
    "origins": (0, 1),
    "patients": (1, 0),
    "sorts": (0, 0),
    "liability": (0, 0),
    "exchanges": (0, 0),
}
"""How many of the sentences of each kind the check may get wrong: as many as it did when this was written."""


@cache
def structures() -> dict[str, dict[str, list[dict[str, str]]]]:
    loaded: dict[str, dict[str, list[dict[str, str]]]] = yaml.safe_load(
        (HERE / "structures.yml").read_text("utf-8")
    )
    return loaded


def filled(kind: str, what: str) -> Iterator[tuple[str, str]]:
    """Yield each sentence of a kind, true or not, with its passage."""
    for row in structures()[kind]["words"]:
        words = dict(row)
        for member in ("x", "y"):
            words[f"said_{member}"] = row.get("say", "").replace("～", row.get(member, ""))
        for told in structures()[kind]["told"]:
            for sentence in told[what]:
                yield sentence.format(**words), told["passage"].format(**words)


@pytest.mark.parametrize("kind", AT_MOST)
def test_true_sentences_of_each_structure_pass(kind: str) -> None:
    questioned = [each for each in filled(kind, "faithful") if find_unsupported(each[0], (each[1],))]
    assert len(questioned) <= AT_MOST[kind][0], questioned


@pytest.mark.parametrize("kind", AT_MOST)
def test_lies_of_each_structure_are_named(kind: str) -> None:
    missed = [each for each in filled(kind, "lies") if not find_unsupported(each[0], (each[1],))]
    assert len(missed) <= AT_MOST[kind][1], missed


def test_every_structure_has_its_limits() -> None:
    assert structures().keys() == AT_MOST.keys()


def test_no_word_stands_for_two_members_of_a_scale() -> None:
    lexicon = ROOT / "generator" / "support" / "lexicons" / "scales_zh.yml"
    for scales in yaml.safe_load(lexicon.read_text("utf-8")).values():
        for name, members in scales.items():
            words = [word for each in members.values() for word in each]
            assert len(words) == len(set(words)), name
