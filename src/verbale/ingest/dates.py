"""Publication dates: what a user gives, what a header says, and what a dateline holds."""

from __future__ import annotations

import datetime
import re
from email.utils import parsedate_to_datetime
from typing import NamedTuple

from verbale.errors import UsageError
from verbale.model import Basis, Moment

__all__ = [
    "DATE_NAMES",
    "DATE_WORDS",
    "FoundDate",
    "find_date",
    "given_moment",
    "is_future",
    "moment_of",
    "parse_moment",
]

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_WEEKDAY_NAME = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?"
_WEEKDAY = rf"(?:{_WEEKDAY_NAME},?\s+)?"
DATE_NAMES = rf"(?:{_MONTH}|{_WEEKDAY_NAME})"
"""The name of a month or a weekday, as a pattern without groups."""
DATE_WORDS = (
    rf"{_WEEKDAY}(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+\d{{4}})?"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}(?:,?\s+\d{{4}})?|\d{{4}}-\d{{2}}-\d{{2}})\b"
)
"""A date in words, as a pattern without groups, with or without weekday and year."""

_MONTH_FIRST = re.compile(rf"\b({_MONTH})\s+(\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+(\d{{4}}))?\b", re.IGNORECASE)
_DAY_FIRST = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+({_MONTH})(?:,?\s+(\d{{4}}))?\b", re.IGNORECASE)
_ISO_TIME = re.compile(
    r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s?(?:Z|[+-]\d{2}:?\d{2})?\b", re.IGNORECASE
)
_ISO = re.compile(r"(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)")
_ISO_GIVEN = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?")
_SLASHED = re.compile(r"(?<!\d)(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?!\d)")
_RFC = re.compile(r"(?:\w{3},\s+)?\d{1,2} \w{3} \d{4} \d{2}:\d{2}(?::\d{2})? (?:[+-]\d{4}|GMT|UTC)")


class FoundDate(NamedTuple):
    """A date that words name; `year` is None where they do not give it. `[start, end)` counts in those words."""

    year: int | None
    month: int
    day: int
    start: int
    end: int


def given_moment(published: datetime.date | datetime.datetime | str) -> Moment:
    """The publication moment a user states.

    Raises:
        UsageError: it is no ISO date or date-time, impossible, or in the future.
    """
    value: datetime.date | datetime.datetime
    if isinstance(published, str):
        words = published.strip()
        if not _ISO_GIVEN.fullmatch(words):
            raise UsageError(f"The publication date {published!r} cannot be read: give it as YYYY-MM-DD.")
        try:
            value = datetime.datetime.fromisoformat(words) if len(words) > 10 else datetime.date.fromisoformat(words)
        except ValueError as error:
            raise UsageError(f"The publication date {published!r} is impossible ({error}): give a real day.") from error
    elif isinstance(published, datetime.date):
        value, words = published, published.isoformat()
    else:
        raise UsageError(f"The publication date {published!r} cannot be read: give a date or YYYY-MM-DD.")
    if is_future(value):
        raise UsageError(f"The publication date {words!r} is in the future: give the day the report was published.")
    return moment_of(value, words, "given")


def is_future(value: datetime.date) -> bool:
    """Whether the day is later than tomorrow; tomorrow may already be today elsewhere."""
    day = value.date() if isinstance(value, datetime.datetime) else value
    today = datetime.datetime.now(datetime.UTC).date()
    return day.toordinal() > today.toordinal() + 1


def moment_of(value: datetime.date, words: str, basis: Basis) -> Moment:
    """The moment of a date, or of a date-time to the minute."""
    iso = value.isoformat()
    return Moment(iso, iso, "minute" if isinstance(value, datetime.datetime) else "day", words, basis)


def parse_moment(words: str, basis: Basis) -> Moment | None:
    """The moment that a header or a tag gives, None where it holds no full date or an ambiguous one (03/04/2007)."""
    match = _ISO_TIME.search(words)
    if match:
        try:
            stamp = re.sub(r"\s(?=Z|[+-])", "", match.group().replace(" ", "T", 1), flags=re.IGNORECASE)
            return moment_of(datetime.datetime.fromisoformat(stamp.upper()), words.strip(), basis)
        except ValueError:
            return None
    match = _RFC.search(words)
    if match:
        try:
            return moment_of(parsedate_to_datetime(match.group()), words.strip(), basis)
        except ValueError:
            return None
    found = find_date(words)
    if found is None:
        found = _slashed(words)
    if found is None or found.year is None:
        return None
    return moment_of(datetime.date(found.year, found.month, found.day), words.strip(), basis)


def find_date(words: str) -> FoundDate | None:
    """The first possible date in words or in ISO form; a full one goes before one without a year."""
    partial = None
    for pattern, order in ((_MONTH_FIRST, (3, 1, 2)), (_DAY_FIRST, (3, 2, 1))):
        for match in pattern.finditer(words):
            year, month, day = (match.group(index) for index in order)
            number = _MONTHS.index(month[:3].lower()) + 1
            found = FoundDate(int(year) if year else None, number, int(day), match.start(), match.end())
            if not _possible(found):
                continue
            if found.year is not None:
                return found
            partial = partial or found
    for match in _ISO.finditer(words):
        year, month, day = match.group().split("-")
        found = FoundDate(int(year), int(month), int(day), match.start(), match.end())
        if _possible(found):
            return found
    return partial


def _slashed(words: str) -> FoundDate | None:
    match = _SLASHED.search(words)
    if not match:
        return None
    first, second, year = (int(group) for group in match.groups())
    if first > 12 >= second:
        first, second = second, first
    elif not second > 12 >= first and first != second:
        return None
    found = FoundDate(year, first, second, match.start(), match.end())
    return found if _possible(found) else None


def _possible(found: FoundDate) -> bool:
    try:
        datetime.date(found.year or 2000, found.month, found.day)
    except ValueError:
        return False
    return True
