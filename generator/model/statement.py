"""The unit of publication: one sentence of the site and the passages that support it."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import AfterValidator, StringConstraints
from pydantic_core import PydanticCustomError

from generator.language import BoundName
from generator.model.day import IsoDate
from generator.model.text import Id, Localized, Model, NonEmpty, means

PassageId = Annotated[str, StringConstraints(pattern=r"^p[1-9][0-9]*$")]
Bound = Annotated[
    BoundName,
    means(
        "the number as it is",
        "余, 多, 超过, 突破: more than",
        "至少, 以上: at least",
        "不到, 不足: less than",
        "至多, 不超过: at most",
        "近, 将近: nearly",
        "约, 左右: about",
    ),
]


MOST_DIGITS = 100
"""The most digits that a number may have when it is written out, before and after the point."""


def _writable(number: Decimal) -> Decimal:
    """Refuse a number such as 1e999999999, which is short only until somebody writes it out."""
    exponent = int(number.as_tuple().exponent)
    if max(number.adjusted(), -1) + 1 + max(-exponent, 0) > MOST_DIGITS:
        raise PydanticCustomError("too_many_digits", "the number has too many digits")
    return number


Number = Annotated[Decimal, AfterValidator(_writable)]


class Cite(Model):
    """Where a document says something: its words, not their offsets."""

    document: Id
    """The id of a document in ``content/documents/``."""
    passage: PassageId | None = None
    """The paragraph, as in ``p22``; needed where the quote occurs more than once."""
    quote: NonEmpty
    """The words of the source, to the letter."""


class Figure(Model):
    """A number that a cited passage gives, with its bound, its unit and what it counts."""

    as_written: NonEmpty
    """The words of the source, as in ``3300余个``; found in a cited quote."""
    value: Number
    """The number itself, with 万 and 亿 multiplied out; a share (半, 成, X分之Y) is a fraction from 0 to 1."""
    value_to: Number | None = None
    """The upper end, where the source gives a range."""
    bound: Bound = "exact"
    """How the source limits the number."""
    unit: str = ""
    """The unit or measure word as written, as in ``个``, ``%``, ``小时``."""
    of: Localized | None = None
    """What is counted, as in 犯罪窝点."""
    as_of: Localized | None = None
    """The time that the source gives for the number, if any."""

    @property
    def ends(self) -> tuple[Decimal, ...]:
        """The number, or both ends of a range."""
        return (self.value,) if self.value_to is None else (self.value, self.value_to)


class Vague(Model):
    """A quantity that the source leaves open, as in 一批: shown as “the source gives no number”."""

    as_written: NonEmpty
    """The words of the source, as in ``一大批``."""
    of: Localized | None = None
    """What the quantity is of."""


class DateMention(Model):
    """A date that a cited passage gives."""

    as_written: NonEmpty
    """The words of the source, as in ``6月25日``."""
    iso: IsoDate | None = None
    """``2023-06-25``, ``2023-06``, ``2023`` or ``2023-07-01/2023-08-31``; absent where no year can be known."""
    precision: Annotated[
        Literal["day", "month", "year", "range", "vague"],
        means("to the day", "to the month", "to the year", "from one day to another", "only roughly"),
    ] = "day"
    """How exactly the source dates it."""
    year_basis: (
        Annotated[
            Literal["source", "inferred", "external"],
            means(
                "the year stands with the date",
                "the year follows from other words of the source, which “basis” cites",
                "the year is known from elsewhere, which “basis_note” names",
            ),
        ]
        | None
    ) = None
    """How the year is known."""
    basis: Cite | None = None
    """The words from which the year was inferred."""
    basis_note: Localized | None = None
    """How the year follows from those words, with the source of any outside fact."""


class Accepted(Model):
    """Words for which a person vouches although no rule finds them in a passage."""

    words: NonEmpty
    """The words of the sentence, in either language, as the check names them."""
    reason: NonEmpty
    """Why they are right."""


class Statement(Model):
    """One sentence that the site publishes."""

    text: Localized
    """The sentence in each locale."""
    kind: Annotated[
        Literal["reported", "quote", "editorial", "external"],
        means(
            "what the source says, in our words",
            "the source's own words",
            "a note of the editors on the site or the source",
            "from another source, which the text names",
        ),
    ] = "reported"
    """Who speaks."""
    cites: tuple[Cite, ...] = ()
    """The passages that say it; at least one, except for an editorial note."""
    figures: tuple[Figure, ...] = ()
    """Every number in the sentence."""
    vague: tuple[Vague, ...] = ()
    """Every quantity that the source leaves open."""
    dates: tuple[DateMention, ...] = ()
    """Every date in the sentence."""
    accept: tuple[Accepted, ...] = ()
    """Words that the check finds in no passage and a person vouches for."""
