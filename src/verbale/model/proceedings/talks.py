"""Meetings, sessions, what is said in them, messages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

from verbale.model.event import Phase
from verbale.model.proceedings.items import Item, Raising, Remark
from verbale.model.statement import Force

__all__ = [
    "AgendaItem",
    "Answer",
    "AnswerState",
    "Attendance",
    "Claim",
    "Meeting",
    "MeetingState",
    "Message",
    "Postponement",
    "Session",
    "StatementItem",
]

MeetingState = Literal[
    "intended", "proposed", "invited", "confirmed", "held", "postponed", "cancelled", "not_attended"
]  # fmt: skip
"""Where the meeting itself stands; what each party said is in its `answers`. Confirmed: all have accepted the date."""
AnswerState = Literal["invited", "received", "accepted", "conditional", "declined"]


class Answer(msgspec.Struct, frozen=True):
    """Where a party stands on an invitation, since when, and in which words."""

    state: AnswerState
    at: str
    conditions: tuple[str, ...] = ()
    reason: str | None = None


class Postponement(msgspec.Struct, frozen=True):
    """One postponement: the date that was given up, who asked, the reason or None, when it was filed."""

    start: str | None
    by: tuple[str, ...]
    reason: str | None
    at: str


class Meeting(Item, frozen=True, kw_only=True):
    """A meeting: intended, proposed, then what each party answered, and what became of it."""

    title: str
    state: MeetingState
    start: str | None = None
    end: str | None = None
    window: str = ""
    place: str = ""
    body: str | None = None
    answers: Mapping[str, Answer] = {}
    answer_by: str | None = None
    invited_at: str | None = None
    channel: str = ""
    postponements: tuple[Postponement, ...] = ()
    ended_by: tuple[str, ...] = ()
    reason: str | None = None


class Claim(Item, frozen=True, kw_only=True):
    """What a member says of a coming meeting; it makes none."""

    words: str
    meeting: str | None = None
    window: str = ""


class Attendance(msgspec.Struct, frozen=True):
    """Somebody in a phase of a session, there or not; `persons` is empty where the names are not stated."""

    phase: Phase
    who: str
    present: bool
    persons: tuple[str, ...] = ()


class Session(Item, frozen=True, kw_only=True):
    """A session of a meeting."""

    meeting: str
    title: str = ""
    venue: str = ""
    venue_controlled_by: str = ""
    chair: str | None = None
    seating: str = ""
    interpreters: tuple[str, ...] = ()
    scope: tuple[str, ...] = ()
    phases: tuple[tuple[Phase, str], ...] = ()
    attendance: tuple[Attendance, ...] = ()
    closed_at: str | None = None


class AgendaItem(Item, frozen=True, kw_only=True):
    """A subject for a meeting, and which parties hold it inside or outside the scope."""

    meeting: str
    subject: str
    inside: tuple[str, ...] = ()
    objections: tuple[Remark, ...] = ()
    raised: tuple[Raising, ...] = ()

    @property
    def scope(self) -> Literal["in", "out", "contested"]:
        """`in` where nobody objects, `out` where nobody but objectors spoke, else contested."""
        if not self.objections:
            return "in"
        return "contested" if self.inside else "out"


class StatementItem(Item, frozen=True, kw_only=True):
    """What was said, in a session or outside."""

    words: str
    force: Force
    session: str | None = None
    speaker: str = ""
    capacity: Literal["official", "personal"] = "official"
    addressed_to: tuple[str, ...] = ()


class Message(Item, frozen=True, kw_only=True):
    """A message by the channel, and who acknowledged it when."""

    to: tuple[str, ...]
    text: str
    test: bool = False
    acknowledged: Mapping[str, str] = {}
