"""Acts that are only what people talk about or what a paper says: "discussed the *withdrawal* of troops".

Such a noun does not say that the act took place. What people suffered before they talk of it did take place:
"discussed the killing".
"""

from __future__ import annotations

from typing import Final

from spacy.tokens import Doc, Token

from verbale.annotate.drafts import EventDraft
from verbale.annotate.grammar.syntax import children
from verbale.annotate.grammar.tree import children_of
from verbale.lexicon.plover import event_words
from verbale.model import Root

__all__ = ["is_topic"]

OPEN: Final[frozenset[Root]] = frozenset({"AGREE", "AID", "CONCEDE", "CONSULT", "COOPERATE", "MOBILIZE", "RETREAT"})
"""Roots of acts of which one talks beforehand."""
ABOUT: Final = frozenset({"on", "about", "over", "regarding", "concerning"})
PROVIDING: Final = frozenset({"provide", "call"})
CLIMB: Final = 6
PASSING: Final = frozenset({"conj", "pobj", "prep"})
"""Relations through which a noun belongs to the one that is talked of: "the terms *of the release*"."""


def is_topic(doc: Doc, event: EventDraft) -> bool:
    """Whether a noun names an act as the subject of talks or the term of a paper."""
    noun = doc[event.head]
    if event.root not in OPEN or noun.pos_ != "NOUN" or event.status not in ("occurred", "reported") or _is_past(noun):
        return False
    for _ in range(CLIMB):
        if _is_talked_of(noun):
            return True
        if noun.dep_ not in PASSING or noun.head.pos_ not in ("NOUN", "ADP"):
            return False
        noun = noun.head
    return False


def _is_talked_of(noun: Token) -> bool:
    """Whether a noun is what is discussed or laid down."""
    above = noun.head
    if noun.dep_ in ("dobj", "nsubjpass"):
        return above.lemma_.lower() in event_words("topic_verb") or _is_listed(above)
    if noun.dep_ == "nsubj":
        nouns = (word for prep in children(above, "prep") if prep.lower_ == "on" for word in children(prep, "pobj"))
        return above.lemma_ == "be" and any(word.lemma_.lower() in event_words("topic_state") for word in nouns)
    if noun.dep_ != "pobj":
        return False
    host = above.head
    if above.lower_ == "for":
        return host.lemma_.lower() in PROVIDING and host.pos_ == "VERB"
    talks = host.lemma_.lower() in event_words("topic_noun") or host.lemma_.lower() in ("talk", "negotiate")
    return above.lower_ in ABOUT and talks


def _is_listed(verb: Token) -> bool:
    """Whether a paper or an agenda has something among its points: "the plan includes"."""
    papers = event_words("topic_paper") | event_words("topic_noun") | event_words("agreement")
    lists = verb.lemma_.lower() in event_words("topic_listing")
    return lists and any(who.lemma_.lower() in papers for who in children(verb, "nsubj"))


def _is_past(noun: Token) -> bool:
    """Whether the words around a noun say that the act is over: "last week's release", "the completed withdrawal"."""
    words = {child.lower_ for child in children_of(noun)}
    words |= {word.lower_ for child in children(noun, "poss", "npadvmod") for word in children_of(child)}
    return bool(words & event_words("topic_past"))
