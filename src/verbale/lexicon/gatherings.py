"""Words of meetings: nouns and verbs, what makes one held, proposed or put off, who opens it, where it is held."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from verbale.lexicon.tables import table

__all__ = ["meeting_words"]


@cache
def meeting_words(kind: str) -> Mapping[str, str]:
    """The lower-case words of one class of the table and the value each carries ("" where it carries none).

    >>> meeting_words("state_decline")["refuse"]
    'declined'
    """
    return MappingProxyType({row["word"]: row["value"] for row in table("meeting_words") if row["class"] == kind})
