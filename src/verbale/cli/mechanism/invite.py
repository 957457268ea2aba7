"""`verbale mechanism RECORD invite`: meetings from the intention to what became of them."""

from __future__ import annotations

from verbale.cli.mechanism.acting import Verb, acts_group
from verbale.model.acts import (
    InvitationIssued,
    MeetingCancelled,
    MeetingDated,
    MeetingHeld,
    MeetingIntended,
    MeetingNotAttended,
    MeetingPostponed,
    MeetingProposed,
    SchedulingClaimed,
)
from verbale.views.mechanism.meetings import meetings_page

__all__ = ["invite"]

invite = acts_group(
    "invite",
    "Meetings: propose, invite, put off, say what became of them. One is confirmed only when all have accepted.",
    (
        Verb("intend", MeetingIntended),
        Verb("propose", MeetingProposed),
        Verb("date", MeetingDated, "meeting"),
        Verb("issue", InvitationIssued, "meeting"),
        Verb("postpone", MeetingPostponed, "meeting"),
        Verb("cancel", MeetingCancelled, "meeting"),
        Verb("held", MeetingHeld, "meeting"),
        Verb("not-attended", MeetingNotAttended, "meeting"),
        Verb("claim", SchedulingClaimed),
    ),
    view=meetings_page,
)
