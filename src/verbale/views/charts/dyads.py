"""Conflict and cooperation by pair of parties, as bars to the left and right of a line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from verbale.views.charts.svg import CONFLICT, COOPERATION, bar, drawing, label, rule, short
from verbale.views.network import Dyad

__all__ = ["dyads_chart"]

_MOST: Final = 15
_ROW: Final = 26
_TOP: Final = 34
_NAMES: Final = 300
_REACH: Final = 180
_NUMBER: Final = 30
_NAME: Final = 22


def dyads_chart(dyads: Sequence[Dyad]) -> str:
    """The chart of the busiest pairs; an empty string where there is none."""
    shown = dyads[:_MOST]
    if not shown:
        return ""
    most = max(max(dyad.cooperation, dyad.conflict) for dyad in shown)
    middle = _NAMES + _NUMBER + _REACH
    bottom = _TOP + len(shown) * _ROW
    pieces = [
        label(middle - 6, 18, "conflict", anchor="end", colour=CONFLICT),
        label(middle + 6, 18, "cooperation", colour=COOPERATION),
    ]
    for place, dyad in enumerate(shown):
        y = _TOP + place * _ROW
        names = f"{short(dyad.first, _NAME)} \u2013 {short(dyad.second, _NAME)}"
        pieces.append(label(_NAMES - 4, y + 16, names, anchor="end"))
        left, right = (_REACH * count / most for count in (dyad.conflict, dyad.cooperation))
        pair = f"{dyad.first} and {dyad.second}"
        if dyad.conflict:
            pieces += [bar(middle - left, y + 4, left, _ROW - 8, CONFLICT, f"{pair}: {dyad.conflict:,} of conflict"),
                       label(middle - left - 4, y + 16, f"{dyad.conflict:,}", anchor="end")]  # fmt: skip
        if dyad.cooperation:
            told = f"{pair}: {dyad.cooperation:,} of cooperation"
            pieces += [bar(middle, y + 4, right, _ROW - 8, COOPERATION, told),
                       label(middle + right + 4, y + 16, f"{dyad.cooperation:,}")]  # fmt: skip
    pieces.append(rule(middle, _TOP - 4, middle, bottom))
    first = shown[0]
    left_out = f" {len(dyads) - len(shown):,} less busy pairs are left out." if len(dyads) > len(shown) else ""
    about = (
        f"{len(dyads):,} pairs of parties; the busiest is {first.first} and {first.second} with {first.cooperation:,} "
        f"events of cooperation and {first.conflict:,} of conflict.{left_out}"
    )
    return drawing("dyads", "Conflict and cooperation", about, middle + _REACH + _NUMBER + 10, bottom + 10, pieces)
