"""Traditional characters and their simplified forms."""

import re
from functools import cache, lru_cache
from importlib.resources import files


@lru_cache(maxsize=2)
def in_simplified(text: str) -> str:
    """Return a text in simplified characters, character for character; rule after rule asks for the same one."""
    if not _traditional().search(text):
        return text
    table = simplified()
    return _traditional().sub(lambda found: table[found[0]], text)


@cache
def simplified() -> dict[str, str]:
    """The simplified form of each traditional character that differs from it."""
    text = files(__package__).joinpath("simplified.tsv").read_text(encoding="utf-8")
    rows = (line.partition("\t") for line in text.splitlines() if not line.startswith("#"))
    return {source: target for source, _, target in rows}


@cache
def _traditional() -> re.Pattern[str]:
    return re.compile(f"[{re.escape(''.join(simplified()))}]")
