"""What stretches of time mean: from one date to another, or with one stated end ("since 2003", "by Friday").

A `bound` has one stated end; the other is the day of the report, or the stated end itself where that is not known.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from verbale.annotate.dates.calendar_meanings import Weekday
from verbale.annotate.dates.counted_meanings import Deictic
from verbale.annotate.dates.intervals import Clock, Interval
from verbale.annotate.dates.meanings import When
from verbale.annotate.grammar.tense import Tense
from verbale.model import Basis

__all__ = ["Bounded", "FromTo", "Side"]

Side = Literal["since", "after", "until", "before"]


@dataclass(frozen=True, slots=True)
class FromTo:
    """From one time to another ("May 3-5", "from 2003 to 2006")."""

    first: When
    last: When

    def interval(self, clock: Clock) -> Interval | None:
        """From the start of the first to the end of the last, where both are fixed and in order."""
        first, last = self.first.interval(clock), self.last.interval(clock)
        if clock.tense == "past" and last is not None and clock.anchor is not None:
            first = self.first.interval(replace(clock, anchor=min(clock.anchor, last.start)))
        elif clock.tense in ("future", "prospect") and first is not None and clock.anchor is not None:
            last = self.last.interval(replace(clock, anchor=max(clock.anchor, first.start)))
        if first is None or last is None or first.start > last.end:
            return None
        basis: Basis = "explicit" if first.basis == last.basis == "explicit" else "published"
        return Interval(first.start, last.end, last.precision, basis)


@dataclass(frozen=True, slots=True)
class Bounded:
    """One stated end and the report's day ("since 2003", "after March 6", "by the end of June", "before Friday")."""

    side: Side
    inner: When

    def interval(self, clock: Clock) -> Interval | None:
        """The interval between, None where the stated end lies on the wrong side of the report's day."""
        backward = self.side in ("since", "after")
        if clock.anchor is None or (not backward and not self._ahead(clock)):
            return self._by_itself(clock)
        towards: Tense = "past" if backward else "future"
        stated = self.inner.interval(replace(clock, tense=towards))
        if stated is None:
            return None
        if backward:
            start = stated.start if self.side == "since" else stated.end
            return Interval(start, clock.anchor, "bound") if start <= clock.anchor else None
        end = self._end(stated)
        return Interval(clock.anchor, end, "bound") if end >= clock.anchor else None

    def _end(self, stated: Interval) -> date:
        """The last day: "before the end of April" lasts as long as "by the end of April"."""
        whole = self.side == "until" or getattr(self.inner, "edge", None) == "end"
        return stated.end if whole else stated.start

    def _by_itself(self, clock: Clock) -> Interval | None:
        """The stated end of "before" or "until" a full date, where the clause does not tell that it lies behind:
        from the report's day, or that day alone where there is none."""
        if self.side in ("since", "after") or clock.tense == "past":
            return None
        stated = self.inner.interval(replace(clock, tense="future"))
        if stated is None or stated.basis != "explicit":
            return None
        end = self._end(stated)
        if clock.anchor is not None and end < clock.anchor:
            return None
        return Interval(clock.anchor or end, end, "bound", "published" if clock.anchor else "explicit")

    def _ahead(self, clock: Clock) -> bool:
        """Whether the clause looks ahead; "before" of a day named by date alone must have a future verb to tell."""
        if clock.tense == "past":
            return False
        return self.side == "until" or clock.tense != "present" or isinstance(self.inner, (Weekday, Deictic))
