"""Who acts in public: whoever can be a party of talks."""

from __future__ import annotations

from verbale.annotate.drafts import ActorDraft
from verbale.lexicon.gatherings import meeting_words

__all__ = ["is_official"]


def is_official(actor: ActorDraft) -> bool:
    """Whether the actor is a state, an organ, an organisation, or a person or group with a country or a sector.

    Civilians, companies, media and other private actors, by the sector of their code, are not.
    """
    if actor.members:
        return any(map(is_official, actor.members))
    sector = (actor.code or "")[-3:].lower()
    if sector in meeting_words("civil_sector"):
        return False
    if actor.kind in ("state", "organ", "organisation"):
        return True
    return actor.kind in ("person", "group") and bool(actor.country or actor.code)
