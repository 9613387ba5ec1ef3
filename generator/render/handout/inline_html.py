"""A hand-out as one web page that loses nothing when it is pasted into an editor elsewhere.

Such editors, like that of WeChat, drop classes, style sheets, scripts, anchors and most links. So the page has
paragraphs and headings alone, each with its style, and the number and the words of a note are plain text.
"""

from collections.abc import Mapping, Sequence

from generator.render.handout.handout_blocks import Kind, Paragraph, Run
from generator.render.words import html_text

_PAGE = "max-width: 42em; margin: 2em auto; padding: 0 1em; font-family: sans-serif; line-height: 1.7; color: #222"
_LOOKS: Mapping[Kind, tuple[str, str]] = {
    "title": ("h1", "font-size: 26px; line-height: 1.4; margin: 0 0 12px"),
    "chapter": ("h2", "font-size: 21px; margin: 36px 0 10px; border-bottom: 1px solid #999"),
    "entry": ("h3", "font-size: 18px; margin: 26px 0 6px"),
    "statement": ("p", "font-size: 16px; margin: 12px 0 4px"),
    "aside": ("p", "font-size: 14px; margin: 4px 0; color: #555"),
    "note": ("p", "font-size: 14px; margin: 2px 0 2px 1.5em; color: #555"),
}
"""The element of each kind of paragraph, and its style."""


def as_html(paragraphs: Sequence[Paragraph]) -> bytes:
    """Set the paragraphs of a hand-out, the first of which is its title, as a web page in UTF-8."""
    title = paragraphs[0]
    body = "\n".join(_element(each, title.code) for each in paragraphs)
    return (
        f'<!doctype html>\n<html lang="{title.code}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f'<title>{html_text(title.text)}</title>\n</head>\n<body style="{_PAGE}">\n{body}\n</body>\n</html>\n'
    ).encode()


def _element(it: Paragraph, code: str) -> str:
    tag, style = _LOOKS[it.kind]
    language = "" if it.code == code else f' lang="{it.code}"'
    return f'<{tag} style="{style}"{language}>{"".join(_run(run, it.code) for run in it.runs)}</{tag}>'


def _run(it: Run, code: str) -> str:
    text = f"<strong>{html_text(it.text)}</strong>" if it.strong else html_text(it.text)
    return text if it.code in {"", code} else f'<span lang="{it.code}">{text}</span>'
