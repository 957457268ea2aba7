"""The log as one reader may see it: entries in order, with what they say where that is open to the reader."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from verbale.model.log import Filed
from verbale.model.proceedings import State
from verbale.views.mechanism.words import day, member
from verbale.views.page import Line, Page, Section

__all__ = ["log_page"]

_LEFT_OUT = frozenset({"kind", "mechanism", "proof"})


def log_page(state: State, filed: Iterable[Filed]) -> Page:
    """The entries; of one that is not open to the reader only that there is one.

    Args:
        state: the mechanism as the reader sees it.
        filed: the entries, the act None where the reader may not see it.
    """
    lines = tuple(_line(state, one) for one in filed)
    return Page(f"Log of {state.mechanism.name}", (Section("log", "Entries", lines),))


def _line(state: State, one: Filed) -> Line:
    entry, act = one.entry, one.act
    lead = f"{entry.number}"
    if act is None:
        return Line("", lead=lead, act="not in this view")
    about = ", ".join(state.about.get(entry.number, ()))
    words = "; ".join(
        f"{name.replace('_', ' ')}: {_words(value)}"
        for name, value in msgspec.structs.asdict(act).items()
        if name not in _LEFT_OUT and value not in (None, "", ())
    )
    note = f"{day(entry.at)}{'; ' + about if about else ''}"
    return Line(
        words, lead=lead, who=member(state.mechanism, entry.author), act=entry.kind.replace("_", " "), note=note
    )


def _words(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    if isinstance(value, msgspec.Struct):
        return str(getattr(value, "citation", "") or getattr(value, "name", ""))
    return str(value)
