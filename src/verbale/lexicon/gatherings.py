"""Words of meetings: nouns and verbs, what makes one held, proposed or put off, who opens it, where it is held."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import cast

from verbale.lexicon.tables import table
from verbale.model import Level

__all__ = ["level_of_title", "meeting_words"]


@cache
def meeting_words(kind: str) -> Mapping[str, str]:
    """The lower-case words of one class of the table and the value each carries ("" where it carries none).

    >>> meeting_words("state_decline")["refuse"]
    'declined'
    """
    return MappingProxyType({row["word"]: row["value"] for row in table("meeting_words") if row["class"] == kind})


def level_of_title(title: str) -> Level | None:
    """The level at which the holders of a title meet; None where the title does not tell, as that of a former one.

    >>> level_of_title("deputy foreign minister"), level_of_title("prime minister"), level_of_title("vice president")
    ('deputy_ministers', 'leaders', None)
    """
    level: str | None = meeting_words("level_title").get(title)
    if level is None:
        *before, last = title.split()
        level = meeting_words("level_ending").get(last, "")
        lesser = [word for word in before if word in meeting_words("level_lesser")]
        if lesser and level:
            level = meeting_words("level_lesser")[lesser[0]] if level == "ministers" else ""
    return cast(Level, level) if level else None
