"""Confirmed meetings as iCalendar (RFC 5545): what is proposed, claimed or half accepted never stands in it."""

from __future__ import annotations

from datetime import UTC, datetime

from verbale.model.proceedings import Meeting, State
from verbale.views.mechanism.words import items_of, members
from verbale.views.terminal_text import harmless

__all__ = ["calendar"]


def calendar(state: State) -> bytes:
    """The calendar of the confirmed meetings that the reader of this state may see."""
    from icalendar import Calendar, Event

    made = Calendar()
    made.add("prodid", "-//Verbale//Mechanism//EN")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    for meeting in items_of(state, Meeting):
        if meeting.state != "confirmed" or not meeting.start:
            continue
        event = Event()
        event.add("uid", f"{meeting.id}@{state.mechanism.id}")
        event.add("dtstamp", datetime.fromisoformat(state.at).astimezone(UTC))
        event.add("dtstart", datetime.fromisoformat(meeting.start).astimezone(UTC))
        if meeting.end:
            event.add("dtend", datetime.fromisoformat(meeting.end).astimezone(UTC))
        event.add("summary", _one_line(f"{state.mechanism.name}: {meeting.title}"))
        if meeting.place:
            event.add("location", _one_line(meeting.place))
        event.add("status", "CONFIRMED")
        event.add("description", _one_line(f"Accepted by {members(state.mechanism, meeting.answers)}."))
        made.add_component(event)
    return bytes(made.to_ical())


def _one_line(words: str) -> str:
    """The words without breaks and controls, some of which readers of calendars take for the end of a field."""
    return harmless(" ".join(words.split()))
