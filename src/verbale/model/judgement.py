"""Judgements: what somebody, or the machine, decided about items of the record, each with who, when and how surely.

A judgement never rewrites what it is about. Undoing one keeps it and notes who undid it.
"""

from __future__ import annotations

from typing import Final, Literal

import msgspec

from verbale.model.ids import stable_id
from verbale.model.spans import Span

__all__ = ["MACHINE", "Judgement", "JudgementKind", "Ref", "Subject", "Undone", "judgement"]

MACHINE: Final = "verbale "
"""How the name of the machine as a judge begins; its version follows."""

JudgementKind = Literal[
    "same_actor", "not_same_actor", "same_meeting", "not_same_meeting", "same_story", "not_same_story",
    "same_question", "not_same_question", "accept", "reject", "speaker", "added_statement", "withdrawn",
]  # fmt: skip
"""What was decided. `same_*` and `not_same_*` are about two or more subjects; `accept` and `reject` about one item;
`speaker` gives a statement's speaker in `value`; `added_statement` is a statement the machine missed, as JSON in
`value`; `withdrawn` takes a document out of every view and count."""


class Ref(msgspec.Struct, frozen=True, order=True, gc=False):
    """An item of one document, or the document itself under its own id, or an item of the record as a whole, which has
    no document (`""`)."""

    document: str
    item: str


class Subject(Ref, frozen=True, order=True):
    """What a judgement is about, with the evidence by which it is found again when the document is read anew."""

    span: Span | None = None


class Undone(msgspec.Struct, frozen=True, gc=False):
    """Who undid a judgement, and when (ISO 8601 with zone)."""

    by: str
    at: str


class Judgement(msgspec.Struct, frozen=True, gc=False):
    """One decision: `by` names who took it (the machine as `verbale VERSION`), `at` is ISO 8601 with zone.

    `score` is how sure the decision is, in [0, 1]; None where a person decided without one.
    """

    id: str
    kind: JudgementKind
    subjects: tuple[Subject, ...]
    by: str
    at: str
    value: str | None = None
    score: float | None = None
    undone: Undone | None = None


def judgement(
    kind: JudgementKind,
    subjects: tuple[Subject, ...],
    *,
    by: str,
    at: str,
    value: str | None = None,
    score: float | None = None,
) -> Judgement:
    """The judgement with its id, which is the same for the same decision by the same hand at the same time.

    The order of the subjects does not matter and is not kept.
    """
    ordered = tuple(sorted(subjects, key=lambda subject: (subject.document, subject.item)))
    named = [part for subject in ordered for part in (subject.document, subject.item)]
    return Judgement(stable_id("ju", kind, value, by, at, *named), kind, ordered, by, at, value, score)
