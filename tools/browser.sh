#!/bin/sh
# Get the browser that the browser tests drive: the one that is there, else Debian's, else Playwright's own.
# Debian's comes without windows too, which takes a third of the time; the tests run without that. Fails with a
# message when no browser can be had; never skips. Usage: tools/browser.sh BIN
set -eu
bin=$1
has() { command -v "$1" >/dev/null 2>&1; }
install() {
    has apt-get || return 1
    sudo=
    if [ "$(id -u)" -ne 0 ]; then
        if has sudo && sudo -n true 2>/dev/null; then sudo="sudo -n"; else return 1; fi
    fi
    $sudo apt-get update -qq || true
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-remove "$@" >/dev/null
}
if ! has chromium && ! install chromium fonts-noto-cjk && ! "$bin/python" -m playwright install chromium; then
    echo "The browser tests need Chromium. Install it with 'apt-get install chromium' (as root)," >&2
    echo "or let Playwright fetch its own with '$bin/python -m playwright install chromium'." >&2
    exit 1
fi
if has chromium && ! has chromium-headless-shell && ! install chromium-headless-shell; then
    echo "The browser tests would take less time with 'apt-get install chromium-headless-shell' (as root)." >&2
fi
