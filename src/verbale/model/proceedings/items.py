"""What all items have, and the small parts that several of them share."""

from __future__ import annotations

from typing import Literal

import msgspec

from verbale.model.mechanism import Marking, Reported

__all__ = [
    "Item",
    "Raising",
    "Remark",
    "SilenceProcedure",
]


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """What all items have: the entry that made it, its author (`filed_by`) and the time of filing, whose it is (`of`),
    the item whose marking it shares (`part_of`), and when its author says it happened."""

    id: str
    entry: int
    filed_by: str
    filed_at: str
    of: str
    part_of: str | None = None
    marking: Marking = Marking()
    reported: Reported | None = None
    happened: str | None = None
    note: str = ""


class Remark(msgspec.Struct, frozen=True):
    """Words of a member on an item, when filed, and on which clause (0 is the whole) of which version."""

    by: str
    text: str
    at: str
    clause: int = 0
    version: int = 0


class Raising(msgspec.Struct, frozen=True):
    """That an item was raised in a session, not raised, or set aside; who attests it where it was not."""

    session: str
    how: Literal["raised", "not_raised", "set_aside"]
    by: str
    attested_by: str | None = None
    reason: str = ""


class SilenceProcedure(msgspec.Struct, frozen=True):
    """A silence procedure: when opened, until when, who broke it, whether it was concluded."""

    opened: str
    deadline: str
    broken_by: str | None = None
    reason: str = ""
    concluded: str | None = None
