"""What was not raised, not answered, not disclosed, not attended, not stated: silence is data."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice
from typing import Final

from verbale.model import Filter, SilenceKind
from verbale.views.page import Group, Line, Section, capped
from verbale.views.record_index import RecordIndex
from verbale.views.record_lines import silence_line
from verbale.views.scope import Scope

__all__ = ["silences"]

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
    groups: dict[SilenceKind, list[Line]] = {}
    where: Filter = scope.where()
    for entry in index.once(islice((e for e in index.record.silences(where) if scope.holds(e)), limit)):
        groups.setdefault(entry.item.kind, []).append(_bare(silence_line(index, entry)))
    parts = tuple(Group(title, tuple(groups[kind])) for kind, title in _TITLES.items() if kind in groups)
    return Section("silences", "Silences", capped(parts, "verbale silences"))


def _bare(line: Line) -> Line:
    """The line without the kind, which stands above it."""
    return Line(line.text, line.cites, lead=line.lead, who=line.who, note=line.note)
