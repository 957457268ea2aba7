"""Places of words that a person gives, in the text they are from."""

from __future__ import annotations

import re
from typing import Final

from verbale.errors import NotInRecord, UsageError
from verbale.model import Span

__all__ = ["nearest_place", "only_place"]

_SPACE: Final = re.compile(r"\s+")


def only_place(text: str, words: str, where: str) -> Span:
    """The one place of the words; any white space in them stands for any other.

    Args:
        text: where to look.
        words: what to look for.
        where: the name of the text for messages.

    Raises:
        NotInRecord: they do not stand there.
        UsageError: they stand there more than once.

    >>> only_place("It was said twice.", "was  said", "report 1").start
    3
    """
    found = _places(text, words, where)
    if len(found) > 1:
        raise UsageError(f"The words “{words}” stand {len(found)} times in {where}: give more of them.")
    return found[0]


def nearest_place(text: str, cue: str, content: Span, where: str) -> Span:
    """The place of the cue that is nearest to what was said.

    Raises:
        NotInRecord: it does not stand there.
    """
    return min(
        _places(text, cue, where), key=lambda span: min(abs(span.start - content.end), abs(content.start - span.end))
    )


def _places(text: str, words: str, where: str) -> list[Span]:
    pieces = [re.escape(piece) for piece in _SPACE.split(words.strip()) if piece]
    found = [Span(m.start(), m.end(), m.group()) for m in re.finditer(r"\s+".join(pieces), text)] if pieces else []
    if not found:
        raise NotInRecord(f"The words “{words}” do not stand in {where}: copy them exactly as they stand there.")
    return found
