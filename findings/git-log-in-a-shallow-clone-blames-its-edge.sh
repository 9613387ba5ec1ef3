#!/usr/bin/env bash
# Tried on 2026-11-29 with git 2.39.5.
#
# Guess: in a shallow clone, `git log -1 -- FILE` names the commit that changed a file last, or nothing if the clone lacks it.
# Seen: it names the commit at which the history is cut off, as if that one had added every file.
# What follows for us: where that commit is the answer, `explainer diff` asks for the rest of the history.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
git --version
commit() {
    git -C whole add .
    git -C whole -c user.name=Ferry -c user.email=ferry@example.org commit --quiet -m "$1"
}
git init --quiet whole
echo one > whole/harbour.txt
commit "the harbour"
echo two > whole/pier.txt
commit "the pier"
git clone --quiet --depth 1 "file://$folder/whole" shallow
for clone in whole shallow; do
    echo "$clone: $(git -C $clone log -1 --format=%s -- harbour.txt)"
done | tee seen
diff - seen <<'SEEN'
whole: the harbour
shallow: the pier
SEEN
echo "as seen on 2026-11-29"
