"""Days, months and years as they are written in ``content/``."""

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, StringConstraints
from pydantic_core import PydanticCustomError


def _on_the_calendar(written: str) -> str:
    """Refuse a month or day that is on no calendar."""
    for each in written.split("/"):
        year, month, day = (*map(int, each.split("-")), 1, 1)[:3]
        try:
            date(year, month, day)
        except ValueError as error:
            raise PydanticCustomError("no_such_day", "there is no such day") from error
    return written


Day = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$"), AfterValidator(_on_the_calendar)]
IsoDate = Annotated[
    str,
    StringConstraints(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?(/\d{4}(-\d{2}(-\d{2})?)?)?$"),
    AfterValidator(_on_the_calendar),
]


def first_day(iso: str) -> str:
    """Where a date or a range of dates begins, as exactly as it says: ``2023-07`` for ``2023-07/2023-08``."""
    return iso.partition("/")[0]
