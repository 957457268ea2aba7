"""What dates mean that are counted from the report or from the moment named before ("last week", "two weeks later").

Weeks run from Monday to Sunday; "last week" in a Sunday report may mean the week that ends with it, and reaches to its
Saturday.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from verbale.annotate.dates.intervals import Clock, Edge, Interval, Unit, fits, moved, trim, unit_of

__all__ = ["Ahead", "Aside", "Deictic"]

SATURDAY: Final = 5


@dataclass(frozen=True, slots=True)
class Deictic:
    """A calendar unit counted from the report's ("yesterday", "last week", "three months ago"), or a part of it."""

    unit: Unit
    shift: int
    edge: Edge | None = None

    def interval(self, clock: Clock) -> Interval | None:
        """The unit or its part."""
        if clock.anchor is None:
            return None
        back = self.unit == "weekend" and not self.shift and clock.tense == "past" and clock.anchor.weekday() < SATURDAY
        whole = unit_of(clock.anchor, self.unit, -1 if back else self.shift)
        return trim(whole, self.edge, clock) if whole else None


@dataclass(frozen=True, slots=True)
class Ahead:
    """At most so far from now ("within 60 days"); `number` is negative for the past ("the past two weeks")."""

    unit: Unit
    number: int

    def interval(self, clock: Clock) -> Interval | None:
        """From the report's day to the far end, whichever comes first."""
        if clock.anchor is None or (self.number > 0 and clock.tense == "past"):
            return None
        far = moved(clock.anchor, self.unit, self.number)
        if far is None:
            return None
        return Interval(min(clock.anchor, far), max(clock.anchor, far), "bound")


@dataclass(frozen=True, slots=True)
class Aside:
    """A unit counted from the moment named before ("two weeks later", "the same day")."""

    unit: Unit
    shift: int

    def interval(self, clock: Clock) -> Interval | None:
        """The unit, where the moment before is no coarser than it."""
        before = clock.previous
        if before is None or not fits(before.precision, self.unit):
            return None
        whole = unit_of(before.start, self.unit, self.shift)
        return replace(whole, basis="statement") if whole else None
