"""Durations that a text counts from something, with the days they allow."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from verbale.lexicon.calendar import time_numbers, time_words

__all__ = ["Count", "counts"]

DAYS: Final = {"day": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365}
"""Days of a unit; a month may have a day or two less or more, which `SLACK` allows for."""

SLACK: Final = {"day": 0, "week": 0, "fortnight": 0, "month": 2, "year": 3}
ROUGH: Final = 0.5
"""Units by which "two months" may be off without "more" or "less". Own choice."""


BEFORE: Final = 200
"""Characters before a unit in which its number and "more than" stand, with room for broken lines."""


class Count(NamedTuple):
    """A stated time between two things: the least and most days it allows, and where it stands in the text."""

    least: float
    most: float
    start: int
    end: int
    words: str


def counts(text: str) -> Iterator[Count]:
    """The durations that a text counts from something: "more than two weeks after", "the two months or so since".

    >>> [(count.least, count.most) for count in counts("more than two weeks after, or less than 10 days since")]
    [(14, inf), (0, 10)]
    """
    for match in _matches(text):
        number = match["number"].casefold()
        amount = int(number) if number.isdigit() else time_numbers("number")[number]
        unit = time_words("unit")[match["unit"].casefold()]
        if unit not in DAYS or not amount:
            continue
        days, slack = amount * DAYS[unit], amount * SLACK[unit]
        lead = (match["lead"] or "").casefold().split()
        least, most = days - DAYS[unit] * ROUGH, days + DAYS[unit] * ROUGH
        if any(word in time_words("over") for word in lead):
            least, most = days - slack, float("inf")
        elif any(word in time_words("under") for word in lead):
            least, most = 0, days + slack
        yield Count(least, most, match.start(), match.end(), " ".join(match.group().split()))


def _matches(text: str) -> Iterator[re.Match[str]]:
    """The matches of the pattern; it is only tried before its ends, which few texts have and which are soon seen."""
    done = 0
    for end in _ends().finditer(text):
        found = _pattern().search(text, max(done, end.start() - BEFORE), end.end())
        if found is not None:
            done = found.end()
            yield found


@cache
def _ends() -> re.Pattern[str]:
    """How a duration ends from which something is counted."""
    units = "|".join(sorted(map(re.escape, time_words("unit")), key=len, reverse=True))
    return re.compile(rf"\b(?:{units})(?:\s+or\s+so)?\s+(?:after|since)\b", re.IGNORECASE)


@cache
def _pattern() -> re.Pattern[str]:
    numbers = "|".join(sorted(map(re.escape, time_words("number")), key=len, reverse=True))
    units = "|".join(sorted(map(re.escape, time_words("unit")), key=len, reverse=True))
    leads = "|".join(
        sorted({*time_words("over"), *time_words("under"), *time_words("approximate")}, key=len, reverse=True)
    )
    return re.compile(
        rf"(?:\b(?P<lead>(?:at\s+)?(?:{leads})(?:\s+than)?)\s+)?\b(?P<number>\d{{1,3}}|{numbers})\s+(?P<unit>{units})"
        r"(?:\s+or\s+so)?\s+(?:after|since)\b",
        re.IGNORECASE,
    )
