"""What was not raised, not answered, not disclosed, not attended, not stated: silence is data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from verbale.model import Entry, Silence, SilenceKind
from verbale.views.page import ENOUGH, Group, Line, Part, Section, capped
from verbale.views.record_index import RecordIndex
from verbale.views.record_lines import silence_line
from verbale.views.scope import Scope

__all__ = ["silences"]

MORE: Final = "verbale silences"
_TITLES: Final[Mapping[SilenceKind, str]] = {
    "not_raised": "Not raised",
    "not_answered": "Not answered",
    "not_disclosed": "Not disclosed",
    "did_not_attend": "Did not attend",
    "not_stated_by_source": "Not stated by the source",
}


def silences(index: RecordIndex, scope: Scope, *, limit: int | None = None) -> Section:
    """The silences by kind, each with who was silent and who says so.

    Args:
        index: the record.
        scope: the part of it.
        limit: how many, the first by day.
    """
    groups: dict[SilenceKind, list[Entry[Silence]]] = {}
    found = index.found(index.record.silences, scope, limit)
    taken = len(found)
    for entry in index.once(found):
        groups.setdefault(entry.item.kind, []).append(entry)
    room = max(limit or 0, ENOUGH)
    parts: list[Part] = [
        Group(title, capped(groups[kind], lambda entry: _bare(silence_line(index, entry)), MORE, room=room))
        for kind, title in _TITLES.items()
        if kind in groups
    ]
    if limit is not None and taken == limit:
        parts.append(Line(f"Only the first {limit:,} by day are shown: --since, or a higher --limit"))
    return Section("silences", "What was not said", tuple(parts))


def _bare(line: Line) -> Line:
    """The line without the kind, which stands above it."""
    return Line(line.text, line.cites, lead=line.lead, who=line.who, note=line.note)
