"""What was said just before a silence: what "did not elaborate" leaves bare, and what "that charge" refers to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Doc, Token

from verbale.annotate.drafts import ActorDraft, Draft, StatementDraft, TokenSpan
from verbale.lexicon.silence import silence_cues

__all__ = ["ANAPHORS", "is_anaphor", "just_said", "referent"]

ANAPHORS: Final = frozenset({"it", "that", "this"})
_POINTING: Final = frozenset({"that", "this", "the"})
_NAMED: Final = ("accuse", "propose", "offer", "demand")
"""Forces that have nouns of their own in the table of silences."""


def just_said(verb: Token, by: ActorDraft | None, draft: Draft) -> TokenSpan | None:
    """What the silent one said last, in the same sentence or the one before: "did not elaborate" leaves that bare."""
    said = [statement for statement in _lately(verb, draft) if by is not None and statement.speaker is by]
    return max(said, key=lambda statement: statement.content[0][0]).content[0] if said else None


def referent(doc: Doc, about: TokenSpan | None, by: ActorDraft | None, draft: Draft) -> TokenSpan | None:
    """What another one said in the same sentence or the one before, where what is left unanswered points back to it.

    A noun ("that charge") points to what was said with the force of its word, a pronoun to the only thing said. Where
    several are possible, none is taken.
    """
    if about is None:
        return None
    head = doc[about[0] : about[1]].root
    bare = doc[about[0]].lower_ in _POINTING and about[1] - about[0] == 2
    forces = [force for force in _NAMED if bare and silence_cues().is_a(head.lemma_.lower(), force)]
    if not forces and not is_anaphor(doc, about):
        return None
    said = [
        statement
        for statement in _lately(head, draft)
        if (by is None or statement.speaker is not by) and (not forces or statement.force in forces)
    ]
    return said[0].content[0] if len(said) == 1 else None


def is_anaphor(doc: Doc, about: TokenSpan) -> bool:
    """Whether what a silence is about is told by a pronoun alone."""
    return about[1] - about[0] == 1 and doc[about[0]].lower_ in ANAPHORS


def _lately(word: Token, draft: Draft) -> Iterator[StatementDraft]:
    """What was said before the word in its sentence and the one before."""
    start = word.sent.start
    earliest = word.doc[start - 1].sent.start if start > 0 else start
    for statement in draft.statements:
        said = statement.content if statement.kind == "speech" else ()
        if said and said[0][0] >= earliest and said[-1][1] <= word.i:
            yield statement
