"""What happened, day by day: events and meetings, those of several reports folded into one line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain, islice
from typing import Any, Final

import msgspec

from verbale.model import Entry, Event, Filter, Meeting, RecordEvent, RecordMeeting, Ref, Span, Statement
from verbale.views.page import ENOUGH, Group, Line, Part, Section, capped
from verbale.views.record_index import RecordIndex, by_day
from verbale.views.record_lines import dated, event_line, meeting_line, statement_line
from verbale.views.scope import Scope
from verbale.views.wording import days, supported

__all__ = ["timeline"]

MORE: Final = "verbale timeline --since DATE --until DATE"
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
        index.found(index.record.events, scope, limit) if limit else index.events(scope),
        index.found(_spoken(index), scope, limit) if statements else [],
    ]
    told = _Told(index, *map(index.once, taken))
    by_time: dict[str, list[Entry[Any]]] = {}
    ahead: list[Entry[Any]] = []
    for entry in told.first():
        if _happened(entry):
            by_time.setdefault(_time(entry), []).append(entry)
        else:
            ahead.append(entry)
    told.fetch([*chain.from_iterable(islice(by_time.values(), ENOUGH)), *ahead[:ENOUGH]])

    def part(one: str | Line | list[Entry[Any]]) -> Part:
        if isinstance(one, Line):
            return one
        if isinstance(one, str):
            return Group(one, tuple(map(told.line, by_time[one])))
        room = max(limit or 0, ENOUGH)
        return Group("Announced, expected, conditional or only possible", capped(one, told.line, MORE, room=room))

    parts: list[str | Line | list[Entry[Any]]] = [*by_time]
    if any(len(entries) == limit for entries in taken):
        parts.append(Line(f"Of each kind the first {limit:,} by day are shown: --since, or a higher --limit"))
    parts += [ahead] if ahead else []
    return Section(
        "chronology",
        "Chronology",
        capped(parts, part, MORE),
        "A line that gives no number of reports is told by one. What a report tells without a day stands under the day "
        "of that report; where it gives one, its words follow “from”.",
    )


def _time(entry: Entry[Any]) -> str:
    """The day of an entry, or its first and last where it is not told more closely."""
    moment = None if isinstance(entry.item, Statement) else entry.item.when
    return days(moment) if moment else dated(entry)


class _Told:
    """What happened, was announced or said; what several reports tell is one."""

    def __init__(
        self,
        index: RecordIndex,
        meetings: list[Entry[Meeting]],
        events: list[Entry[Event]],
        spoken: list[Entry[Statement]],
    ) -> None:
        self._index = index
        self._meetings, self._events, self._spoken = meetings, events, spoken
        meeting_of, event_of = _made_of(index, RecordMeeting, meetings), _made_of(index, RecordEvent, events)
        self._best = _furthest(meetings, meeting_of)
        self._made: dict[Ref, RecordEvent | RecordMeeting] = {**meeting_of, **event_of}

    def first(self) -> Iterator[Entry[Any]]:
        """The entry that stands for each thing, by day."""
        met = _places(self._meetings)
        seen: set[str] = set()
        for entry in sorted(chain(self._meetings, self._events, self._spoken), key=by_day):
            one = self._made.get(entry.ref)
            if one is not None and (one.id in seen or self._best.get(one.id, entry.ref) != entry.ref):
                continue
            if isinstance(entry.item, Event) and entry.item.root == "CONSULT" and _meets(entry, met):
                continue
            if one is not None:
                seen.add(one.id)
            yield entry

    def fetch(self, entries: Iterable[Entry[Any]]) -> None:
        """Look up all at once what the lines of these need."""
        index, some = self._index, list(entries)
        made = [self._made[entry.ref] for entry in some if entry.ref in self._made]
        index.learn(ref for one in made for ref in one.refs)
        index.fetch(ref for one in made for ref in index.few(one.refs))
        index.fetch(
            Ref(entry.ref.document, entry.item.statement)
            for entry in some
            if isinstance(entry.item, Event) and entry.item.statement
        )

    def line(self, entry: Entry[Any]) -> Line:
        """The line of a thing, with all who tell it."""
        index, one, line = self._index, self._made.get(entry.ref), _line(self._index, entry)
        if one is not None or not isinstance(entry.item, Statement):
            refs = one.refs if one is not None else index.told_by(entry)
            notes = (line.note, supported(index.support(refs)))
            line = msgspec.structs.replace(
                line, cites=index.places((*line.cites, *index.cites(refs))), note="; ".join(filter(None, notes))
            )
        return line if _happened(entry) else msgspec.structs.replace(line, lead=_announced(entry))


def _announced(entry: Entry[Any]) -> str:
    """The day that something is announced for, else the day on which it is told of."""
    return dated(entry) if entry.item.when else f"told {dated(entry)}"


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


def _meets(entry: Entry[Any], met: dict[str, list[Span]]) -> bool:
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


def _happened(entry: Entry[Any]) -> bool:
    if isinstance(entry.item, Event):
        return entry.item.status in _HAPPENED
    return entry.item.state in _MET if isinstance(entry.item, Meeting) else True


def _line(index: RecordIndex, entry: Entry[Any]) -> Line:
    if isinstance(entry.item, Event):
        return event_line(index, entry, lead=False)
    if isinstance(entry.item, Meeting):
        return meeting_line(index, entry, lead=False)
    return statement_line(index, entry, lead=False)
