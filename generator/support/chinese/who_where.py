"""Places and actors that a Chinese text names."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import cast

import yaml

from generator.language import HAN
from generator.reference import aliases, countries, divisions, provinces
from generator.support.chinese.word_list import WordList
from generator.support.fact import Fact
from generator.support.quick_patterns import quick_pattern

_PAIR = 2
_PERSON = re.compile(rf"[{HAN}](?<![现报定示露布到])某某?(?![{HAN}]{{0,2}}[省市县镇村店站厂校院司])")
_NO_ACTOR = re.compile(
    "法庭(?=上)|(?<=[施开停复竣完])工会|(?<=[移转提送])交(?=警方)|(?<=的人)大(?=[多都约半部])|(?<=登)记(?=者)|[市团县]委(?=托)"
)
"""What is no actor, as in 完工会, 移交警方, 来的人大多 and 超市委托."""
_RANKED = "市县镇乡旗"
"""What an unlisted name may end in; all provinces are listed."""
_NO_NAME = re.compile(
    r"[全各本我该两几多一二三四五六七八九十同每外出入进跨城乡下地辖副此当上过满超集夜早花楼菜股房车都比是于年月局会由了对家某的和在等及与及们部程目向从为到赴至往经被将把让给或但而及其中央已报交获]|[担出兼调就离卸]任"
)


@dataclass(frozen=True, slots=True)
class _Actors:
    """Kinds of actors: the pattern of their words, and what each word means."""

    pattern: re.Pattern[str]
    kinds: Mapping[str, str]
    """The kind that each word names."""
    wider: Mapping[str, frozenset[str]]
    """The kinds that each kind belongs to."""
    fields: Mapping[str, str]
    """The usual name of each field of work."""
    levels: Mapping[str, str]
    """The level that each rank of an office, or word before its field, stands for."""


@cache
def _actors() -> _Actors:
    raw = yaml.load(
        files("generator.support").joinpath("lexicons", "actors_zh.yml").read_text("utf-8"),
        Loader=yaml.CSafeLoader,
    )
    listed = cast("dict[str, dict[str, list[str]]]", raw["kinds"])
    kinds = {word: name for name, each in listed.items() for word in each["words"]}
    fields = {name: name for name in raw["fields"].replace(" ", "").split("|")}
    fields |= {name: line[0] for line in raw["same-fields"] for name in line}
    ranks, levels = (
        {word: level for level, words in raw[name].items() for word in words} for name in ("ranks", "levels")
    )
    return _Actors(
        quick_pattern(
            rf"(?P<kind>{_any(kinds)})|(?P<level>{_any(levels)})?(?P<field>{_any(fields)})(?P<rank>{_any(ranks)})(?![长员下署级])"
        ),
        kinds,
        {name: frozenset(each.get("is", ())) for name, each in listed.items()},
        fields,
        {**levels, **ranks},
    )


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))


def find_actors(text: str) -> Iterator[Fact]:
    """Find the agencies and classes of people that a text names, as in 公安部, 市场监管部门 and 民警.

    The value is a kind, or a field of work with a level, as in ``公安:national``.
    """
    table = _actors()
    for match in table.pattern.finditer(_NO_ACTOR.sub(lambda found: "　" * len(found.group()), text)):
        if kind := match["kind"]:
            yield Fact("actor", table.kinds[kind], kind, match.start())
            continue
        level = table.levels[match["rank"]]
        if match["level"] and level in {"any", "local"}:
            level = table.levels[match["level"]]
        yield Fact("actor", f"{table.fields[match['field']]}:{level}", match.group(), match.start())
        yield from _listed_before(text, match.start(), level)
    for match in _PERSON.finditer(text):
        yield Fact("actor", f"person:{match.group()}", match.group(), match.start())


def _listed_before(text: str, start: int, level: str) -> Iterator[Fact]:
    """Find the fields of work that share the rank of the one after them, as in 消防、商务和市场监管部门."""
    fields = _actors().fields
    while match := _IN_A_LIST.search(text, max(0, start - _LONGEST_FIELD), start):
        words = next(
            (match["words"][at:] for at in range(len(match["words"]) - 1) if match["words"][at:] in fields),
            "",
        )
        if not words:
            return
        start = match.end("words") - len(words)
        yield Fact("actor", f"{fields[words]}:{level}", words, start)


_LONGEST_FIELD = 12
_IN_A_LIST = re.compile(f"(?P<words>[{HAN}]{{2,8}})[、和与及]$")


_OPEN = {"any": {"national", "province", "city", "county", "local"}, "local": {"city", "county"}}
"""The levels that a statement's wider level leaves open."""
_UNSAID = {"city", "county", "local"}
"""The levels that a statement may add where its passage says none, because the place says them."""


def includes(wider: str, narrower: str) -> bool:
    """Whether one kind of actor is the other or a wider class of it, as 警方 is of 派出所."""
    if wider == narrower or wider in _actors().wider.get(narrower, ()):
        return True
    if wider == "officer" and narrower.startswith("公安:"):
        return narrower != "公安:national"
    field, _, level = wider.partition(":")
    other, _, exact = narrower.partition(":")
    if not level or field != other:
        return False
    return exact in _OPEN.get(level, ()) or (exact in {"any", "local"} and level in _UNSAID)


@cache
def _places() -> Mapping[str, str]:
    """The code of each place that a text can name without its parent; the first code where several share a name."""
    names: dict[str, str] = {}
    for each in divisions():
        names.setdefault(each.name, each.code)
        if each.short and not each.word and each.level != "county":
            names.setdefault(each.short, each.code)
    for name, code in aliases():
        names.setdefault(name, code)
    for country in countries():
        names.update(dict.fromkeys(country.names, country.code))
    return {name: code for name, code in names.items() if len(name) >= _PAIR}


@cache
def _place_names() -> WordList:
    return WordList(_places())


_OTHER_LETTERS = {"滇": "530000", "黔": "520000", "蜀": "510000", "秦": "610000", "陇": "620000"}


@cache
def _letters() -> Mapping[str, str]:
    """The code of each province by the one character that stands for it in a list, as 湘 for 湖南."""
    return {each.abbr: f"{each.gb}0000" for each in provinces()} | _OTHER_LETTERS


@cache
def _row() -> re.Pattern[str]:
    letters = "".join(_letters())
    return quick_pattern(
        rf"(?<![{HAN}])[{letters}](?:[、和与]?[{letters}])+(?=[一二三四五六七八九十两\d]*(?:省|地|市)|[等、，。在的地各]|籍|电网|高铁|交界|铁路|区域|毗邻|边界|经济|城市群|高速|协同|合作)|[{letters}](?=省(?!级|内|外|份|道))"
    )


def find_places(text: str) -> Iterator[Fact]:
    """Find the places that a text names, those of the gazetteer by their code and others by their words."""
    taken: set[int] = set()
    for start, name in _place_names().find(text):
        if name[0] in "和与及" and text.endswith(("里", "级"), 0, start):
            continue
        if len(name) == _PAIR and name[-1] == "县" and text.startswith(_NO_COUNTY, start + _PAIR):
            continue
        taken.update(range(start, start + len(name)))
        yield Fact("place", _places()[name], name, start)
    for match in _row().finditer(text):
        for at in range(match.start(), match.end()):
            if text[at] in _letters() and at not in taken:
                yield Fact("place", _letters()[text[at]], text[at], at)
        taken.update(range(match.start(), match.end() + _PAIR))
    for match in _UNLISTED.finditer(text):
        if not taken.intersection(range(*match.span())) and not _NO_NAME.search(match.group()[:_PAIR]):
            yield Fact("place", match.group(), match.group(), match.start())


_NO_COUNTY = ("里", "级", "域", "道")
"""What a county's name of two characters does not stand before, as in 省里和县里 and 管理县道."""
_UNLISTED = re.compile(
    rf"(?=..[{_RANKED}])[{HAN}]{{2}}(?<![水家故老他异同回])(?:[{_RANKED}](?![{HAN}]级|级|内|外|场|民|值|委|政|长|域|区|道|份|里|镇|村))"
)


def contains(outer: str, inner: str) -> bool:
    """Whether a place is another or holds it, by their codes."""
    if outer == inner:
        return True
    if not (outer.isdigit() and inner.isdigit()):
        return outer == "CN" and inner.isdigit()
    if outer.endswith("0000"):
        return inner.startswith(outer[:2])
    return outer.endswith("00") and inner.startswith(outer[:4])


def holds(wider: Fact, narrower: Fact) -> bool:
    """Whether a name is another or a wider one of its kind."""
    holds = contains if wider.kind == "place" else includes
    return wider.words == narrower.words or holds(wider.value, narrower.value)
