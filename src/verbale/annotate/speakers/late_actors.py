"""Actors whom the text only describes: "the envoy" who speaks, or keeps silent, and is nobody named before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from spacy.tokens import Doc

from verbale.annotate.actors.cast import Cast
from verbale.annotate.descriptions.genitives import possessive
from verbale.annotate.drafts import ActorDraft, Draft, MentionDraft

__all__ = ["open_actor"]


def open_actor(doc: Doc, draft: Draft, cast: Cast, mention: MentionDraft, known: Sequence[ActorDraft] = ()) -> None:
    """Give a description that nobody named fits an actor of its own: the one of those `known`, else a new one."""
    description = cast.descriptions.get(id(mention))
    if description is None or mention.candidates or mention.kind != "description":
        return
    owned = isinstance(description.possessor, int)
    if description.state is not None and (description.state.kind == "country" or not owned or description.plural):
        return
    name = " ".join(doc[mention.start : mention.end].text.split())
    if isinstance(description.possessor, int):
        owner = draft.by_token.get(description.possessor)
        rest = " ".join(doc[description.possessor + 1 : mention.end].text.split())
        if owner is None or owner.actor is None:
            if description.state is not None:
                return
            name = rest
        else:
            name = f"{possessive(owner.actor.name)} {rest}"
    elif description.determiner:
        name = name.split(" ", 1)[-1]
    kind: Literal["group", "person"] = "group" if description.plural else "person"
    if len(known) > 1:
        mention.candidates = list(known)
        return
    actor = known[0] if known else cast.own(name, plural=description.plural, kind=kind)
    if not known and not description.plural:
        cast.introduced.append((mention.start, description, actor))
    actor.code = actor.code or description.code()
    actor.country = actor.country or description.country
    actor.gender = actor.gender or description.span.gender
    mention.actor = actor
