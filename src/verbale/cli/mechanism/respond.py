"""`verbale mechanism RECORD respond`: a party's answer to an invitation."""

from __future__ import annotations

from verbale.cli.mechanism.acting import Verb, acts_group
from verbale.model.acts import InvitationAccepted, InvitationConditional, InvitationDeclined, InvitationReceived
from verbale.views.mechanism.meetings import meetings_page

__all__ = ["respond"]

respond = acts_group(
    "respond",
    "Answer an invitation: received, accepted, under conditions (which is no acceptance), declined.",
    (
        Verb("received", InvitationReceived, "meeting"),
        Verb("accept", InvitationAccepted, "meeting"),
        Verb("condition", InvitationConditional, "meeting"),
        Verb("decline", InvitationDeclined, "meeting"),
    ),
    view=meetings_page,
)
