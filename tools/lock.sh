#!/bin/sh
# Write requirements.lock and requirements-test.lock from pyproject.toml: every package with its hashes,
# no index and no host. Usage: tools/lock.sh BIN
set -eu
bin=$1
"$bin/python" -m pip install --quiet --disable-pip-version-check pip-tools
compile() {
    CUSTOM_COMPILE_COMMAND="make lock" "$bin/pip-compile" --quiet --generate-hashes --allow-unsafe --strip-extras \
        --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-annotate --resolver=backtracking "$@"
}
compile --build-deps-for=editable --output-file=requirements.lock pyproject.toml
compile --extra=test --constraint=requirements.lock --output-file=requirements-test.lock pyproject.toml
