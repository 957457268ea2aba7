"""Relative clauses: what their pronoun stands for."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

from verbale.lexicon.cues import speech_words

__all__ = ["antecedent_of", "described_by", "tells_of_clause"]

RELATIVE: Final = frozenset({"who", "which", "that"})


def antecedent_of(pronoun: Token) -> Token | None:
    """The noun whose relative clause has the pronoun for its subject; None for any other word.

    "*Peru*, which accuses Chile of spying".
    """
    verb = pronoun.head
    subject = pronoun.lower_ in RELATIVE and pronoun.dep_ in ("nsubj", "nsubjpass")
    noun = verb.head if subject and verb.dep_ == "relcl" else None
    return noun if noun is not None and noun.i < pronoun.i and noun.pos_ in ("NOUN", "PROPN") else None


def described_by(noun: Token) -> Token | None:
    """The word of which a noun only tells more: "*Ann Lee*, a baker who ...", "*she* was a baker who ..."."""
    above = noun.head
    if noun.dep_ == "appos":
        return described_by(above) or above
    if noun.dep_ != "attr" or above.lemma_ != "be":
        return None
    return next((child for child in above.lefts if child.dep_ == "nsubj" and child.i < noun.i), None)


def tells_of_clause(pronoun: Token) -> bool:
    """Whether "which" may stand for the clause before it as well as for the noun."""
    return pronoun.lower_ == "which" and pronoun.head.lemma_.lower() in speech_words("proving")
