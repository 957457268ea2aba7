"""Quotations behind a gesture, which say who speaks: 'Roe shakes his head. "They lied to us."'."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Doc, Token

from verbale.annotate.drafts import Draft, StatementDraft
from verbale.annotate.grammar.quotations import Quotation
from verbale.annotate.grammar.syntax import children, phrase, verb_group
from verbale.lexicon.cues import speech_words

__all__ = ["GESTURE", "told_with_gesture"]

GESTURE: Final = "gesture"
LONGEST: Final = 20
"""Tokens of a sentence that tells of no more than a gesture."""
TRUST: Final = 0.55
"""Confidence that who made the gesture speaks."""


def told_with_gesture(doc: Doc, draft: Draft, quotation: Quotation) -> StatementDraft | None:
    """The statement of somebody named whose gesture the sentence right before a quotation tells of, else None."""
    at = quotation.start - 1
    if at < 0 or doc[at].is_space or not (doc[at].is_sent_end or doc[quotation.start].is_sent_start):
        return None
    sentence = doc[at].sent
    verb = sentence.root
    if len(sentence) > LONGEST or any(token.is_quote for token in sentence) or not _is_gesture(verb):
        return None
    who = next(children(verb, "nsubj"), None)
    source = phrase(who, before=verb.i) if who is not None and _is_somebody(draft, who) else None
    if source is None:
        return None
    return StatementDraft(
        [source], [verb_group(verb)], [(quotation.start, quotation.end)], cue_head=verb.i,
        lemma=verb.lemma_.lower(), construction=GESTURE, confidence=TRUST,
    )  # fmt: skip


def _is_gesture(verb: Token) -> bool:
    """Whether a verb, with the part of the body that it moves where it needs one, tells of a gesture."""
    part = speech_words("gesture").get(verb.lemma_.lower())
    moved = {thing.lemma_.lower() for thing in children(verb, "dobj")}
    clause = any(True for _ in children(verb, "ccomp", "xcomp"))
    return (
        part is not None
        and not clause
        and (moved == {part} if part else not moved)
        and verb.tag_ in ("VBD", "VBZ", "VBP")
    )


def _is_somebody(draft: Draft, who: Token) -> bool:
    """Whether one person is named or described there."""
    mention = draft.by_token.get(who.i)
    person = mention is not None and mention.kind in ("name", "description") and who.tag_ in ("NN", "NNP")
    body = mention is not None and mention.actor is not None and mention.actor.kind not in ("person", "unknown")
    return person and not body and not list(who.conjuncts)
