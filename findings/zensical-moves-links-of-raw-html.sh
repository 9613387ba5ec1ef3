#!/usr/bin/env bash
# Tried on 2026-11-29 with Zensical 0.0.73 and MkDocs 1.6.1, which read the same mkdocs.yml.
#
# Guess: relative links in raw HTML come out as they were written, as with MkDocs; only links of Markdown are resolved.
# Seen: Zensical takes them to count from the Markdown file and moves them to where the page will stand: for `a/b.md`, which
#   becomes `a/b/index.html`, it puts `../` before them. Of an `index.md`, which stays where it is, they stay as they were.
# What follows for us: every page is laid out as an `index.md` of its own before Zensical builds it.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/python" -m pip install --quiet --disable-pip-version-check zensical==0.0.73 mkdocs==1.6.1
mkdir -p "$folder/site/docs/towns" "$folder/site/docs/harbours/quay"
cd "$folder/site"
printf 'site_name: Ferries\n' > mkdocs.yml
printf '# Ferries\n' > docs/index.md
printf '# Timetable\n' > docs/timetable.md
printf '# Town\n\n<p><a href="../../timetable/">When</a></p>\n' > docs/towns/shore.md
printf '# Quay\n\n<p><a href="../../timetable/">When</a></p>\n' > docs/harbours/quay/index.md
link() { grep -o 'href="[^"]*timetable/">When' "site/$1/index.html" | cut -d'"' -f2; }
for builder in mkdocs zensical; do
    rm -rf site
    "$folder/env/bin/$builder" build > "$folder/said" 2>&1
    echo "$builder: towns/shore.md $(link towns/shore), harbours/quay/index.md $(link harbours/quay)"
done | tee "$folder/seen"
diff - "$folder/seen" <<'SEEN'
mkdocs: towns/shore.md ../../timetable/, harbours/quay/index.md ../../timetable/
zensical: towns/shore.md ../../../timetable/, harbours/quay/index.md ../../timetable/
SEEN
echo "as seen on 2026-11-29"
