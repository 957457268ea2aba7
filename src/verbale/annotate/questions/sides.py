"""On which side an actor stands: for its state, or for those who fight it."""

from __future__ import annotations

from typing import Final

from verbale.annotate.drafts import ActorDraft

__all__ = ["are_apart"]

FIGHTING: Final = frozenset({"REB", "OPP", "INS", "SEP"})
"""Sectors of a code that stand against the state whose code goes before them."""

ARMED: Final = ("GOV", "MIL", "COP")
"""Sectors of a state that need no country to be told from those who fight it."""


def are_apart(first: ActorDraft | None, second: ActorDraft | None) -> bool:
    """Whether two actors are known to be of two sides: of two states, or of a state and those who fight it.

    >>> are_apart(ActorDraft("Chad", "state", "TCD", "TCD"), ActorDraft("army", "group", "MIL"))
    False
    """
    if first is None or second is None or first is second or first.members or second.members:
        return False
    one, other = _fighters(first), _fighters(second)
    if one and other:
        return bool(first.country and second.country and first.country != second.country)
    if one or other:
        state = second if one else first
        return state.country is not None or (state.code or "").endswith(ARMED)
    return bool(first.country and second.country and first.country != second.country)


def _fighters(actor: ActorDraft) -> bool:
    code = actor.code or ""
    return any(code[at : at + 3] in FIGHTING for at in (0, 3))
