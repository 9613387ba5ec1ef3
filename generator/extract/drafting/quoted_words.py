"""What the rules find in words that a person quotes from a document."""

from generator.extract.drafting.statements import Statements
from generator.extract.drafting.titles import divisions_in, regions_of
from generator.extract.findings import Extraction
from generator.model import Sentence, Span, Statement


def quoted_words(found: Extraction, span: Span) -> tuple[Statement, tuple[str, ...]]:
    """Return the words at a span as a statement of the source with their figures and dates, and the regions they name.

    A number or date that the words cut in two is left out.
    """
    whole = Statements(found).statement(Sentence("", span))
    words = whole.text.zh
    statement = whole.model_copy(
        update={
            "figures": tuple(each for each in whole.figures if each.as_written in words),
            "vague": tuple(each for each in whole.vague if each.as_written in words),
            "dates": tuple(each for each in whole.dates if each.as_written in words),
        }
    )
    return statement, regions_of(divisions_in(found, span))
