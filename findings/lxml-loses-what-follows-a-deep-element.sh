#!/usr/bin/env bash
# Tried on 2026-11-28 with lxml 6.1.3 (libxml2 2.14.6), which reads saved web pages here.
#
# Guess: an HTML page whose elements are nested some hundred levels deep, as pages made of layout tables within layout
#   tables can be, is either read whole or refused with an error.
# Seen: from 255 levels of <div> on, lxml.html returns a tree without the paragraph inside and without everything that
#   follows it in the page; nothing is raised. With a parser made with huge_tree=True the same page is read whole.
# What follows for us: pages are parsed with huge_tree=True, and a page that is deeper than that is refused
#   (generator/ingest/web/saved_page.py).
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/python" -m pip install --quiet --disable-pip-version-check lxml==6.1.3
"$folder/env/bin/python" - <<'PYTHON' | tee "$folder/seen"
from lxml import etree, html

print("libxml2", ".".join(map(str, etree.LIBXML_VERSION)))
for levels in (200, 300):
    page = f"<html><body>{'<div>' * levels}<p>深处一句。</p>{'</div>' * levels}<p>文末一句。</p></body></html>"
    for huge in (False, True):
        text = html.document_fromstring(page, parser=html.HTMLParser(huge_tree=huge)).text_content()
        print(levels, "huge_tree" if huge else "as it is", "深处" in text, "文末" in text)
PYTHON
diff - <(tail -n 4 "$folder/seen") <<'SEEN'
200 as it is True True
200 huge_tree True True
300 as it is False False
300 huge_tree True True
SEEN
echo "as seen on 2026-11-28"
