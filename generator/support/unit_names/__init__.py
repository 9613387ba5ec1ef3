"""What a number measures in either language, so that one amount told in two ways is the same."""

from generator.support.unit_names.clock_times import ClockTime, clock_times
from generator.support.unit_names.composed import Amount, amounts, unit_within
from generator.support.unit_names.month_spans import MONTHS, MonthSpan, month_spans
from generator.support.unit_names.named_times import named_times, not_named
from generator.support.unit_names.per_what import Per, per_what
from generator.support.unit_names.rounded import ROUNDED, ends_of_rounding, stands_for
from generator.support.unit_names.sizes import in_unit, same_amount, unit_at
from generator.support.unit_names.years_meant import is_number_meant, is_year_meant

__all__ = [
    "MONTHS",
    "ROUNDED",
    "Amount",
    "ClockTime",
    "MonthSpan",
    "Per",
    "amounts",
    "clock_times",
    "ends_of_rounding",
    "in_unit",
    "is_number_meant",
    "is_year_meant",
    "month_spans",
    "named_times",
    "not_named",
    "per_what",
    "same_amount",
    "stands_for",
    "unit_at",
    "unit_within",
]
