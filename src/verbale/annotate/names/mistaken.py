"""Words that spaCy takes for names and that are none: a role of a state, a part of an adjective."""

from __future__ import annotations

from typing import Final

from verbale.annotate.names.names import Names
from verbale.annotate.names.spans import HYPHENS
from verbale.lexicon.reference import actor_words

__all__ = ["OF_STATE", "in_adjective", "only_described"]

OF_STATE: Final = frozenset({"GOV", "MIL", "COP", "JUD", "LEG"})
"""Sectors of the offices and organs of states."""


def only_described(found: Names, start: int, end: int) -> bool:
    """Whether a supposed name is a role word and a state: "the Iranian Embassy", "Ministry of Health of Chad"."""
    role = next((found.role_at[token] for token in range(end - 1, start - 1, -1) if token in found.role_at), None)
    if role is None or role.start < start:
        return False
    if role.end < end:
        behind = found.owner[end - 1]
        article = role.end + 1 < end and found.words[role.end + 1] == "the"
        if behind is None or behind.entry is None or behind.start != role.end + 1 + article:
            return False
        if behind.entry.kind != "state" or role.role.sector not in OF_STATE:
            return False
        if found.words[role.end].lower() not in ("of", "for", "from"):
            return False
    return all(found.owner[token] is not None for token in range(start, role.start))


def in_adjective(found: Names, start: int, end: int) -> bool:
    """Whether a single word only makes an adjective: "the Front-run station"."""
    words = found.words
    hyphened = end + 1 < len(words) and words[end] in HYPHENS and not found.doc[end - 1].whitespace_
    return hyphened and end - start == 1 and words[end + 1] in actor_words("hyphened") and found.owner[start] is None
