"""Whom words go to and whom they are about: "told reporters that *they* had been beaten" is seldom about reporters."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Token

from verbale.annotate.drafts import ActorDraft
from verbale.annotate.grammar.tense import tense_of
from verbale.annotate.speakers.discourse import Discourse

__all__ = ["audience_of", "is_only_heard_by"]

PRESS: Final = "MED"


def audience_of(discourse: Discourse, token: Token) -> list[ActorDraft]:
    """The press, or the body, to whom that is said in which a pronoun stands."""
    return [actor for noun, actor in _hearers(discourse, token) if noun.tag_ in ("NN", "NNP") or _is_press(actor)]


def is_only_heard_by(discourse: Discourse, token: Token, actor: ActorDraft) -> bool:
    """Whether an actor is the press that is told of what was done to somebody, and so to others."""
    told = tense_of(token.head) == "past" and _is_press(actor)
    return told and any(heard is actor for _, heard in _hearers(discourse, token))


def _hearers(discourse: Discourse, token: Token) -> Iterator[tuple[Token, ActorDraft]]:
    for statement in discourse.salience.enclosing.get(token.i, ()):
        if discourse.salience.source_heads.get(token.i) is statement:
            continue
        for start, end in statement.addressee_spans:
            noun = discourse.doc[start:end].root
            known = discourse.draft.by_token.get(noun.i)
            if known is not None and known.actor is not None:
                yield noun, known.actor


def _is_press(actor: ActorDraft) -> bool:
    return (actor.code or "").endswith(PRESS)
