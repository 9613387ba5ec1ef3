"""Take pictures of the built site: of every kind of page, or the one in the README.

Usage: python tools/screenshots.py [--all FOLDER]
"""

import argparse
import shutil
import threading
from base64 import b64encode
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

SITE = Path("build/site")
README_PICTURE = Path("docs/site.jpg")
SIZES = {"phone": (390, 844), "desk": (1280, 900)}
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
]


class Quiet(SimpleHTTPRequestHandler):
    """Serves files without a line per request."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def main() -> None:
    """Serve the built site on the loopback address and take the pictures asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--all", type=Path, help="a folder for every page in both schemes and sizes")
    parser.add_argument("--only", default="", help="only pages whose address contains this")
    options = parser.parse_args()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(SITE)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
        address = f"http://127.0.0.1:{server.server_port}/"
        if options.all:
            take_all(browser, address, options.all, options.only)
        else:
            take_readme_picture(browser, address)
        browser.close()
    server.shutdown()


def take_all(browser: Browser, address: str, folder: Path, only: str) -> None:
    """Write one picture for each page, scheme and size."""
    folder.mkdir(parents=True, exist_ok=True)
    pages = sorted(path.parent.relative_to(SITE).as_posix() for path in SITE.rglob("index.html"))
    for scheme in ("light", "dark"):
        for size, (width, height) in SIZES.items():
            page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
            for name in pages:
                if only and only not in f"/{name}/":
                    continue
                page.goto(f"{address}{name}/" if name != "." else address)
                page.screenshot(path=folder / f"{name.replace('/', '_')}.{size}.{scheme}.png", full_page=True)
            page.close()


def take_readme_picture(browser: Browser, address: str) -> None:
    """Write the picture of the home page beside a passage of the source that a citation has led to."""
    page = browser.new_page(viewport={"width": 1280, "height": 1000}, color_scheme="light")
    pictures = []
    for path in ("en/", "en/sources/midterm-report/#p22-1"):
        page.goto(address + path)
        page.wait_for_timeout(300)
        pictures.append(b64encode(page.screenshot()).decode())
    shown = "".join(f'<img src="data:image/png;base64,{picture}">' for picture in pictures)
    page.set_content(
        f"<style>body{{margin:0;display:flex;gap:8px;background:#999}}img{{width:636px}}</style>{shown}"
    )
    page.set_viewport_size({"width": 1280, "height": 497})
    README_PICTURE.parent.mkdir(exist_ok=True)
    page.screenshot(path=README_PICTURE, type="jpeg", quality=80)
    page.close()


if __name__ == "__main__":
    main()
