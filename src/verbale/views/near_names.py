"""The names of a record that are like one that nobody bears."""

from __future__ import annotations

import difflib
from typing import Final

from verbale.model import RecordActor, RecordReader
from verbale.views.terminal_text import harmless

__all__ = ["near_names"]

_LIKE: Final = 3
"""Names shown at most. Own choice."""


def near_names(record: RecordReader, wanted: str) -> str:
    """`; there is NAME and NAME`, the actors with a name or a word of one like this; empty where there is none."""
    like: dict[str, str] = {}
    for actor in record.items(RecordActor):
        for name in (actor.name, *actor.variants):
            for part in (name, *name.split()):
                like.setdefault(_folded(part), actor.name)
    found = dict.fromkeys(like[part] for part in difflib.get_close_matches(_folded(wanted), like, n=_LIKE))
    return f"; there is {' and '.join(map(harmless, found))}" if found else ""


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
