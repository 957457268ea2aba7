"""Short forms of the names of bodies: one actor under both."""

from __future__ import annotations

from verbale.annotate.actors.roll import Roll
from verbale.annotate.drafts import ActorDraft

__all__ = ["join_acronyms", "merge_form"]


def join_acronyms(who: Roll) -> None:
    """Let short forms mean the bodies whose names they abbreviate, by brackets or by their initials."""
    for short, span in who.found.acronyms.items():
        mention = next((m for m in who.mentions if m.end == span.end and m.kind == "name"), None)
        if mention is not None and mention.actor is not None and mention.actor.kind != "person":
            merge_form(who, mention.actor, short)
    initials = {
        "".join(word[0] for word in actor.name.split() if word[:1].isupper()): actor
        for actor in who.draft.actors
        if actor.kind in ("organisation", "organ") and actor.name.count(" ") > 1
    }
    for actor in list(who.draft.actors):
        whole = initials.get(actor.name)
        if whole is not None and actor.kind in ("organisation", "unknown") and actor.code is None:
            merge_form(who, whole, actor.name)


def merge_form(who: Roll, whole: ActorDraft, short: str) -> None:
    """Let the short form name the organisation from here on, and wherever it stood already."""
    other = who.cast.known(("name", short))
    who.cast.alias(whole, short)
    if other is None or other is whole:
        return
    for known in who.mentions:
        if known.actor is other:
            known.actor = whole
    who.draft.actors = [actor for actor in who.draft.actors if actor is not other]
