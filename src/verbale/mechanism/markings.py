"""Who sees what. Every read path goes through `seen_by`, which rests on `visible`; nothing else decides."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import msgspec
from msgspec.structs import replace

from verbale.mechanism.times import instant
from verbale.model.mechanism import PUBLIC, SECRETARY, UNATTRIBUTED
from verbale.model.proceedings import AgendaItem, DocketItem, Item, PartyPosition, Raising, Remark, State

__all__ = ["attributed", "circle", "entry_visible", "minutable", "seen_by", "visible"]

REFERENCES = ("part_of", "meeting", "session", "source", "counter_to", "about", "commitment")
"""Fields of items that hold the id of another item."""
OPEN_KINDS = frozenset({"mechanism_set_up", "key_made", "key_rotated", "key_revoked", "head_signed"})
"""Kinds of entry whose payload every member sees: without them no copy of the log can be verified."""


def visible(state: State, item: Item, reader: str, *, at: str | None = None) -> bool:
    """Whether a reader may see an item at a time (that of the last entry, unless another is given).

    The secretary sees all, an author what it filed. Others see what the item's marking, else the mechanism's rule of
    confidentiality allows, if they also see what it is part of; or what was released to them. Under an embargo nobody
    else sees it.
    """
    if reader == SECRETARY or reader == item.filed_by:
        return True
    if item.marking.embargo is not None:
        now = at or state.at
        if not now or instant(now) < instant(item.marking.embargo):
            return False
    if reader in item.marking.released or PUBLIC in item.marking.released:
        return True
    allowed = circle(state, item)
    return PUBLIC in allowed or reader in allowed if _parents_open(state, item, reader, at) else False


def _parents_open(state: State, item: Item, reader: str, at: str | None) -> bool:
    if item.part_of is None:
        return True
    parent = state.items.get(item.part_of)
    return parent is not None and visible(state, parent, reader, at=at)


def circle(state: State, item: Item) -> set[str]:
    """The members that an item's own marking, or else the mechanism's rule, lets see it, embargo apart; `public`
    stands for everybody."""
    mechanism = state.mechanism
    always = {SECRETARY, item.filed_by, *item.marking.released}
    if item.marking.see is not None:
        return always | set(item.marking.see)
    rule = mechanism.confidentiality.circle
    if rule == "author":
        return always
    if rule == "parties":
        return always | set(mechanism.party_ids)
    everybody = always | set(mechanism.party_ids) | set(mechanism.observer_ids)
    return everybody | {PUBLIC} if rule == "public" else everybody


def attributed(state: State, item: Item, reader: str) -> bool:
    """Whether a reader may know whose an item is: under the Chatham House Rule only the parties, the secretary and its
    author may."""
    rule = item.marking.attribution or state.mechanism.confidentiality.attribution
    return rule == "attributed" or reader in (*state.mechanism.party_ids, SECRETARY, item.filed_by)


def minutable(item: Item) -> bool:
    """Whether an item may stand in minutes and documents."""
    return not item.marking.not_minuted


def entry_visible(state: State, number: int, reader: str, *, at: str | None = None) -> bool:
    """Whether a reader may see the payload of an entry: every item that it is about, with its author.

    Set-up, keys and counter-signatures are open to every member. An entry that broke a rule, or whose payload is
    missing, is shown to the secretary only.
    """
    if reader == SECRETARY:
        return True
    if state.kinds.get(number) in OPEN_KINDS:
        return reader in state.mechanism.authors
    if number in state.gaps or any(refused.number == number for refused in state.refused):
        return False
    about = state.about.get(number, ())
    if not about:
        return reader in state.mechanism.authors and number in state.kinds
    items = [state.items[item_id] for item_id in about if item_id in state.items]
    return len(items) == len(about) and all(
        visible(state, item, reader, at=at) and attributed(state, item, reader) for item in items
    )


def seen_by(state: State, reader: str, *, at: str | None = None) -> State:
    """The state as a reader may see it: hidden items gone, with every id by which others name them; authors withheld
    where they may not be known."""
    if reader == SECRETARY:
        return state
    there = {key: item for key, item in state.items.items() if visible(state, item, reader, at=at)}
    ids = frozenset(there)
    member = reader in state.mechanism.authors
    open_entries = {n for n in state.kinds if member and entry_visible(state, n, reader, at=at)}
    return replace(
        state,
        items={key: _scrubbed(state, item, reader, ids) for key, item in there.items()},
        about={number: about for number, about in state.about.items() if number in open_entries},
        kinds={number: kind for number, kind in state.kinds.items() if number in open_entries},
        releases={key: release for key, release in state.releases.items() if key in ids and member},
        redacted={number: by for number, by in state.redacted.items() if number in open_entries},
        gaps=(),
        refused=(),
        keys=state.keys if member else {},
        stands=state.stands if member else {},
        countersigned=state.countersigned if member else (),
    )


@cache
def _references(kind: type[Item]) -> tuple[tuple[str, str | None], ...]:
    """The fields of a kind of item that hold another's id, and what stands there where that one is hidden."""
    fields = {field.name: field for field in msgspec.structs.fields(kind)}
    return tuple((name, None if fields[name].default is None else "") for name in REFERENCES if name in fields)


def _scrubbed(state: State, item: Item, reader: str, ids: frozenset[str]) -> Item:
    changes: dict[str, object] = {}
    for name, nothing in _references(type(item)):
        value = getattr(item, name)
        if value is not None and value not in ids:
            changes[name] = nothing
    if isinstance(item, AgendaItem | DocketItem):
        changes["raised"] = tuple(_known(item.raised, ids))
    if isinstance(item, DocketItem):
        changes["positions"] = {party: _position(position, ids) for party, position in item.positions.items()}
    if not attributed(state, item, reader):
        changes |= {"filed_by": UNATTRIBUTED, "of": UNATTRIBUTED, "reported": None}
        changes |= {name: "" for name in ("speaker", "assessor") if hasattr(item, name)}
        for name in item.__struct_fields__:
            value = changes.get(name, getattr(item, name))
            if isinstance(value, tuple) and value and isinstance(value[0], Remark):
                changes[name] = tuple(replace(remark, by=UNATTRIBUTED) for remark in value)
    return replace(item, **changes) if changes else item


def _known(raisings: Iterable[Raising], ids: frozenset[str]) -> Iterable[Raising]:
    return (raising for raising in raisings if raising.session in ids)


def _position(position: PartyPosition, ids: frozenset[str]) -> PartyPosition:
    return position if position.counter is None or position.counter in ids else replace(position, counter=None)
