"""`verbale mechanism RECORD mark`: who may see an item, from when, and what is kept out of minutes."""

from __future__ import annotations

from verbale.cli.mechanism.acting import Verb, acts_group
from verbale.model.acts import Embargoed, Marked, NotMinuted
from verbale.views.mechanism.notices import markings_page

__all__ = ["mark"]

mark = acts_group(
    "mark",
    "Mark an item: who may see it, whether its author is told, an embargo, not to be minuted.",
    (Verb("item", Marked, "item"), Verb("not-minuted", NotMinuted, "item"), Verb("embargo", Embargoed, "item")),
    view=markings_page,
)
