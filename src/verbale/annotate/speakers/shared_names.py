"""Whom a name means that several bear."""

from __future__ import annotations

from typing import Final

from verbale.annotate.drafts import MentionDraft
from verbale.annotate.speakers.discourse import Discourse
from verbale.lexicon.who import titles

__all__ = ["resolve_name"]

NAME_WINDOW: Final = 8
NAME_RIVAL: Final = 0.4
"""A surname that two bear means the one named in so many sentences back, if the other has less than this share."""


def resolve_name(discourse: Discourse, mention: MentionDraft) -> None:
    """Resolve a name that several bear to the one the text is about there, where no other comes near."""
    before = discourse.doc[mention.start - 1].text if mention.start else ""
    gender = titles().get(before)
    mention.candidates = [c for c in mention.candidates if gender is None or c.gender in (gender, None)]
    if len(mention.candidates) == 1:
        mention.actor, mention.candidates = mention.candidates[0], []
        return
    allowed = {id(candidate) for candidate in mention.candidates}
    ranked = discourse.salience.ranked(
        mention.head, lambda trace: 1.0 if id(trace.actor) in allowed else 0.0, window=NAME_WINDOW
    )
    if ranked and (len(ranked) == 1 or ranked[1][0] < NAME_RIVAL * ranked[0][0]):
        mention.actor, mention.candidates = ranked[0][1], []
