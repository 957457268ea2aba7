"""Quotations without a cue of their own, given to the statement that they go on from."""

from __future__ import annotations

from bisect import bisect_right, insort

from spacy.tokens import Doc, Token

from verbale.annotate.attribution.gestures import told_with_gesture
from verbale.annotate.drafts import Draft, StatementDraft
from verbale.annotate.grammar.quotations import Quotation
from verbale.lexicon.cues import cue_forces
from verbale.lexicon.reference import pronouns

__all__ = ["continue_quotations", "share_quotations"]

ENDS = frozenset({".", "!", "?"})
CONTINUED = 0.8
"""Confidence of a quotation joined to the statement before it, as a factor."""


def continue_quotations(doc: Doc, draft: Draft, statements: list[StatementDraft], quotations: list[Quotation]) -> None:
    """Give every utterance without a cue to the statement it goes on from, in place.

    It goes on in the same paragraph ('"A," he said. "B."'), or in the next one where the first was left open. Behind
    somebody's gesture it is a statement of theirs, which is added.
    """
    openings = {quotation.start + 1 for quotation in quotations}
    holders: dict[int, StatementDraft] = {}
    place = {id(statement): number for number, statement in enumerate(statements)}
    ends: list[tuple[int, int]] = []
    for number, statement in enumerate(statements):
        for start, end in statement.content:
            for token in range(start, end):
                if token in openings:
                    holders.setdefault(token, statement)
        if statement.cue_head is not None:
            ends.append((max(last for _, last in (*statement.content, *statement.cue)), number))
    ends.sort()
    previous: StatementDraft | None = None
    before: Quotation | None = None
    for quotation in quotations:
        if not quotation.utterance:
            continue
        holder = holders.get(quotation.start + 1)
        if holder is None:
            starts = _starts_sentence(doc, quotation)
            same = before is not None and before.paragraph == quotation.paragraph
            start = quotation.start if starts else doc[quotation.start].sent.start
            gesturing = told_with_gesture(doc, draft, quotation)
            if gesturing is not None:
                place[id(gesturing)] = len(statements)
                statements.append(gesturing)
                insort(ends, (quotation.end, place[id(gesturing)]))
                previous, before = gesturing, quotation
                continue
            other = _other_voice(doc, statements, ends, previous, quotation) if same and starts else None
            if other is not None:
                holder, start = other, quotation.start
            elif previous is not None and (quotation.continues or (same and starts)):
                holder, start = previous, quotation.start
                holder.confidence = round(holder.confidence * CONTINUED, 3)
            elif not _tells(doc, start, quotation.start):
                holder = _speaker_of_paragraph(doc, statements, ends, quotation)
            if holder is not None:
                holder.content.append((start, quotation.end))
                insort(ends, (quotation.end, place[id(holder)]))
        previous, before = holder, quotation


def _starts_sentence(doc: Doc, quotation: Quotation) -> bool:
    return bool(doc[quotation.start].is_sent_start) or (
        quotation.start > 0 and doc[quotation.start - 1].text in {".", "?", "!"}
    )


def _tells(doc: Doc, start: int, end: int) -> bool:
    """Whether a cue of speech stands in the tokens, so that a quotation after them has a speaker of its own."""
    known = (cue_forces().get(token.lemma_.lower()) for token in doc[start:end] if token.pos_ == "VERB")
    return any(force is not None and force.kind == "speech" for force in known)


def _speaker_of_paragraph(
    doc: Doc, statements: list[StatementDraft], ends: list[tuple[int, int]], quotation: Quotation
) -> StatementDraft | None:
    """The last statement before the quotation, unless another sentence stands between.

    It stands in the same paragraph, or in the one before where that ends in a colon.
    """
    place = bisect_right(ends, (quotation.start, len(statements)))
    if not place:
        return None
    nearest = statements[ends[place - 1][1]]
    if nearest.cue_head is None:
        return None
    between = doc[nearest.cue_head : quotation.start]
    if any("\n" in token.text for token in between if token.is_space):
        words = [token for token in between if not token.is_space]
        if not words or not words[-1].text.endswith(":"):
            return None
        return nearest if not any(token.text in ENDS for token in words) else None
    return _outer(doc, statements, nearest) if sum(1 for token in between if token.is_sent_start) <= 1 else None


def _other_voice(
    doc: Doc,
    statements: list[StatementDraft],
    ends: list[tuple[int, int]],
    previous: StatementDraft | None,
    quotation: Quotation,
) -> StatementDraft | None:
    """The statement of somebody else that is told in the sentence right before a quotation and after the quotation that
    it would go on from: "..., Lee said. He told them that it was late. "We went home."" where Lee is a woman."""
    nearest = _speaker_of_paragraph(doc, statements, ends, quotation)
    if previous is None or previous.cue_head is None or nearest is None or nearest.cue_head is None:
        return None
    force = cue_forces().get(nearest.lemma)
    told = force is not None and force.force == "assert" and force.kind == "speech"
    later = nearest.cue_head > max(end for _, end in previous.content) and doc[nearest.cue_head].tag_ in ("VBD", "VBZ")
    return nearest if told and later and _differ(_voice(doc, previous), _voice(doc, nearest)) else None


def _voice(doc: Doc, statement: StatementDraft) -> Token | None:
    return doc[slice(*statement.source[0])].root if len(statement.source) == 1 else None


def _differ(one: Token | None, other: Token | None) -> bool:
    """Whether two sources mean different persons whoever they are: two names, or pronouns of two genders."""
    if one is None or other is None:
        return False
    first, second = pronouns().get(one.lower_), pronouns().get(other.lower_)
    if first is not None and second is not None:
        return first.gender != second.gender and first.number == second.number == "singular"
    return first is None and second is None and other.tag_ == "NNP" and one.lower_ != other.lower_


def _outer(doc: Doc, statements: list[StatementDraft], inner: StatementDraft) -> StatementDraft:
    """Who tells what a statement says, where that is one person: "Lee says that Diaz had told her" is followed by what
    Lee says."""
    for statement in statements:
        source = _voice(doc, statement)
        single = source is not None and source.tag_ in ("NN", "NNP", "PRP") and not list(source.conjuncts)
        if single and statement is not inner and statement.cue_head is not None and _holds(statement, inner):
            return statement
    return inner


def share_quotations(statements: list[StatementDraft], quotations: list[Quotation]) -> None:
    """Leave a quotation that two cues claim to the nearer one, in place; a cue with nothing else keeps it."""
    claims: dict[int, list[StatementDraft]] = {}
    inside = {index: quotation for quotation in quotations for index in range(quotation.start, quotation.end)}
    for statement in statements:
        if statement.cue_head is None or statement.cue_head in inside:
            continue
        for quotation in {id(q): q for start, end in statement.content for q in _over(inside, start, end)}.values():
            claims.setdefault(quotation.start, []).append(statement)
    for quotation in quotations:
        rivals = claims.get(quotation.start, [])
        if len(rivals) < 2 or any(a is not b and _holds(a, b) for a in rivals for b in rivals):
            continue
        nearest = min(rivals, key=lambda s: _distance(s, quotation))
        for statement in rivals:
            rest = [span for span in statement.content if span[1] <= quotation.start or span[0] >= quotation.end]
            if statement is not nearest and rest:
                statement.content = rest


def _over(inside: dict[int, Quotation], start: int, end: int) -> list[Quotation]:
    return [inside[index] for index in range(start, end) if index in inside]


def _holds(outer: StatementDraft, inner: StatementDraft) -> bool:
    return inner.cue_head is not None and outer.covers(inner.cue_head)


def _distance(statement: StatementDraft, quotation: Quotation) -> int:
    cue = statement.cue_head or 0
    return quotation.start - cue if cue < quotation.start else cue - quotation.end
