"""Whether a clause tells of the past or of what is to come."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

from spacy.tokens import Token

from verbale.annotate.tree import children_of
from verbale.lexicon.calendar import time_words
from verbale.lexicon.gatherings import meeting_words

__all__ = ["Tense", "governing_verb", "is_planned", "tense_at", "tense_of"]

Tense = Literal["past", "present", "prospect", "future"]
"""`prospect` is what was to come as seen from a past clause, or may come ("would meet", "planned to meet")."""

CLIMB_LIMIT: Final = 12
FUTURE: Final = frozenset({"will", "shall", "'ll", "wo", "sha"})
MODAL: Final = frozenset({"would", "'d", "could", "may", "might", "should", "must", "can", "ought", "ca"})
PERFECT: Final = frozenset({"have", "has", "had", "having", "'ve"})
PRESENT_BE: Final = frozenset({"is", "are", "am", "'s", "'re", "'m"})
PAST_BE: Final = frozenset({"was", "were"})


def governing_verb(token: Token) -> Token | None:
    """The nearest verb above the token, or the token itself; None where no verb governs it."""
    current = token
    for _ in range(CLIMB_LIMIT):
        if current.pos_ in ("VERB", "AUX") and current.dep_ not in ("aux", "auxpass"):
            return current
        if current.head.i == current.i:
            return None
        current = current.head
    return None


def tense_at(token: Token) -> Tense | None:
    """The tense of the clause that holds the token; None where no finite verb tells.

    A form without tense of its own ("speaking Monday", "to help them meet") has that of the verb above it.
    """
    below = token
    verb = governing_verb(token)
    for _ in range(CLIMB_LIMIT):
        if verb is None:
            return None
        if verb.lemma_.lower() in time_words("prospect") and _aims(below, verb):
            return "prospect"
        tense = tense_of(verb)
        if tense is not None:
            return tense
        if verb.head.i == verb.i:
            return None
        below = verb
        verb = governing_verb(verb.head)
    return None


def is_planned(token: Token) -> bool:
    """Whether the token stands after a meeting or a vote that its verb plans ("proposed a new round in December"): the
    time is more likely that of what is planned than of the planning."""
    verb = governing_verb(token)
    if verb is None or verb.lemma_.lower() not in time_words("planning"):
        return False
    for child in verb.rights:
        nouns = [child] if child.dep_ == "dobj" else []
        if child.dep_ == "prep" and child.lower_ in ("to", "for"):
            nouns = [noun for noun in children_of(child) if noun.dep_ == "pobj"]
        for noun in nouns:
            if noun.i < token.i and any(noun.lower_ in words for words in _planned_nouns()):
                return True
    return False


def _planned_nouns() -> tuple[Mapping[str, str], ...]:
    return meeting_words("noun"), meeting_words("weak_noun"), time_words("planned")


def tense_of(verb: Token) -> Tense | None:
    """The tense that the verb and its auxiliaries show by themselves."""
    helpers = {child.lower_ for child in children_of(verb) if child.dep_ in ("aux", "auxpass") or child.tag_ == "MD"}
    if helpers & FUTURE:
        return "future"
    if helpers & MODAL:
        return "past" if helpers & PERFECT else "prospect"
    tag = verb.tag_
    if "to" in helpers:
        return None
    if tag == "MD":
        return "future" if verb.lower_ in FUTURE else "prospect"
    if tag == "VBD" or helpers & PAST_BE or "did" in helpers:
        return "past"
    if helpers & PERFECT:
        return "past"
    if tag == "VBG":
        return "future" if helpers & PRESENT_BE else None
    if tag == "VBN":
        if helpers & PRESENT_BE:
            return "present"
        return "prospect" if verb.lemma_.lower() in time_words("prospect") else "past"
    if tag in ("VBZ", "VBP"):
        return "past" if verb.lemma_.lower() in time_words("said") else "present"
    return None


def _aims(below: Token, verb: Token) -> bool:
    """Whether the verb points ahead to what stands below it: an infinitive ("agreed to meet") or "for" ("set for")."""
    for _ in range(CLIMB_LIMIT):
        if below.i == verb.i or below.head.i == verb.i:
            break
        below = below.head
    if below.head.i != verb.i or below.i == verb.i:
        return False
    if below.dep_ == "prep":
        return below.lower_ == "for" and (verb.tag_ == "VBN" or verb.dep_ == "acl")
    return below.dep_ in ("xcomp", "ccomp", "advcl") and any(
        child.lower_ == "to" and child.dep_ == "aux" for child in children_of(below)
    )
