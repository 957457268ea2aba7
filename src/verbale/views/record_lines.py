"""Items of a record, each as one line: who, what it does, the source's words, and where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from verbale.model import Entry, Event, Meeting, Position, Ref, Silence, Statement
from verbale.views.page import Line
from verbale.views.record_index import RecordIndex
from verbale.views.terminal_text import harmless, in_quotes
from verbale.views.wording import about_words, act, deed, event_words, said, silent_words, status_words, supported, told

__all__ = ["dated", "event_line", "line_of", "meeting_line", "position_line", "silence_line", "statement_line"]


def dated(entry: Entry[Any]) -> str:
    """The day of an entry for the front of its line."""
    return entry.day or "undated"


def statement_line(index: RecordIndex, entry: Entry[Statement], *, lead: bool = True, who: bool = True) -> Line:
    """A statement: who says what to whom, on what occasion."""
    statement = entry.item
    notes = []
    if to := index.playing(entry, "addressee"):
        notes.append(f"to {', '.join(to)}")
    if benefits := index.playing(entry, "beneficiary"):
        notes.append(f"for {', '.join(benefits)}")
    if statement.occasion and statement.occasion.kind != "unspecified":
        notes.append(statement.occasion.kind.replace("_", " "))
    if statement.parent is not None:
        notes.append("told by another")
    notes.append(supported(index.support(index.told_by(entry))))
    return Line(
        said(statement),
        index.cited(entry),
        lead=dated(entry) if lead else "",
        who=index.speaker(entry) if who else "",
        act=act(statement),
        note="; ".join(filter(None, notes)),
    )


def event_line(index: RecordIndex, entry: Entry[Event], *, lead: bool = True) -> Line:
    """An event: who did what to whom, with its PLOVER root, the source's words for it, and how it is told."""
    event = entry.item
    sources = index.playing(entry, "source") or [in_quotes(told([s], room=80)) for s in event.source_spans]
    targets = index.playing(entry, "target") or [in_quotes(told([s], room=80)) for s in event.target_spans]
    ends = ", ".join(sources) or "actor not stated"
    return Line(
        in_quotes(event_words(event)),
        index.cited(entry),
        lead=dated(entry) if lead else "",
        who=f"{ends} \u2192 {', '.join(targets)}" if targets else ends,
        act=deed(event),
        note="; ".join(_event_notes(index, entry)),
    )


def _event_notes(index: RecordIndex, entry: Entry[Event]) -> Iterator[str]:
    """How the event is told: nothing where the report itself tells it as done and gives no day."""
    event = entry.item
    teller = _teller(index, entry)
    if event.status == "reported":
        yield f"as {teller} tells it" if teller else "as somebody tells it"
    elif event.status != "occurred":
        yield status_words(event.status) + (f", says {teller}" if teller else "")
    if event.when and event.when.text:
        yield f"from {in_quotes(harmless(event.when.text))}"
    if event.where:
        yield f"in {harmless(event.where.name)}"


def _teller(index: RecordIndex, entry: Entry[Event]) -> str:
    """Who tells the event; nothing where it is the report or nobody is named."""
    if entry.item.statement is None:
        return ""
    carrier = index.entry(Ref(entry.ref.document, entry.item.statement))
    if carrier is None or not isinstance(carrier.item, Statement) or carrier.item.speaker.actor is None:
        return ""
    return index.speaker(carrier)


def meeting_line(index: RecordIndex, entry: Entry[Meeting], *, lead: bool = True) -> Line:
    """A meeting as one report tells it."""
    meeting = entry.item
    notes = [meeting.state.replace("_", " ")]
    if meeting.series:
        notes.append(harmless(meeting.series))
    if meeting.level:
        notes.append(f"level of {meeting.level.replace('_', ' ')}")
    if meeting.when and meeting.when.text:
        notes.append(f"from {in_quotes(harmless(meeting.when.text))}")
    if meeting.where:
        notes.append(f"in {harmless(meeting.where.name)}")
    return Line(
        in_quotes(told(meeting.evidence[:1])),
        index.cited(entry),
        lead=dated(entry) if lead else "",
        who=", ".join(index.playing(entry, "host", "chair", "attendee")),
        act="meeting",
        note="; ".join(filter(None, notes)),
    )


def silence_line(index: RecordIndex, entry: Entry[Silence], *, lead: bool = True) -> Line:
    """What was pointedly not said or done, by whom, and who says so."""
    silence = entry.item
    by = index.playing(entry, "by")
    attested = index.playing(entry, "attested_by")
    says = f"says {attested[0]}" if attested and attested != by else ""
    about = about_words(silence) if silence.about else in_quotes(told([silence.evidence]))
    return Line(
        about,
        index.cited(entry),
        lead=dated(entry) if lead else "",
        who=by[0] if by else silent_words(silence),
        act=silence.kind.replace("_", " "),
        note="; ".join(filter(None, (says, supported(index.support(index.told_by(entry)))))),
    )


def position_line(index: RecordIndex, entry: Entry[Position], *, lead: bool = True) -> Line:
    """One voice's answer as one report has it."""
    voices = index.playing(entry, "speaker")
    own = "the report itself" if entry.item.statement is None else "speaker not stated"
    return Line(
        told([entry.item.evidence]),
        index.cited(entry),
        lead=dated(entry) if lead else "",
        who=voices[0] if voices else own,
    )


def line_of(index: RecordIndex, ref: Ref, *, lead: bool = True) -> Line | None:
    """The line of an item of whatever kind; None where it is not in the record, or is an actor."""
    entry = index.entry(ref)
    if entry is None:
        return None
    item = entry.item
    if isinstance(item, Statement):
        return statement_line(index, entry, lead=lead)
    if isinstance(item, Event):
        return event_line(index, entry, lead=lead)
    if isinstance(item, Meeting):
        return meeting_line(index, entry, lead=lead)
    if isinstance(item, Silence):
        return silence_line(index, entry, lead=lead)
    return position_line(index, entry, lead=lead) if isinstance(item, Position) else None
