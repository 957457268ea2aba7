"""Moments as they are compared across reports."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache

from verbale.lexicon.calendar import time_words
from verbale.model import Moment

__all__ = [
    "closest",
    "day_of",
    "days_in",
    "days_of",
    "number_in_series",
    "quarter_after",
    "quarter_of",
    "quarters",
    "week_after",
    "week_of",
]


def day_of(moment: Moment | None) -> str | None:
    """The ISO date of a moment that is one day or less; None for others.

    >>> day_of(Moment("2007-05-28T09:00+03:00", "2007-05-28T09:00+03:00", "minute", "at nine", "explicit"))
    '2007-05-28'
    """
    if moment is None or moment.precision == "bound" or moment.start[:10] != moment.end[:10]:
        return None
    return moment.start[:10]


def days_of(moment: Moment) -> tuple[date, date]:
    """The first and the last day of a moment."""
    return date.fromisoformat(moment.start[:10]), date.fromisoformat(moment.end[:10])


def closest(moments: Iterable[Moment | None]) -> Moment | None:
    """The shortest of the moments, the same whatever their order; None where there is none."""

    def length(moment: Moment) -> tuple[int, bool, bool, str, str, str]:
        first, last = days_of(moment)
        inferred = moment.basis == "inferred"
        return (last - first).days, moment.precision == "bound", inferred, moment.start, moment.text, moment.basis

    return min((moment for moment in moments if moment is not None), key=length, default=None)


@lru_cache(maxsize=16384)
def week_of(day: str | None) -> str:
    """The ISO week of a date; nothing for none.

    >>> week_of("2007-05-28")
    '2007-W22'
    """
    if day is None:
        return ""
    year, week, _ = date.fromisoformat(day).isocalendar()
    return f"{year}-W{week:02}"


@lru_cache(maxsize=65536)
def week_after(week: str, weeks: int = 1) -> str:
    """The week so many weeks later, or with a negative number earlier; nothing for no week.

    >>> week_after("2007-W52"), week_after("2008-W01", -1)
    ('2008-W01', '2007-W52')
    """
    if not week:
        return ""
    monday = date.fromisocalendar(int(week[:4]), int(week[6:]), 1)
    return week_of((monday + timedelta(weeks=weeks)).isoformat())


def quarter_of(day: str) -> str:
    """The quarter of an ISO date.

    >>> quarter_of("2007-05-28")
    '2007-Q2'
    """
    return f"{day[:4]}-Q{(int(day[5:7]) + 2) // 3}"


def days_in(quarter: str) -> tuple[str, str]:
    """The first and the last ISO date of a quarter.

    >>> days_in("2007-Q2")
    ('2007-04-01', '2007-06-30')
    """
    after = quarter_after(quarter)
    last = date(int(after[:4]), 3 * int(after[6]) - 2, 1) - timedelta(days=1)
    return f"{quarter[:4]}-{3 * int(quarter[6]) - 2:02}-01", last.isoformat()


def quarter_after(quarter: str, quarters: int = 1) -> str:
    """The quarter so many quarters later, or with a negative number earlier.

    >>> quarter_after("2007-Q4"), quarter_after("2007-Q1", -1)
    ('2008-Q1', '2006-Q4')
    """
    year, number = divmod(4 * int(quarter[:4]) + int(quarter[6]) - 1 + quarters, 4)
    return f"{year}-Q{number + 1}"


def quarters(day: str, back: int) -> list[str]:
    """The quarters of a date and of all days up to so many before it.

    >>> quarters("2007-05-28", 100)
    ['2007-Q1', '2007-Q2']
    """
    last = date.fromisoformat(day)
    return sorted({quarter_of((last - timedelta(days=days)).isoformat()) for days in (*range(0, back, 80), back)})


def number_in_series(words: str | None) -> int | None:
    """The place in a series that words such as "second round" name; None where they name none.

    >>> number_in_series("second round"), number_in_series("the talks")
    (2, None)
    """
    for word in (words or "").casefold().split():
        if word in time_words("ordinal"):
            return int(time_words("ordinal")[word])
        if word[:-2].isdigit() and word.endswith(("st", "nd", "rd", "th")):
            return int(word[:-2])
    return None
