"""Whether a text is written in Chinese, and how common its characters are."""

import re

from generator.language.han import HAN

LEAST_SHARE = 0.1
"""The least share of Han characters among the letters of a Chinese text, which may hold many Latin names."""
MOST_FOREIGN = 0.1
"""From this share of kana or Korean letters on, a text with Han characters is Japanese or Korean."""
_LETTERS = re.compile(r"[^\W\d_]+")
_HAN = re.compile(
    f"[{HAN}][{HAN}]*"
)  # re finds what begins with one set of characters several times faster than [...]+
_KANA_HANGUL = "\u3041-\u30fa\u1100-\u11ff\uac00-\ud7a3"
_FOREIGN = re.compile(f"[{_KANA_HANGUL}][{_KANA_HANGUL}]*")


def is_chinese(text: str) -> bool:
    """Whether a text is Chinese; a text without letters counts as Chinese."""
    opening = text[: len(text) // 4]
    if _amount(_HAN, opening) >= LEAST_SHARE * len(text) and not _FOREIGN.search(text):
        return True  # most texts need not be counted to their end: no text has more letters than characters
    letters, han, foreign = (_amount(kind, text) for kind in (_LETTERS, _HAN, _FOREIGN))
    return not letters or (han >= LEAST_SHARE * letters and foreign < MOST_FOREIGN * letters)


def _amount(kind: re.Pattern[str], text: str) -> int:
    return sum(map(len, kind.findall(text)))


def share_of_common(text: str) -> float:
    """Return the share of common characters among those beyond ASCII: near one in any Chinese text.

    Common are those of GB 2312 or, in a traditional text, those of the frequent part of Big5, which ends at
    C67E.
    """
    foreign = "".join(char for char in text if char > "\x7f")
    simplified = len(foreign.encode("gb2312", "ignore")) // 2
    coded = foreign.encode("big5", "ignore")
    traditional = sum(coded[at : at + 2] <= b"\xc6\x7e" for at in range(0, len(coded), 2))
    return max(simplified, traditional) / len(foreign) if foreign else 1.0
