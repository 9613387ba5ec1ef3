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
    """A page at each former address of an entry that is published, and at that of the glossary."""
    yield _moved(edition, "glossary", "terms/", edition.wording("collection.terms"))
    for key, entry in edition.entries():
        link = edition.links[key]
        for former in entry.formerly:
            if link.href == f"{former}/":
                continue  # the entry is there again
            yield _moved(edition, former, link.href, link.title.text)


def _moved(edition: Edition, former: str, address: str, title: str) -> Page:
    path = PurePosixPath(former, "index.html")
    way = "../" * len(path.parent.parts) + address
    return Page(path, str(_PAGE.format(code=CODES[edition.locale], way=way, title=title)))
