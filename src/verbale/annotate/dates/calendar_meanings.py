"""What dates of the calendar mean: days, weekdays, months, quarters, seasons, years, decades, centuries.

Conventions, where usage leaves room:

- Seasons are those of the northern hemisphere, by whole months: spring March to May, summer June to August, autumn
  September to November, winter December to the February after.
- "Early", "mid" and "late" are the first, second and last third of a month, quarter, season, year or decade; the
  "start" and "end" of a year or season are its first and last month, of a month its first and last ten days. Precision
  stays that of the whole ("late March" is a `month`).
- A weekday of a past clause is the most recent one, of a future one the next, the report's day included in both. "Last
  Friday" is the most recent before the report's day; "next Friday" is read only where no Friday is left in the week of
  the report.
- Centuries have the precision `decade`, the coarsest there is.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from verbale.annotate.dates.intervals import (
    Clock,
    Edge,
    Interval,
    choose,
    day_of,
    month_of,
    one_day,
    season_of,
    trim,
    years_of,
)
from verbale.model import Basis

__all__ = [
    "Century",
    "DayOfMonth",
    "Decade",
    "MonthOf",
    "OnDate",
    "Quarter",
    "Season",
    "Weekday",
    "WeekdayOf",
    "YearOf",
]

NEAR_DAYS: Final = 3
"""A weekday whose clause has no tense to tell is the nearest one: at most this many days away."""


@dataclass(frozen=True, slots=True)
class OnDate:
    """A full date."""

    year: int
    month: int
    day: int

    def interval(self, clock: Clock) -> Interval | None:
        """That day, if the calendar has it."""
        found = day_of(self.year, self.month, self.day)
        return Interval(found, found, "day", "explicit") if found else None


@dataclass(frozen=True, slots=True)
class DayOfMonth:
    """A day of a month without its year ("May 28"), with its weekday where the text gives one."""

    month: int
    day: int
    weekday: int | None = None
    year_shift: int | None = None

    def interval(self, clock: Clock) -> Interval | None:
        """The latest such day of a past clause, the next of a future one, else the nearest."""
        if clock.anchor is None:
            return None
        if self.year_shift is not None:
            day = day_of(clock.anchor.year + self.year_shift, self.month, self.day)
            return Interval(day, day, "day") if day else None
        days = [
            found
            for year in range(clock.anchor.year - 1, clock.anchor.year + 2)
            if (found := day_of(year, self.month, self.day)) and self.weekday in (None, found.weekday())
        ]
        chosen = choose([(found, found) for found in days], clock)
        return Interval(*chosen, "day") if chosen else None


@dataclass(frozen=True, slots=True)
class MonthOf:
    """A month, with its year, or shifted ("May last year"), or left to the clock; or a part of it."""

    month: int
    year: int | None = None
    edge: Edge | None = None
    year_shift: int | None = None
    shift: int | None = None

    def interval(self, clock: Clock) -> Interval | None:
        """The month or its part."""
        year, basis = self.year, _basis(self.year)
        if year is None:
            if clock.anchor is None:
                return None
            year = self._year(clock, clock.anchor)
        if year is None:
            return None
        whole = month_of(year, self.month)
        return trim(Interval(*whole, "month", basis), self.edge, clock) if whole else None

    def _year(self, clock: Clock, anchor: date) -> int | None:
        if self.year_shift is not None:
            return anchor.year + self.year_shift
        if self.shift == 0:
            return anchor.year
        months = [
            found
            for year in range(anchor.year - 1, anchor.year + 2)
            if (found := month_of(year, self.month)) is not None
        ]
        if self.shift == -1:
            return max((start.year for start, end in months if end < anchor), default=None)
        if self.shift == 1:
            return min((start.year for start, _ in months if start > anchor), default=None)
        chosen = choose(months, clock)
        return chosen[0].year if chosen else None


@dataclass(frozen=True, slots=True)
class YearOf:
    """A year or a part of it."""

    year: int
    edge: Edge | None = None

    def interval(self, clock: Clock) -> Interval | None:
        """The year or its part."""
        if not date.min.year <= self.year <= date.max.year:
            return None
        whole = Interval(date(self.year, 1, 1), date(self.year, 12, 31), "year", "explicit")
        return trim(whole, self.edge, clock)


@dataclass(frozen=True, slots=True)
class Decade:
    """The ten years from `year`, or a part of them."""

    year: int
    edge: Edge | None = None

    def interval(self, clock: Clock) -> Interval | None:
        """The decade or its part."""
        first, last = self.year, self.year + 9
        if self.edge in ("early", "start"):
            last = first + 3
        elif self.edge == "mid":
            first, last = first + 4, first + 6
        elif self.edge in ("late", "end"):
            first += 7
        return years_of(first, last, "decade")


@dataclass(frozen=True, slots=True)
class Century:
    """A century: the 20th is 1901 to 2000."""

    number: int
    edge: Edge | None = None

    def interval(self, clock: Clock) -> Interval | None:
        """The hundred years or a third of them."""
        first, last = (self.number - 1) * 100 + 1, self.number * 100
        if self.edge in ("early", "start"):
            last = first + 32
        elif self.edge == "mid":
            first, last = first + 33, first + 65
        elif self.edge in ("late", "end"):
            first += 66
        return years_of(first, last, "decade")


@dataclass(frozen=True, slots=True)
class Season:
    """A season by its number (spring 1), of a year or shifted ("last summer"), or left to the clock."""

    number: int
    year: int | None = None
    shift: int | None = None
    edge: Edge | None = None

    def interval(self, clock: Clock) -> Interval | None:
        """The three months or a part of them."""
        if self.year is not None:
            whole = season_of(self.year, self.number)
            return trim(Interval(*whole, "season", "explicit"), self.edge, clock) if whole else None
        if clock.anchor is None:
            return None
        year = clock.anchor.year
        seasons = [found for k in range(year - 2, year + 3) if (found := season_of(k, self.number))]
        if self.shift == -1:
            chosen = max((k for k in seasons if k[1] < clock.anchor), default=None)
        elif self.shift == 1:
            chosen = min((k for k in seasons if k[0] > clock.anchor), default=None)
        elif self.shift == 0:
            chosen = next((k for k in seasons if k[0] <= clock.anchor <= k[1]), season_of(year, self.number))
        else:
            chosen = choose(seasons, clock)
        return trim(Interval(*chosen, "season"), self.edge, clock) if chosen else None


@dataclass(frozen=True, slots=True)
class Quarter:
    """A part of a year counted from its start: quarter `number` of 4, half `number` of 2."""

    number: int
    parts: int = 4
    year: int | None = None
    shift: int | None = None

    def interval(self, clock: Clock) -> Interval | None:
        """The months of that part."""
        year, basis = self.year, _basis(self.year)
        if year is None:
            if clock.anchor is None or self.shift is None:
                return None
            year = clock.anchor.year + self.shift
        months = 12 // self.parts
        first, last = month_of(year, (self.number - 1) * months + 1), month_of(year, self.number * months)
        if not first or not last:
            return None
        return Interval(first[0], last[1], "quarter" if self.parts == 4 else "month", basis)


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week; `shift` -1 for "last", 1 for "next", 0 for "this"."""

    number: int
    shift: int | None = None
    attributive: bool = False

    def interval(self, clock: Clock) -> Interval | None:
        """The day by the tense of its clause."""
        anchor = clock.anchor
        if anchor is None:
            return None
        back, ahead = (anchor.weekday() - self.number) % 7, (self.number - anchor.weekday()) % 7
        if self.shift == -1:
            return one_day(anchor, -(back or 7))
        if self.shift == 0:
            return one_day(anchor, self.number - anchor.weekday())
        if self.shift == 1:
            return one_day(anchor, ahead or 7) if self.number <= anchor.weekday() else None
        if not back:
            return one_day(anchor, 0)
        if clock.tense == "past":
            return one_day(anchor, -back)
        if clock.tense in ("future", "prospect") or (clock.tense == "present" and not self.attributive):
            return one_day(anchor, ahead)
        if clock.tense == "present":
            return one_day(anchor, -back if back <= NEAR_DAYS else ahead)
        return None


@dataclass(frozen=True, slots=True)
class WeekdayOf:
    """A day of a named week ("Friday last week")."""

    number: int
    weeks: int

    def interval(self, clock: Clock) -> Interval | None:
        """The day in that week."""
        if clock.anchor is None:
            return None
        return one_day(clock.anchor, self.number - clock.anchor.weekday() + 7 * self.weeks)


def _basis(year: int | None) -> Basis:
    return "published" if year is None else "explicit"
