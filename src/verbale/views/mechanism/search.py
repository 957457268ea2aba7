"""Words found in what one reader may see of a mechanism; there is no index that holds more."""

from __future__ import annotations

import msgspec

from verbale.mechanism.filing import noun
from verbale.model.proceedings import State
from verbale.views.mechanism.words import by_name, day
from verbale.views.page import Line, Page, Section
from verbale.views.terminal_text import clipped

__all__ = ["search_page"]

_ROOM = 240
_LEFT_OUT = frozenset({"id", "entry", "marking", "filed_at"})


def search_page(state: State, words: str) -> Page:
    """The items in which all the words stand, in the order of filing."""
    wanted = words.casefold().split()
    lines = []
    for item in sorted(state.items.values(), key=lambda one: one.entry):
        texts = list(_texts({k: v for k, v in msgspec.structs.asdict(item).items() if k not in _LEFT_OUT}))
        whole = " ".join(texts).casefold()
        if wanted and all(word in whole for word in wanted):
            best = max(texts, key=lambda text: sum(word in text.casefold() for word in wanted))
            kind = noun(type(item))
            lines.append(
                Line(clipped(best, _ROOM), lead=day(item.filed_at), who=by_name(state, item), act=kind, note=item.id)
            )
    return Page(f"“{words}” in {state.mechanism.name}", (Section("found", "Found", tuple(lines)),))


def _texts(value: object) -> list[str]:
    if isinstance(value, str):
        return [value] if value else []
    if isinstance(value, msgspec.Struct):
        return _texts(list(msgspec.structs.asdict(value).values()))
    if isinstance(value, dict):
        return [text for one in value.values() for text in _texts(one)]
    if isinstance(value, tuple | list):
        return [text for one in value for text in _texts(one)]
    return []
