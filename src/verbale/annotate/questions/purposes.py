"""What the meeting was for, as each voice tells it."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from verbale.annotate.drafts import Draft, PositionDraft, QuestionDraft
from verbale.annotate.grammar.columns import columns_of, tokens_with
from verbale.annotate.grammar.syntax import children
from verbale.annotate.questions.voices import different_voices, position
from verbale.lexicon.issue import issue_words

__all__ = ["purposes"]

TEXT = "What was the meeting for?"


def purposes(doc: Doc, draft: Draft) -> Iterator[QuestionDraft]:
    """The question of the meeting's purpose, where two voices speak of it."""
    words = issue_words("purpose")
    found: list[PositionDraft] = []
    for token in tokens_with(doc, columns_of(doc).lemma, words):
        if (verb := _telling_verb(token)) is not None:
            stated = position(verb, draft)
            if all(stated.evidence != known.evidence for known in found):
                found.append(stated)
    if any(different_voices(found[0], other) for other in found[1:]):
        yield QuestionDraft("purpose", TEXT, found)


def _telling_verb(noun: Token) -> Token | None:
    """The verb by which a session's purpose is told: "the aim of the talks was", "the talks had a narrow focus"."""
    verb = noun.head
    sessions = issue_words("session")
    if noun.dep_ == "nsubj" and verb.lemma_ == "be":
        for preposition in children(noun, "prep"):
            if preposition.lower_ == "of" and any(p.lemma_ in sessions for p in children(preposition, "pobj")):
                return verb
    if noun.dep_ == "dobj" and verb.lemma_ == "have":
        return verb if any(child.lemma_ in sessions for child in children(verb, "nsubj")) else None
    return None
