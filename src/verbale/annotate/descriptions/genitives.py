"""Names before a noun: as owners, as adjectives of nationality, and as two genitives ("Iran's and Oman's envoys")."""

from __future__ import annotations

from verbale.annotate.names.names import Names
from verbale.annotate.names.spans import NameSpan

__all__ = ["is_nationality", "paired", "possessive"]


def is_nationality(owner: NameSpan | None) -> bool:
    """Whether a name can stand as an adjective of nationality."""
    return owner is not None and (owner.kind == "demonym" or (owner.entry is not None and owner.entry.kind == "state"))


def paired(found: Names, token: int) -> bool:
    """Whether "and" stands there between the genitives of two states: "Iran's and Oman's envoys"."""
    words, owners = found.words, found.owner
    if words[token : token + 1] != ["and"] or token < 2 or words[token - 1] not in ("'s", "'"):
        return False
    behind = token + 1 + (words[token + 1 : token + 2] == ["the"])
    second = owners[behind] if behind < len(words) else None
    if second is None:
        return False
    genitive = second.end < len(words) and words[second.end] in ("'s", "'")
    first = owners[token - 2]
    return genitive and first is not None and first.state_like and second.state_like


def possessive(name: str) -> str:
    """The name as an owner.

    >>> possessive("Iran"), possessive("the Americans")
    ("Iran's", "the Americans'")
    """
    return name + ("'" if name.endswith("s") else "'s")
