"""How acts are told that are due, missed, imagined or done to nobody: by the grammar of their clause."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from spacy.tokens import Doc, Token

from verbale.annotate.drafts import EventDraft
from verbale.annotate.events.parties import PERFORMED
from verbale.annotate.grammar.moods import Mood, mood_of
from verbale.annotate.grammar.syntax import children, clause_subject
from verbale.annotate.grammar.withholding import is_negated
from verbale.lexicon.plover import event_words
from verbale.model import Root, Status

__all__ = ["is_warned_off", "settle_mood"]

STATUS: Final = MappingProxyType[Mood, Status](
    {
        "due": "demanded",
        "expected": "demanded",
        "missed": "hypothetical",
        "likely": "hypothetical",
        "imagined": "conditional",
        "supposed": "conditional",
        "wished": "hypothetical",
    }
)
COMING: Final[frozenset[Root]] = frozenset({"AID", "CONSULT", "MOBILIZE", "RETREAT"})
"""Roots of acts of which "should" may only say that they are to come."""
FIRST: Final = frozenset({"i", "we"})
REFUSING: Final[frozenset[Root]] = frozenset({"REJECT", "THREATEN"})
"""Roots of acts that giving or doing nothing may be: "made no concessions"."""
AIMED: Final = frozenset({"at", "on", "upon", "against", "into"})
NOTHING: Final = frozenset({"nothing", "nobody", "none"})
NOT_NONE: Final = frozenset({"but", "except", "less", "fewer", "more", "short", "other"})
"""Words by which "nothing but", "no fewer than" are something all the same."""


def settle_mood(doc: Doc, event: EventDraft) -> None:
    """Set the status of an act that is told as due, missed or imagined, or as done to nobody."""
    if event.status in ("occurred", "reported") and event.root not in REFUSING and _is_on_nobody(doc[event.head]):
        event.status = "denied"
    verb, mood = _telling(doc[event.head]), _mood(doc[event.head], event)
    if mood is None or verb is None:
        return
    if mood in ("supposed", "missed") and is_negated(verb):
        event.status = "occurred"  # "had Uganda not shelled the village", "should never have shelled": it did
    elif event.status in ("hypothetical", "conditional", "demanded") or is_negated(verb):
        return
    elif mood != "expected" or event.status != "planned" or event.root not in COMING:
        event.status = STATUS[mood]


def is_warned_off(doc: Doc, event: EventDraft) -> bool:
    """Whether it is an act that somebody must not do, which is told neither as done nor as left undone."""
    verb = _telling(doc[event.head])
    return verb is not None and is_negated(verb) and _mood(doc[event.head], event) in ("due", "expected")


def _mood(head: Token, event: EventDraft) -> Mood | None:
    """The mood of the clause that tells the act; none of an act of words that one who says "I" performs by them."""
    verb = _telling(head)
    mood = mood_of(verb) if verb is not None else None
    who = clause_subject(verb) if verb is not None and mood in ("due", "expected") else None
    return None if event.root in PERFORMED and who is not None and who.lower_ in FIRST else mood


def _telling(head: Token) -> Token | None:
    """The verb that tells the act: itself, or the one of which an act is the object ("should *launch* an attack")."""
    if head.pos_ in ("VERB", "AUX") or head.dep_ == "conj":
        return head
    light = head.head.lemma_.lower() in event_words("light") | event_words("doing")
    return head.head if head.dep_ in ("dobj", "nsubjpass") and light else None


def _is_on_nobody(verb: Token) -> bool:
    """Whether the act is done to nobody: "shelled nobody", "shot at nothing", "bombed neither town"."""
    if verb.pos_ != "VERB" or is_negated(verb):
        return False
    aimed = (noun for prep in children(verb, "prep") if prep.lower_ in AIMED for noun in children(prep, "pobj"))
    return any(_is_nobody(noun) for noun in (*children(verb, "dobj"), *aimed))


def _is_nobody(noun: Token) -> bool:
    words = [noun, *children(noun, "det", "preconj")]
    denied = [word for word in words if word.lower_ in (NOTHING if word is noun else ("no", "neither"))]
    return any(word.i + 1 == len(noun.doc) or word.nbor(1).lower_ not in NOT_NONE for word in denied)
