#!/usr/bin/env bash
# Tried on 2026-11-29 with Zensical 0.0.73 and MkDocs 1.6.1, which read the same mkdocs.yml.
#
# Guess: of a theme's custom_dir only assets are published, as MkDocs leaves out templates and Python files.
# Seen: Zensical leaves out templates, but copies Python files such as a hook to the site.
# What follows for us: the hook in overrides/ is removed from a site that Zensical has built.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/env"
"$folder/env/bin/python" -m pip install --quiet --disable-pip-version-check zensical==0.0.73 mkdocs==1.6.1
mkdir -p "$folder/site/docs" "$folder/site/own"
cd "$folder/site"
printf 'site_name: Ferries\ntheme:\n  name: NAME\n  custom_dir: own\n' > mkdocs.in
printf '# Ferries\n' > docs/index.md
printf 'HARBOURS = 3\n' > own/harbours.py
printf '{# a note #}\n' > own/note.html
printf 'harbour { color: navy }\n' > own/harbour.css
for builder in mkdocs zensical; do
    rm -rf site
    sed "s/NAME/$(test $builder = mkdocs && echo mkdocs || echo material)/" mkdocs.in > mkdocs.yml
    "$folder/env/bin/$builder" build > "$folder/said" 2>&1
    echo "$builder: $(cd site && ls -1 harbour.css harbours.py note.html 2> /dev/null | xargs)"
done | tee "$folder/seen"
diff - "$folder/seen" <<'SEEN'
mkdocs: harbour.css
zensical: harbour.css harbours.py
SEEN
echo "as seen on 2026-11-29"
