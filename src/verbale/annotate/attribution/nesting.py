"""Statements inside statements, and out of the wrong hands: a report that the parser put inside what another said."""

from __future__ import annotations

from collections import defaultdict

from spacy.tokens import Doc

from verbale.annotate.drafts import Draft, StatementDraft
from verbale.annotate.grammar.syntax import trimmed

__all__ = ["nest", "untangle", "width"]


LOOSE = frozenset({"appos", "conj", "npadvmod", "dep"})
BREAKS = frozenset({",", "-", "--", "\u2013", "\u2014"})


def nest(draft: Draft) -> None:
    """Set each statement's parent: the smallest other one whose content holds its cue."""
    over: dict[int, list[StatementDraft]] = defaultdict(list)
    cues = {statement.cue_head for statement in draft.statements}
    for statement in draft.statements:
        for start, end in statement.content:
            for token in range(start, end):
                if token in cues:
                    over[token].append(statement)
    for inner in draft.statements:
        if inner.cue_head is None:
            continue
        holders = [
            s for s in over[inner.cue_head] if s is not inner and (s.cue_head is None or not inner.covers(s.cue_head))
        ]
        if holders:
            inner.parent = min(holders, key=width)


def width(statement: StatementDraft) -> int:
    """The number of tokens of its content."""
    return sum(end - start for start, end in statement.content)


def untangle(doc: Doc, draft: Draft) -> None:
    """Give an inner statement back to its own speaker, in place.

    "Lee said Chad proposed a patrol, an idea he said needed study": the parser hangs the apposition on Chad's proposal,
    but it is Lee's remark on it. Where a statement's grandparent has the same speaker and its parent another, and it
    stands in an apposition or a relative clause of the parent's content, that content ends before it.
    """
    for statement in draft.statements:
        parent = statement.parent
        outer = parent.parent if parent is not None else None
        if parent is None or outer is None or statement.speaker is None or statement.cue_head is None:
            continue
        if outer.speaker is statement.speaker and parent.speaker is not statement.speaker:
            start = _apposition(doc, statement)
            if start is not None:
                _cut(doc, parent, start)
                statement.parent = outer


def _apposition(doc: Doc, statement: StatementDraft) -> int | None:
    """Where the noun phrase begins whose relative clause holds the statement's cue; None where there is none."""
    token = doc[statement.cue_head or 0]
    for noun in token.ancestors:
        if noun.pos_ not in {"NOUN", "PROPN"}:
            continue
        start = noun.left_edge.i
        loose = noun.dep_ in LOOSE or doc[start].lower_ in {"a", "an"}
        return start if loose and start and doc[start - 1].text in BREAKS else None
    return None


def _cut(doc: Doc, statement: StatementDraft, limit: int) -> None:
    """End the statement's content before a token."""
    kept = [trimmed(doc, start, min(end, limit)) for start, end in statement.content if start < limit]
    content = [span for span in kept if span is not None]
    if content:
        statement.content = content
        statement.quoted = [(start, min(end, limit)) for start, end in statement.quoted if start < limit]
