"""`verbale mechanism RECORD paper`: statements, notes and other papers that are issued and joined."""

from __future__ import annotations

from verbale.cli.mechanism.acting import Verb, acts_group
from verbale.model.acts import PaperIssued, PaperJoined
from verbale.views.mechanism.papers import papers_page

__all__ = ["paper"]

paper = acts_group(
    "paper",
    "Issue a chair's statement, aide-mémoire, joint statement or other paper; join a joint one.",
    (Verb("issue", PaperIssued), Verb("join", PaperJoined, "paper")),
    view=papers_page,
)
