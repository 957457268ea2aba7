"""The state whose ministry speaks in a transcript: "Briefing by the Spokesperson of the Foreign Ministry, Oslo"."""

from __future__ import annotations

import re
from typing import Final

from verbale.lexicon.plover import event_words
from verbale.lexicon.who import capital_country, demonyms, names, roles
from verbale.model import Document

__all__ = ["issuing_state"]

LONGEST: Final = 4
"""Words of the longest name of a ministry or a state that is looked for."""
WORD: Final = re.compile(r"[\w.-]*\w|,")


def issuing_state(document: Document | None) -> str | None:
    """The country by the title of a transcript: that of the ministry it names, else of the capital that closes it."""
    if document is None or not document.title or all(part.kind != "turn_label" for part in document.parts):
        return None
    words = WORD.findall(document.title)
    for start in range(len(words)):
        for end in range(min(len(words), start + LONGEST), start, -1):
            role = roles().get(" ".join(words[start:end]).lower())
            if role is not None and role.kind == "group" and (role.organ or "").endswith("ministry"):
                return _owner(words, start, end) or _closing(words)
    return None


def _owner(words: list[str], start: int, end: int) -> str | None:
    """The state that stands beside the ministry: "Norwegian Foreign Ministry", "Ministry of Health of Norway"."""
    before = demonyms().get(words[start - 1]) if start else None
    if before is not None:
        return before.entry.country
    if words[end : end + 1] != ["of"]:
        return None
    at = end + 1 + (words[end + 1 : end + 2] == ["the"])
    found = (names().get(" ".join(words[at:stop])) for stop in range(at + LONGEST, at, -1))
    return next((entry.country for entry in found if entry is not None and entry.kind == "state"), None)


def _closing(words: list[str]) -> str | None:
    """The country of the capital behind the last comma."""
    if "," not in words:
        return None
    place = " ".join(words[len(words) - words[::-1].index(",") :])
    return None if place.lower() in event_words("conference_city") else capital_country(place)
