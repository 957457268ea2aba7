"""Times as the log writes them: ISO 8601 with a zone, compared as instants."""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR, datetime, timedelta
from functools import lru_cache

from verbale.errors import RuleBroken

__all__ = ["after", "claimed", "instant"]


@lru_cache(maxsize=4096)
def instant(text: str) -> datetime:
    """The instant of an ISO 8601 time.

    Raises:
        RuleBroken: it is none, or has no zone.
    """
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise RuleBroken("time", f"{text!r} is no time; write one such as 2007-05-28T10:30:00+03:00.") from None
    if found.tzinfo is None:
        raise RuleBroken("time", f"{text!r} has no zone; write one such as 2007-05-28T10:30:00+03:00.")
    _countable(found, text)
    return found


def claimed(text: str) -> str:
    """A time that an author only claims, unchanged: an ISO date, or a time with or without a zone.

    Raises:
        RuleBroken: it is neither.
    """
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise RuleBroken("time", f"{text!r} is no date; write one such as 2007-05-28.") from None
    _countable(found, text)
    return text


def _countable(found: datetime, text: str) -> None:
    if not MINYEAR < found.year < MAXYEAR:
        raise RuleBroken("time", f"{text!r} is in no year that can be counted from; write another.")


def after(text: str, hours: int) -> str:
    """The time so many hours later, in the same zone."""
    return (instant(text) + timedelta(hours=hours)).isoformat()
