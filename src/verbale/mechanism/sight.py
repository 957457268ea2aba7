"""From whom an item can no longer be hidden: whoever filed on it, and whoever it was brought to.

Without this a party could embargo what the others had agreed to, or take a complaint out of the sight of those who are
to answer it while their clock runs.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from verbale.mechanism.filing import By, require
from verbale.mechanism.growing import plus
from verbale.mechanism.markings import visible
from verbale.model.mechanism import SECRETARY
from verbale.model.proceedings import (
    Complaint,
    DocketItem,
    Item,
    Meeting,
    Message,
    Minutes,
    Notification,
    Paper,
    Session,
    SilenceProcedure,
    State,
)

__all__ = ["concerned", "stays_in_sight"]

WHOLES = Meeting | Session | Complaint | Minutes
"""Kinds of item to which others belong."""


def concerned(state: State, item: Item) -> set[str]:
    """The members from whom an item can no longer be hidden."""
    parties = set(state.mechanism.party_ids)
    found = set(state.hands.get(item.id, ()))
    match item:
        case Meeting():
            found |= set(item.answers)
        case Complaint():
            found |= set(item.against) if "transmitted" in item.since else set()
        case Message() | Notification():
            found |= set(item.to)
        case DocketItem():
            found |= set(item.to) | (parties if _running(item.silence) else set())
        case Minutes():
            found |= parties if item.circulated is not None else set()
        case Paper():
            found |= set(item.joint)
        case _:
            pass
    return found - {SECRETARY, item.filed_by}


def _running(silence: SilenceProcedure | None) -> bool:
    return silence is not None and silence.broken_by is None


def stays_in_sight(state: State, item: Item, by: By) -> None:
    """Nothing, where the changed item, and what belongs to it, stays in sight of those concerned who see it now.

    Raises:
        RuleBroken: it would be hidden from one of them.
    """
    then = replace(state, items=plus(state.items, item.id, item))
    hidden = {
        member
        for one in (state.items[item.id], *_parts(state, item))
        for member in concerned(state, one)
        if visible(state, one, member, at=by.at) and not visible(then, then.items[one.id], member, at=by.at)
    }
    require(
        not hidden, "stays in sight",
        f"{item.id} can no longer be hidden from {', '.join(sorted(hidden))}, who filed on it or to whom it was "
        "brought.",
    )  # fmt: skip


def _parts(state: State, item: Item) -> Iterator[Item]:
    """What belongs to the item, at whatever remove."""
    if isinstance(item, WHOLES):
        ids = {item.id}
        for one in state.items.values():
            if one.part_of in ids:
                ids.add(one.id)
                yield one
