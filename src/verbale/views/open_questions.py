"""What a record leaves open: answers put off, meetings nobody tells the outcome of, what no one answered, who spoke."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from verbale.model import RecordMeeting, Thread
from verbale.views.page import Group, Line, Section, capped
from verbale.views.record_index import RecordIndex
from verbale.views.record_lines import dated, statement_line
from verbale.views.scope import Scope
from verbale.views.sessions import meetings_in, title_of
from verbale.views.terminal_text import harmless, in_quotes, without_that
from verbale.views.threads import THREADS, threads_in
from verbale.views.wording import days, told

__all__ = ["open_questions"]

_CLAIMS: Final = frozenset(
    {"intended", "proposed", "invited", "received", "accepted", "conditional", "confirmed", "predicted"}
)


def open_questions(index: RecordIndex, scope: Scope) -> Section:
    """What is open, by kind; kinds with nothing in them are left out."""
    groups = (
        Group("Answers put off", tuple(_put_off(index, scope))),
        Group("Meetings spoken of; the record does not say whether they took place", tuple(_unheld(index, scope))),
        Group("Without an answer in the record", tuple(_unanswered(index, scope))),
        Group("Speakers the text leaves open", tuple(_unresolved(index, scope))),
        Group("Texts with something missing or odd", tuple(_odd(index, scope))),
    )
    return Section("open", "Open questions", capped(tuple(group for group in groups if group.lines), "verbale review"))


def _put_off(index: RecordIndex, scope: Scope) -> Iterator[Line]:
    for entry in index.statements(scope):
        if entry.item.force == "defer":
            yield statement_line(index, entry)


def _unheld(index: RecordIndex, scope: Scope) -> Iterator[Line]:
    meetings = meetings_in(index, scope)
    held = [meeting for meeting in meetings if meeting.state not in _CLAIMS]
    for meeting in meetings:
        if meeting.state in _CLAIMS and not any(_within(meeting, other) for other in held):
            words = next((told(e.item.evidence[:1]) for e in index.entries(meeting.refs) if e.item.evidence), "")
            title = title_of(index, meeting) + (f", {in_quotes(words)}" if words else "")
            yield Line(title, index.cites(meeting.refs), note=_due(index, meeting))


def _within(claim: RecordMeeting, other: RecordMeeting) -> bool:
    """Whether a meeting that was held, or put off, may be the one that was claimed: a day of it lies in the claim's."""
    if claim.when is None or other.when is None:
        return False
    return claim.when.start[:10] <= other.when.end[:10] and other.when.start[:10] <= claim.when.end[:10]


def _due(index: RecordIndex, meeting: RecordMeeting) -> str:
    if meeting.when is None:
        return ""
    last = max((s.published.end[:10] for s in index.sources.values() if s.published), default="")
    return (
        f"the time for it, {days(meeting.when)}, is past by the newest report" if meeting.when.end[:10] < last else ""
    )


def _unanswered(index: RecordIndex, scope: Scope) -> Iterator[Line]:
    for thread in threads_in(index, scope):
        if thread.kind != "commitment" and not any(b.stance != "repeats" for b in thread.bearings):
            yield Line(
                without_that(harmless(thread.text)),
                index.cites(thread.refs),
                lead=_thread_day(thread),
                who=index.name(thread.by, "somebody not named"),
                act=THREADS[thread.kind][1],
            )


def _thread_day(thread: Thread) -> str:
    return thread.at.start[:10] if thread.at else ""


def _unresolved(index: RecordIndex, scope: Scope) -> Iterator[Line]:
    for entry in index.statements(scope):
        statement = entry.item
        if statement.speaker.actor is None and statement.source and statement.kind == "speech":
            words = in_quotes(told(statement.source, room=80))
            yield Line(f"{words}: {told(statement.content)}", index.cited(entry), lead=dated(entry))


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
