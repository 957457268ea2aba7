"""What somebody takes back that he or another had said: "withdrew *its acceptance* of", "gave up *their demand*"."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

from verbale.annotate.grammar.syntax import children
from verbale.lexicon.plover import event_words

__all__ = ["is_claim", "taken_back"]

GIVE: Final = "give"


def taken_back(verb: Token) -> Token | None:
    """What the verb takes back, somebody's own or known; None for "dropped hints"."""
    gives_up = verb.lemma_.lower() == GIVE and any(word.lower_ == "up" for word in children(verb, "prt"))
    if verb.pos_ != "VERB" or not (gives_up or verb.lemma_.lower() in event_words("taking_back")):
        return None
    things = children(verb, "dobj", "nsubjpass")
    known = (t for t in things if any(k.dep_ == "poss" or k.lower_ == "the" for k in children(t, "poss", "det")))
    return next(known, None)


def is_claim(noun: Token) -> bool:
    """Whether it is something that somebody holds against another, so that taking it back gives way."""
    return noun.lemma_.lower() in event_words("claim")
