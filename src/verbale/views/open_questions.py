"""What a record leaves open: answers put off, meetings nobody tells the outcome of, what no one answered, who spoke."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import Final

from verbale.model import Entry, RecordMeeting, Statement, Thread
from verbale.views.page import Group, Line, Section, capped
from verbale.views.record_index import RecordIndex
from verbale.views.record_lines import dated, statement_line
from verbale.views.scope import Scope
from verbale.views.sessions import meetings_in, title_of
from verbale.views.terminal_text import harmless, in_quotes, without_that
from verbale.views.threads import THREADS, threads_in
from verbale.views.wording import days, told

__all__ = ["open_questions"]

MORE: Final = "verbale review"
_CLAIMS: Final = frozenset(
    {"intended", "proposed", "invited", "received", "accepted", "conditional", "confirmed", "predicted"}
)


def open_questions(index: RecordIndex, scope: Scope) -> Section:
    """What is open, by kind; kinds with nothing in them are left out."""
    groups = (
        Group("Answers put off", _put_off(index, scope)),
        Group("Meetings spoken of; the record does not say whether they took place", _unheld(index, scope)),
        Group("Without an answer in the record", _unanswered(index, scope)),
        Group("Speakers the text leaves open", _unresolved(index, scope)),
        Group("Texts with something missing or odd", capped([*_odd(index, scope)], lambda line: line, MORE)),
    )
    return Section("open", "Open questions", tuple(group for group in groups if group.lines))


def _put_off(index: RecordIndex, scope: Scope) -> tuple[Line, ...]:
    found = [entry for entry in index.statements(scope) if entry.item.force == "defer"]
    return capped(found, lambda entry: statement_line(index, entry), MORE)


def _unheld(index: RecordIndex, scope: Scope) -> tuple[Line, ...]:
    meetings = meetings_in(index, scope)
    held = _Days(meeting for meeting in meetings if meeting.state not in _CLAIMS)
    claims = [meeting for meeting in meetings if meeting.state in _CLAIMS and not held.meet(meeting)]
    newest = max((s.published.end[:10] for s in index.sources.values() if s.published), default="")
    return capped(claims, lambda claim: _claim(index, claim, newest), MORE)


class _Days:
    """The days of meetings that were held, or put off."""

    def __init__(self, meetings: Iterable[RecordMeeting]) -> None:
        days = sorted((one.when.start[:10], one.when.end[:10]) for one in meetings if one.when is not None)
        self._first = [first for first, _ in days]
        self._last = list(accumulate((last for _, last in days), max))

    def meet(self, claim: RecordMeeting) -> bool:
        """Whether one of them may be the meeting that was claimed: a day of it lies in the claim's."""
        if claim.when is None:
            return False
        begun = bisect_right(self._first, claim.when.end[:10])
        return begun > 0 and self._last[begun - 1] >= claim.when.start[:10]


def _claim(index: RecordIndex, meeting: RecordMeeting, newest: str) -> Line:
    """A meeting that was only spoken of; `newest` is the day of the newest report."""
    words = next((told(e.item.evidence[:1]) for e in index.entries(meeting.refs) if e.item.evidence), "")
    title = title_of(index, meeting) + (f", {in_quotes(words)}" if words else "")
    past = meeting.when is not None and meeting.when.end[:10] < newest
    note = f"the time for it, {days(meeting.when)}, is past by the newest report" if past else ""
    return Line(title, index.cites(meeting.refs), note=note)


def _unanswered(index: RecordIndex, scope: Scope) -> tuple[Line, ...]:
    found = [
        thread
        for thread in threads_in(index, scope)
        if thread.kind != "commitment" and not any(b.stance != "repeats" for b in thread.bearings)
    ]
    return capped(found, lambda thread: _asking(index, thread), MORE)


def _asking(index: RecordIndex, thread: Thread) -> Line:
    return Line(
        without_that(harmless(thread.text)),
        index.cites(thread.refs),
        lead=_thread_day(thread),
        who=index.name(thread.by, "somebody not named"),
        act=THREADS[thread.kind][1],
    )


def _thread_day(thread: Thread) -> str:
    return thread.at.start[:10] if thread.at else ""


def _unresolved(index: RecordIndex, scope: Scope) -> tuple[Line, ...]:
    found = [
        entry
        for entry in index.statements(scope)
        if entry.item.speaker.actor is None and entry.item.source and entry.item.kind == "speech"
    ]
    return capped(found, lambda entry: _speaking(index, entry), MORE)


def _speaking(index: RecordIndex, entry: Entry[Statement]) -> Line:
    words = in_quotes(told(entry.item.source, room=80))
    return Line(f"{words}: {told(entry.item.content)}", index.cited(entry), lead=dated(entry))


def _odd(index: RecordIndex, scope: Scope) -> Iterator[Line]:
    """Lacunae and anomalies of the sources, which are left as they stand."""
    if scope.narrow:
        return
    for source in index.sources.values():
        if not scope.in_time(source.published.start[:10] if source.published else None):
            continue
        document = index.record.document(source.document)
        for lacuna in document.lacunae:
            note = lacuna.kind.replace("_", " ") + (f": {harmless(lacuna.note)}" if lacuna.note else "")
            yield Line(note, (index.record.cite(document.id, lacuna),))
        for anomaly in document.anomalies:
            words = in_quotes(told([anomaly]))
            yield Line(f"{words}: {harmless(anomaly.note)}", (index.record.cite(document.id, anomaly),))
