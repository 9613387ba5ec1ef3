"""Whether an English sentence denies what its Chinese denies, and no more."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import yaml

from generator.support.english.pair import Pair
from generator.support.english.romanised import is_spelled_by, names, plain, spelled_at
from generator.support.fact import Fault
from generator.support.quick_patterns import alternatives, quick_pattern

_WHETHER = re.compile(r"(.)[不没]\1")
"""A question such as 要不要, which denies nothing."""
_MARK = re.compile("[，。；：,;]")
_NOT_WITHOUT = re.compile(
    r"\b(?:no|never|nobody|none|cannot)\b[^.;]{0,80}\b(?:without|unless|except|alone|other\sthan)\b",
    re.IGNORECASE,
)
"""What denies twice and so says what must be, as in “nobody goes alone”."""
_NOT_UNLESS = re.compile("(?:没有?|未|不)[^，。；,;]*[，,][^，。；,;]*(?:不得|不能|不可|不准|不许|不予|不算)")
_ONLY_IF = re.compile(r"\b(?:only\s(?:if|when|after|with|once)|unless|subject\sto)\b", re.IGNORECASE)
"""What says with no other denial that nothing is done without a condition, as 没有同意，不得转包 does with two."""
_WORD = re.compile(r"\w+")
_LOOKS_AROUND = re.compile(r"\(\?<?[=!](?:[^()]|\([^()]*\))*\)")
_FIRST_WORD = re.compile(r"(?:\((?:[^()]|\([^()]*\))*\)|\[\w+\]|\\w|[\w?*+{},|])*")


@dataclass(frozen=True, slots=True)
class _Implied:
    """Words of either language that imply a denial and translate one another."""

    zh: re.Pattern[str]
    en: re.Pattern[str]
    denies: bool
    """Whether the Chinese may be rendered by a plain denial."""
    must: re.Pattern[str]
    """The Chinese that denies so much that the English has to as well."""
    en_first: re.Pattern[str]
    """The first of the English words, without regard to those around it."""


@dataclass(frozen=True, slots=True)
class _Words:
    any_zh: re.Pattern[str]
    """Whatever implies a denial in Chinese."""
    zh: re.Pattern[str]
    en: re.Pattern[str]
    zh_bare: re.Pattern[str]
    """What “without” renders and no other denial."""
    zh_free: re.Pattern[str]
    en_free: re.Pattern[str]
    """What may stand for a denial as well as for none."""
    en_aside: re.Pattern[str]
    """What denies by the way, and may render no denial."""
    strong: re.Pattern[str]
    implied: tuple[_Implied, ...]


@cache
def _words() -> _Words:
    text = files("generator.support").joinpath("lexicons", "negation.yml").read_text("utf-8")
    raw: dict[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    english, free = (raw[key].replace("LIMIT", raw["limit"]) for key in ("en", "en-free"))
    implied = tuple(map(_implied, raw["implied"].values()))
    strong = re.compile(rf"\b(?:{raw['strong']})\b", re.IGNORECASE)
    any_zh = quick_pattern("|".join(row["zh"] for row in raw["implied"].values() if "zh" in row))
    return _Words(
        any_zh,
        quick_pattern(raw["zh"]),
        re.compile(english, re.IGNORECASE),
        quick_pattern(raw["zh-bare"]),
        quick_pattern(raw["zh-free"]),
        re.compile(free, re.IGNORECASE),
        re.compile(raw["en-aside"], re.IGNORECASE),
        strong,
        implied,
    )


def _implied(row: Mapping[str, str]) -> _Implied:
    first = (_FIRST_WORD.match(_LOOKS_AROUND.sub("", each)) for each in alternatives(row["en"]))
    return _Implied(
        quick_pattern(row.get("zh", "(?!)")),
        re.compile(rf"\b(?:{row['en']})\b", re.IGNORECASE),
        denies=row.get("denies", "yes") == "yes",
        must=re.compile(row.get("must", "(?!)")),
        en_first=re.compile("|".join(found.group() for found in first if found), re.IGNORECASE),
    )


@lru_cache(maxsize=8192)
def _begun_by(word: str) -> frozenset[int]:
    """Return the numbers of the rows of implied denials whose English may begin with a word."""
    return frozenset(at for at, each in enumerate(_words().implied) if each.en_first.fullmatch(word))


def _implied_in(pair: Pair) -> Iterator[tuple[_Implied, list[re.Match[str]], list[str]]]:
    """Yield the rows of implied denials that either sentence may have words of, with what it has of them."""
    said = bool(_words().any_zh.search(pair.chinese))
    begun = frozenset().union(*map(_begun_by, frozenset(_WORD.findall(pair.undated.lower()))))
    implied = _words().implied
    for at in range(len(implied)) if said else sorted(begun):
        each = implied[at]
        theirs = list(each.zh.finditer(pair.chinese)) if said else []
        ours = each.en.findall(pair.undated) if at in begun else []
        if theirs or ours:
            yield each, theirs, ours


def _clause_of(chinese: str, denial: re.Match[str]) -> int:
    """Return the place of the clause that a denial stands in, as the number of marks before it."""
    return len(_MARK.findall(chinese, 0, denial.start()))


def _is_named(pair: Pair, at: int) -> bool:
    """Whether a name of the English begins at a place of the Chinese, as “Wuxi” does at 无 in 无锡; 不 alone is no “Bu”."""
    those = (plain(name.group()) for name in names(pair.undated))
    return any(
        at in spelled_at(name, pair.chinese) and not is_spelled_by(name, pair.chinese[at]) for name in those
    )


def find_other_polarity(pair: Pair) -> Iterator[Fault]:
    """Yield a negation that only one of two sentences has.

    A negation of one language may be a word of the other that implies one, as 没有受伤 is “unhurt”; such words
    excuse a difference unless the first language has its own word for them. Denials within one clause
    count once, since English says them once.
    """
    words = _words()
    chinese = _WHETHER.sub(lambda found: "　" * len(found.group()), pair.chinese)
    denied = [match for match in words.zh.finditer(chinese) if not _is_named(pair, match.start())]
    denies = list(words.en.finditer(pair.undated))
    if not (denied or denies or words.any_zh.search(pair.chinese)):
        return  # whatever else may deny only excuses a denial
    implied = list(_implied_in(pair))
    by_chinese = sum(max(0, len(one) - len(other)) for each, one, other in implied if each.denies)
    by_english = sum(max(0, len(other) - len(one)) for _, one, other in implied)
    by_chinese += len(words.zh_free.findall(pair.chinese))
    without = sum(match.group().lower() == "without" for match in denies)
    by_chinese += min(without, len(words.zh_bare.findall(pair.chinese)))
    by_english += len(words.en_free.findall(pair.undated))
    twice = len(words.strong.findall(pair.undated)) if denies else 0
    aside = len(words.en_aside.findall(pair.undated)) + len(_NOT_WITHOUT.findall(pair.undated))
    if len(denies) + twice > len(denied) + by_chinese + aside:
        yield Fault("polarity", denies[-1].group(), denies[-1].start())
    bound = [
        match
        for each, one, other in implied
        if len(one) > len(other)
        for match in one
        if each.must.match(pair.chinese, match.start())
    ]
    clauses = len({_clause_of(chinese, match) for match in denied})
    if _ONLY_IF.search(pair.undated):
        clauses -= len(_NOT_UNLESS.findall(chinese))
    if (lost := denied or bound) and clauses + bool(bound) > len(denies) + by_english:
        yield Fault("polarity", "", 0, pair.chinese[max(0, lost[-1].start() - 2) : lost[-1].end() + 4])
