"""What a verb by itself does to a meeting: puts it off, calls it off, breaks it off, proposes it."""

from __future__ import annotations

from typing import Final, cast

from spacy.tokens import Token

from verbale.annotate.grammar.tree import children_of
from verbale.lexicon.gatherings import meeting_words
from verbale.lexicon.tables import cells
from verbale.model import MeetingState

__all__ = ["breaks_off", "has_particle", "puts_off", "state_named"]

STATE_CLASSES: Final = (
    "state_decline",
    "state_cancel",
    "state_postpone",
    "state_invite",
    "state_accept",
    "state_propose",
    "state_intend",
    "state_predict",
)

BROKEN_OFF: Final = ("break", "off")
"""Talks that are broken off were under way; when and where they were held is not told there."""


def state_named(verb: Token) -> MeetingState | None:
    """The state that the verb itself names."""
    lemma = verb.lemma_.lower()
    for kind in STATE_CLASSES:
        state = meeting_words(kind).get(lemma)
        if state is None:
            continue
        needed = cells(meeting_words("particle_verb").get(lemma, ""))
        if not needed:
            return cast(MeetingState, state)
        said = {child.lower_ for child in children_of(verb) if child.dep_ in ("prt", "prep", "advmod")} & {*needed}
        if said:
            return _with_particle(lemma, said)
    return None


def breaks_off(noun: Token) -> bool:
    """Whether the clause around a meeting noun tells that the meeting was broken off."""
    verb, particle = BROKEN_OFF
    return (
        noun.dep_ in ("nsubj", "nsubjpass", "dobj")
        and noun.head.lemma_.lower() == verb
        and any(
            child.dep_ in ("prt", "advmod", "prep") and child.lower_ == particle for child in children_of(noun.head)
        )
    )


def puts_off(verb: Token) -> bool:
    """Whether the verb tells that something is put off."""
    return state_named(verb) == "postponed"


def has_particle(verb: Token) -> bool:
    """Whether the verb has the particle that makes it one of these ("put *off*")."""
    return verb.lemma_ in meeting_words("particle_verb") and any(child.dep_ == "prt" for child in children_of(verb))


def _with_particle(lemma: str, said: set[str]) -> MeetingState | None:
    if lemma in ("put", "push"):
        return "postponed"
    if lemma in ("rule", "turn"):
        return "declined"
    return "cancelled" if "off" in said else "proposed"
