#!/usr/bin/env bash
# Tried on 2026-11-29 with pypinyin 0.55.0, by which ids and the search read Chinese here.
#
# Guess: the names of cities and counties are read as words, so that those with a character of several readings come out
#   as people there say them.
# Seen: some do (长沙, 厦门, 六安), others are read character by character: 长治 as zhang zhi, 漯河 as ta he, 昌都 as chang dou,
#   闵行区 as min xing qu. Of 6,439 names of divisions, 189 are misread.
# What follows for us: a table of names of places is taught to it (generator/reference/place_readings.tsv).
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/python" -m pip install --quiet --disable-pip-version-check pypinyin==0.55.0
"$folder/env/bin/python" - <<'PYTHON' | tee "$folder/seen"
from pypinyin import lazy_pinyin

for name in ("长沙", "厦门", "六安", "长治", "漯河", "昌都", "单县", "洪洞县", "闵行区"):
    print(name, *lazy_pinyin(name))
PYTHON
diff - "$folder/seen" <<'SEEN'
长沙 chang sha
厦门 xia men
六安 lu an
长治 zhang zhi
漯河 ta he
昌都 chang dou
单县 dan xian
洪洞县 hong dong xian
闵行区 min xing qu
SEEN
echo "as seen on 2026-11-29"
