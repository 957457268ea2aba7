"""Persons without a name whom a paragraph brings in: who takes them up, whom a pronoun does not mean."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

from verbale.annotate.actors.cast import Cast
from verbale.annotate.descriptions.descriptions import Description
from verbale.annotate.drafts import ActorDraft, MentionDraft
from verbale.annotate.grammar.paragraphs import paragraph_starts
from verbale.annotate.speakers.salience import Salience

__all__ = ["after_newcomer", "just_introduced"]

NEW: Final = frozenset({"a", "an", "one", "another"})
"""Determiners of persons whom the reader does not know yet."""


def after_newcomer(cast: Cast, salience: Salience, token: Token, best: ActorDraft) -> bool:
    """Whether the paragraph has brought in a person without a name, and the best antecedent is of another one.

    "A relative of one of the men said that he had been moved": nobody of what was told before.
    """
    start = _paragraph(salience, token.i)
    if any(trace.actor is best and start <= trace.position < token.i for trace in salience.traces):
        return False
    return any(
        start <= known.start < token.i
        and salience.quoted[known.start] is salience.quoted[token.i]
        and known.determiner in NEW
        and known.holder is None
        and not known.plural
        and known.role.kind != "group"
        for known in cast.descriptions.values()
    )


def just_introduced(
    cast: Cast, salience: Salience, mention: MentionDraft, description: Description
) -> tuple[int, ActorDraft] | None:
    """The one unnamed person of the paragraph whom "the official" can take up, and where they were brought in."""
    start = _paragraph(salience, mention.start)
    near = [
        (at, actor)
        for at, known, actor in cast.introduced
        if start <= at < mention.start and known.role.title == description.role.title
    ]
    return near[0] if len({id(actor) for _, actor in near}) == 1 else None


def _paragraph(salience: Salience, token: int) -> int:
    """The start of the paragraph that a token is in."""
    return max((start for start in paragraph_starts(salience.doc) if start <= token), default=0)
