"""`verbale mechanism RECORD release`: show an item to others, by consent of each party."""

from __future__ import annotations

from verbale.cli.mechanism.acting import Verb, acts_group
from verbale.model.acts import ReleaseAsked, ReleaseCompelled, ReleaseConsented, ReleaseRefused
from verbale.views.mechanism.notices import releases_page

__all__ = ["release"]

release = acts_group(
    "release",
    "Release an item to further readers: ask, consent, refuse; every party must consent.",
    (
        Verb("ask", ReleaseAsked, "item"),
        Verb("consent", ReleaseConsented, "item"),
        Verb("refuse", ReleaseRefused, "item"),
        Verb("compelled", ReleaseCompelled, "item"),
    ),
    view=releases_page,
)
