"""What is drawn rather than told: the map, the strip of time, and the matrix of operations and regions."""

from dataclasses import dataclass

from generator.render.views import Day, EntryLink, Link, Words


@dataclass(frozen=True, slots=True)
class Tile:
    """A province on the map."""

    href: str
    """Empty if no entry names it."""
    name: Words
    short: str
    x: int
    y: int
    count: int
    shade: int
    """0 (none) to 4."""

    @property
    def is_abbreviated(self) -> bool:
        """Whether a reader needs to be told what ``short`` stands for: its name does not contain it."""
        return self.short not in self.name.text


@dataclass(frozen=True, slots=True)
class Tick:
    """A month or year on the strip of time."""

    x: str
    """How far from its beginning, as in ``33.3%``."""
    words: str


@dataclass(frozen=True, slots=True)
class Mark:
    """What falls on a day, or in a month or year if there are many, as a mark on the strip of time."""

    x: str
    y: int
    """In pixels from the top."""
    label: str
    """The number of the day in the list below, or how many entries fall into the month or year."""
    words: str
    """The date, and what falls on it."""
    href: str
    is_meeting: bool


@dataclass(frozen=True, slots=True)
class Strip:
    """A campaign's time, from its first dated month to its last."""

    ticks: tuple[Tick, ...]
    marks: tuple[Mark, ...]
    axis: int
    """How far from the top the axis lies, and how high the picture is, in pixels."""
    height: int
    days: tuple[Day, ...]
    """What the marks stand for, in their order; none if the marks are months or years."""
    undated: int
    """How many operations have no day."""
    has_meetings: bool
    """Whether any mark is a meeting, and whether any is not."""
    has_others: bool
    is_inferred: bool
    """Whether the source leaves the year of some day open."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the matrix: an operation and, for each region, whether the source names it."""

    entry: EntryLink
    cells: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class RowGroup:
    """The rows of one section, or of none."""

    section: Link | None
    rows: tuple[Row, ...]
