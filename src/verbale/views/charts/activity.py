"""How much was said and done over time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from verbale.views.charts.svg import COOPERATION, INK, bar, drawing, label, rule

__all__ = ["activity_chart"]

_WIDTH: Final = 720
_HEIGHT: Final = 240
_LEFT: Final = 44
_TOP: Final = 34
_BOTTOM: Final = 180
_DAYS: Final = 62
_MONTHS: Final = 36
"""Up to two months are drawn by day, up to three years by month, more by year. Own choice: bars
that can be told apart."""
_LABELS: Final = 12
_SLANTED: Final = 8
"""From this many bins on their names are slanted, lest they touch."""


def activity_chart(statements: Iterable[str | None], events: Iterable[str | None]) -> str:
    """The chart of statements and events by day, month or year; an empty string where nothing is dated.

    Args:
        statements: the ISO day of each statement.
        events: the ISO day of each event.
    """
    said = [day for day in statements if day]
    done = [day for day in events if day]
    if not said and not done:
        return ""
    first, last = min(said + done)[:10], max(said + done)[:10]
    grain = _grain(first, last)
    bins = _bins(first, last, grain)
    counts = (Counter(day[:grain] for day in said), Counter(day[:grain] for day in done))
    most = max(max(count.values(), default=0) for count in counts)
    step = (_WIDTH - _LEFT - 10) / len(bins)
    pieces = [
        bar(_LEFT, 8, 10, 10, INK, "statements"), label(_LEFT + 15, 17, "statements"),
        bar(_LEFT + 110, 8, 10, 10, COOPERATION, "events"), label(_LEFT + 125, 17, "events"),
        rule(_LEFT, _BOTTOM, _WIDTH - 10, _BOTTOM), label(_LEFT - 6, _TOP + 4, f"{most:,}", anchor="end"),
        label(_LEFT - 6, _BOTTOM, "0", anchor="end"), rule(_LEFT, _TOP, _LEFT, _BOTTOM),
    ]  # fmt: skip
    every = -(-len(bins) // _LABELS)
    slanted = len(bins) >= _SLANTED
    for place, name in enumerate(bins):
        x = _LEFT + place * step
        for shift, count, colour, what in zip(
            (0.1, 0.5), counts, (INK, COOPERATION), ("statement", "event"), strict=True
        ):
            if count[name]:
                height = (_BOTTOM - _TOP) * count[name] / most
                told = f"{name}: {count[name]:,} {what}{'s' if count[name] != 1 else ''}"
                pieces.append(bar(x + shift * step, _BOTTOM - height, 0.4 * step, height, colour, told))
        if place % every == 0:
            anchor = "end" if slanted else "middle"
            pieces.append(label(x + step / 2, _BOTTOM + (12 if slanted else 16), name, anchor=anchor, turned=slanted))
    busiest = max(bins, key=lambda name: counts[0][name] + counts[1][name])
    about = (
        f"{len(said):,} dated statements and {len(done):,} dated events from {first} to {last}; most in {busiest}: "
        f"{counts[0][busiest]:,} statements and {counts[1][busiest]:,} events."
    )
    return drawing("activity", "Activity over time", about, _WIDTH, _HEIGHT, pieces)


def _grain(first: str, last: str) -> int:
    """How many characters of an ISO day name its bin."""
    span = (date.fromisoformat(last) - date.fromisoformat(first)).days
    if span <= _DAYS:
        return len("2007-05-28")
    return len("2007-05") if span <= _MONTHS * 31 else len("2007")


def _bins(first: str, last: str, grain: int) -> list[str]:
    """Every day, month or year from the first to the last, empty ones too: a gap is data."""
    day, end = date.fromisoformat(first), date.fromisoformat(last)
    names = []
    while day <= end:
        names.append(day.isoformat()[:grain])
        day += timedelta(days=1)
    return list(dict.fromkeys(names))
