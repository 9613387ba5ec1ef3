"""Which addresses the site may link to; decided here alone."""

import re
from urllib.parse import urlsplit

WEB = ("https", "http")
"""The schemes of addresses of publications; many official pages have no ``https:``."""
LINKED = (*WEB, "mailto")
"""The schemes of addresses that a page may link to."""
_UNSAFE = re.compile(r"[\s\x00-\x1f\x7f<>\"']")


def is_linked(written: str) -> bool:
    """Whether a page may link to an address."""
    return _scheme(written) in LINKED


def is_on_the_web(written: str) -> bool:
    """Whether something can be published at an address."""
    return _scheme(written) in WEB


def _scheme(written: str) -> str:
    """The scheme of a complete address without blanks or HTML markup; otherwise an empty string."""
    try:
        parts = urlsplit(written)
    except ValueError:
        return ""
    whole = parts.path if parts.scheme == "mailto" else parts.netloc
    return parts.scheme if whole and not _UNSAFE.search(written) else ""
