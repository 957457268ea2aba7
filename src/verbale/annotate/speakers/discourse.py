"""What is known of a text while its mentions are read in order: its actors, how salient each is, who is of whom."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Doc

from verbale.annotate.actors.cast import Cast
from verbale.annotate.drafts import ActorDraft, Draft, MentionDraft
from verbale.annotate.speakers.parties import Parties
from verbale.annotate.speakers.relations import Relations
from verbale.annotate.speakers.salience import Salience, close_to_best

__all__ = ["DOUBTFUL", "Discourse"]

DOUBTFUL: Final = 0.01
"""Weight of a candidate that is kept but never chosen."""


class Discourse:
    """The actors of a Doc as its text unfolds."""

    def __init__(self, doc: Doc, draft: Draft, cast: Cast) -> None:
        self.doc = doc
        self.draft = draft
        self.cast = cast
        self.salience = Salience(doc, draft)
        self.parties = Parties(self.salience, cast)
        self.relations = Relations()

    def decide(self, mention: MentionDraft, ranked: list[tuple[float, ActorDraft]]) -> None:
        """Let a mention mean the best of those ranked, or keep those that come close to it as candidates."""
        if not ranked:
            return
        close = close_to_best(ranked)
        if len(close) == 1 and ranked[0][0] > DOUBTFUL:
            mention.actor = close[0]
        else:
            mention.candidates = close
