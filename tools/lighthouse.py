"""Run Lighthouse on the main kinds of pages in both languages, print its scores, and fail below 100.

Accessibility, best practices and search (SEO) are judged; speed is not. While the campaign is in preview its pages ask
search engines not to list them, which Lighthouse counts as a fault; the audit of that (is-crawlable) is left out then,
and the table says so.

Usage: python tools/lighthouse.py (after tools/node.sh)
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from generator.campaign_folder import load
from generator.site import build_site

ROOT = Path(__file__).parents[1]
NODE = Path(sys.executable).with_name("node")
LIGHTHOUSE = ROOT / "tools" / "node" / "node_modules" / "lighthouse" / "cli" / "index.js"
FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run"
    " --disable-background-networking --disable-component-update --disable-sync"
)
CATEGORIES = ("accessibility", "best-practices", "seo")
PAGES = ("", "topics/fraud/", "operations/telecom-fraud-regional-operation/", "sources/midterm-report/")
FULL = 100


class Quiet(SimpleHTTPRequestHandler):
    """Serves files without a line per request."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def main() -> int:
    """Build the site for the address at which it is then served, and judge its pages."""
    preview = load(ROOT)[0].campaign.stage == "preview"
    below = 0
    with tempfile.TemporaryDirectory() as name:
        site = Path(name)
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=name))
        address = f"http://127.0.0.1:{server.server_port}/"
        os.environ["SITE_URL"] = address  # canonical and alternate addresses are judged too
        build_site(ROOT, site_dir=site)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        print(f"{'page':<58}" + "".join(f"{category:>16}" for category in CATEGORIES))
        for path in (f"{home}{page}" for home in ("", "en/") for page in PAGES):
            scores, faults = judge(address + path, skip=("is-crawlable",) if preview else ())
            below += sum(score < FULL for score in scores)
            print(f"/{path:<57}" + "".join(f"{score:>16}" for score in scores), *faults, flush=True)
        server.shutdown()
    if preview:
        print("The campaign is in preview and asks not to be listed: is-crawlable was left out.")
    return min(below, 1)


def judge(url: str, skip: tuple[str, ...]) -> tuple[list[int], list[str]]:
    """The scores of a page, and the audits in which it lost points."""
    command: list[str | Path] = [
        NODE,
        LIGHTHOUSE,
        url,
        "--quiet",
        "--output=json",
        f"--only-categories={','.join(CATEGORIES)}",
        f"--chrome-flags={FLAGS}",
        *(f"--skip-audits={audit}" for audit in skip),
    ]
    chromium = shutil.which("chromium") or shutil.which("google-chrome") or ""
    ran = subprocess.run(
        command, env={**os.environ, "CHROME_PATH": chromium}, capture_output=True, text=True, check=False
    )
    if ran.returncode:
        sys.exit(f"Lighthouse did not run on {url}:\n{ran.stderr}")
    report = json.loads(ran.stdout)
    categories = [report["categories"][category] for category in CATEGORIES]
    lost = [
        part["id"]
        for category in categories
        for part in category["auditRefs"]
        if part["weight"] and report["audits"][part["id"]]["score"] not in (None, 1)
    ]
    return [round(FULL * (category["score"] or 0)) for category in categories], lost


if __name__ == "__main__":
    sys.exit(main())
