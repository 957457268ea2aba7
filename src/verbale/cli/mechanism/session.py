"""`verbale mechanism RECORD session`: sessions, their phases, agenda, and what was said."""

from __future__ import annotations

from verbale.cli.mechanism.acting import Verb, acts_group
from verbale.model.acts import (
    AgendaAccepted,
    AgendaProposed,
    AttendanceNoted,
    ItemNotRaised,
    ItemRaised,
    ItemSetAside,
    PhaseBegun,
    ScopeObjected,
    SessionClosed,
    SessionOpened,
    StatementMade,
)
from verbale.views.mechanism.sessions import sessions_page

__all__ = ["session"]

session = acts_group(
    "session",
    "Sessions: phases, who was there, the agenda and its scope, what was raised and what was not, what was said.",
    (
        Verb("open", SessionOpened, "meeting"),
        Verb("phase", PhaseBegun, "session"),
        Verb("attendance", AttendanceNoted, "session"),
        Verb("agenda", AgendaProposed, "meeting"),
        Verb("accept", AgendaAccepted, "item"),
        Verb("object", ScopeObjected, "item"),
        Verb("raised", ItemRaised, "session"),
        Verb("not-raised", ItemNotRaised, "session"),
        Verb("set-aside", ItemSetAside, "session"),
        Verb("statement", StatementMade),
        Verb("close", SessionClosed, "session"),
    ),
    view=sessions_page,
)
