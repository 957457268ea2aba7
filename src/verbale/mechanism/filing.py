"""What all rules need: who files when, the items they name, the steps that a procedure allows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Literal, NamedTuple, TypeVar

from msgspec.structs import replace

from verbale.errors import RuleBroken
from verbale.mechanism.growing import plus
from verbale.mechanism.markings import circle, visible
from verbale.mechanism.times import instant
from verbale.model.acts import Act, Filing
from verbale.model.mechanism import SECRETARY, Marking
from verbale.model.proceedings import Item, State

__all__ = [
    "By",
    "Role",
    "Step",
    "Table",
    "addressed",
    "binding",
    "filed_fields",
    "held",
    "kept",
    "members",
    "noun",
    "plain",
    "require",
    "step",
    "touch",
]

Role = Literal["party", "observer", "secretary", "owner", "host"]
Kind = TypeVar("Kind", bound=Item)


class By(NamedTuple):
    """Who files, when (ISO 8601 with zone), as which entry."""

    author: str
    at: str
    number: int


class Step(NamedTuple):
    """One step of a procedure: who may take it, in which states, and the state it leads to (None: the same)."""

    who: frozenset[Role]
    before: frozenset[str]
    to: str | None = None


Table = Mapping[type[Act], Step]


def plain(word: str) -> str:
    """A name of the code as words.

    >>> plain("minutes_accepted")
    'minutes accepted'
    """
    return word.replace("_", " ")


def require(holds: bool, rule: str, message: str) -> None:
    """Nothing, where it holds.

    Raises:
        RuleBroken: it does not.
    """
    if not holds:
        raise RuleBroken(rule, message)


def held(state: State, kind: type[Kind], item_id: str, by: By) -> Kind:
    """The item of this kind and id.

    Raises:
        RuleBroken: there is none that the author may see; both cases read the same.
    """
    item = state.items.get(item_id)
    if not isinstance(item, kind) or not visible(state, item, by.author, at=by.at):
        raise RuleBroken("known-item", f"There is no {noun(kind)} {item_id!r}; look its id up in the list.")
    return item


def noun(kind: type[Item]) -> str:
    """What a kind of item is called.

    >>> noun(Item)
    'item'
    """
    words = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in kind.__name__).strip()
    return words.removesuffix(" item") or words


def step(table: Table, state: State, act: Act, item: Item, by: By) -> str:
    """The state to which an act leads an item that has a `state`.

    Raises:
        RuleBroken: the author may not take this step, or not now.
    """
    allowed = table[type(act)]
    called = noun(type(item))
    roles = _roles(state, item, by)
    require(
        bool(roles & allowed.who),
        f"{called}: who may file",
        f"{by.author} may not file {plain(act.kind)!r} on {item.id}; {_among(allowed.who)} may.",
    )
    now: str = getattr(item, "state")  # noqa: B009 - not every item has one
    require(
        now in allowed.before,
        f"{called}: order of steps",
        f"{item.id} is {plain(now)}; {plain(act.kind)!r} needs it to be {_among(allowed.before)}.",
    )
    return allowed.to or now


def _roles(state: State, item: Item, by: By) -> set[Role]:
    roles: set[Role] = set()
    if by.author == SECRETARY:
        roles.add("secretary")
    if by.author in state.mechanism.party_ids:
        roles.add("party")
    if by.author in state.mechanism.observer_ids:
        roles.add("observer")
    if by.author == state.mechanism.host:
        roles.add("host")
    if by.author == item.filed_by:
        roles.add("owner")
    return roles


def _among(words: Iterable[str]) -> str:
    return " or ".join(plain(word) for word in sorted(words))


def binding(item: Item) -> None:
    """Nothing, where the item was filed by the member whose it is.

    Raises:
        RuleBroken: it was told of it by a report or by somebody else, and binds nobody.
    """
    require(
        item.reported is None and item.filed_by == item.of,
        "reported is not filed",
        f"{item.id} is what {item.filed_by} tells of {item.of}, who has not filed it; {item.of} must file its own.",
    )


def members(state: State, named: Iterable[str], what: str) -> None:
    """Nothing, where all that are named are parties or observers.

    Raises:
        RuleBroken: one is not, or is named twice.
    """
    listed = list(named)
    known = {*state.mechanism.party_ids, *state.mechanism.observer_ids}
    for name in listed:
        require(name in known, "known member", f"{name!r} under {what} is no member of {state.mechanism.name!r}.")
        require(listed.count(name) == 1, "known member", f"{name!r} is named twice under {what}.")


def filed_fields(
    state: State, act: Filing, by: By, prefix: str, *, part_of: Item | None = None, told: bool = False
) -> dict[str, Any]:
    """The fields that every new item has.

    Args:
        state: before the act.
        act: what makes the item.
        by: who files.
        prefix: what the id begins with; the number of the entry follows.
        part_of: the item whose marking it shares.
        told: whether somebody may file it of another without a report.

    Raises:
        RuleBroken: it is filed for another who has not filed it, or marked for readers that are none.
    """
    of = by.author if act.of is None else act.of
    if act.of is not None and act.of != SECRETARY:
        members(state, (act.of,), "of")
    if act.reported is not None:
        require(by.author == SECRETARY, "reported is not filed", "Only the secretary files what a report tells.")
        require(act.of is not None, "reported is not filed", "What a report tells must say of whom it tells it.")
        named = bool(act.reported.document.strip() and act.reported.item.strip())
        require(named, "evidence or nothing", "What a report tells must name the report and the statement in it.")
    else:
        require(
            told or of == by.author,
            "nobody files for another",
            f"{by.author} cannot file {plain(act.kind)!r} for {of}; {of} files its own, or a report is named.",
        )
    if act.see is not None:
        members(state, act.see, "see")
        inside = None if part_of is None else circle(state, part_of)
        require(
            inside is None or set(act.see) <= inside,
            "no wider than its source",
            "A marking may not name readers who cannot see what the item belongs to.",
        )
    if act.embargo is not None:
        ahead = instant(act.embargo) > instant(by.at)
        require(ahead, "deadline ahead", f"An embargo until {act.embargo} is over already.")
    return {
        "id": f"{prefix}-{by.number}",
        "entry": by.number,
        "filed_by": by.author,
        "filed_at": by.at,
        "of": of,
        "part_of": None if part_of is None else part_of.id,
        "marking": Marking(see=act.see, attribution=act.attribution, embargo=act.embargo),
        "reported": act.reported,
        "happened": act.happened,
        "note": act.note,
    }


def addressed(state: State, item: Item, to: Iterable[str], *, at: str | None = None) -> None:
    """Nothing, where all to whom an item is addressed may see it: at that time, or else once no embargo is on it.

    Raises:
        RuleBroken: one may not.
    """
    shown = item if at is not None else replace(item, marking=replace(item.marking, embargo=None))
    for name in to:
        require(
            visible(state, shown, name, at=at),
            "addressees see it",
            f"{name} may not see what is addressed to it; name {name} in `see`, or wait for the embargo to end.",
        )


def kept(state: State, item: Item, by: By, *others: Item) -> State:
    """The state with the new or changed item; the entry is about it and the others."""
    return touch(replace(state, items=plus(state.items, item.id, item)), by, item, *others)


def touch(state: State, by: By, *items: Item) -> State:
    """The state with the entry noted as one about these items."""
    about = tuple(dict.fromkeys((*state.about.get(by.number, ()), *(item.id for item in items))))
    hands = state.hands
    for item in items:
        known = hands.get(item.id, ())
        if by.author not in known:
            hands = plus(hands, item.id, (*known, by.author))
    return replace(state, about=plus(state.about, by.number, about), hands=hands)
