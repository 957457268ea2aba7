"""What a clause tells as due, missed or imagined, and not as done: "should apologise", "had they met"."""

from __future__ import annotations

from typing import Final, Literal

from spacy.tokens import Token

from verbale.annotate.grammar.syntax import SUBJECTS, children, subject
from verbale.annotate.grammar.tree import children_of

__all__ = ["Mood", "mood_of"]

Mood = Literal["due", "expected", "missed", "likely", "imagined", "supposed", "wished"]
"""`due` is what somebody must do, `expected` what he should do or is about to ("should arrive"), `missed` what he
should have done, `likely` what he could or must have, `imagined` what would have been, `supposed` the condition of that
("had they met"), `wished` what is wished to have been."""

CLIMB: Final = 4
MUST: Final = frozenset({"must", "ought"})
SHOULD: Final = "should"
HELD_BY: Final = frozenset({"ought", "need", "have", "suppose"})
"""Lemmas over an infinitive that is due: "ought to", "needs to", "has to", "was supposed to"."""
PERFECT: Final = frozenset({"have", "'ve"})
WOULD: Final = frozenset({"would", "'d"})
REMOTE: Final = WOULD | {"could", "might"}
"""Auxiliaries of what follows from a condition that was not met."""
INVERTED: Final = frozenset({"had", "should"})
FRONTED: Final = frozenset({"never", "nor", "neither", "not", "only", "so", "as", "than", "rarely", "seldom", "hardly"})
"""Words after which an auxiliary stands before its subject in what is told as done ("nor had Peru accepted")."""
WISHES: Final = frozenset({"wish"})
LIKING: Final = frozenset({"like", "want", "wish", "prefer", "hope"})
"""Verbs of which "would have" tells a wish that is real."""


def mood_of(verb: Token) -> Mood | None:
    """In which of these moods the verb stands; None where it is told as done, to come, possible, or under an "if"."""
    first = _carrying(verb)
    if _is_inverted(first):
        return "supposed"
    if _is_wished(first):
        return "wished"
    who = subject(first)
    helpers = {child.lower_ for child in children(first, "aux") if who is None or child.i > who.i or who.i > first.i}
    perfect = bool(helpers & PERFECT)
    if any(mark.lower_ == "if" for mark in children(first, "mark")):
        return None
    if helpers & MUST or first.lower_ in MUST or SHOULD in helpers:
        if perfect:
            return "likely" if "must" in helpers else "missed"
        return "due" if SHOULD not in helpers or _is_done_to(first) else "expected"
    if _is_high_time(first):
        return "due"
    if perfect and helpers & WOULD and not _is_told(first) and first.lemma_.lower() not in LIKING:
        return "imagined"
    if perfect and "could" in helpers:
        return "likely"
    return _under(first)


def _carrying(verb: Token) -> Token:
    """The verb whose auxiliaries hold for this one: itself, or the first of a row ("must *withdraw* and apologise")."""
    for _ in range(CLIMB):
        alone = not any(child.dep_ in SUBJECTS or child.dep_ in ("aux", "auxpass") for child in children_of(verb))
        if verb.dep_ != "conj" or not alone or verb.lower_ != verb.lemma_.lower() or verb.head.pos_ == "NOUN":
            break
        verb = verb.head
    return verb


def _under(verb: Token) -> Mood | None:
    """What an infinitive is by the verb over it: "needs to release", "ought to have signed"."""
    helpers = {child.lower_ for child in children(verb, "aux")}
    above = verb.head
    lemma = above.lemma_.lower()
    if verb.dep_ != "xcomp" or "to" not in helpers or lemma not in HELD_BY:
        return None
    if lemma == "suppose":
        return "expected" if any(True for _ in children(above, "auxpass")) else None
    if above.tag_ in ("VBD", "VBN"):
        return None  # "had to": it was done
    if any(child.lower_ == "yet" for child in children_of(above)):
        return None  # "have yet to agree": it was not
    return "missed" if helpers & PERFECT else "due"


def _is_done_to(verb: Token) -> bool:
    """Whether the verb has an object or is a passive: what "should" brings in then is due, and not only expected."""
    return any(child.dep_ in ("dobj", "nsubjpass", "ccomp", "xcomp") for child in children_of(verb))


def _is_inverted(verb: Token) -> bool:
    """Whether an auxiliary before its subject makes the clause a condition: "had they met, war would have ended"."""
    who = subject(verb)
    helper = verb.doc[who.left_edge.i - 1] if who is not None and 0 < who.left_edge.i < verb.i else None
    if helper is None or helper.lower_ not in INVERTED or helper.i < verb.sent.start:
        return False
    before = verb.doc[helper.i - 1] if helper.i > verb.sent.start else None
    if before is not None and (before.lower_ in FRONTED or before.tag_.startswith("W")):
        return False
    others = any(word.lower_ in REMOTE for word in verb.sent)
    return others and not any(word.lower_ in FRONTED for word in children_of(verb) if word.i < helper.i)


def _is_high_time(verb: Token) -> bool:
    """Whether it is only said to be time for it: "it is time that the EU *imposed* sanctions"."""
    noun = verb.head
    clause = verb.dep_ in ("relcl", "acl", "ccomp") and verb.tag_ == "VBD" and noun.lower_ == "time"
    return clause and noun.dep_ == "attr" and any(who.lower_ == "it" for who in children(noun.head, "nsubj", "expl"))


def _is_wished(verb: Token) -> bool:
    """Whether somebody only wishes that it had been so."""
    past = any(child.lower_ in ("had", "'d") for child in children(verb, "aux"))
    return past and verb.dep_ == "ccomp" and verb.head.lemma_.lower() in WISHES


def _is_told(verb: Token) -> bool:
    """Whether "would have" may be what somebody foretold: "said the troops *would have left* by May"."""
    return verb.dep_ == "ccomp" and not any(
        word.lower_ in ("had", "if", "but")
        for word in verb.sent
        if word.i != verb.i and word.dep_ in ("aux", "mark", "cc")
    )
