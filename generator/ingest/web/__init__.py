"""Web pages: the exact words of the article, and what the page says of title, publisher, date and address.

General-purpose extractors were tried (trafilatura 2.3): on short Chinese pages they dropped headings and list
paragraphs, and a source must not lose a word. So the main part is chosen here and taken whole; what is left
out is named.
"""

from pathlib import Path

from generator.ingest.reading import Reading, wrong
from generator.ingest.web.article import select
from generator.ingest.web.imprint import find_date, find_publisher
from generator.ingest.web.left_out import tell
from generator.ingest.web.main_part import find_main
from generator.ingest.web.page_lines import find_lines
from generator.ingest.web.pruning import prune
from generator.ingest.web.saved import load_page
from generator.ingest.web.title import find_headline, find_likely_headline, title_above_imprint, title_of
from generator.ingest.web.weights import weigh
from generator.messages import Message, say

__all__ = ["read_web"]


def read_web(path: Path) -> Reading:
    """Read the article of a saved web page.

    Raises ProblemsError for a page that cannot be read or contains no article.
    """
    page = load_page(path)
    body = page.root.find("body")
    pruned = prune(body, page) if body is not None else None
    weights = weigh(body, pruned.elements) if pruned else {}
    if pruned is None or not weights[body].length:
        hint = say("save the page from a browser after it has loaded, or paste its text into a .txt file")
        raise wrong(path, "no-text", say("the page holds no text of its own"), hint)
    headline = find_headline(body, weights, page)
    main = find_main(body, pruned.elements, weights, headline)
    headline = headline if headline is not None else find_likely_headline(body, main, weights, page)
    title = title_of(headline, weights, page)
    lines = find_lines(body, pruned.elements, weights, main=main, headline=headline)
    title = title if headline is not None or page.stated("title") else title_above_imprint(title, lines.lines)
    article = select(lines, title)
    if not article.lines:
        hint = say("save the page of one article itself, or paste its text into a .txt file")
        raise wrong(path, "no-article", say("the page holds only links, no article"), hint)
    broken = "\n".join([title or "", *article.lines]).count("\ufffd")
    if broken and page.is_spoilt:
        problem = say("{count} characters of the article are broken", count=broken)
        hint = say("save the page again from a browser, or paste its text into a .txt file")
        raise wrong(path, "encoding", problem, hint)
    return Reading(
        "\n".join(article.lines) + "\n",
        title,
        find_publisher(page, lines.lines),
        find_date(page, lines.lines),
        page.url,
        (
            *tell(pruned.words, article.left_out),
            *article.unread,
            *([_broken(broken)] if broken else []),
        ),
    )


def _broken(count: int) -> Message:
    return say("characters that the page itself shows as broken ({count})", count=count)
