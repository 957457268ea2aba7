"""Words of time: weekdays, months, units, numbers, and the small words that place them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from verbale.lexicon.tables import table

__all__ = ["time_numbers", "time_words"]


@cache
def time_words(kind: str) -> Mapping[str, str]:
    """The lower-case words of one class of the table and the value each carries ("" where it carries none).

    >>> time_words("edge")["beginning"]
    'start'
    """
    return MappingProxyType({row["word"]: row["value"] for row in table("time_words") if row["class"] == kind})


@cache
def time_numbers(kind: str) -> Mapping[str, int]:
    """The words of a class whose values are numbers: weekdays from Monday 0, months from January 1, counts.

    >>> time_numbers("weekday")["sunday"], time_numbers("month")["sept."]
    (6, 9)
    """
    return MappingProxyType({word: int(value) for word, value in time_words(kind).items()})
