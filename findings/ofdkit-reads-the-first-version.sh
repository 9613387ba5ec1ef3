#!/usr/bin/env bash
# Tried on 2026-11-29 with ofdkit 0.2.0, which opens the packages of OFD files (GB/T 33190-2016) here.
#
# Guess: of a document that keeps several versions (Versions, Version, Current="true"), extract_text gives
#   the words of the current one, and of a page the words that a viewer shows.
# Seen: it gives the words of the DocRoot beside the list, which is the first version, and also words whose object says
#   Visible="false"; no warning says so.
# What follows for us: pages are found and drawn by code of ours (generator/ingest/ofd), on top of its package.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/python" -m pip install --quiet --disable-pip-version-check ofdkit==0.2.0
"$folder/env/bin/python" - <<'PYTHON' | tee "$folder/seen"
import io, zipfile

import ofdkit

SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def page(words, more=""):
    return (
        f'<ofd:Page {SPACE}><ofd:Content><ofd:Layer ID="2"><ofd:TextObject ID="3" Boundary="20 40 80 10" Size="5" {more}>'
        f'<ofd:TextCode X="0" Y="5" DeltaX="g 3 5">{words}</ofd:TextCode></ofd:TextObject></ofd:Layer></ofd:Content></ofd:Page>'
    )


def document(place):
    return (
        f'<ofd:Document {SPACE}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>'
        f'</ofd:CommonData><ofd:Pages><ofd:Page ID="1" BaseLoc="{place}"/></ofd:Pages></ofd:Document>'
    )


def words_of(versions, **pages):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as file:
        body = f"<ofd:DocBody><ofd:DocInfo/><ofd:DocRoot>Doc_0/First.xml</ofd:DocRoot>{versions}</ofd:DocBody>"
        file.writestr("OFD.xml", f"<ofd:OFD {SPACE}>{body}</ofd:OFD>")
        file.writestr("V2.xml", f"<ofd:DocVersion {SPACE}><ofd:DocRoot>/Doc_0/Second.xml</ofd:DocRoot></ofd:DocVersion>")
        for name, content in pages.items():
            file.writestr(f"Doc_0/{name}.xml", document(f"{name}Page.xml"))
            file.writestr(f"Doc_0/{name}Page.xml", content)
    with ofdkit.open(held.getvalue()) as opened:
        return opened.text(), opened.warnings


current = '<ofd:Versions><ofd:Version ID="2" Index="2" Current="true" BaseLoc="V2.xml"/></ofd:Versions>'
print("versions", *words_of(current, First=page("初稿文字"), Second=page("定稿文字")))
print("hidden", *words_of("", First=page("不显示的", 'Visible="false"')))
PYTHON
diff - "$folder/seen" <<'SEEN'
versions 初稿文字 []
hidden 不显示的 []
SEEN
echo "as seen on 2026-11-29"
