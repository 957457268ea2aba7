"""Who sees what. Every read path goes through `seen_by`, which rests on `visible`; nothing else decides."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Any

import msgspec
from msgspec.structs import replace

from verbale.mechanism.times import instant
from verbale.model.mechanism import PUBLIC, SECRETARY, UNATTRIBUTED, Channel, Mechanism
from verbale.model.proceedings import AgendaItem, Attendance, DocketItem, Item, Minutes, PartyPosition, Raising, State

__all__ = ["attributed", "circle", "entry_visible", "minutable", "seen_by", "visible"]

REFERENCES = ("part_of", "meeting", "session", "source", "counter_to", "about", "commitment")
"""Fields of items that hold the id of another item."""
OPEN_KINDS = frozenset({"mechanism_set_up", "key_made", "key_rotated", "key_revoked", "head_signed"})
"""Kinds of entry whose payload every member sees: without them no copy of the log can be verified."""


def visible(state: State, item: Item, reader: str, *, at: str | None = None) -> bool:
    """Whether a reader may see an item at a time (that of the last entry, unless another is given).

    The secretary sees all, an author what it filed. Others see what the item's marking, else the mechanism's rule of
    confidentiality allows, if they also see what it is part of; or what was released to them. Under an embargo nobody
    else sees it, nor minutes that were never circulated.
    """
    if reader == SECRETARY or reader == item.filed_by:
        return True
    if item.marking.embargo is not None:
        now = at or state.at
        if not now or instant(now) < instant(item.marking.embargo):
            return False
    if isinstance(item, Minutes) and item.circulated is None:
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
    author may. What belongs to such an item would tell by whom it is, and is not attributed either."""
    if reader in (*state.mechanism.party_ids, SECRETARY, item.filed_by):
        return True
    rule = item.marking.attribution or state.mechanism.confidentiality.attribution
    whole = state.items.get(item.part_of or "")
    return rule == "attributed" and (whole is None or attributed(state, whole, reader))


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
    if _among(state.gaps, number) or _among(state.refused, number, key=lambda refused: refused.number):
        return False
    about = state.about.get(number, ())
    if not about:
        return reader in state.mechanism.authors and number in state.kinds
    items = [state.items[item_id] for item_id in about if item_id in state.items]
    return len(items) == len(about) and all(
        visible(state, item, reader, at=at) and attributed(state, item, reader) for item in items
    )


def _among(sorted_: Sequence[Any], number: int, key: Callable[[Any], int] | None = None) -> bool:
    place = bisect_left(sorted_, number, key=key)
    return place < len(sorted_) and (key(sorted_[place]) if key else sorted_[place]) == number


def seen_by(state: State, reader: str, *, at: str | None = None) -> State:
    """The state as a reader may see it: hidden items gone, with every id by which others name them; authors withheld
    where they may not be known. The public, who is no member, learns of the mechanism who takes part in it, and of the
    log only how far what it sees goes."""
    if reader == SECRETARY:
        return state
    there = {key: item for key, item in state.items.items() if visible(state, item, reader, at=at)}
    told = {key for key, item in there.items() if attributed(state, item, reader)}
    ids = frozenset(there)
    member = reader in state.mechanism.authors
    open_entries = {n for n in state.kinds if member and entry_visible(state, n, reader, at=at)}
    return replace(
        state,
        mechanism=state.mechanism if member else _in_public(state.mechanism),
        number=state.number if member else max((item.entry for item in there.values()), default=0),
        at=state.at if member or at is None else at,
        items={key: _scrubbed(state, item, ids, told) for key, item in there.items()},
        about={number: about for number, about in state.about.items() if number in open_entries},
        kinds={number: kind for number, kind in state.kinds.items() if number in open_entries},
        hands={},
        releases={key: release for key, release in state.releases.items() if key in told and member},
        redacted={number: by for number, by in state.redacted.items() if number in open_entries},
        gaps=(),
        refused=(),
        keys=state.keys if member else {},
        scales=state.scales if member else {},
        stands=state.stands if member else {},
        countersigned=state.countersigned if member else (),
    )


def _in_public(mechanism: Mechanism) -> Mechanism:
    """What the public learns of a set-up: all of it where everything is public, else who takes part, and its clocks."""
    if mechanism.confidentiality.circle == "public":
        return mechanism
    return replace(mechanism, scope=(), terms=(), bodies=(), ladder=(), scales=(), channel=Channel())


@cache
def _references(kind: type[Item]) -> tuple[tuple[str, str | None], ...]:
    """The fields of a kind of item that hold another's id, and what stands there where that one is hidden."""
    fields = {field.name: field for field in msgspec.structs.fields(kind)}
    return tuple((name, None if fields[name].default is None else "") for name in REFERENCES if name in fields)


def _scrubbed(state: State, item: Item, ids: frozenset[str], told: set[str]) -> Item:
    changes: dict[str, object] = {}
    for name, nothing in _references(type(item)):
        value = getattr(item, name)
        if value is not None and value not in ids:
            changes[name] = nothing
    if isinstance(item, AgendaItem | DocketItem):
        changes["raised"] = tuple(_known(item.raised, ids))
    if isinstance(item, DocketItem):
        changes["positions"] = {party: _position(position, ids) for party, position in item.positions.items()}
    seen = replace(item, **changes) if changes else item
    return seen if item.id in told else _unattributed(seen, frozenset(state.mechanism.authors))


def _unattributed(item: Item, members: frozenset[str]) -> Item:
    """The item without a word of who took part in it: no member, no person, no report that names one."""
    persons = {name: "" for name in ("speaker", "assessor") if hasattr(item, name)}
    seen: Item = _nameless(replace(item, **persons, reported=None), members)
    return replace(seen, filed_by=UNATTRIBUTED, of=UNATTRIBUTED, marking=replace(seen.marking, see=None))


def _nameless(value: Any, members: frozenset[str]) -> Any:
    """The value with every member that stands in it, at whatever depth, withheld, and the persons of delegations."""
    if isinstance(value, str):
        return UNATTRIBUTED if value in members else value
    if isinstance(value, tuple):
        return tuple(_nameless(one, members) for one in value)
    if isinstance(value, Attendance):
        return replace(value, who=UNATTRIBUTED, persons=())
    if isinstance(value, msgspec.Struct):
        return replace(value, **{name: _nameless(getattr(value, name), members) for name in value.__struct_fields__})
    if isinstance(value, Mapping):
        keys = [UNATTRIBUTED if n == 1 else f"{UNATTRIBUTED} ({n})" for n in range(1, len(value) + 1)]
        named = any(key in members for key in value)
        return {key: _nameless(one, members) for key, one in zip(keys if named else value, value.values(), strict=True)}
    return value


def _known(raisings: Iterable[Raising], ids: frozenset[str]) -> Iterable[Raising]:
    return (raising for raising in raisings if raising.session in ids)


def _position(position: PartyPosition, ids: frozenset[str]) -> PartyPosition:
    return position if position.counter is None or position.counter in ids else replace(position, counter=None)
