"""What stands at the addresses that entries had before: a page that leads to where they are now."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from markupsafe import Markup

from generator.render.edition import Edition
from generator.render.page import Page
from generator.render.words import CODES

_PAGE = Markup(
    '<!doctype html>\n<html lang="{code}">\n<head>\n<meta charset="utf-8">\n<meta name="robots" content="noindex">\n'
    '<meta http-equiv="refresh" content="0; url={way}">\n<link rel="canonical" href="{way}">\n<title>{title}</title>\n'
    '</head>\n<body>\n<p><a href="{way}">{title}</a></p>\n</body>\n</html>\n'
)


def moved_pages(edition: Edition) -> Iterator[Page]:
    """A page at each former address of an entry that is published."""
    for key, entry in edition.entries():
        title = edition.links[key].title.text
        for former in entry.formerly:
            path = PurePosixPath(former, "index.html")
            way = "../" * len(path.parent.parts) + f"{key}/"
            yield Page(path, str(_PAGE.format(code=CODES[edition.locale], way=way, title=title)))
