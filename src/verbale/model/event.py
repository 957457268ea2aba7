"""What happened, or was said to: events and meetings."""

from __future__ import annotations

from typing import Literal

import msgspec

from verbale.model.spans import Moment, Place, Span

__all__ = ["Attendance", "Event", "Format", "Level", "Meeting", "MeetingState", "Phase", "Root", "Status"]

Root = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
Status = Literal["occurred", "reported", "denied", "planned", "conditional", "demanded", "hypothetical"]
Phase = Literal["reception", "opening", "session", "closing"]
Format = Literal["bilateral", "trilateral", "multilateral", "indirect"]
Level = Literal[
    "leaders", "ministers", "deputy_ministers", "ambassadors", "envoys", "commanders", "officials", "experts",
]  # fmt: skip
MeetingState = Literal[
    "intended", "proposed", "invited", "received", "accepted", "conditional", "declined", "confirmed", "held",
    "postponed", "cancelled", "not_attended", "predicted",
]  # fmt: skip


class Event(msgspec.Struct, frozen=True, gc=False):
    """One coded act: a PLOVER root with mode and contexts, the CAMEO code, who to whom, and whether it happened.

    The root is the act performed: a demand is one REQUEST whose `theme` is what is demanded. `statement` is the
    statement that carries the event, None where the report itself tells it.
    """

    id: str
    root: Root
    trigger: Span
    status: Status
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    cameo: str | None = None
    sources: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    source_spans: tuple[Span, ...] = ()
    target_spans: tuple[Span, ...] = ()
    beneficiaries: tuple[str, ...] = ()
    theme: tuple[Span, ...] = ()
    when: Moment | None = None
    where: Place | None = None
    statement: str | None = None
    confidence: float = 1.0


class Attendance(msgspec.Struct, frozen=True, gc=False):
    """One participant in one phase of a meeting, present or absent, and the words that say so."""

    actor: str
    phase: Phase
    present: bool
    evidence: Span


class Meeting(msgspec.Struct, frozen=True, gc=False):
    """A meeting as the report tells it; a predicted or proposed one is a claim, never a scheduled meeting.

    `series` is the ordinal words the source uses ("second round"); `claimed_by` the statements a claim rests on.
    `direct` is False where they meet through a go-between; `direct` and `level` are None where the text does not tell.
    `chair` presides over the session, who need not be the `host`.
    """

    id: str
    state: MeetingState
    evidence: tuple[Span, ...]
    series: str | None = None
    when: Moment | None = None
    where: Place | None = None
    venue: Span | None = None
    host: str | None = None
    attendance: tuple[Attendance, ...] = ()
    format: Format | None = None
    claimed_by: tuple[str, ...] = ()
    direct: bool | None = None
    level: Level | None = None
    chair: str | None = None
