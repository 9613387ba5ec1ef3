"""Word lists and grammars for the rules, each in a YAML file; loaded when first needed."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from generator.language import HAN


@cache
def lexicon(name: str) -> dict[str, Any]:
    """Load the word lists of one rule family, as in ``lexicon("figures")``; ``[HAN]`` is any Han character."""
    text = files("generator.extract").joinpath("lexicons", f"{name}.yml").read_text(encoding="utf-8")
    text = text.replace("[HAN]", f"[{HAN}]")
    lists: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return lists


def alternation(words: Iterable[str]) -> str:
    """Return a group of a regular expression that matches any of the words, longest first."""
    return f"(?:{'|'.join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))})"


def by_first(alternatives: Sequence[str]) -> str:
    """Return a group of the same alternatives, those that begin with one character together.

    At a place in a text, only the alternatives with its character are tried. Each begins with a literal character.
    """
    tails: dict[str, list[str]] = {}
    for each in alternatives:
        tails.setdefault(each[0], []).append(each[1:])
    groups = (f"{first}(?:{'|'.join(rest)})" for first, rest in tails.items())
    return f"(?:{'|'.join(groups)})"


def parted(alternatives: str) -> list[str]:
    """Split a regular expression at the bars that stand in no group and no set."""
    parts, depth = [""], 0
    for char in alternatives.replace(" ", ""):
        depth += (char in "([") - (char in ")]")
        if char == "|" and not depth:
            parts.append("")
        else:
            parts[-1] += char
    return parts


@cache
def pattern(name: str, key: str) -> re.Pattern[str]:
    """Compile the value under a key of a lexicon: a regular expression or a list of alternatives."""
    written: str | list[str] = lexicon(name)[key]
    return re.compile(written if isinstance(written, str) else "|".join(written))
