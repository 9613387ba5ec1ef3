"""An English sentence and the Chinese that it translates, prepared for comparison."""

import re
from dataclasses import dataclass
from functools import cached_property

from generator.language import FIGURE_GAP, Number, chinese_numbers, english_numbers
from generator.reference import in_simplified
from generator.support.answers import Answers, answers
from generator.support.english.moments import Moment, english_moments

_SPAN = re.compile(
    r"\b(?:first|second|third|fourth|three|last|two)(?: (?:two|three))? (?:quarters?|half|halves)\b",
    re.IGNORECASE,
)
_MAY = re.compile(r"(?<=[a-z\d] )May\b")


@dataclass(frozen=True)
class Pair:
    """Both sentences; all places are those in ``english``, or in ``chinese``."""

    english: str
    chinese: str
    """In simplified characters, without blanks around figures."""

    @cached_property
    def moments(self) -> tuple[Moment, ...]:
        """The dates and hours of the English."""
        return english_moments(self.english)

    @cached_property
    def undated(self) -> str:
        """The English with its dates blanked, so that the day of a date is not taken for a number, nor May for a verb."""
        text = self.english
        for moment in self.moments:
            text = text[: moment.start] + " " * (moment.end - moment.start) + text[moment.end :]
        return _MAY.sub("   ", text)

    @cached_property
    def said(self) -> Answers:
        """The answers of the English."""
        return answers(self.undated, "en")

    @cached_property
    def known(self) -> Answers:
        """The answers of the Chinese."""
        return answers(self.chinese, "zh")

    @cached_property
    def said_numbers(self) -> tuple[Number, ...]:
        """The numbers of the English outside its dates and quarters of a year."""
        return english_numbers(_SPAN.sub(lambda found: " " * len(found.group()), self.undated))

    @cached_property
    def known_numbers(self) -> tuple[Number, ...]:
        """The numbers of the Chinese, dates and all."""
        return chinese_numbers(self.chinese)


def pair(english: str, chinese: str) -> Pair:
    """Prepare an English sentence and its Chinese."""
    return Pair(english, FIGURE_GAP.sub("", in_simplified(chinese)))
