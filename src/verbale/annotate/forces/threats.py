"""Which words make a threat of a demand, and which acts are too good to be threatened."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Doc, Token

from verbale.annotate.grammar.syntax import children
from verbale.annotate.grammar.tree import children_of
from verbale.annotate.grammar.withholding import is_negated
from verbale.lexicon.plover import event_words, triggers
from verbale.model import Root

__all__ = ["is_benefit", "is_ultimatum"]

HARMFUL: Final[frozenset[Root]] = frozenset({"ASSAULT", "COERCE", "SANCTION"})
WELCOME: Final[frozenset[Root]] = frozenset({"CONCEDE", "CONSULT", "COOPERATE", "SUPPORT"})
RELEASE: Final = "084"
"""The CAMEO code of returning and releasing, which is welcome too; other retreats may be the end of help."""


def is_ultimatum(doc: Doc, start: int, end: int) -> bool:
    """Whether what is demanded has a harm as its other choice: "leave *or be driven out*", "... *or face war*".

    >>> import spacy
    >>> is_ultimatum(spacy.blank("en")("to leave"), 0, 2)
    False
    """
    for word in doc[start:end]:
        if word.lower_ != "or" or word.dep_ != "cc":
            continue
        other = next((verb for verb in children(word.head, "conj") if word.i < verb.i < end), None)
        if other is not None and _is_harm(other) and not _is_suffered(word.head):
            return True
    return False


def is_benefit(verb: Token) -> bool:
    """Whether an act that may come does good to whom it is done: "could recognise the state", "might release the
    pilots"."""
    if not any(child.tag_ == "MD" for child in children(verb, "aux")):
        return False
    things = {child.lemma_.lower() for child in children(verb, "dobj")}
    fitting = [row for row in triggers("V").get(verb.lemma_.lower(), ()) if not row.objects or row.objects & things]
    welcome = all(row.root in WELCOME or row.cameo.startswith(RELEASE) for row in fitting)
    return bool(fitting) and welcome and not is_negated(verb) and not any(_is_condition(c) for c in children_of(verb))


def _is_condition(clause: Token) -> bool:
    return clause.dep_ == "advcl" and any(mark.lower_ in ("if", "unless") for mark in children(clause, "mark"))


def _is_harm(verb: Token) -> bool:
    lemma = verb.lemma_.lower()
    if _is_suffered(verb):
        harmful = any(row.root in HARMFUL for row in triggers("V").get(lemma, ()))
        return harmful or lemma in event_words("threat_act")
    return lemma in event_words("suffering") and not any(child.dep_ == "neg" for child in children_of(verb))


def _is_suffered(verb: Token) -> bool:
    return verb.tag_ == "VBN" and any(child.dep_ == "auxpass" for child in children_of(verb))
