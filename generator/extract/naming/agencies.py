"""Agencies that a text names: a central organ, a place with its offices, or a class of agencies."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from generator.extract.form import by_first, parted
from generator.extract.naming.places import PlaceMention
from generator.frozen import frozen
from generator.language import HAN
from generator.model import Document, Span
from generator.reference import in_simplified

_LISTS = ("fields", "more_fields", "ranks", "bodies", "units", "stations", "verbs", "scopes", "classes")
LONGEST_HEAD = 4
"""The length of the longest word before the place with which an agency's name begins, as in 九三学社."""
_BEFORE_OWN = r"，。；：、\s在由向经与和及据从按的是被为报请对求给让令该我本了到至交于"
"""What stands before an agency that is named after the rank of its place, as in 由省财政厅."""
_STATION = "派出所|[镇乡](?:党委|政府|人民政府)|街道(?:办事处|党工委)"
_OFFICE = "局(?![面势限长内外里]|部(?![署门]))|(?:中心(?![城学小])|[总支大]队(?![长员]))"
_LONGEST_FIELD = 14
"""A field of work has fewer characters, the one before it included."""
_OF_A_TOWNSHIP = re.compile(
    rf"(?:^|[\n“”！？{_BEFORE_OWN}])(?P<name>(?!辖区|当地|[有相]关|[各该本多某这那两几全原]|[我你他她]们)(?:(?![是的在和与到了为等去来对]|基层)[{HAN}]){{2,4}})$"
)
_REACH = 40
"""So many characters before the end of its name a class of agencies may begin."""


@frozen()
class AgencyMention:
    """An agency that a text names."""

    span: Span
    name: str
    """Its full chain as written, as in 浙江省诸暨市公安局枫桥派出所."""


def find_agencies(document: Document, places: Sequence[PlaceMention]) -> tuple[AgencyMention, ...]:
    """Find the agencies of a text in reading order, the longest chain where several overlap.

    A class of agencies that names a scope or a field of work (全国公安机关, 生态环境部门) counts at each mention; unnamed
    ones (有关部门) do not.
    """
    text = in_simplified(document.text)
    nations = {place.span.end: place.span.start for place in places if place.level == "country"}
    spans = [
        Span(nations.get(found.start(), found.start()), found.end())
        for found in grammar().central.finditer(text)
    ]
    spans += _joined(_local(text, places), {span.end: span.start for span in spans})
    spans += [Span(*found.span()) for found in named_classes(text)]
    spans += _stations(text)
    spans += _bare_offices(text, {span.end for span in spans})
    return tuple(AgencyMention(span, document.quote(span)) for span in _longest(spans))


@dataclass(frozen=True, slots=True)
class Grammar:
    """The expressions that agencies are found by."""

    central: re.Pattern[str]
    office: re.Pattern[str]
    head: re.Pattern[str]
    own_opening: re.Pattern[str]
    """Where an agency may begin that is named after the rank of its place."""
    class_opening: re.Pattern[str]
    """Where a class of agencies may begin, by its first two characters."""
    class_ending: re.Pattern[str]
    """The last two characters of a class of agencies."""
    named_class: re.Pattern[str]
    bare_office: re.Pattern[str]
    """An office that is named by its field of work alone, as in 要求水利局."""


@cache
def grammar() -> Grammar:
    """Return them, made of the lists of words."""
    raw = yaml.load(
        files("generator.extract").joinpath("lexicons", "agencies.yml").read_text(encoding="utf-8"),
        Loader=yaml.CSafeLoader,
    )
    part = {name: words.replace(" ", "") for name, words in raw.items() if isinstance(words, str)}
    part |= {name: by_first(parted(part[name])) for name in _LISTS}
    char = rf"(?:(?!{part['verbs']})[^，。、；：！？,;:!?\s“”《》（）()\d])"
    unit = rf"(?:(?:“[^”\n]{{1,8}}”)?{char}{{0,8}}?(?:{part['units']}))"
    field = rf"(?:{part['fields']})(?:{part['fields']}|{part['more_fields']})*"
    fields = rf"{field}(?:[和与](?:{part['fields']}|{part['more_fields']})+)*"
    station = rf"(?:{char}{{2,6}}?(?:{part['stations']})|{char}{{1,10}}?(?:{part['zones']}))"
    body = rf"(?:{fields}(?:{part['ranks']})|(?:{part['bodies']})|{station})"
    tail = rf"(?:{unit}){{0,3}}"
    department = rf"(?:(?:{part['fields']})+(?:局|司|中心|办公室|研究所)|办公室|党委|党组|(?!{part['verbs']}){raw['department']})?"
    own = rf"(?:(?<=[{_BEFORE_OWN}])|(?<={part['before_own']})|^)(?:(?:{part['own']}){body}|{raw['own_ranks']}){tail}"
    bare_office = rf"(?:^|(?<=[\n{_BEFORE_OWN}]))(?:{part['fields']})(?:(?:{part['more_fields']})?(?:中心|[总支大]队)|局)$"
    field_class = rf"{fields}{part['field_classes']}"
    scoped = rf"(?<!相关)(?<!有关)(?:{part['scopes']})(?:{part['classes']}|{field_class})|(?<![省市县区州局厅]){field_class}"
    opened = [raw[name] for name in ("scopes", "fields", "local", "branches", "bare")]
    national = [words.replace("FIELDS", part["fields"]) for words in raw["national"]]
    listed = sorted((*raw["central"], *raw["overseas"]), key=len, reverse=True)
    central = by_first((*national, *raw["army"], *listed))
    return Grammar(
        re.compile(rf"{central}{department}"),
        re.compile(
            rf"(?:(?:等)?[\d一二两三四五六七八九十]+(?:个)?(?:省区市|省[（(]区[、，]?市?[）)]|省份|省市|省|市|区|县|地))?[市县区州省]?{body}{tail}"
        ),
        re.compile(rf"(?:{part['heads']})$"),
        re.compile(f"[{_at(0, raw['own'])}团](?:(?<=[{_BEFORE_OWN}{_at(1, raw['before_own'])}].)|(?<=^.))"),
        re.compile(f"[{_at(0, *opened)}](?=[{_at(1, *opened)}])"),
        re.compile(raw["class_endings"]),
        re.compile(rf"{scoped}|{part['local']}|(?:{part['branches']}){tail}|{part['bare']}|{own}"),
        re.compile(bare_office),
    )


def _at(place: int, *lists: str) -> str:
    """Return the characters that stand at a place of the words of some lists."""
    return "".join(sorted({word[place] for words in lists for word in parted(words)}))


def named_classes(text: str) -> Iterator[re.Match[str]]:
    """Yield the classes of agencies, and the agencies that are named after the rank of their place."""
    named_class, end = grammar().named_class, 0
    for start in sorted(_class_openings(text)):
        found = named_class.match(text, start) if start >= end else None
        if found:
            yield found
            end = found.end()


def _class_openings(text: str) -> Iterator[int]:
    """Yield where a class of agencies may begin: not far before what one ends with, or where one is named after a rank."""
    looked = 0
    for own in grammar().own_opening.finditer(text):
        yield own.start()
    for ending in grammar().class_ending.finditer(text):
        begin = max(looked, ending.start() - _REACH)
        for opening in grammar().class_opening.finditer(text, begin, ending.end()):
            yield opening.start()
        looked = ending.end()


def _joined(spans: Iterator[Span], ends: Mapping[int, int]) -> Iterator[Span]:
    """Yield the spans, extended to the head that comes right before them, as in 国家税务总局深圳市税务局."""
    return (Span(ends.get(span.start, span.start), span.end) for span in spans)


def _local(text: str, places: Sequence[PlaceMention]) -> Iterator[Span]:
    """Yield the spans of places with the offices after them, from the first place of a chain or list."""
    office = grammar().office
    start = 0
    for at, place in enumerate(places):
        before = text[places[at - 1].span.end : place.span.start] if at else None
        if before not in ("", "、", "和"):
            start = place.span.start
        if found := office.match(text, place.span.end):
            head = grammar().head.search(text, start - LONGEST_HEAD, start)
            yield Span(head.start() if head else start, found.end())


def _stations(text: str) -> Iterator[Span]:
    """Yield police stations and governments that are named after their township alone, as in 靠山派出所, 靠山镇政府."""
    for station in re.finditer(_STATION, text):
        if name := _OF_A_TOWNSHIP.search(text, max(0, station.start() - LONGEST_HEAD - 1), station.start()):
            yield Span(name.start("name"), station.end())


def _bare_offices(text: str, ends: Collection[int]) -> Iterator[Span]:
    """Yield the offices that are named by their field of work alone, where no agency ends that is found already."""
    for office in re.finditer(_OFFICE, text):
        if office.end() in ends:
            continue
        if name := grammar().bare_office.search(text, office.start() - _LONGEST_FIELD, office.end()):
            yield Span(*name.span())


def _longest(spans: list[Span]) -> Iterator[Span]:
    """Yield the spans in reading order, without those that overlap a longer one."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -len(span))):
        if kept and kept[-1].overlaps(span):
            if len(span) > len(kept[-1]):
                kept[-1] = span
            continue
        kept.append(span)
    return iter(kept)
