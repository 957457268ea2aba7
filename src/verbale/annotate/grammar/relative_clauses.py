"""Relative clauses: what their pronoun stands for."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

from verbale.lexicon.cues import speech_words

__all__ = ["antecedent_of", "described_by", "is_set_apart", "tells_of_clause"]

RELATIVE: Final = frozenset({"who", "which", "that"})


def antecedent_of(pronoun: Token) -> Token | None:
    """The noun whose relative clause has the pronoun for its subject; None for any other word.

    "*Peru*, which accuses Chile of spying".
    """
    verb = pronoun.head
    subject = pronoun.lower_ in RELATIVE and pronoun.dep_ in ("nsubj", "nsubjpass")
    noun = verb.head if subject and verb.dep_ == "relcl" else _set_apart(verb) if subject else None
    return noun if noun is not None and noun.i < pronoun.i and noun.pos_ in ("NOUN", "PROPN") else None


def is_set_apart(noun: Token) -> bool:
    """Whether a noun stands at the front of a cleft sentence: "it was *Peru* that asked"."""
    above = noun.head
    copula = noun.dep_ == "attr" and above.lemma_ == "be"
    return copula and any(child.dep_ in ("nsubj", "expl") and child.lower_ == "it" for child in above.lefts)


def _set_apart(verb: Token) -> Token | None:
    """Who is set apart where the parser has hung the clause under "was": "it was *Peru* that asked"."""
    if verb.dep_ not in ("ccomp", "advcl"):
        return None
    return next((child for child in verb.head.rights if child.i < verb.i and is_set_apart(child)), None)


def described_by(noun: Token) -> Token | None:
    """The word of which a noun only tells more: "*Ann Lee*, a baker who ...", "*she* was a baker who ..."."""
    above = noun.head
    if noun.dep_ == "appos":
        return described_by(above) or above
    if noun.dep_ != "attr" or above.lemma_ != "be" or is_set_apart(noun):
        return None
    return next((child for child in above.lefts if child.dep_ == "nsubj" and child.i < noun.i), None)


def tells_of_clause(pronoun: Token) -> bool:
    """Whether "which" may stand for the clause before it as well as for the noun."""
    return pronoun.lower_ == "which" and pronoun.head.lemma_.lower() in speech_words("proving")
