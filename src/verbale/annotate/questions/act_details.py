"""What two tellings of one act may differ in: the day of its clause, and what stands behind its nouns."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from verbale.annotate.dates.intervals import overlap
from verbale.annotate.drafts import Draft
from verbale.annotate.grammar.syntax import children
from verbale.annotate.grammar.tense import governing_verb
from verbale.model import Moment

__all__ = ["are_details_apart", "are_times_apart", "time_of"]


def time_of(draft: Draft, verb: Token) -> Moment | None:
    """When it was, by the account: the one time that its verb has."""
    doc = verb.doc
    found = [
        moment.moment
        for moment in draft.moments
        if verb.left_edge.i <= moment.start <= verb.right_edge.i
        and moment.moment is not None
        and governing_verb(doc[moment.start : moment.end].root) == verb
    ]
    return found[0] if len(found) == 1 else None


def are_times_apart(draft: Draft, first: Token, second: Token) -> bool:
    """Whether the clauses of two verbs have a time each, and these no day in common."""
    own, other = time_of(draft, first), time_of(draft, second)
    return own is not None and other is not None and not overlap(own, other)


def are_details_apart(first: Token, second: Token) -> bool:
    """Whether what stands behind two nouns tells two things apart: "the talks in Oslo" and "the talks in Gao"."""
    one, other = set(_details(first)), set(_details(second))
    return bool(one and other) and one.isdisjoint(other)


def _details(noun: Token) -> Iterator[str]:
    for prep in children(noun, "prep"):
        yield from (inside.lower_ for inside in children(prep, "pobj"))
