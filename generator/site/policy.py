"""What is done to a page that the site's builder has built: its Content-Security-Policy and a mend of the theme's HTML."""

import re
from base64 import b64encode
from hashlib import sha256

_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<text>.*?)</script>", re.DOTALL)
_TOGGLE = re.compile(r'(<input class="md-toggle"[^>]*?) autocomplete="off"')
"""An attribute that the theme puts on its toggles and HTML does not allow there."""
_HEAD = '<meta charset="utf-8">'
_POLICY = f'{_HEAD}\n<meta http-equiv="Content-Security-Policy" content="'
"""The beginning of what ``with_policy`` puts in place of the character set."""
_DATA = ("application/json", "application/ld+json")


def finished(html: str) -> str:
    """A page of the theme as it is published."""
    return with_policy(valid(html))


def valid(html: str) -> str:
    """A page without the attribute that HTML does not allow on the theme's toggles."""
    return _TOGGLE.sub(r"\1", html)


def with_policy(html: str) -> str:
    """A page with its policy, right after the character set.

    Only what stands in the page itself or on its own host may run or load. The theme sets styles from its
    scripts and in attributes, hence ``'unsafe-inline'`` for styles alone. A page without a ``head`` is
    returned unchanged.
    """
    hashes = sorted({_hash(match["text"]) for match in _SCRIPT.finditer(html) if _runs(match["attributes"])})
    policy = "; ".join(
        (
            "default-src 'none'",
            " ".join(("script-src 'self'", *hashes)),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "worker-src 'self'",
            "manifest-src 'self'",
            "base-uri 'none'",
            "form-action 'self'",
        )
    )
    return html.replace(_HEAD, f'{_POLICY}{policy}">', 1)


def without_policy(html: str) -> str:
    """A page as it was before ``with_policy``."""
    before, policy, rest = html.partition(_POLICY)
    _, _, after = rest.partition('">')
    return f"{before}{_HEAD}{after}" if policy else html


def _runs(attributes: str) -> bool:
    return "src=" not in attributes and not any(kind in attributes for kind in _DATA)


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
