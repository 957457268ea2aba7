"""From entries to what follows from them, and the check of an act before it becomes an entry."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

import msgspec
from msgspec.structs import replace

from verbale.errors import RuleBroken
from verbale.mechanism.accounts import apply_account
from verbale.mechanism.commitments import apply_commitment
from verbale.mechanism.complaints import apply_complaint
from verbale.mechanism.docket import apply_docket
from verbale.mechanism.evidence import apply_evidence
from verbale.mechanism.filing import By, require
from verbale.mechanism.growing import Growing, plus
from verbale.mechanism.keeping import apply_keeping, is_what_remains
from verbale.mechanism.keys import apply_key
from verbale.mechanism.meetings import apply_meeting
from verbale.mechanism.minutes import apply_minutes
from verbale.mechanism.notifications import apply_notification
from verbale.mechanism.releases import apply_release
from verbale.mechanism.sessions import apply_session
from verbale.mechanism.silence import apply_silence
from verbale.mechanism.times import claimed, instant
from verbale.model.acts import Act, MechanismSetUp, Redacted, act_of
from verbale.model.log import Filed
from verbale.model.mechanism import SECRETARY, Mechanism
from verbale.model.proceedings import Refused, State

__all__ = ["advance", "file", "fold"]

RULES: Final[tuple[Callable[[State, Act, By], State | None], ...]] = (
    apply_key, apply_meeting, apply_session, apply_docket, apply_silence, apply_complaint, apply_commitment,
    apply_account, apply_minutes, apply_evidence, apply_notification, apply_release, apply_keeping,
)  # fmt: skip
"""Who knows what about which act; the first that knows it decides."""

GROWING: Final = ("items", "about", "hands", "kinds", "releases", "redacted")
"""Fields of the state that grow with the log; a fold adds to them without copying what is there."""


def fold(mechanism: Mechanism, entries: Iterable[Filed]) -> State:
    """The state that follows from the entries, in their order.

    An entry that breaks a rule changes nothing and stands in `State.refused`; one without payload stands in
    `State.gaps`, unless a later redaction says what remains of it.
    """
    filed = list(entries)
    remains = {
        each.act.number: each.act.remains
        for each in filed
        if isinstance(each.act, Redacted) and each.act.remains and each.entry.author == SECRETARY
    }
    state = replace(State(mechanism=mechanism), **{name: Growing() for name in GROWING})
    for each in filed:
        entry, act = each.entry, each.act
        if act is None and entry.number in remains:
            act = _remaining(remains[entry.number], entry.kind)
        by = By(entry.author, entry.at, entry.number)
        if act is None:
            state = replace(_counted(state, by, entry.kind), gaps=(*state.gaps, entry.number))
        else:
            try:
                state = advance(state, act, by)
            except RuleBroken as broken:
                refused = Refused(entry.number, broken.rule, broken.message)
                state = replace(_counted(state, by, entry.kind), refused=(*state.refused, refused))
        state = replace(state, **{name: getattr(state, name).settle() for name in GROWING})
    return replace(state, **{name: getattr(state, name).plain() for name in GROWING})


def _remaining(body: str, kind: str) -> Act | None:
    try:
        act = act_of(body)
    except (msgspec.ValidationError, msgspec.DecodeError):
        return None
    return act if is_what_remains(act, kind) else None


def file(state: State, act: Act, author: str, at: str) -> Act:
    """The act, checked: as entry `state.number + 1` it would break no rule.

    Raises:
        RuleBroken: it would; an item that the author may not see is one that does not exist.
    """
    advance(state, act, By(author, at, state.number + 1))
    return act


def advance(state: State, act: Act, by: By) -> State:
    """The state after an act.

    Raises:
        RuleBroken: the act is against a rule.
    """
    at = instant(by.at)
    mechanism = act.mechanism if isinstance(act, MechanismSetUp) else state.mechanism
    require(
        by.author in mechanism.authors, "known author",
        f"{by.author!r} is no member of {mechanism.name!r}; its members are {', '.join(mechanism.authors)}.",
    )  # fmt: skip
    require(
        at >= instant(mechanism.created), "not before the mechanism",
        f"{by.at} is before {mechanism.name!r} existed, which was set up at {mechanism.created}.",
    )  # fmt: skip
    require(
        not state.at or at >= instant(state.at), "dates never run backwards",
        f"{by.at} is before the last entry, of {state.at}; what happened earlier goes into `happened`.",
    )  # fmt: skip
    require(
        by.number > 1 or isinstance(act, MechanismSetUp), "set-up first", "A log begins with the mechanism's set-up."
    )
    if act.happened is not None:
        claimed(act.happened)
    for apply in RULES:
        then = apply(state, act, by)
        if then is not None:
            return _counted(then, by, act.kind)
    raise RuleBroken("known act", f"No rule allows {act.kind!r}.")


def _counted(state: State, by: By, kind: str) -> State:
    return replace(state, number=by.number, at=by.at, kinds=plus(state.kinds, by.number, kind))
