"""Firms under the first words of their names: "Lakeside" is "Lakeside Developments Ltd", if the text knows no other."""

from __future__ import annotations

from verbale.annotate.actors.acronyms import merge_form
from verbale.annotate.actors.roll import Roll
from verbale.annotate.drafts import ActorDraft
from verbale.lexicon.reference import actor_words

__all__ = ["join_companies"]

BUSINESS = "BUS"


def join_companies(who: Roll) -> None:
    """Give firms their code, and let the first words of a firm's name mean the firm."""
    firms = [actor for actor in who.draft.actors if actor.kind == "organisation" and _is_firm(actor)]
    for firm in firms:
        firm.code = firm.code or BUSINESS
    for actor in list(who.draft.actors):
        whole = [firm for firm in firms if firm is not actor and firm.name.startswith(f"{actor.name} ")]
        if len(whole) == 1 and actor.kind in ("organisation", "unknown") and actor.code is None:
            merge_form(who, whole[0], actor.name)


def _is_firm(actor: ActorDraft) -> bool:
    last = actor.name.rsplit(" ", 1)[-1].rstrip(".").lower()
    return " " in actor.name and last in actor_words("firm")
