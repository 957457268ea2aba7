"""The secretariat's rules as pure functions: what may be filed, what follows from a log, who sees what.

A workflow reads the log, folds it into a `State`, checks an act with `file`, makes the entry with `compose`, signs and
appends it. Every read path goes through `seen_by`, which rests on `visible`.
"""

from __future__ import annotations

from collections.abc import Iterable

from verbale.model.acts import Act
from verbale.model.log import Filed
from verbale.model.mechanism import Mechanism
from verbale.model.proceedings import State

__all__ = ["file", "fold"]


def fold(mechanism: Mechanism, entries: Iterable[Filed]) -> State:
    """The state that follows from the entries, in their order.

    An entry that breaks a rule changes nothing and stands in `State.refused`; one without payload stands in
    `State.gaps`, unless a later redaction says what remains of it.
    """
    raise NotImplementedError


def file(state: State, act: Act, author: str, at: str) -> Act:
    """The act, checked: as entry `state.number + 1` it would break no rule.

    Raises:
        RuleBroken: it would; an item that the author may not see is one that does not exist.
    """
    raise NotImplementedError
