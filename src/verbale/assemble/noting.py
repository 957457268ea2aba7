"""Notes what the machine merged, as judgements that a person can undo."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.metadata import version
from typing import Any

from verbale.assemble.companies import Company
from verbale.assemble.desk import Desk
from verbale.assemble.matter import Atom, Matter
from verbale.assemble.nodes import Node, documents_of
from verbale.assemble.resolving import CERTAIN
from verbale.assemble.rulings import MACHINE
from verbale.model import Assembled, Ref, Subject, judgement

__all__ = ["machine", "note_group", "note_second"]


@cache
def machine() -> str:
    """The name of the machine as a judge."""
    return MACHINE + version("verbale")


def note_group(
    desk: Desk,
    company: Company,
    group: frozenset[Node],
    made: Assembled,
    *,
    loose: Mapping[Node, Sequence[Atom[Any]]],
    known: Assembled | None,
) -> None:
    """Notes each new profile that joined others in an item, or that a second document tells in the only one.

    Args:
        desk: where the documents lie.
        company: how the nodes stand to one another.
        group: the nodes of the item.
        made: the item.
        loose: the atoms that came to it, by node.
        known: the item as it was, if it was.
    """
    if len(group) == 1:
        if len(documents_of(made)) > 1 and (known is None or len(documents_of(known)) < 2):
            note_second(desk, company.matter, made, set(known.refs) if known else set(made.refs[:1]))
        return
    fresh = [node for node in group if loose.get(node)] if company.matter.same is not None else []
    for node in sorted(fresh, key=Node.key):
        atoms = loose[node]
        others = (other for other in group if other != node)
        scores = [score for other in others if (score := company.alike(node, other)) is not None]
        if scores and max(scores) < CERTAIN:
            own = {atom.ref for atom in atoms}
            other_ref = next((ref for ref in made.refs if ref not in own), None)
            if other_ref is not None:
                atom = min(atoms, key=lambda one: one.ref)
                _note(desk, company.matter, atom, other_ref, node.profile, max(scores))


def note_second(desk: Desk, matter: Matter[Any], made: Assembled, before: set[Ref]) -> None:
    """Notes that a second document tells of an item in the terms of the first, whose references are `before`."""
    for document in sorted(documents_of(made)) if matter.same is not None else ():
        refs = [ref for ref in made.refs if ref.document == document and ref not in before]
        atom = matter.atom(refs[0]) if refs else None
        other = next((ref for ref in made.refs if ref.document != document), None)
        if atom is not None and atom.profile is not None and other is not None:
            _note(desk, matter, atom, other, atom.profile, matter.sure(atom.profile))
            return


def _note(desk: Desk, matter: Matter[Any], atom: Atom[Any], other: Ref, profile: str, score: float) -> None:
    """Keeps that the atom was taken for one with the other item, once for each profile and document.

    `value` is the profile: undoing the judgement takes all that is told in these terms out of the company.
    """
    source = desk.source(atom.ref.document)
    if matter.same is None or source is None:
        return
    known = desk.record.judgements((matter.same,), about=atom.ref, undone=True)
    if any(made.by.startswith(MACHINE) and made.value == profile for made in known):
        return
    subjects = (Subject(atom.ref.document, atom.ref.item, atom.span), Subject(other.document, other.item))
    desk.record.judge(
        judgement(matter.same, subjects, by=machine(), at=source.added, value=profile, score=round(score, 2))
    )
