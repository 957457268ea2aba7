"""What dates mean that are told by a part or a whole of another: "the week of 12 April", "the second half of May"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

from verbale.annotate.dates.intervals import Clock, Interval, unit_of
from verbale.annotate.dates.meanings import When

__all__ = ["HalfOf", "WeekOf"]

MIDMONTH: Final = 15
JUNE: Final = 6


@dataclass(frozen=True, slots=True)
class WeekOf:
    """The week, from Monday, that a day is in."""

    day: When

    def interval(self, clock: Clock) -> Interval | None:
        """That week, where the day is known."""
        day = self.day.interval(clock)
        week = unit_of(day.start, "week", 0) if day is not None else None
        return replace(week, basis=day.basis) if week is not None and day is not None else None


@dataclass(frozen=True, slots=True)
class HalfOf:
    """The first or the second half of a month or a year."""

    number: int
    whole: When

    def interval(self, clock: Clock) -> Interval | None:
        """The half: a month's ends on its 15th, a year's on 30 June; of anything else the whole."""
        whole = self.whole.interval(clock)
        if whole is None or whole.precision not in ("month", "year") or whole.start.day != 1:
            return whole
        middle = whole.start.replace(day=MIDMONTH)
        if whole.precision == "year":
            middle = whole.start.replace(month=JUNE, day=30)
        if self.number == 1:
            return replace(whole, end=middle)
        return replace(whole, start=middle + timedelta(days=1))
