"""A campaign of any size, assembled at random from the genre's words, for tests of speed and of search."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml
from pypinyin import lazy_pinyin

from generator.model import fingerprint, split_document
from generator.reference import divisions, province
from generator.reference.gazetteer import Division
from generator.support import find_untrue

HERE = Path(__file__).parent
_PER_DOCUMENT = 40
"""How many entries one document covers, if not said otherwise."""


@dataclass
class _Words:
    """A source of randomness and the words it picks from; the same seed gives the same words."""

    chance: random.Random
    lists: dict[str, Any]
    counties: list[Division]

    def pick(self, name: str) -> Any:  # noqa: ANN401 - as the vocabulary has it
        return self.chance.choice(self.lists[name])


@dataclass(frozen=True)
class _Told:
    """What one entry is about."""

    topic: str
    county: Division
    subject: list[str]
    action: list[str]
    date: str


def write_large_campaign(
    folder: Path, entries: int, seed: int = 1, per_document: int = _PER_DOCUMENT
) -> None:
    """Write ``content/`` and ``seeds/`` of a campaign with ``entries`` entries into a folder."""
    lists = yaml.safe_load((HERE / "large" / "vocabulary.yml").read_text(encoding="utf-8"))
    counties = [each for each in divisions() if each.level == "county" and not each.former and each.short]
    words = _Words(random.Random(seed), lists, counties)  # noqa: S311 - nothing secret
    _write(folder / "content" / "campaign.yml", _campaign())
    _write(folder / "content" / "topics.yml", list(_topics(lists)))
    for name in ("glossary", "corrections"):
        _write(folder / "content" / f"{name}.yml", [])
    for start in range(0, entries, per_document):
        number = start // per_document + 1
        numbers = range(start, min(start + per_document, entries))
        _write_document(folder, words, f"bulletin-{number}", numbers)


def _write_document(folder: Path, words: _Words, document: str, numbers: range) -> None:
    title = f"夏季治安打击整治行动情况通报（{document.removeprefix('bulletin-')}）"
    lines = [title]
    for number in numbers:
        collection, entry, passage = _entry(words, document, number, len(lines) + 1)
        lines.append(passage)
        _write(folder / "content" / collection / f"{entry['id']}.yml", entry)
    text = "\n".join(lines) + "\n"
    (folder / "seeds").mkdir(exist_ok=True)
    (folder / "seeds" / f"{document}.txt").write_text(text, encoding="utf-8")
    source = {
        "id": document,
        "title": _both(title, f"Bulletin {document.removeprefix('bulletin-')} on the summer campaign"),
        **dict.fromkeys(("publisher", "date", "url", "rights"), "not stated"),
        "file": f"seeds/{document}.txt",
        "sha256": split_document(document, text).sha256,
        "head": [{"document": document, "passage": "p1", "quote": title}],
    }
    _write(folder / "content" / "documents" / f"{document}.yml", source)


def _entry(words: _Words, document: str, number: int, passage: int) -> tuple[str, dict[str, Any], str]:
    topic = words.chance.choice(list(words.lists["topics"]))
    county = words.chance.choice(words.counties)
    subject, action = words.chance.choice(words.lists["subjects"][topic]), words.pick("actions")
    date = f"2024-{words.chance.randint(6, 9):02}-{words.chance.randint(1, 28):02}"
    named = province(county.code)
    assert named
    place = (f"{named.zh}{county.short}", f"{_latin(county.short)}, {named.en}")
    collection = words.chance.choices(("stories", "events", "operations", "terms"), (5, 2, 2, 1))[0]
    told = list(_sentences(words, _Told(topic, county, subject, action, date)))
    statements = [
        {
            "text": _both(f"{zh}。", en),
            "cites": [{"document": document, "passage": f"p{passage}", "quote": zh}],
            **records,
        }
        for zh, en, records in told
    ]
    entry: dict[str, Any] = {
        "id": f"{collection[:-1]}-{number + 1}",
        "title": _both(f"{place[0]}：{subject[0]}{action[0]}", f"{place[1]}: {action[1]} on {subject[1]}"),
        "topics": [topic],
        "regions": [named.code, county.code],
        "statements": statements,
    }
    said = [zh.replace("，", ",") for zh, _, _ in told]
    if collection == "terms":
        entry["title"] = _both(*_term(words, county))
        entry["statements"] = statements[1:]
        said.append(f"当地称之为{entry['title']['zh']}")
    if collection in ("stories", "events"):
        entry["date"] = _date(date)
    return collection, entry, "。".join(said) + "。"


def _sentences(words: _Words, told: _Told) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Two to four sentences in both languages, with their records; what they cite has half-width commas."""
    county, subject, action, date = told.county, told.subject, told.action, told.date
    named = province(county.code)
    assert named
    unit = words.pick("units")
    day = _date(date)
    means, remark = words.pick("means"), words.pick("remarks")
    english_day = f"{int(date[8:])} {('June', 'July', 'August', 'September')[int(date[5:7]) - 6]} 2024"
    yield (
        f"{day['as_written']},{named.zh_full}{county.name}公安局{unit}针对{subject[0]}开展{action[0]}",
        f"On {english_day} police of {_latin(county.short)}, {named.en}, held a {action[1]} on {subject[1]}.",
        {"dates": [day]},
    )
    yield f"{county.short}警方{means[0]}", f"Police of {_latin(county.short)} {means[1]}.", {}
    for _ in range(words.chance.randint(0, 2)):
        result, bound = words.pick("results"), words.pick("bounds")
        value = words.chance.randint(2, 9000)
        scale = 10_000 if result[1] == "万元" else 1
        written = f"{bound[0].format(value)}{result[1]}"
        other = words.chance.choice(words.lists["subjects"][told.topic])
        yield (
            f"行动中围绕{other[0]}{result[0]}{written},{remark[0]}",
            f"In the operation against {other[1]} there were {bound[1].format(f'{value * scale:,}')} {result[2]}.",
            {"figures": [_figure(written, value * scale, bound[0], result)]},
        )


def _figure(written: str, value: int, bound: str, result: list[str]) -> dict[str, Any]:
    bounds = {"{}余": "more-than", "近{}": "nearly", "{}": "exact", "超过{}": "more-than", "约{}": "about"}
    return {
        "as_written": written,
        "value": str(Decimal(value)),
        "bound": bounds[bound],
        "unit": result[1].removeprefix("万"),
        "of": _both(result[0], result[2]),
    }


def _term(words: _Words, county: Division) -> tuple[str, str]:
    first, second = (words.chance.choice(words.lists["named"][part]) for part in ("first", "second"))
    return f"{county.short}“{first[0]}{second[0]}”", f"{_latin(county.short)} “{first[1]} {second[1]}”"


def _date(iso: str) -> dict[str, Any]:
    year, month, day = (int(part) for part in iso.split("-"))
    written = f"{year}年{month}月{day}日"
    return {"as_written": written, "iso": iso, "precision": "day", "year_basis": "source"}


def _campaign() -> dict[str, Any]:
    return {
        "title": _both("夏季治安打击整治行动：一场没有发生的行动", "A summer campaign that never was"),
        "name": _both("夏季治安打击整治行动", "Summer public security crackdown"),
    }


def _topics(lists: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for order, (topic, (zh, en)) in enumerate(lists["topics"].items(), 1):
        yield {"id": topic, "title": _both(zh, en), "order": order}


def _both(zh: str, en: str) -> dict[str, str]:
    """Return both languages, the Chinese alone where words picked at random tell other things in English."""
    zh = zh.replace(",", "，")
    return {"zh": zh} if find_untrue(en, zh) else {"zh": zh, "en": en, "en_src": fingerprint(zh)}


def _latin(name: str) -> str:
    return "".join(lazy_pinyin(name)).capitalize()


def _write(path: Path, content: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = yaml.dump(content, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=1000)
    path.write_text(text, encoding="utf-8")
