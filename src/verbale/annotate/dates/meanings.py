"""What a date expression means: a small record that gives its interval on a given clock.

`calendar_meanings` has the dates of the calendar, `counted_meanings` those counted from another moment,
`range_meanings` those with two ends. Nothing is guessed: what the clock does not fix has no interval.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from verbale.annotate.dates.intervals import Clock, Interval

__all__ = ["Unplaced", "When"]


class When(Protocol):
    """The meaning of a date expression."""

    def interval(self, clock: Clock) -> Interval | None:
        """The interval on that clock, None where the clock does not fix it."""


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A time that only its context could fix ("in recent weeks", "the day before")."""

    def interval(self, clock: Clock) -> Interval | None:
        """None."""
        return None
