"""The hits of a search as lines for people: where, when, who, and the words around what matched."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from verbale.model import Hit
from verbale.views.record_index import RecordIndex
from verbale.views.terminal_text import harmless, wrapped
from verbale.views.wording import act

__all__ = ["ROOM", "WIDTH", "search_text", "snippet"]

WIDTH: Final = 100
ROOM: Final = 300
"""Characters of a hit's words that are shown. Own choice: three lines."""

_LEAD: Final = 60
"""Of them, those before the first match where the words must be cut."""

_CUT: Final = "[...]"
_OPEN, _CLOSE = "\ufdd0", "\ufdd1"  # no text that can be exchanged holds these
_MARKED: Final = re.compile(f"{_OPEN}(.*?){_CLOSE}", re.DOTALL)


def search_text(
    hits: Sequence[Hit], index: RecordIndex, *, width: int = WIDTH, mark: Callable[[str], str] = str
) -> str:
    """The hits as plain text, one below the other, each led by its citation and ended by its id.

    Args:
        hits: what the search gave.
        index: the record they come from.
        width: columns of the page.
        mark: how to set a word that matched; a terminal may make it bold.
    """
    lines = [line for hit in hits for line in _lines(hit, index, width)]
    page = _MARKED.sub(lambda found: mark(found[1]), "\n".join(lines)) + "\n" if lines else ""
    return page.replace(_OPEN, "").replace(_CLOSE, "")


def snippet(hit: Hit, room: int = ROOM) -> str:
    """The words around what matched, safe to show, cut where they are longer than the room.

    The matched words stand between the noncharacters U+FDD0 and U+FDD1.
    """
    words, marks = hit.snippet, hit.marks
    first = marks[0][0] if marks else 0
    start = max(first - _LEAD, 0) if len(words) > room else 0
    end = min(start + room, len(words))
    if start:
        start = words.find(" ", start, first) + 1 or start
    if end < len(words):
        end = max(words.rfind(" ", start, end), first)
    pieces, place = [], start
    for a, b in marks:
        if start <= a and b <= end:
            pieces += [words[place:a], _OPEN, words[a:b], _CLOSE]
            place = b
    pieces.append(words[place:end])
    shown = harmless("".join(pieces))
    return f"{_CUT} " * bool(start) + shown + f" {_CUT}" * (end < len(words))


def _lines(hit: Hit, index: RecordIndex, width: int) -> Iterator[str]:
    first = f"{hit.citation!s:<8}"
    told = snippet(hit)
    if hit.entry is None:
        text = f"in the text: {told}"
    else:
        who = f"{index.speaker(hit.entry)} {act(hit.entry.item)}"
        text = f"{hit.entry.day or 'undated'}  {who}: {told}  {hit.entry.ref.item}"
    yield from wrapped(text, width=width, first=first, then=" " * 10)
