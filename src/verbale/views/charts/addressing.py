"""Who addresses whom, as a grid of discs: rows speak, columns are spoken to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from math import sqrt
from typing import Final
from xml.sax.saxutils import escape

from verbale.views.charts.svg import INK, QUIET, drawing, label, rule, short

__all__ = ["addressing_chart"]

_MOST: Final = 12
"""Actors shown. Own choice: what a printed page holds."""
_CELL: Final = 40
_LEFT: Final = 210
_TOP: Final = 150
_NAME: Final = 30


def addressing_chart(counts: Mapping[tuple[str, str], int]) -> str:
    """The chart of the busiest actors; an empty string where nobody addresses anybody."""
    if not counts:
        return ""
    busy: Counter[str] = Counter()
    for (start, stop), count in counts.items():
        busy[start] += count
        busy[stop] += count
    names = [name for name, _ in sorted(busy.items(), key=lambda pair: (-pair[1], pair[0]))[:_MOST]]
    rows = [name for name in names if any(start == name and stop in names for start, stop in counts)]
    columns = [name for name in names if any(stop == name and start in names for start, stop in counts)]
    most = max(counts.values())
    width, height = len(columns) * _CELL, len(rows) * _CELL
    pieces = [label(8, _TOP - 10, "from \u2193   to \u2192", colour=QUIET)]
    for place, name in enumerate(columns):
        pieces.append(label(_LEFT + place * _CELL + _CELL / 2, _TOP - 8, short(name, _NAME), turned=True))
    for place, name in enumerate(rows):
        y = _TOP + place * _CELL
        pieces += [
            rule(_LEFT, y, _LEFT + width, y),
            label(_LEFT - 8, y + _CELL / 2 + 4, short(name, _NAME), anchor="end"),
        ]
    pieces.append(rule(_LEFT, _TOP + height, _LEFT + width, _TOP + height))
    for row, start in enumerate(rows):
        for column, stop in enumerate(columns):
            if count := counts.get((start, stop), 0):
                pieces += _disc(row, column, count, most, f"{start} to {stop}: {count:,}")
    (start, stop), count = min(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    left_out = f" {len(busy) - len(names):,} less busy actors are left out." if len(busy) > len(names) else ""
    about = f"{len(counts):,} pairs of actors; most from {start} to {stop}: {count:,}.{left_out}"
    return drawing("addressing", "Who addresses whom", about, _LEFT + width + 130, _TOP + height + 12, pieces)


def _disc(row: int, column: int, count: int, most: int, told: str) -> list[str]:
    """A disc whose area is the count, with the number in or beside it."""
    x, y = _LEFT + column * _CELL + _CELL / 2, _TOP + row * _CELL + _CELL / 2
    radius = max(_CELL * 0.44 * sqrt(count / most), 5)
    inside = radius > 10
    number = label(x if inside else x + radius + 3, y + 4, f"{count:,}", anchor="middle" if inside else "start",
                   colour="#ffffff" if inside else INK)  # fmt: skip
    return [
        f'<circle cx="{x:g}" cy="{y:g}" r="{radius:.1f}" fill="{INK}"><title>{escape(told)}</title></circle>',
        number,
    ]
