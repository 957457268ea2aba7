"""`verbale mechanism RECORD account`: a party's own version beside the agreed record."""

from __future__ import annotations

from verbale.cli.mechanism.acting import Verb, acts_group
from verbale.model.acts import AccountGiven
from verbale.views.mechanism.papers import accounts_page

__all__ = ["account"]

account = acts_group(
    "account",
    "Each party's own account of a session or meeting, side by side.",
    (Verb("give", AccountGiven, "about"),),
    view=accounts_page,
)
