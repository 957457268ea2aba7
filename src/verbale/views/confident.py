"""A reading without what the machine is not sure of."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from verbale.model import Divergence, Reading, Statement

__all__ = ["confident"]


def confident(reading: Reading, least: float) -> Reading:
    """The reading with the statements and events of at least this confidence, and what still stands with them.

    A statement whose report is left out hangs on the next report above it; positions go with their statements, and a
    divergence with the last but one of its positions. Actors, mentions, meetings and silences stay: they have no
    confidence of their own.

    Args:
        reading: what was read.
        least: a probability, in [0, 1].
    """
    kept = {statement.id for statement in reading.statements if statement.confidence >= least}
    parents = _Parents({statement.id: statement for statement in reading.statements}, kept)
    positions = tuple(p for p in reading.positions if p.statement is None or p.statement in kept)
    held = {position.id for position in positions}
    asked = {position.question for position in positions}
    divergences = (
        msgspec.structs.replace(d, positions=tuple(p for p in d.positions if p in held)) for d in reading.divergences
    )
    return msgspec.structs.replace(
        reading,
        statements=tuple(
            msgspec.structs.replace(s, parent=parents.kept(s.parent)) for s in reading.statements if s.id in kept
        ),
        events=tuple(
            msgspec.structs.replace(event, statement=parents.kept(event.statement))
            for event in reading.events
            if event.confidence >= least
        ),
        meetings=tuple(
            msgspec.structs.replace(m, claimed_by=tuple(s for s in m.claimed_by if s in kept)) for m in reading.meetings
        ),
        glosses=tuple(
            msgspec.structs.replace(gloss, of=gloss.of if gloss.of in kept else None) for gloss in reading.glosses
        ),
        questions=tuple(question for question in reading.questions if question.id in asked),
        positions=positions,
        divergences=tuple(divergence for divergence in divergences if _differs(divergence)),
    )


def _differs(divergence: Divergence) -> bool:
    return len(divergence.positions) > 1


@dataclass(frozen=True, slots=True)
class _Parents:
    """The statements by id, and the ids of those that are kept."""

    statements: dict[str, Statement]
    ids: set[str]

    def kept(self, statement: str | None) -> str | None:
        """The nearest statement from this one upwards that is kept."""
        while statement is not None and statement not in self.ids:
            statement = self.statements[statement].parent
        return statement
