"""Whose words are whose: the voice behind a token, and what two voices have in common."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from verbale.annotate.drafts import ActorDraft, Draft, PositionDraft, StatementDraft, TokenSpan
from verbale.annotate.syntax import trimmed
from verbale.annotate.withholding import clause_span

__all__ = ["different_voices", "party", "position", "refers_to", "statement_at", "words_of"]

VALUE_LIMIT = 24
"""Words that the value of a position may have; a longer clause is cut."""


def statement_at(token: int, draft: Draft) -> StatementDraft | None:
    """The innermost statement whose content holds the token; None where the report itself speaks."""
    over = list(draft.statements_over(token))
    return over[-1] if over else None


def party(actor: ActorDraft | None) -> object:
    """What an actor speaks for: its country, else itself; None for no actor."""
    if actor is None:
        return None
    return actor.country or actor


def different_voices(first: PositionDraft, second: PositionDraft) -> bool:
    """Whether two positions are of two known voices; an unresolved speaker may be anybody."""
    if first.actor is None and second.actor is None:
        return False
    if first.actor is None or second.actor is None:
        unresolved = first if first.actor is None else second
        return unresolved.statement is None
    return first.actor is not second.actor


def refers_to(doc: Doc, span: TokenSpan, wanted: ActorDraft | None, draft: Draft) -> bool:
    """Whether the span mentions the actor or another of the same country."""
    side = party(wanted)
    if side is None:
        return False
    return any(
        mention.actor is not None and party(mention.actor) == side
        for token in range(*span)
        if (mention := draft.by_token.get(token)) is not None
    )


def words_of(doc: Doc, span: TokenSpan) -> str:
    """The words of a span with single spaces, cut to a readable length."""
    words = doc[span[0] : span[1]].text.split()
    return " ".join(words if len(words) <= VALUE_LIMIT else [*words[:VALUE_LIMIT], "…"])


def position(
    verb: Token, draft: Draft, *, statement: StatementDraft | None = None, value: str | None = None
) -> PositionDraft:
    """The position that the clause of a verb takes, in the voice that speaks there."""
    span = clause_span(verb)
    statement = statement or statement_at(verb.i, draft)
    if statement is not None:
        for start, end in statement.content:
            if start <= verb.i < end:
                span = trimmed(verb.doc, max(span[0], start), min(span[1], end)) or span
    predicate = (min([verb.i, *(c.i for c in verb.lefts if c.dep_ in {"aux", "auxpass", "neg"})]), span[1])
    actor = statement.speaker if statement is not None else None
    return PositionDraft(value or words_of(verb.doc, predicate), span, actor, statement)
