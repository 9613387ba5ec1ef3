"""How a text is cut for the search; ``overrides/assets/javascripts/search-words.js`` cuts queries by the same rules.

A text is folded (small letters, half width, no accents, simplified characters), character for character, so that a
place in the folded text is the same place in the text. Its *atoms* are *signs* (a Chinese character, ``%``, ``+``)
and *words* (letters and digits). Its *tokens* are::

    夜  and  officer      each atom
    夜市                  each pair of neighbouring signs
    夜<沙                 the same pair 沙夜 under its second sign, unless it is a word of the site
    派出所                each word of the site of three signs or more
    streetracing          words that a hyphen joins, as one
    @6-25  @2023-6-25     each date, without and with its year; @6 and @2023-6 for its month
    90%  3300  12000      each share and each Chinese numeral, in digits
"""

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from generator.language import HAN, NUMERAL, number
from generator.reference import simplified

_WORD = "0-9a-z\u00c0-\u024f\u0370-\u03ff\u0400-\u04ff"
_SIGN = f"%+‰{HAN}"
_ATOM = re.compile(
    rf"[0-9]{{1,3}}(?:,[0-9]{{3}})+(?![0-9])|[{_WORD}]+(?:(?:['’](?=[a-z])|\.(?=[0-9]))[{_WORD}]+)*|([{_SIGN}])"
)
_DROPPED = str.maketrans("", "", ",'’")
_HYPHENS = ("-", "\u2010", "\u2011", "–")
_FAR = 3
"""How many characters that belong to no atom may stand between neighbours."""
PAIR = 2
_LONGEST = 12
"""The greatest number of characters that a word of the site has."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    "|nov(?:ember)?|dec(?:ember)?"
)
_DATE = re.compile(
    r"(?:(?P<y1>\d{4})年)?(?<!\d)(?P<m1>\d{1,2})月(?:(?P<d1>\d{1,2})[日号])?"
    rf"|(?<![a-z0-9])(?:(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? )?(?P<m2>{_MONTH})(?![a-z])"
    r"(?: (?P<d3>\d{1,2})(?:st|nd|rd|th)?(?![\d:]))?(?:,? (?P<y2>\d{4}))?"
    r"|(?<![\d-])(?P<y3>\d{4})-(?P<m3>\d{2})(?:-(?P<d4>\d{2}))?(?![\d-])"
)
_SHARE = re.compile(r"(\d+(?:\.\d+)?) ?(?:%|percent|per cent)|百分之([\d.〇零一二三四五六七八九十]+)")
_SCALED = re.compile(f"(?<![第每]){NUMERAL}")
_SCALES = re.compile("[十百千万亿]")


class Vocabulary:
    """The words of a site: all-Chinese words of two signs or more."""

    def __init__(self, words: Collection[str]) -> None:
        self.words = frozenset(word for word in map(fold, words) if self._is_word(word))
        lengths: dict[str, set[int]] = {}
        for word in self.words:
            lengths.setdefault(word[:2], set()).add(len(word))
        self._lengths = {start: sorted(found) for start, found in lengths.items()}

    @staticmethod
    def _is_word(word: str) -> bool:
        return len(word) <= _LONGEST and re.fullmatch(f"[{HAN}]{{2,}}", word) is not None

    def words_at(self, signs: str, at: int) -> Iterator[str]:
        """The words that begin at a place of a run of signs, shortest first."""
        for length in self._lengths.get(signs[at : at + 2], ()):
            if (word := signs[at : at + length]) in self.words:
                yield word


@dataclass(slots=True)
class _Run:
    """Neighbouring signs."""

    signs: list[str] = field(default_factory=list)

    def tokens(self, vocabulary: Vocabulary) -> Iterator[str]:
        signs = "".join(self.signs)
        for at, sign in enumerate(signs):
            yield sign
            yield from (word for word in vocabulary.words_at(signs, at) if len(word) > PAIR)
            if at + 1 < len(signs):
                pair = signs[at : at + PAIR]
                yield pair
                if pair not in vocabulary.words:
                    yield f"{pair[1]}<{sign}"


def tokens(text: str, vocabulary: Vocabulary) -> Iterator[str]:
    """The tokens of a text, repetitions included."""
    folded = fold(text)
    run, before, end = _Run(), "", 0
    for match in _ATOM.finditer(folded):
        atom = match.group()
        between = folded[end : match.start()]
        end = match.end()
        if match.lastindex:
            if run.signs and len(between) > _FAR:
                yield from run.tokens(vocabulary)
                run = _Run()
            run.signs.append(atom)
            before = ""
            continue
        if run.signs:
            yield from run.tokens(vocabulary)
            run = _Run()
        atom = atom.translate(_DROPPED)
        yield atom
        if before and between in _HYPHENS:
            yield before + atom
        before = atom
    yield from run.tokens(vocabulary)
    yield from _dates(folded)
    yield from _numbers(folded)


def _dates(folded: str) -> Iterator[str]:
    for match in _DATE.finditer(folded):
        found = match.groupdict()
        year = found["y1"] or found["y2"] or found["y3"]
        day = found["d1"] or found["d2"] or found["d3"] or found["d4"]
        month = found["m1"] or found["m3"] or str(_MONTHS.index(found["m2"][:3]) + 1)
        parts = [str(int(month)), *([str(int(day))] if day else [])]
        for number_of_parts in range(1, len(parts) + 1):
            said = "-".join(parts[:number_of_parts])
            yield f"@{said}"
            if year:
                yield f"@{year}-{said}"


def _numbers(folded: str) -> Iterator[str]:
    for match in _SHARE.finditer(folded):
        value = match[1] or number(match[2])
        if value is not None:
            yield f"{value}%"
    for match in _SCALED.finditer(folded):
        if _SCALES.search(match.group()) and (value := number(match.group())) and value == int(value):
            yield str(int(value))


def fold(text: str) -> str:
    """A text as the search compares it, character for character."""
    return text.translate(_FOLDS)


class _Folds(dict[int, str]):
    """The folded form of each character, found when it is first asked for."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _folded(chr(code))
        return folded


_FOLDS = _Folds()


def _folded(char: str) -> str:
    if char > "\uffff":  # such a character counts as two in JavaScript, and none of them has a folded form
        return char
    plain = unicodedata.normalize("NFKC", char).lower()
    letter = unicodedata.normalize("NFD", plain)[:1]
    if letter.isascii() and letter.isalpha() and len(plain) == 1:
        return letter
    return simplified().get(plain, plain) if len(plain) == 1 else char
