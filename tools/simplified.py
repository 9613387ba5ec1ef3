"""Write generator/reference/simplified.tsv from a dictionary of OpenCC.

Usage: python tools/simplified.py DICTIONARY, where DICTIONARY is the unpacked package's ``TSCharacters.txt``.
"""

import sys
from pathlib import Path

TARGET = Path("generator/reference/simplified.tsv")
HEAD = """\
# Traditional characters and the simplified ones that a search folds them to, one to one.
# source:  OpenCC, TSCharacters.txt, by way of the package opencc-python-reimplemented 0.1.7; the first of several
#          readings; written by tools/simplified.py
# licence: Apache-2.0
# fields:  traditional, simplified
"""


def main() -> None:
    """Keep the pairs of characters that differ and that every browser knows."""
    lines = Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
    pairs = sorted(
        (source, targets.split()[0])
        for source, targets in (line.split("\t") for line in lines if "\t" in line)
    )
    rows = [
        f"{source}\t{target}\n"
        for source, target in pairs
        if source != target and max(source + target) < "\U00010000"
    ]
    TARGET.write_text(HEAD + "".join(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
