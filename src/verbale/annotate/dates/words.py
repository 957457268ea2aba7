"""Words that may be the core of a date expression, and dates written in figures."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Final

from verbale.annotate.dates.calendar_meanings import OnDate
from verbale.annotate.dates.meanings import Unplaced, When
from verbale.lexicon.calendar import time_numbers, time_words

__all__ = [
    "DASHES",
    "LAST_YEAR",
    "core_kind",
    "day_number",
    "day_pair",
    "figure_date",
    "figures",
    "small_number",
    "year_pair",
]

FIRST_YEAR, LAST_YEAR = 1500, 2199
"""Four digits outside these are no year."""

DASHES: Final = frozenset({"-", "–", "—"})
LAST_DAY: Final = 31
SHORT_YEARS: Final = 99
ORDINAL_ENDS: Final = ("st", "nd", "rd", "th")


@lru_cache(maxsize=1 << 16)
def core_kind(word: str) -> str | None:
    """The class of a lower-case word that may be the core of a date expression."""
    kind = _cores().get(word)
    if kind is not None or not (word[:1].isdigit() or word[:4] == "mid-"):
        return kind
    if not word.isascii():
        return "years" if year_pair(word) else None
    body = word[4:] if word.startswith("mid-") else word
    if body.isdigit():
        return "year" if len(body) == 4 and FIRST_YEAR <= int(body) <= LAST_YEAR else None
    if body.endswith("s") and body[:-1].isdigit() and body.endswith("0s") and len(body) == 5:
        return "decade"
    if len(figures(word)) == 3:
        return "numeric"
    return None


@cache
def _cores() -> dict[str, str]:
    words: dict[str, str] = {}
    for kind in ("unit", "season", "weekday", "month", "deictic", "daypart"):
        words.update(dict.fromkeys(time_words(kind), kind))
    return words


def figures(word: str) -> list[int]:
    """The three numbers of a date in figures ("28/05/2007", "2007-05-28"), else nothing."""
    for sign in "/.-":
        parts = word.split(sign)
        if len(parts) != 3 or not all(part.isdigit() and len(part) in (1, 2, 4) for part in parts):
            continue
        numbers = [int(part) for part in parts]
        year = max(numbers[0], numbers[2])
        return numbers if year >= FIRST_YEAR or (sign == "/" and max(numbers) <= SHORT_YEARS) else []
    return []


def year_pair(word: str) -> tuple[int, int] | None:
    """Both years of "2003–2006" or "2003–06" in one token."""
    for dash in DASHES:
        first, sign, last = word.partition(dash)
        if sign and len(first) == 4 and first.isdecimal() and last.isdecimal() and len(last) in (2, 4):
            start = int(first)
            end = int(last) if len(last) == 4 else start // 100 * 100 + int(last)
            return (start, end) if FIRST_YEAR <= start < end <= LAST_YEAR else None
    return None


def figure_date(parts: list[int]) -> When:
    """A date in figures; unplaced where day and month could be either."""
    first, second, third = parts
    if first > LAST_DAY:
        return OnDate(first, second, third)
    year = third + 2000 if third < 100 else third
    if first > 12 or first == second:
        return OnDate(year, second, first)
    return OnDate(year, first, second) if second > 12 else Unplaced()


def small_number(word: str) -> int | None:
    """A count in figures or words ("60", "three", "a"), else None."""
    if word.isascii() and word.isdecimal() and len(word) <= 3:
        return int(word)
    return time_numbers("number").get(word)


def day_number(word: str) -> int | None:
    """The day of a month in figures ("28", "28th"), else None."""
    body = word[:-2] if word[-2:] in ORDINAL_ENDS else word
    if not (body.isascii() and body.isdecimal() and len(body) <= 2):
        return None
    return int(body) if 1 <= int(body) <= LAST_DAY else None


def day_pair(word: str) -> tuple[int, int] | None:
    """Both days of "3–5" in one token."""
    for dash in DASHES:
        first, sign, last = word.partition(dash)
        days = day_number(first), day_number(last)
        if sign and days[0] is not None and days[1] is not None:
            return days[0], days[1]
    return None
