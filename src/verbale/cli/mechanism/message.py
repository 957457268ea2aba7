"""`verbale mechanism RECORD message`: the channel between sessions."""

from __future__ import annotations

from verbale.cli.mechanism.acting import Verb, acts_group
from verbale.model.acts import MessageAcknowledged, MessageSent
from verbale.views.mechanism.notices import messages_page

__all__ = ["message"]

message = acts_group(
    "message",
    "Messages by the mechanism's channel, their acknowledgement, tests of the line.",
    (Verb("send", MessageSent), Verb("acknowledge", MessageAcknowledged, "message")),
    view=messages_page,
)
