"""Chinese text cut into words by jieba."""

import logging
import tempfile
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jieba import Tokenizer


@lru_cache(maxsize=8)
def segmenter(vocabulary: tuple[str, ...] = ()) -> "Tokenizer":
    """Return what cuts text into words, with ``vocabulary`` added to its own."""
    import jieba  # noqa: PLC0415 - its dictionary is loaded only if words are needed

    if not vocabulary:
        return _dictionary()
    tokenizer, known = jieba.Tokenizer(), segmenter()
    tokenizer.FREQ, tokenizer.total, tokenizer.initialized = dict(known.FREQ), known.total, True
    for word in vocabulary:
        tokenizer.add_word(word)
    return tokenizer


def _dictionary() -> "Tokenizer":
    """What holds jieba's own words."""
    import jieba  # noqa: PLC0415 - as above

    logging.getLogger("jieba").setLevel(logging.ERROR)
    tokenizer = jieba.Tokenizer()
    # jieba unmarshals its cache from a name that anyone may write in the shared temporary folder
    with tempfile.TemporaryDirectory(prefix="explainer-") as folder:
        tokenizer.tmp_dir = folder
        tokenizer.cache_file = str(Path(folder) / "jieba.cache")
        tokenizer.initialize()
    return tokenizer
