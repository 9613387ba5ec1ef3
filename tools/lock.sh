#!/bin/sh
# Write requirements*.in from pyproject.toml, and the lock beside each: every package with its hashes, no index and no
# host. The names are those by which Dependabot knows pip-compile's files. What writes the locks is locked itself, in
# requirements-tools.txt. Usage: tools/lock.sh BIN TOOLS
set -eu
bin=$1
tools=$2
"$bin/python" tools/requirements.py
compile() {
    CUSTOM_COMPILE_COMMAND="make lock" "$tools/pip-compile" --quiet --generate-hashes --allow-unsafe --strip-extras \
        --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-annotate --resolver=backtracking "$@"
}
for name in requirements requirements-test requirements-tools; do
    compile --output-file="$name.txt" "$name.in"
done
