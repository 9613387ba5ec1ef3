#!/bin/sh
# Get the browser that the browser tests drive: the one that is there, else Debian's, else Playwright's own.
# Fails with a message when none can be had; never skips. Usage: tools/browser.sh BIN
set -eu
bin=$1
if command -v chromium >/dev/null 2>&1; then exit 0; fi
if command -v apt-get >/dev/null 2>&1; then
    sudo=
    if [ "$(id -u)" -ne 0 ]; then
        if command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then sudo="sudo -n"; else sudo=no; fi
    fi
    if [ "$sudo" != no ]; then
        $sudo apt-get update -qq || true
        if $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium fonts-noto-cjk >/dev/null; then
            exit 0
        fi
    fi
fi
if "$bin/python" -m playwright install chromium; then exit 0; fi
echo "The browser tests need Chromium. Install it with 'apt-get install chromium' (as root)," >&2
echo "or let Playwright fetch its own with '$bin/python -m playwright install chromium'." >&2
exit 1
