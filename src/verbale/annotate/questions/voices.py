"""Whose words are whose: the voice behind a token, and what two voices have in common."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from verbale.annotate.drafts import ActorDraft, Draft, PositionDraft, StatementDraft, TokenSpan
from verbale.annotate.grammar.syntax import SUBJECTS, balanced, subject, trimmed
from verbale.annotate.grammar.tree import children_of
from verbale.annotate.grammar.withholding import clause_span
from verbale.lexicon.calendar import time_words

__all__ = [
    "different_voices",
    "is_unvoiced",
    "party",
    "position",
    "refers_to",
    "statement_at",
    "tied",
    "words_of",
]

CLIMB_LIMIT = 3
PREDICATE = frozenset({"aux", "auxpass", "neg"})

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


def is_unvoiced(doc: Doc, draft: Draft, stated: PositionDraft) -> bool:
    """Whether a position that no statement holds is plainly somebody's words all the same: in its sentence somebody
    speaks whose words were not found, or it stands between quotation marks. It is not the report's own."""
    if stated.statement is not None:
        return False
    start, end = stated.evidence
    sentence = doc[start].sent
    cues = {statement.cue_head for statement in draft.statements}
    for token in sentence:
        if token.i in cues or start <= token.i < end:
            continue
        says = token.pos_ == "VERB" and token.lemma_.lower() in time_words("said")
        if says and any(child.dep_ in SUBJECTS for child in children_of(token)):
            return True
        if token.lower_ == "according" and token.i + 1 < len(doc) and doc[token.i + 1].lower_ == "to":
            return True
    before = sum(token.is_quote for token in doc[sentence.start : start])
    return before % 2 == 1 and any(token.is_quote for token in doc[end : min(end + 2, len(doc))])


def tied(stated: PositionDraft, noun: Token) -> PositionDraft:
    """The position of a clause that hangs on a noun, with the noun in its words ("a proposal to be examined")."""
    start, end = stated.evidence
    first = noun.left_edge.i
    if stated.statement is not None and not stated.statement.covers(first):
        first = noun.i if stated.statement.covers(noun.i) else start
    if first < start and end - first <= VALUE_LIMIT:
        stated.evidence = (first, end)
        stated.value = words_of(noun.doc, stated.evidence)
    return stated


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
    return " ".join(words if len(words) <= VALUE_LIMIT else [*words[:VALUE_LIMIT], "…"]).rstrip(",;: ")


def position(
    verb: Token, draft: Draft, *, statement: StatementDraft | None = None, value: str | None = None, whole: bool = False
) -> PositionDraft:
    """The position that the clause of a verb takes, in the voice that speaks there.

    Its value is the predicate, or with `whole` the clause with its subject ("no date had been set").
    """
    verb = _asserting(verb)
    span = clause_span(verb)
    statement = statement or statement_at(verb.i, draft) or _told_by(verb, draft)
    if statement is not None:
        for start, end in statement.content:
            if start <= verb.i < end:
                span = trimmed(verb.doc, max(span[0], start), min(span[1], end)) or span
    span = balanced(verb.doc, _own_clause(verb, span))
    words = span if whole else (min([verb.i, *(c.i for c in verb.lefts if c.dep_ in PREDICATE)]), span[1])
    actor = statement.speaker if statement is not None else None
    return PositionDraft(value or words_of(verb.doc, words), span, actor, statement)


def _own_clause(verb: Token, span: TokenSpan) -> TokenSpan:
    """The span without a coordinated clause that has a subject of its own, wherever the parse hangs it."""
    for token in verb.doc[verb.i + 1 : span[1]]:
        if token.dep_ == "conj" and token.pos_ in {"VERB", "AUX"} and token.head.i >= verb.i:
            own = subject(token)
            joint = next((child for child in token.head.rights if child.dep_ == "cc" and child.i < token.i), None)
            if own is not None and joint is not None and verb.i < joint.i < own.i:
                return trimmed(verb.doc, span[0], joint.i) or span
    return span


def _asserting(verb: Token) -> Token:
    """The verb that asserts: "planned" in "planned to propose", "know" in "did not know whether a date was set"."""
    for _ in range(CLIMB_LIMIT):
        doubted = verb.dep_ == "ccomp" and any(c.lower_ in {"whether", "if"} for c in verb.lefts if c.dep_ == "mark")
        if not (verb.dep_ == "xcomp" or doubted) or verb.head.pos_ not in {"VERB", "AUX", "ADJ"}:
            return verb
        verb = verb.head
    return verb


def _told_by(verb: Token, draft: Draft) -> StatementDraft | None:
    """The statement whose cue the verb is ("The host welcomed it"), where nobody else reports it."""
    return next((s for s in draft.statements if s.cue_head == verb.i and s.parent is None), None)
