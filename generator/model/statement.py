"""The unit of publication: one sentence of the site, and the passages that say it."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import StringConstraints

from generator.model.text import Id, Localized, Model, NonEmpty

PassageId = Annotated[str, StringConstraints(pattern=r"^p[1-9][0-9]*$")]
IsoDate = Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?(/\d{4}(-\d{2}(-\d{2})?)?)?$")]
Bound = Literal["exact", "more-than", "at-least", "less-than", "at-most", "nearly", "about"]


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
    value: Decimal
    """The number itself, with 万 and 亿 multiplied out; a share (半, 成, X分之Y) is a fraction from 0 to 1."""
    value_to: Decimal | None = None
    """The upper end, where the source gives a range."""
    bound: Bound = "exact"
    """How the source limits the number: 余, 多, 超, 突破 are ``more-than``; 近 is ``nearly``; 约 is ``about``."""
    unit: str = ""
    """The unit or measure word as written, as in ``个``, ``%``, ``小时``."""
    of: Localized | None = None
    """What is counted, as in 犯罪窝点."""
    as_of: Localized | None = None
    """The time that the source gives for the number, if any."""


class Vague(Model):
    """A quantity that the source leaves open, as in 一批: shown as “the source gives no number”."""

    as_written: NonEmpty
    """The words of the source, as in ``一大批``."""
    of: Localized | None = None
    """What is spoken of."""


class DateMention(Model):
    """A date that a cited passage gives."""

    as_written: NonEmpty
    """The words of the source, as in ``6月25日``."""
    iso: IsoDate | None = None
    """``2023-06-25``, ``2023-06``, ``2023`` or ``2023-07-01/2023-08-31``; absent where no year can be known."""
    precision: Literal["day", "month", "year", "range", "vague"] = "day"
    """How exactly the source dates it."""
    year_basis: Literal["source", "inferred", "external"] | None = None
    """Whether the year stands with the date, follows from other words of the source, or from elsewhere."""
    basis: Cite | None = None
    """The words from which the year was inferred."""
    basis_note: Localized | None = None
    """How the year follows from those words, with the source of any outside fact."""


class Statement(Model):
    """One sentence that the site publishes."""

    text: Localized
    """The sentence in each locale."""
    kind: Literal["reported", "quote", "editorial", "external"] = "reported"
    """``reported``: what the source says, in our words; ``quote``: its own words; ``editorial``: a note of the
    editors on the site or the source; ``external``: from another source that is named in the text."""
    cites: tuple[Cite, ...] = ()
    """The passages that say it; at least one, except for an editorial note."""
    figures: tuple[Figure, ...] = ()
    """Every number in the sentence."""
    vague: tuple[Vague, ...] = ()
    """Every quantity that the source leaves open."""
    dates: tuple[DateMention, ...] = ()
    """Every date in the sentence."""
