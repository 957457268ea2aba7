"""What happened, day by day: events and meetings, those of several reports folded into one line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from typing import Any, Final

import msgspec

from verbale.model import Entry, Event, Filter, Meeting, RecordEvent, RecordMeeting, Ref, Span, Statement
from verbale.views.page import Group, Line, Part, Section, capped
from verbale.views.record_index import RecordIndex, by_day
from verbale.views.record_lines import dated, event_line, meeting_line, statement_line
from verbale.views.scope import Scope
from verbale.views.wording import days, supported

__all__ = ["timeline"]

_HAPPENED: Final = frozenset({"occurred", "reported", "denied"})
_MET: Final = frozenset({"held", "postponed", "cancelled", "not_attended"})


def timeline(index: RecordIndex, scope: Scope, *, statements: bool = False, limit: int | None = None) -> Section:
    """The days in order, each with its events and meetings; those announced or possible come apart, at the end.

    Args:
        index: the record.
        scope: the part of it.
        statements: what was said stands among what happened.
        limit: how many items of each kind are taken, the first by day.
    """
    taken: list[list[Entry[Any]]] = [
        index.found(index.record.meetings, scope, limit),
        index.found(index.record.events, scope, limit),
        index.found(_spoken(index), scope, limit) if statements else [],
    ]
    by_time: dict[str, list[Line]] = {}
    ahead: list[Line] = []
    for entry, line, happened in _folded(index, *map(index.once, taken)):
        if happened:
            by_time.setdefault(_time(entry), []).append(line)
        else:
            ahead.append(line)
    parts: list[Part] = [Group(time, tuple(lines)) for time, lines in by_time.items()]
    if any(len(entries) == limit for entries in taken):
        parts.append(Line(f"Of each kind the first {limit:,} by day are shown: --since, or a higher --limit"))
    if ahead:
        parts.append(Group("Announced, expected, conditional or only possible", tuple(ahead)))
    return Section(
        "chronology",
        "Chronology",
        capped(tuple(parts), "verbale timeline --since DATE --until DATE"),
        "A line that gives no number of reports is told by one. What a report tells without a day stands, marked "
        "undated, under the day of that report.",
    )


def _time(entry: Entry[Any]) -> str:
    """The day of an entry, or its first and last where it is not told more closely."""
    moment = None if isinstance(entry.item, Statement) else entry.item.when
    return days(moment) if moment else dated(entry)


def _folded(
    index: RecordIndex, meetings: list[Entry[Any]], events: list[Entry[Any]], spoken: list[Entry[Any]]
) -> Iterator[tuple[Entry[Any], Line, bool]]:
    """The first entry of each thing that happened, the line for all of them, and whether it happened."""
    meeting_of = _made_of(index, RecordMeeting, meetings)
    event_of = _made_of(index, RecordEvent, events)
    made = {one.id: one for one in (*meeting_of.values(), *event_of.values())}
    index.learn(ref for one in made.values() for ref in one.refs)
    index.fetch(ref for one in made.values() for ref in index.few(one.refs))
    index.fetch(Ref(e.ref.document, e.item.statement) for e in events if e.item.statement)
    met = _places(meetings)
    seen: set[str] = set()
    best = _furthest(meetings, meeting_of)
    for entry in sorted(chain(meetings, events, spoken), key=by_day):
        one = meeting_of.get(entry.ref) or event_of.get(entry.ref)
        if one is not None and (one.id in seen or best.get(one.id, entry.ref) != entry.ref):
            continue
        if isinstance(entry.item, Event) and entry.item.root == "CONSULT" and _meets(entry, met):
            continue
        line, happened = _line(index, entry)
        if one is not None:
            seen.add(one.id)
        if one is not None or not isinstance(entry.item, Statement):
            refs = one.refs if one is not None else index.told_by(entry)
            notes = (line.note, supported(index.support(refs)))
            line = msgspec.structs.replace(
                line, cites=index.places((*line.cites, *index.cites(refs))), note="; ".join(filter(None, notes))
            )
        yield entry, line if happened else msgspec.structs.replace(line, lead=dated(entry)), happened


def _furthest(meetings: list[Entry[Meeting]], made: Mapping[Ref, RecordEvent | RecordMeeting]) -> dict[str, Ref]:
    """The entry that stands for each meeting of the record: the first of those that tell the state furthest along and
    the most of which round it was and who met."""
    found: dict[str, Ref] = {}
    for entry in sorted(meetings, key=lambda entry: (-_told(entry.item), by_day(entry))):
        one = made.get(entry.ref)
        if isinstance(one, RecordMeeting) and entry.item.state == one.state:
            found.setdefault(one.id, entry.ref)
    return found


def _told(meeting: Meeting) -> int:
    return bool(meeting.series) + bool(meeting.attendance)


def _places(meetings: list[Entry[Meeting]]) -> dict[str, list[Span]]:
    """Where each document tells of meetings."""
    places: dict[str, list[Span]] = {}
    for entry in meetings:
        places.setdefault(entry.ref.document, []).extend(entry.item.evidence)
    return places


def _meets(entry: Entry[Event], met: dict[str, list[Span]]) -> bool:
    """Whether the event is a meeting that has a line of its own: the same words tell both."""
    trigger = entry.item.trigger
    return any(span.start < trigger.end and trigger.start < span.end for span in met.get(entry.ref.document, ()))


def _spoken(index: RecordIndex) -> Callable[[Filter], Iterable[Entry[Statement]]]:
    """What was said, without attitudes and documents."""
    return lambda where: index.record.statements(msgspec.structs.replace(where, kinds=("speech",)))


def _made_of(
    index: RecordIndex, kind: type[RecordEvent] | type[RecordMeeting], entries: list[Entry[Any]]
) -> dict[Ref, RecordEvent | RecordMeeting]:
    wanted = {entry.ref for entry in entries}
    found = index.record.items_of(kind, wanted)
    return {ref: made for made in found for ref in wanted.intersection(made.refs)}


def _line(index: RecordIndex, entry: Entry[Any]) -> tuple[Line, bool]:
    if isinstance(entry.item, Event):
        return event_line(index, entry, lead=False), entry.item.status in _HAPPENED
    if isinstance(entry.item, Meeting):
        return meeting_line(index, entry, lead=False), entry.item.state in _MET
    return statement_line(index, entry, lead=False), True
