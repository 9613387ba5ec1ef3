"""An English sentence and the Chinese that it translates, prepared for comparison."""

import re
from dataclasses import dataclass
from functools import cached_property

from generator.language import FIGURE_GAP, Number, chinese_numbers, english_numbers
from generator.reference import in_simplified
from generator.support.answers import Answers, answers
from generator.support.english.moments import Moment, english_moments
from generator.support.unit_names import (
    Amount,
    ClockTime,
    MonthSpan,
    Per,
    amounts,
    clock_times,
    month_spans,
    per_what,
)

_SPAN = re.compile(
    r"\b(?:first|second|third|fourth|last)(?: (?:two|three))? (?:quarters?|half|halves)\b",
    re.IGNORECASE,
)
_MAY = re.compile(r"May\b(?<=[a-z\d] May)")


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
    def clock_times(self) -> tuple[ClockTime, ...]:
        """The times of day of the English."""
        return clock_times(self.english, "en")

    @cached_property
    def month_spans(self) -> tuple[MonthSpan, ...]:
        """The spans of months of the English."""
        return month_spans(self.english, "en")

    @cached_property
    def said_per(self) -> tuple[Per, ...]:
        """What the amounts of the English are for, and how often something is done."""
        return per_what(self.undated, "en")

    @cached_property
    def undated(self) -> str:
        """The English with its dates blanked, so that the day of a date is not taken for a number, nor May for a verb."""
        text = self.english
        places = [(each.start, each.end) for each in self.moments]
        for start, end in [*places, *((each.start, each.end) for each in self.clock_times)]:
            text = text[:start] + " " * (end - start) + text[end:]
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
        """The numbers of the English outside its dates and spans of months."""
        text = _SPAN.sub(lambda found: " " * len(found.group()), self.undated)
        for span in self.month_spans:
            text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
        return english_numbers(text)

    @cached_property
    def said_amounts(self) -> tuple[Amount, ...]:
        """Those numbers with their units."""
        return amounts(self.undated, self.said_numbers, "en")

    @cached_property
    def known_numbers(self) -> tuple[Number, ...]:
        """The numbers of the Chinese, dates and all; those that are parts of one amount count only with it."""
        several = [each for each in self.known_amounts if each.parts > 1]
        return tuple(
            number
            for number in chinese_numbers(self.chinese)
            if not any(each.start <= number.start < each.end for each in several)
        )

    @cached_property
    def known_amounts(self) -> tuple[Amount, ...]:
        """All numbers of the Chinese with their units, those of several parts as one."""
        return amounts(self.chinese, chinese_numbers(self.chinese), "zh")


def pair(english: str, chinese: str) -> Pair:
    """Prepare an English sentence and its Chinese."""
    return Pair(english, FIGURE_GAP.sub("", in_simplified(chinese)))
