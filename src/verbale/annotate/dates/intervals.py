"""Intervals of days, the clock they are read on, and the arithmetic of calendar units."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final, Literal

from verbale.annotate.grammar.tense import Tense
from verbale.model import Basis, Moment, Precision

__all__ = [
    "Clock",
    "Days",
    "Edge",
    "Interval",
    "Unit",
    "choose",
    "day_of",
    "fits",
    "month_of",
    "moved",
    "one_day",
    "overlap",
    "season_of",
    "trim",
    "unit_of",
    "years_of",
]

Edge = Literal["early", "mid", "late", "start", "end", "earlier", "later"]
Unit = Literal["day", "week", "fortnight", "weekend", "month", "quarter", "year", "decade", "hour", "minute", "century"]
Days = tuple[date, date]

HOURS_A_DAY: Final = 24
SUNDAY: Final = 6
PAST: Final = 2
"""How much farther than a day to come a day gone by lies for what was to come ("agreed to meet on 5 October"). Own
choice."""


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from `start` to `end`, both included; `basis` is what they rest on."""

    start: date
    end: date
    precision: Precision
    basis: Basis = "published"


@dataclass(frozen=True, slots=True)
class Clock:
    """What an expression may be read against: the report's day, the tense of its clause, the moment named before it."""

    anchor: date | None
    tense: Tense | None = None
    previous: Interval | None = None


def day_of(year: int, month: int, day: int) -> date | None:
    """The date, None where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_of(year: int, month: int) -> Days | None:
    """The first and last day of a month."""
    first = day_of(year, month, 1)
    return (first, date(year, month, calendar.monthrange(year, month)[1])) if first else None


def season_of(year: int, number: int) -> Days | None:
    """The first and last day of a season by its number, spring being 1."""
    first = month_of(year, number * 3)
    last = month_of(year + 1, 2) if number == 4 else month_of(year, number * 3 + 2)
    return (first[0], last[1]) if first and last else None


def years_of(first: int, last: int, precision: Precision) -> Interval | None:
    """The whole years from one to another."""
    start, end = day_of(first, 1, 1), day_of(last, 12, 31)
    return Interval(start, end, precision, "explicit") if start and end else None


def one_day(anchor: date, shift: int) -> Interval | None:
    """The day so many days from the anchor."""
    found = moved(anchor, "day", shift)
    return Interval(found, found, "day") if found else None


def moved(start: date, unit: Unit, number: int) -> date | None:
    """The day so many units from `start`; a month's missing days fall back to its last."""
    try:
        if unit in ("hour", "minute"):
            hours = number if unit == "hour" else number / 60
            return start + timedelta(days=int(hours / HOURS_A_DAY))
        if unit in ("day", "week", "fortnight", "weekend"):
            return start + timedelta(days=number * {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}[unit])
        months = number * {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit]
        year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
        return date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))
    except (ValueError, OverflowError, IndexError):
        return None


def unit_of(anchor: date, unit: Unit, shift: int) -> Interval | None:
    """The calendar unit that holds the day so many units away."""
    found = moved(anchor, unit, shift)
    if found is None or unit in ("decade", "century", "minute"):
        return None
    if unit in ("day", "hour"):
        return Interval(found, found, "day")
    try:
        if unit in ("week", "fortnight", "weekend"):
            monday = found - timedelta(days=found.weekday())
            if unit == "weekend":
                return Interval(monday + timedelta(days=5), monday + timedelta(days=6), "day")
            end = monday + timedelta(days=6)
            if shift == -1 and unit == "week" and anchor.weekday() == SUNDAY:
                end = anchor - timedelta(days=1)
            return Interval(monday, end, "week")
    except OverflowError:
        return None
    if unit == "month":
        whole = month_of(found.year, found.month)
        return Interval(*whole, "month") if whole else None
    if unit == "quarter":
        first = month_of(found.year, (found.month - 1) // 3 * 3 + 1)
        last = month_of(found.year, (found.month - 1) // 3 * 3 + 3)
        return Interval(first[0], last[1], "quarter") if first and last else None
    return Interval(date(found.year, 1, 1), date(found.year, 12, 31), "year")


def fits(precision: Precision, unit: Unit) -> bool:
    """Whether a moment is no coarser than the unit that is counted from it."""
    fine = {"day": ("day",), "hour": ("day",), "week": ("day", "week"), "fortnight": ("day", "week")}
    fine["month"] = ("day", "week", "month")
    fine["year"] = ("day", "week", "month", "season", "quarter", "year")
    return precision in fine.get(unit, ())


def choose(stretches: list[Days], clock: Clock) -> Days | None:
    """The latest begun stretch of a past clause, the first not ended of a future one, else the nearest; what was to
    come is likelier still to come."""
    anchor = clock.anchor
    if anchor is None or not stretches:
        return None
    if clock.tense == "past":
        return max((k for k in stretches if k[0] <= anchor), default=None)
    if clock.tense == "future":
        return min((k for k in stretches if k[1] >= anchor), default=None)
    past = PAST if clock.tense == "prospect" else 1
    return min(stretches, key=lambda k: max((k[0] - anchor).days, past * (anchor - k[1]).days, 0))


def trim(whole: Interval, edge: Edge | None, clock: Clock) -> Interval | None:
    """The part of an interval that "early", "the end of" or "later" picks."""
    if edge is None:
        return whole
    start, end = whole.start, whole.end
    if edge in ("earlier", "later"):
        anchor = clock.anchor
        if anchor is None or not start <= anchor <= end or whole.precision == "day":
            return whole
        return replace(whole, end=anchor) if edge == "earlier" else replace(whole, start=anchor)
    if whole.precision == "day":
        return whole
    if edge in ("start", "end") and whole.precision in ("year", "season"):
        month = month_of(start.year, start.month) if edge == "start" else month_of(end.year, end.month)
        return replace(whole, start=month[0], end=month[1]) if month else None
    cuts = _thirds(whole)
    if edge in ("early", "start"):
        return replace(whole, end=cuts[0])
    if edge == "mid":
        return replace(whole, start=cuts[0] + timedelta(days=1), end=cuts[1])
    return replace(whole, start=cuts[1] + timedelta(days=1))


def _thirds(whole: Interval) -> tuple[date, date]:
    """The last days of the first and of the second third."""
    start = whole.start
    if whole.precision == "month":
        return start.replace(day=10), start.replace(day=20)
    if whole.precision == "week":
        return start + timedelta(days=1), start + timedelta(days=3)
    months = {"year": 4, "season": 1, "quarter": 1}.get(whole.precision)
    if months:
        first, second = moved(start, "month", months), moved(start, "month", 2 * months)
        if first and second:
            return first - timedelta(days=1), second - timedelta(days=1)
    third = (whole.end - start) / 3
    return start + third, start + 2 * third


def overlap(first: Moment, second: Moment) -> bool:
    """Whether two moments share a day."""
    return first.start[:10] <= second.end[:10] and second.start[:10] <= first.end[:10]
