"""From a candidate to the draft of a statement: its spans, its quoted parts, its manner, the force of its cue."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc

from verbale.annotate.attribution.candidate import Candidate
from verbale.annotate.attribution.gestures import GESTURE
from verbale.annotate.drafts import StatementDraft, TokenSpan
from verbale.annotate.grammar.quotations import Quotation, QuotationIndex
from verbale.annotate.grammar.syntax import bracketed, fragments, trimmed
from verbale.lexicon.cues import cue_forces
from verbale.model import Manner

__all__ = ["finish_statement", "once", "statement_of"]

TELLING = frozenset({"quote", "label_quote", "label", "signature", "according", "parenthesis", "clause_first", GESTURE})
"""Constructions that tell of speech whatever their cue."""
SINGLE = {"'": "'", "‘": "’"}
"""Single marks that open a quotation inside another one, and those that close it."""
MARKS = 2
"""Tokens between the last word of a quotation and its end: a mark, and a comma or a full stop inside it."""


def statement_of(doc: Doc, candidate: Candidate, marks: QuotationIndex) -> StatementDraft:
    """The draft of a candidate, its content widened to whole quotations that hold neither cue nor source."""
    head = candidate.head
    content: set[int] = set()
    for start, end in candidate.content:
        content.update(range(start, end))
    own = {token for start, end in (*candidate.source, *candidate.cue) for token in range(start, end)}
    for start, end in candidate.content:
        for quotation in marks.touching(start, end):
            span = range(quotation.start, quotation.end)
            if head.i not in span and own.isdisjoint(span):
                content.update(span)
    return StatementDraft(
        source=[bracketed(doc, span) for span in candidate.source],
        cue=candidate.cue,
        content=fragments(doc, content),
        cue_head=head.i,
        lemma=candidate.key,
        addressee_spans=candidate.addressees,
        construction=candidate.construction,
        confidence=round(candidate.score, 3),
    )


def finish_statement(doc: Doc, statement: StatementDraft, marks: QuotationIndex) -> None:
    """Set what follows from the spans: quotation marks taken in, quoted parts, manner, force and kind of the cue."""
    around = marks.at(statement.cue_head) if statement.cue_head is not None else None
    statement.content = [_with_marks(doc, _of_inner(doc, span, around), marks, around) for span in statement.content]
    statement.quoted = [
        (max(start, quotation.start), min(end, quotation.end))
        for start, end in statement.content
        for quotation in marks.touching(start, end)
        if quotation is not around
    ]
    statement.content = [span for span in statement.content if not _is_asked_before(doc, statement, span)]
    statement.manner = _manner(doc, statement.content, statement.quoted)
    force = cue_forces().get(statement.lemma) or cue_forces().get(statement.lemma.split("_")[0])
    if force is not None and statement.construction != GESTURE:
        statement.force, statement.kind = force.force, force.kind
    elif statement.construction not in TELLING:
        statement.force, statement.kind = "hold", "attitude"


def _of_inner(doc: Doc, span: TokenSpan, around: Quotation | None) -> TokenSpan:
    """A content that opens a quotation inside a quotation, up to the single mark that closes it."""
    start = span[0]
    first = start - 1 if start and doc[start - 1].text in SINGLE else start
    if around is None or not around.start < first or doc[first].text not in SINGLE:
        return span
    close = SINGLE[doc[first].text]
    at = next((at for at in range(first + 1, around.end) if doc[at].text == close), None)
    if at is None:
        return span
    return (start, at + 1) if start == first else trimmed(doc, start, at) or span


def _is_asked_before(doc: Doc, statement: StatementDraft, span: TokenSpan) -> bool:
    """Whether it is a question of the report, which somebody answers: 'Was it late? Lee thinks. "Yes, it was."'."""
    cue, end = statement.cue_head, span[1]
    if cue is None or end > doc[cue].sent.start or any(span[0] <= start < end for start, _ in statement.quoted):
        return False
    asked = end < len(doc) and "?" in (doc[end].text, doc[end - 1].text)
    return asked and any(start > cue for start, _ in statement.quoted)


def _with_marks(doc: Doc, span: TokenSpan, marks: QuotationIndex, around: Quotation | None) -> TokenSpan:
    """A content span with the quotation marks that belong to its ends, but those `around` its cue as well."""
    start, end = span
    first, last = marks.at(start - 1), marks.at(end - 1)
    if first is not None and first is not around and first.start + 1 == start:
        start = first.start
    if last is not None and last is not around and last.closed and last.end - end <= MARKS:
        rest = doc[end : last.end]
        if all(token.is_punct or token.is_quote for token in rest):
            end = last.end
    return bracketed(doc, (start, end))


def _manner(doc: Doc, content: list[TokenSpan], quoted: list[TokenSpan]) -> Manner:
    inside = {token for start, end in quoted for token in range(start, end)}
    if not inside:
        return "indirect"
    outside = (doc[token] for start, end in content for token in range(start, end) if token not in inside)
    return "direct" if all(token.is_punct or token.is_space for token in outside) else "mixed"


def once(statements: Iterable[StatementDraft]) -> list[StatementDraft]:
    """The statements, of several with the same content and cue the surest, and none by a word beside another's cue that
    is none itself ("*earlier* said")."""
    kept: list[StatementDraft] = []
    for statement in sorted(statements, key=lambda s: -s.confidence):
        twins = (other for other in kept if other.content == statement.content)
        beside = statement.source and statement.lemma not in cue_forces()
        if not any(other.cue == statement.cue or (beside and other.source == statement.source) for other in twins):
            kept.append(statement)
    return kept
