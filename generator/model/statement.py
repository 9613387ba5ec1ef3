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
    """Where a document says something, by its words and not by their position."""

    document: Id
    """The id of a document in ``content/documents/``."""
    passage: PassageId | None = None
    """The paragraph, as in ``p22``; required where the quote occurs more than once."""
    quote: NonEmpty
    """The words of the source, to the letter."""


class Figure(Model):
    """A number that a cited passage states, with its limit, its unit and what it counts."""

    as_written: NonEmpty
    """The words of the source, as in ``3300余个``; they must occur in a quote that is cited."""
    value: Number
    """The number itself, with 万 and 亿 multiplied out; a share (半, 成, X分之Y) is written as a fraction from 0 to
    1.
    """
    value_to: Number | None = None
    """The upper end, where the source gives a range."""
    bound: Bound = "exact"
    """How the source limits the number (more than, nearly, about …)."""
    unit: str = ""
    """The unit or measure word as written, as in ``个``, ``%``, ``小时``."""
    of: Localized | None = None
    """What is counted, as in 犯罪窝点."""
    as_of: Localized | None = None
    """The time to which the source says that the number applies, if it says so."""

    @property
    def ends(self) -> tuple[Decimal, ...]:
        """The number, or both ends of a range."""
        return (self.value,) if self.value_to is None else (self.value, self.value_to)


class Vague(Model):
    """A quantity that the source leaves open, as in 一批: shown as “the source gives no number”."""

    as_written: NonEmpty
    """The words of the source, as in ``一大批``."""
    of: Localized | None = None
    """What there is so much of."""


class DateMention(Model):
    """A date that a cited passage states."""

    as_written: NonEmpty
    """The words of the source, as in ``6月25日``."""
    iso: IsoDate | None = None
    """``2023-06-25``, ``2023-06``, ``2023`` or ``2023-07-01/2023-08-31``; absent where no year can be known."""
    precision: Annotated[
        Literal["day", "month", "year", "range", "vague"],
        means("to the day", "to the month", "to the year", "from one day to another", "only roughly"),
    ] = "day"
    """How exactly the source states the date."""
    year_basis: (
        Annotated[
            Literal["source", "inferred", "external"],
            means(
                "the year is written with the date",
                "the year was inferred from other words of the source, which “basis” cites",
                "the year comes from another source, which “basis_note” names",
            ),
        ]
        | None
    ) = None
    """How the year is known."""
    basis: Cite | None = None
    """The words from which the year was inferred."""
    basis_note: Localized | None = None
    """How the year follows from those words, and where any fact from outside the source comes from."""


class Accepted(Model):
    """Words for which a person vouches, because the check does not find them in a passage."""

    words: NonEmpty
    """The words of the sentence, in Chinese or English, as the check reports them."""
    reason: NonEmpty
    """Why they are right."""


class Statement(Model):
    """One sentence that the site publishes."""

    text: Localized
    """The sentence in both languages."""
    kind: Annotated[
        Literal["reported", "quote", "editorial", "external"],
        means(
            "what the source says, in the site's words",
            "the source's own words",
            "a note of the editors on the site or the source",
            "something from another source, which the text names",
        ),
    ] = "reported"
    """Whose words they are."""
    cites: tuple[Cite, ...] = ()
    """The passages that say it; at least one, unless the statement is an editors' note."""
    figures: tuple[Figure, ...] = ()
    """Every number in the sentence."""
    vague: tuple[Vague, ...] = ()
    """Every quantity that the source leaves open."""
    dates: tuple[DateMention, ...] = ()
    """Every date in the sentence."""
    accept: tuple[Accepted, ...] = ()
    """Words that the check does not find in a passage and for which a person vouches."""
