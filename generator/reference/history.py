"""Under which name and code a division of China stood on a day, since 1980, and what has its ground today."""

from functools import cache
from importlib.resources import files
from operator import attrgetter
from typing import NamedTuple


class Spell(NamedTuple):
    """A time in which a division stood under one name and code; dates as ``2019-01-09`` or ``1985-12``."""

    code: str
    name: str
    absent: str
    """When it did not stand yet; empty if it stood before the first list."""
    first: str
    last: str
    gone: str
    """When it did not stand any more; empty if it still stands."""
    today: str = ""
    """The code of the division with its name and ground; empty if no one division has it."""
    marks: str = ""
    """``w`` if its name may be other words too."""

    @property
    def is_sought(self) -> bool:
        """Whether texts may be searched for its name."""
        return "w" not in self.marks

    def bears(self, name: str) -> bool:
        """Return whether it may be meant by a name, full or short, whatever word for its rank it ends with."""
        return self.name.startswith(name[:-1] or name)

    def stood(self, day: str) -> bool | None:
        """Return whether it stood on a day (``2013-06-05``); ``None`` for a day between two lists."""
        if self.absent and day[: len(self.absent)] <= self.absent:
            return False
        if self.gone and day[: len(self.gone)] >= self.gone:
            return False
        begun = not self.first or day[: len(self.first)] >= self.first
        lasted = not self.last or day[: len(self.last)] <= self.last
        return True if begun and lasted else None


@cache
def spells() -> tuple[Spell, ...]:
    """All spells that began or ended since 1980, in the order of their codes."""
    text = files(__package__).joinpath("history.tsv").read_text(encoding="utf-8")
    return tuple(
        Spell(*line.split("\t"), *[""] * (5 - line.count("\t")))
        for line in text.splitlines()
        if not line.startswith("#")
    )


def today(code: str) -> str | None:
    """Return the code of the division that has the ground of a former one today, ``None`` if no one has it.

    A code that still stands is its own.
    """
    own = _by_code().get(code)
    return (own[-1].today or None) if own and own[-1].gone else code


@cache
def on_day(day: str, name: str, codes: tuple[str, ...]) -> tuple[str, ...]:
    """Return the codes that a name may have stood for on a day, of those that it stands for in the gazetteer.

    A code that did not stand yet, or not under the name, gives way to the former ones of the same ground, of these to
    the one that surely bore the name in full; a name in full may also be that of a former division. Several codes are
    left where the day lies between two lists.
    """
    found: dict[str, None] = {}
    for code in codes:
        every = _by_code().get(code, ())
        own = [spell for spell in every if spell.bears(name)] or every
        if not own or any(spell.stood(day) is not False for spell in own):
            found[code] = None
        if any(spell.stood(day) is not True for spell in own):
            before = [
                each for each in _before().get(code, ()) if each.bears(name) and each.stood(day) is not False
            ]
            sure = [each for each in before if each.name == name and each.stood(day)]
            found |= dict.fromkeys(each.code for each in sure or before)
    found |= dict.fromkeys(each.code for each in _by_name().get(name, ()) if each.stood(day) is not False)
    return tuple(found)


def once_at(code: str) -> Spell | None:
    """Find the last spell of a code, whether it still stands or not."""
    return (_by_code().get(code) or (None,))[-1]


@cache
def _by_code() -> dict[str, tuple[Spell, ...]]:
    return _grouped("code")


@cache
def _by_name() -> dict[str, tuple[Spell, ...]]:
    return _grouped("name")


@cache
def _before() -> dict[str, tuple[Spell, ...]]:
    return _grouped("today")


def _grouped(field: str) -> dict[str, tuple[Spell, ...]]:
    """Return the spells by a field, those of one value in the order in which they began."""
    found: dict[str, list[Spell]] = {}
    for spell in spells():
        found.setdefault(getattr(spell, field), []).append(spell)
    return {value: tuple(sorted(each, key=attrgetter("first"))) for value, each in found.items()}
