"""`verbale mechanism RECORD notify`: prior notice of activities."""

from __future__ import annotations

from verbale.cli.mechanism.acting import Verb, acts_group
from verbale.model.acts import NotificationAcknowledged, NotificationGiven, NotificationWithdrawn
from verbale.views.mechanism.notices import notifications_page

__all__ = ["notify"]

notify = acts_group(
    "notify",
    "Give notice of an activity to come, acknowledge it, take it back; notice that came late is shown as late.",
    (
        Verb("give", NotificationGiven),
        Verb("acknowledge", NotificationAcknowledged, "notification"),
        Verb("withdraw", NotificationWithdrawn, "notification"),
    ),
    view=notifications_page,
)
