"""Plant lies into true sentences, count what the check names, and write the table; ``make lies``.

Two sorts: changes made by rule (tests/support/plants.yml) in the shipped campaign, in the written statements and in the
passages' own sentences; and the lies written by hand in tests/support/*.yml. With each goes the count of true sentences
that the check wrongly finds fault with.
"""

import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.support.planting import (  # noqa: E402 - found through the path above
    SEED,
    Sentence,
    Written,
    false_alarms,
    own_words,
    shipped,
    tell,
    written,
)

HALVES = {
    "tuning": "tuned on",
    "kept": "kept back",
    "fresh": "written for a second look",
    "unseen": "written for a third",
    "later": "written for a fourth",
    "fifth": "written for a fifth",
    "sixth": "written for a sixth",
    "seventh": "written for a seventh",
    "eighth": "written for an eighth",
    "ninth": "written for a ninth",
    "tenth": "written for a tenth",
    "eleventh": "written for an eleventh",
    "twelfth": "written for a twelfth",
    "thirteenth": "written for a thirteenth",
    "fourteenth": "written for a fourteenth",
    "fifteenth": "written for a fifteenth",
    "sixteenth": "written for a sixteenth",
    "seventeenth": "written for a seventeenth",
    "eighteenth": "written for an eighteenth",
    "nineteenth": "written for a nineteenth",
    "twentieth": "written for a twentieth",
    "twentyfirst": "written for a twenty-first",
    "twentysecond": "written for a twenty-second",
    "twentythird": "written for a twenty-third",
    "mended": "written while rules were mended after the twenty-first and the twenty-second",
    "free": "written while rules were changed after the ninth",
}

FIRST_SEEN = """
## When first seen

What the rules made of statements that they had not been made with, before any rule was changed for them.

| statements | true, wrongly found fault with | lies by hand caught |
| --- | --- | --- |
| written for a fourth look | Chinese 9 of 68, English 6 of 34 | Chinese 59 of 94, English 14 of 16 |
| written for a fifth look | Chinese 10 of 41, English 4 of 20 | Chinese 49 of 60 |
| written for a sixth look | Chinese 13 of 71, English 12 of 50 | Chinese 58 of 83, English 35 of 41 |
| written for a seventh look | Chinese 20 of 72, English 9 of 57 | Chinese 64 of 85, English 37 of 43 |
| written for an eighth look | Chinese 9 of 40, English 3 of 24 | Chinese 28 of 40 |
| written for a ninth look | Chinese 28 of 90 | Chinese 56 of 79 |
| written for a tenth look | Chinese 9 of 46 | Chinese 34 of 40 |
| written for an eleventh look | Chinese 13 of 70, English 12 of 62 | Chinese 31 of 51, English 9 of 10 |
| written for a twelfth look | Chinese 14 of 60, English 13 of 51 | Chinese 36 of 45, English 5 of 5 |
| written for a thirteenth look | Chinese 10 of 43, English 10 of 41 | Chinese 22 of 36 |
| written for a fourteenth look | Chinese 20 of 75, English 15 of 64 | Chinese 40 of 49, English 11 of 15 |
| written for a fifteenth look | Chinese 17 of 60, English 16 of 59 | Chinese 28 of 48, English 7 of 12 |
| written for a sixteenth look | Chinese 13 of 80, English 13 of 64 | Chinese 40 of 51, English 11 of 16 |
| written for a seventeenth look | Chinese 14 of 74, English 10 of 62 | Chinese 31 of 48, English 7 of 14 |
| written for an eighteenth look | Chinese 13 of 89, English 21 of 71 | Chinese 35 of 54, English 10 of 18 |
| written for a nineteenth look | Chinese 6 of 77, English 8 of 59 | Chinese 39 of 57, English 12 of 19 |
| written for a twentieth look | Chinese 15 of 87, English 11 of 70 | Chinese 38 of 57, English 11 of 19 |
| written for a twenty-first look | Chinese 10 of 91, English 11 of 80 | Chinese 33 of 60, English 11 of 20 |
| written for a twenty-second look | Chinese 21 of 160, English 15 of 160 | Chinese 67 of 128, English 12 of 32 |
| written for a twenty-third look | Chinese 19 of 160, English 9 of 160 | Chinese 87 of 128, English 18 of 32 |
| written for kinds of readings, by who then mended them | Chinese 59 of 125 | Chinese 46 of 66 |
"""


def main() -> None:
    """Print the table, and write it to ``bench/lies.md``."""
    table = "\n".join(_table())
    print(table)
    (ROOT / "bench").mkdir(exist_ok=True)
    (ROOT / "bench" / "lies.md").write_text(table + "\n", encoding="utf-8")


def _table() -> Iterable[str]:
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    yield "# Planted lies"
    yield ""
    yield f"Taken on {datetime.now(tz=UTC):%-d %B %Y} by `make lies` at {commit.stdout.strip()}, seed {SEED}."
    yield "A lie is caught if the check names a fault that it did not name in the true sentence."
    yield FIRST_SEEN.rstrip()
    halves = {half: list(written(half)) for half in HALVES}
    sources = {
        "the shipped campaign": list(shipped()),
        **{
            f"statements {HALVES[half]}": [each.sentence for each in rows if not each.kind]
            for half, rows in halves.items()
        },
        "the passages' own sentences": [sentence for half in halves for sentence in own_words(half)],
    }
    for name, sentences in sources.items():
        yield from _planted(name, sentences)
    for half, rows in halves.items():
        yield from _by_hand(HALVES[half], rows)


def _planted(name: str, sentences: list[Sentence]) -> Iterable[str]:
    alarms = false_alarms(sentences)
    yield from ("", f"## Planted in {name}", "")
    yield f"{len(set(sentences))} true sentences, {len(alarms)} of them wrongly found fault with."
    yield from ("", "| kind | Chinese | English |", "| --- | --- | --- |")
    rows = {(row.kind, row.locale): row for row in tell(sentences)}
    for kind in dict.fromkeys(kind for kind, _ in rows):
        cells = [
            f"{row.caught} of {row.told}" if (row := rows.get((kind, locale))) else ""
            for locale in ("zh", "en")
        ]
        yield f"| {kind} | {' | '.join(cells)} |"


def _by_hand(name: str, rows: list[Written]) -> Iterable[str]:
    lies = [each for each in rows if each.kind]
    missed = [each for each in lies if not each.sentence.faults(each.sentence.text)]
    caught = Counter(each.sentence.locale for each in lies if each not in missed)
    told = Counter(each.sentence.locale for each in lies)
    yield from ("", f"## Lies written by hand, {name}", "")
    yield f"Chinese {caught['zh']} of {told['zh']}, English {caught['en']} of {told['en']} caught. Not seen:"
    yield ""
    yield from (f"- {each.kind}: {each.sentence.text} ({each.why})" for each in missed)


if __name__ == "__main__":
    main()
