"""The one place where a value becomes part of a page.

Markdown and HTML are escaped at once by numeric character references: they read the same in Markdown text, in
a raw HTML block and in a quoted attribute, so a template need not know where its value lands.
"""

import html
import json
import re

from markupsafe import Markup

from generator.model import is_linked

_BLANKS = re.compile(r"[ \t\r\n\f\v]+")
_ACTIVE = re.compile(
    r"""
    [&<>"'*_`\[\]{}\\|]     # markup of HTML or of Markdown wherever it stands
    | (?<!\S)\# | \#(?!\S)  # a heading begins or ends with it
    | ^[-+=:~] | ^\d+[.)](?=\s|$)  # begins a list, an underline or a block where the value begins a line
    | ^\s | \s$             # four of them begin a block, two end a line
    """,
    re.VERBOSE,
)


def finalize(value: object) -> Markup:
    """A value as text of a page: escaped, unless it is marked as safe already.

    Runs of blanks and line breaks become one space, as a browser shows them.
    """
    if isinstance(value, Markup):
        return value
    return Markup(_ACTIVE.sub(_references, _BLANKS.sub(" ", str(value))))  # noqa: S704 - this is the escaping


def html_text(text: str) -> str:
    """A text as it stands between the tags of a file that is HTML and no Markdown."""
    return html.escape(text, quote=False)


def front_matter(fields: dict[str, str]) -> Markup:
    """The block of fields before a page's text, each value escaped for HTML once.

    The theme prints these values unescaped, in text and in attributes.
    """
    lines = (
        f"{name}: {json.dumps(html.escape(value), ensure_ascii=False)}" for name, value in fields.items()
    )
    return Markup("---\n{}\n---\n").format(Markup("\n".join(lines)))  # noqa: S704 - escaped above


def address(url: str | None) -> str | None:
    """An address if a page may link to it; otherwise ``None``."""
    return url if url and is_linked(url) else None


def _references(match: re.Match[str]) -> str:
    return "".join(f"&#{ord(character)};" for character in match[0])
