"""Turns of a transcript: what follows a label ("Q:", "AMBASSADOR CROCKER:") is said by whom the label names.

A turn is one statement. Its sentences may become statements inside it where what they do is clear (`forces`).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Doc

from verbale.annotate.attribution.turn_speakers import speaker_of_turn
from verbale.annotate.drafts import Draft, StatementDraft, TokenSpan
from verbale.annotate.grammar.paragraphs import paragraph_starts
from verbale.annotate.grammar.syntax import trimmed

__all__ = ["add_turns", "asks", "in_text_order", "sentences_of_turns"]


def add_turns(doc: Doc, draft: Draft) -> None:
    """Add one statement a turn to the draft, before the statements inside it."""
    labels = [part for part in draft.document.parts if part.kind == "turn_label"] if draft.document else []
    if not labels:
        return
    starts = [*paragraph_starts(doc), len(doc)]
    offsets = [doc[start].idx for start in starts[:-1]]
    turns = []
    length = doc[-1].idx + len(doc[-1]) if len(doc) else 0
    for number, label in enumerate(labels):
        limit = labels[number + 1].start if number + 1 < len(labels) else length
        holding = max(bisect_right(offsets, label.end) - 1, 0)
        content = _paragraphs(doc, starts[holding : bisect_left(offsets, limit) + 1], label.end, limit)
        if content:
            statement = StatementDraft([], [], content, construction="turn", label=label, manner="direct")
            statement.quoted = list(content)
            statement.speaker = speaker_of_turn(doc, draft, label, content[0][0])
            turns.append(statement)
    draft.statements = in_text_order([*turns, *draft.statements])


def in_text_order(statements: list[StatementDraft]) -> list[StatementDraft]:
    """The statements of a transcript, a turn before what stands in it."""
    return sorted(statements, key=lambda s: (s.content[0][0], s.construction != "turn"))


def sentences_of_turns(doc: Doc, draft: Draft) -> Iterator[StatementDraft]:
    """As statements, the sentences of known speakers' turns of several that hold no statement, questions left out."""
    cues = {statement.cue_head for statement in draft.statements}
    for turn in (s for s in draft.statements if s.construction == "turn" and s.speaker is not None):
        spans = [span for start, end in turn.content for span in _sentences(doc, start, end)]
        for start, end in spans if len(spans) > 1 else ():
            if doc[end - 1].text != "?" and cues.isdisjoint(range(start, end)):
                yield StatementDraft(
                    [], [], [(start, end)], [(start, end)], manner="direct", speaker=turn.speaker,
                    candidates=turn.candidates, parent=turn, construction="turn_sentence",
                )  # fmt: skip


def asks(doc: Doc, statement: StatementDraft) -> bool:
    """Whether a turn ends in a question mark."""
    end = statement.content[-1][1]
    return any(token.text == "?" for token in doc[max(end - 2, 0) : min(end + 1, len(doc))])


def _sentences(doc: Doc, first: int, limit: int) -> Iterator[TokenSpan]:
    start = first
    for token in doc[first:limit]:
        if token.i + 1 == limit or doc[token.i + 1].is_sent_start:
            span = trimmed(doc, start, token.i + 1)
            if span is not None:
                yield span[0], max(span[1], token.i + 1 if token.text in ".?!" else 0)
            start = token.i + 1


def _paragraphs(doc: Doc, bounds: list[int], first: int, limit: int) -> list[TokenSpan]:
    """What stands at `[first, limit)` in the paragraphs between the bounds, a span for each."""
    spans = []
    for start, end in pairwise(bounds):
        while start < end and doc[start].idx < first:
            start += 1
        while end > start and doc[end - 1].idx >= limit:
            end -= 1
        span = trimmed(doc, start, end)
        if span and doc[span[0]].idx >= first:
            final = span[1] + 1 if span[1] < end and doc[span[1]].text in ".?!" else span[1]
            spans.append((span[0], final))
    return spans
