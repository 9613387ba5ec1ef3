"""Whether style rules for certain screens apply on the one on which pages are read: in a window on a desk.

A page with rules for narrow and for wide windows holds words for each of them, of which a reader sees one. See
https://www.w3.org/TR/mediaqueries-4/.
"""

import re

WIDTH = 1280
"""How many CSS pixels the window is wide."""
_PIXELS = {"px": 1, "em": 16, "rem": 16, "pt": 4 / 3}
_LENGTH = r"(\d{1,6}(?:\.\d{1,6})?|\.\d{1,6})(px|r?em|pt)"
_QUERY = re.compile(r"(?:(not|only)\s+)?(?:(all|screen)|([\w-]+))(?:\s+and\s+(.+))?", re.DOTALL)
_WIDTH = re.compile(rf"\(\s*(min|max)-(?:device-)?width\s*:\s*{_LENGTH}\s*\)")
_RANGE = re.compile(rf"\(\s*width\s*([<>]=?)\s*{_LENGTH}\s*\)")


def is_on_screen(media: str) -> bool:
    """Return whether one of the media of a list is the window; what is asked besides its width, it has not."""
    return any(_is_met(query.strip().lower()) for query in media.split(","))


def _is_met(query: str) -> bool:
    if not query:
        return True
    if query.startswith("("):
        return _are_met(query)
    found = _QUERY.fullmatch(query)
    if found is None:
        return False
    denied, screen, _other, features = found.groups()
    return (bool(screen) and (not features or _are_met(features))) != (denied == "not")


def _are_met(features: str) -> bool:
    return all(_is_as_wide(feature.strip()) for feature in re.split(r"\band\b", features))


def _is_as_wide(feature: str) -> bool:
    if found := _WIDTH.fullmatch(feature):
        asked = float(found[2]) * _PIXELS[found[3]]
        return asked <= WIDTH if found[1] == "min" else asked >= WIDTH
    if found := _RANGE.fullmatch(feature):
        asked = float(found[2]) * _PIXELS[found[3]]
        return (asked < WIDTH if found[1][0] == ">" else asked > WIDTH) or (
            found[1].endswith("=") and asked == WIDTH
        )
    return False
