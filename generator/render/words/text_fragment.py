"""Addresses that lead to words on a page of someone else, by a text fragment (``#:~:text=``).

Source: WICG, URL Fragment Text Directives. A browser looks for whole words only, and what a word is in Chinese it takes from
a dictionary: 长效机制 is not found in 全省长效机制, which is cut as 全 | 省长 | 效 | 机制. So what is looked for
begins and ends where punctuation does.
"""

import re

_CLAUSE = re.compile(r"[^，。；：！？,;:!?]+[，。；：！？,;:!?”’」』）)…]*")
_ESCAPED = re.compile(r"[^0-9A-Za-z\x80-\U0010ffff]|\s")
_LONGEST = 40
"""A sentence of more characters is looked for by how it begins and how it ends."""


def leading_to(url: str, text: str, words: str) -> str:
    """Return the address of a sentence of a text that stands at a URL; a browser that finds no such words shows the page."""
    clauses = _CLAUSE.findall(words)
    beginnings = ("".join(clauses[:count]) for count in range(1, len(clauses)))
    begins = next((each for each in beginnings if text.count(each) == 1), "")
    sought = [begins, clauses[-1]] if begins and len(words) > _LONGEST else [words]
    directive = ",".join(_ESCAPED.sub(_in_hexadecimal, each) for each in sought)
    return f"{url}{'' if '#' in url else '#'}:~:text={directive}"


def _in_hexadecimal(char: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in char[0].encode())
