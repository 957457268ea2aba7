"""Days that a user gives to narrow an answer: a day, a month or a year."""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import Final

from verbale.errors import UsageError

__all__ = ["first_day", "last_day"]

_GIVEN: Final = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def first_day(given: str) -> str:
    """The first day that the words mean, ISO 8601.

    Raises:
        UsageError: they are no day, month or year.

    >>> first_day("2007-05")
    '2007-05-01'
    """
    year, month, day = _parts(given)
    return _iso(given, year, month or 1, day or 1)


def last_day(given: str) -> str:
    """The last day that the words mean, ISO 8601.

    Raises:
        UsageError: they are no day, month or year.

    >>> last_day("2008-02")
    '2008-02-29'
    """
    year, month, day = _parts(given)
    month = month or 12
    if not day:
        day = calendar.monthrange(year, month)[1] if 1 <= month <= 12 and year else 1
    return _iso(given, year, month, day)


def _parts(given: str) -> tuple[int, int, int]:
    """Year, month and day, 0 for what is not given."""
    found = _GIVEN.fullmatch(given.strip())
    if not found:
        raise UsageError(f"The day {given!r} cannot be read: give it as 2007-05-28, 2007-05 or 2007.")
    year, month, day = (int(part or 0) for part in found.groups())
    return year, month, day


def _iso(given: str, year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError as error:
        raise UsageError(f"There is no day {given}: give one as 2007-05-28, 2007-05 or 2007.") from error
