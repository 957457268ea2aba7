"""Evidence: where in the text a thing stands, and when it is said to be.

The record types are frozen and made of their parts, so that none can hold itself: the garbage collector, which looks
for that, passes them over (`gc=False`). A load holds millions of them.
"""

from __future__ import annotations

from typing import Literal

import msgspec

__all__ = ["Basis", "Moment", "Place", "Precision", "Span"]

Basis = Literal["given", "metadata", "dateline", "published", "statement", "explicit", "inferred"]
"""What fixes a date: said by the user, a metadata line or tag, the dateline, relative to the publication date, relative
to another statement's time, a full date in the words themselves, or inferred from other evidence."""

Precision = Literal["minute", "hour", "day", "week", "month", "season", "quarter", "year", "decade", "bound"]
"""The grain of a moment; `bound` is an interval of which only an end is stated ("in less than one month")."""


class Span(msgspec.Struct, frozen=True, gc=False):
    """Characters `[start, end)` of `document.text`, in Unicode code points, and the words that stand there."""

    start: int
    end: int
    text: str


class Moment(msgspec.Struct, frozen=True, gc=False):
    """An interval, both ends included, with its precision and the words it came from.

    `start` and `end` are ISO 8601 dates, or date-times with a zone where the source gives one.
    """

    start: str
    end: str
    precision: Precision
    text: str
    basis: Basis


class Place(msgspec.Struct, frozen=True, gc=False):
    """A place as the text names it; `country` is ISO 3166-1 alpha-3 where the lexicon knows it, `control` the actor the
    text says controls it ("the U.S.-controlled Green Zone")."""

    name: str
    country: str | None
    evidence: Span
    control: str | None = None
