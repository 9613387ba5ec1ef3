"""The names and words of `families.yml`, which describes the pages of Chinese publishers."""

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.html import HtmlElement

_CASE = re.compile(r"(?<=[a-z])(?=[A-Z])|[^A-Za-z0-9]+")
_NUMBER = re.compile(r"(?<=[a-z]{5})\d{1,9}$")


@cache
def names(key: str) -> frozenset[str]:
    """Return the names under one key."""
    return frozenset(_families()[key])


@cache
def ordered(key: str) -> tuple[str, ...]:
    """Return the names under one key, in the order of the file."""
    return tuple(_families()[key])


@cache
def alternatives(key: str) -> str:
    """Return the words under one key as a group of a regular expression, longest first."""
    words = sorted(_families()[key], key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(map(re.escape, words))})"


@cache
def expression(key: str) -> re.Pattern[str]:
    """Return the regular expressions under one key, joined to one."""
    return re.compile("|".join(f"(?:{written})" for written in _families()[key]))


def marks(element: "HtmlElement") -> set[str]:
    """Return an element's identifier, classes and tag in lower case."""
    return {element.tag, *f"{element.get('id', '')} {element.get('class', '')}".lower().split()}


def mark_words(element: "HtmlElement") -> set[str]:
    """Return the words of an element's identifier and classes: ``newsShare-box`` has three."""
    words = _CASE.split(f"{element.get('id', '')} {element.get('class', '')}")
    return {_NUMBER.sub("", word.lower()) for word in words if word}


@cache
def _families() -> "Mapping[str, list[str]]":
    text = files(__package__).joinpath("families.yml").read_text(encoding="utf-8")
    loaded: dict[str, list[str]] = yaml.load(text, Loader=yaml.CSafeLoader)
    return loaded
