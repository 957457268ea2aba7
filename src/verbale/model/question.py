"""What is at issue: questions, the positions taken on them, and where positions differ."""

from __future__ import annotations

from typing import Literal

import msgspec

from verbale.model.spans import Span

__all__ = ["Divergence", "DivergenceKind", "Position", "Question", "QuestionKind"]

QuestionKind = Literal[
    "next_meeting", "proposal", "accusation", "purpose", "number", "attendance", "detainees", "other"
]
DivergenceKind = Literal["fact", "number", "timing", "wording", "interpretation", "attribution"]


class Question(msgspec.Struct, frozen=True, gc=False):
    """Something two or more voices take a position on ("When do the parties meet next?")."""

    id: str
    kind: QuestionKind
    text: str


class Position(msgspec.Struct, frozen=True, gc=False):
    """One voice's answer to a question; `actor` is None where the speaker is unresolved or the report itself speaks."""

    id: str
    question: str
    actor: str | None
    value: str
    statement: str | None
    evidence: Span


class Divergence(msgspec.Struct, frozen=True, gc=False):
    """Positions on one question that do not say the same; no side is chosen."""

    id: str
    question: str
    kind: DivergenceKind
    positions: tuple[str, ...]
