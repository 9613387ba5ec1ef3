"""The interface words that the theme overrides show, as a template that they import.

Overrides are rendered by the site's builder, which may run no code of ours, so their words stand in a file
beside them. ``tools/theme_words.py`` writes it.
"""

import json
from pathlib import PurePosixPath

from generator.model import LOCALES
from generator.render.words.wording import CODES, load_wording

THEME_WORDS = PurePosixPath("overrides/partials/words.html")
"""Where the template stands in a campaign folder."""
KEYS = (
    "home",
    "topics",
    "regions",
    "timeline",
    "numbers",
    "collection.sections",
    "collection.terms",
    "sources",
    "coverage",
    "gaps",
    "corrections",
    "data",
    "about",
    "site.language",
    "site.skip",
    "site.nav",
    "site.foot",
    "site.by-topic",
    "missing",
    "missing.about",
    "search.loading",
    "search.failed",
    "search.best",
    "search.found",
    "search.found.one",
    "search.none",
    "search.meant",
)
"""The words that the overrides show."""
_OPENING = """\
{#- Interface words by language tag and key. Written by tools/theme_words.py from generator/render/words/locales. -#}
"""


def theme_words() -> str:
    """The text of the template: a macro ``t`` that takes a language tag and a key."""
    table = {CODES[locale]: {key: load_wording(locale)(key) for key in KEYS} for locale in LOCALES}
    return f"{_OPENING}{{% macro t(tag, key) %}}{{{{ {_literal(table)}[tag][key] }}}}{{% endmacro %}}\n"


def _literal(table: dict[str, dict[str, str]]) -> str:
    return json.dumps(table, ensure_ascii=False, indent=2)
