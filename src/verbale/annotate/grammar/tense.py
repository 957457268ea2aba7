"""Whether a clause tells of the past or of what is to come."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

from spacy.tokens import Token

from verbale.annotate.grammar.tree import children_of
from verbale.lexicon.calendar import time_words
from verbale.lexicon.gatherings import meeting_words

__all__ = ["Tense", "governing_verb", "is_infinitive", "is_planned", "looks_ahead", "tense_at", "tense_of"]

Tense = Literal["past", "present", "prospect", "future"]
"""`prospect` is what was to come as seen from a past clause, or may come ("would meet", "planned to meet")."""

CLIMB_LIMIT: Final = 12
FUTURE: Final = frozenset({"will", "shall", "'ll", "wo", "sha"})
MODAL: Final = frozenset({"would", "'d", "could", "may", "might", "should", "must", "can", "ought", "ca"})
PERFECT: Final = frozenset({"have", "has", "had", "having", "'ve"})
PRESENT_BE: Final = frozenset({"is", "are", "am", "'s", "'re", "'m"})
DUE_AT: Final = frozenset({"in", "on", "at", "by", "before", "within"})
CONDITIONS: Final = frozenset({"if", "unless"})
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

    A form without tense of its own ("speaking Monday", "to help them meet") has that of the verb above it. What "could
    not" be done is past, and in words reported from the past either: "said he could not meet them on Monday".
    """
    below = token
    verb = governing_verb(token)
    for _ in range(CLIMB_LIMIT):
        if verb is None:
            return None
        if verb.lemma_.lower() in time_words("prospect") and _aims(below, verb):
            return "prospect"
        if _was_unable(verb):
            return None if verb.dep_ == "ccomp" and verb.head.tag_ == "VBD" else "past"
        tense = tense_of(verb)
        if tense is not None:
            return tense
        if verb.head.i == verb.i:
            return None
        below = verb
        verb = governing_verb(verb.head)
    return None


def looks_ahead(token: Token) -> bool:
    """Whether the token stands in what was still to come when the words were said: "agreed to meet in May", "said they
    would meet in May", "the ban, due to end in May", "gave them until May".

    What "had been agreed" or "was to" come may lie behind by then, and is left to the other signs of time.
    """
    below = token
    for above in token.ancestors:
        if above.lower_ == "due" and not _was(above) and _is_due(below):
            return True
        if above.pos_ in ("VERB", "AUX") and above.dep_ not in ("aux", "auxpass"):
            if _puts_off(below, above) or (_is_current(above) and _is_set(below, above)):
                return True
            if tense_of(above) is not None:
                return _would(above) and above.dep_ == "ccomp" and _is_current(above.head)
        below = above
    return False


def _is_due(below: Token) -> bool:
    """Whether it is what something is "due" to do or at what time, not what is "due to" a cause."""
    return is_infinitive(below) or (below.dep_ == "prep" and below.lower_ in DUE_AT)


def _is_set(below: Token, verb: Token) -> bool:
    return verb.lemma_.lower() in time_words("ahead") and _aims(below, verb)


def _puts_off(below: Token, verb: Token) -> bool:
    """Whether the verb lets something last or wait "until" the time, or moves it "to" the time."""
    lemma = verb.lemma_.lower()
    until = below.lower_ in ("until", "till") and lemma in time_words("until")
    moved = below.lower_ == "to" and below.dep_ == "prep" and lemma in time_words("moved")
    return (until or moved) and not _had(verb)


def _would(verb: Token) -> bool:
    helpers = {child.lower_ for child in children_of(verb) if child.dep_ == "aux"}
    return bool(helpers & {"would", "'d"}) and not helpers & PERFECT


def _is_current(verb: Token) -> bool:
    """Whether the verb tells of the present or the simple past, in the active: "agreed", "has agreed", "agree"."""
    return not _had(verb) and not _was(verb) and tense_of(verb) in ("past", "present")


def _had(verb: Token) -> bool:
    return any(child.lower_ in ("had", "having") and child.dep_ == "aux" for child in children_of(verb))


def _was(word: Token) -> bool:
    """Whether the word stands with "was" or "were": as auxiliary, or as the verb that it completes."""
    copula = {word.head.lower_} if word.dep_ in ("acomp", "oprd") else set()
    helpers = {child.lower_ for child in children_of(word) if child.dep_ in ("aux", "auxpass")}
    return bool((copula | helpers) & PAST_BE)


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


def _was_unable(verb: Token) -> bool:
    """Whether it is what somebody "could not" do, on no condition."""
    helpers = {child.lower_ for child in children_of(verb) if child.dep_ == "aux"}
    if "could" not in helpers or helpers & PERFECT or not any(child.dep_ == "neg" for child in children_of(verb)):
        return False
    clauses = [verb, *(child for child in children_of(verb) if child.dep_ == "advcl")]
    return not any(mark.lower_ in CONDITIONS for clause in clauses for mark in clause.lefts if mark.dep_ == "mark")


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
    return below.dep_ in ("xcomp", "ccomp", "advcl") and is_infinitive(below)


def is_infinitive(verb: Token) -> bool:
    """Whether a "to" stands before the verb as its auxiliary."""
    return any(child.lower_ == "to" and child.dep_ == "aux" for child in children_of(verb))
