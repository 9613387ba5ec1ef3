"""Write overrides/assets/javascripts/stemmer.js from an unpacked Sphinx.

Usage: stemmer.py SPHINX

The argument is the unpacked wheel of `sphinx` 9.0.4, which holds Snowball's stemmer for English compiled to JavaScript. The
notice at the head of the file that is there is kept.
"""

import sys
from pathlib import Path

TARGET = Path(__file__).parents[1] / "overrides" / "assets" / "javascripts" / "stemmer.js"


def main() -> int:
    """Put the base and the stemmer behind the notice."""
    source = Path(sys.argv[1]) / "sphinx" / "search" / "minified-js"
    base, english = (
        (source / f"{name}-stemmer.js").read_text("utf-8").strip() for name in ("base", "english")
    )
    notice = TARGET.read_text("utf-8").partition("*/\n")[0]
    TARGET.write_text(f"{notice}*/\nvar {base}\n{english}\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
