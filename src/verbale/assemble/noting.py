"""Notes what the machine merged, as judgements that a person can undo."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version
from typing import Any

from verbale.assemble.matter import Atom, Matter
from verbale.assemble.rulings import MACHINE
from verbale.model import RecordWriter, Ref, Subject, judgement

__all__ = ["machine", "note_merge"]


@cache
def machine() -> str:
    """The name of the machine as a judge."""
    return MACHINE + version("verbale")


def note_merge(
    record: RecordWriter, matter: Matter[Any], atom: Atom[Any], other: Ref, profile: str, score: float
) -> None:
    """Keeps that the atom was taken for one with the other item, once for each profile and document.

    `value` is the profile: undoing the judgement takes all that is told in these terms out of the company.
    """
    source = record.source(atom.ref.document)
    if matter.same is None or source is None:
        return
    known = record.judgements((matter.same,), about=atom.ref, undone=True)
    if any(made.by.startswith(MACHINE) and made.value == profile for made in known):
        return
    subjects = (Subject(atom.ref.document, atom.ref.item, atom.span), Subject(other.document, other.item))
    record.judge(judgement(matter.same, subjects, by=machine(), at=source.added, value=profile, score=round(score, 2)))
