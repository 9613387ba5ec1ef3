"""Sequences cut into files of middling size, and what tells which file to fetch."""

import json
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import accumulate
from typing import TypeVar

_Cut = TypeVar("_Cut")


def filled(those: Iterable[_Cut], size: Callable[[_Cut], int], most: int) -> Iterator[list[_Cut]]:
    """Cut a sequence into lists of about the same size."""
    file: list[_Cut] = []
    total = 0
    for each in those:
        if file and total + size(each) > most:
            yield file
            file, total = [], 0
        file.append(each)
        total += size(each)
    if file:
        yield file


def starts(files: list[list[_Cut]]) -> Iterator[int]:
    """The number of the first row of each file."""
    return accumulate((len(rows) for rows in files[:-1]), initial=0)


def separators(files: list[list[str]]) -> Iterator[str]:
    """For each file, the shortest text from which on it is the one to look into, up to the next."""
    before = b""
    for keys in files:
        first = keys[0]
        yield next(
            cut for n in range(1, len(first) + 1) if utf16(cut := first[:n]) > before or n == len(first)
        )
        before = utf16(keys[-1])


def utf16(text: str) -> bytes:
    """By which JavaScript compares texts."""
    return text.encode("utf-16-be")


def differences(numbers: Iterable[int]) -> str:
    """Rising numbers as text: each by how much it exceeds the one before, in base 36."""
    before, written = 0, []
    for number in numbers:
        written.append(base36(number - before))
        before = number
    return ",".join(written)


def numbers(written: str) -> list[int]:
    """The numbers that ``differences`` wrote."""
    return [*accumulate(int(each, 36) for each in written.split(","))] if written else []


@cache
def base36(number: int) -> str:
    """A number in digits and letters, as JavaScript reads it with ``parseInt(text, 36)``."""
    digits = ""
    while number:
        number, last = divmod(number, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[last] + digits
    return digits or "0"


def as_json(content: object) -> str:
    """JSON without blanks."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))
