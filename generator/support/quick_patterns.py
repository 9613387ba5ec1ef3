"""Patterns that pass at once over what none of their words begins with; ``re`` by itself tries each word everywhere."""

import re

_LOOKS_AROUND = re.compile(r"\(\?<?[!=](?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)|\\b")
_PART = re.compile(r"\[(?!\^)[^\]]+\]|\\[dsw]|\\[^\w\s]|[^\w\s\\.^$*+?{}\[\]()|]|\w")
_GROUP = re.compile(r"\((?:\?:|\?P<\w+>)?")
_MAY_LACK = re.compile(r"(?:[?*]|\{0?,\d*\})[?+]?")


def quick_pattern(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """Compile a pattern so that it is tried only where one of its alternatives may begin; it finds the same."""
    first = "".join(dict.fromkeys(first_characters(pattern)))
    return re.compile(f"(?=[{first}])(?:{pattern})" if first else pattern, flags)


def first_characters(pattern: str) -> list[str]:
    """Return what a pattern may begin with, as parts of a class of characters; none where that cannot be told."""
    found = [_first(each) for each in _between_bars(pattern)]
    return [part for each in found for part in each] if all(found) else []


def alternatives(pattern: str) -> list[str]:
    """Split a regular expression at the bars that stand in no group, without those that are empty."""
    return [part for part in _between_bars(pattern) if part]


def _between_bars(pattern: str) -> list[str]:
    parts, depth = [""], 0
    for character in pattern:
        depth += {"(": 1, ")": -1, "[": 1, "]": -1}.get(character, 0)
        if character == "|" and depth == 0:
            parts.append("")
        else:
            parts[-1] += character
    return parts


def _first(word: str) -> list[str]:
    """Return what one alternative may begin with."""
    while found := _LOOKS_AROUND.match(word):
        word = word[found.end() :]
    if group := _GROUP.match(word):
        end = closing(word, group.end())
        first, rest = first_characters(word[group.end() : end]), word[end + 1 :]
    elif part := _PART.match(word):
        first, rest = [_in_a_class(part.group())], word[part.end() :]
    else:
        return []
    if not first or (lacking := _MAY_LACK.match(rest)) is None:
        return first
    behind = _first(rest[lacking.end() :])
    return [*first, *behind] if behind else []


def _in_a_class(part: str) -> str:
    """Return a character, or a class of them, as it stands in a class of more."""
    if not part.startswith("["):
        return part if part.startswith("\\") else re.escape(part)
    return re.sub(r"^-|-$", r"\\-", part[1:-1])


def closing(pattern: str, at: int) -> int:
    """Return where the group ends whose inside begins at a place."""
    depth = 1
    while depth:
        depth += {"(": 1, ")": -1}.get(pattern[at], 0)
        at += 1
    return at - 1
