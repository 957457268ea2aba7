"""The labels of the tagger's heads, in the order of their columns."""

from __future__ import annotations

from typing import Final, get_args

from verbale.model import Force, Root

__all__ = ["ARGUMENTS", "ENTITIES", "FORCES", "ROLES", "TRIGGERS"]

ROLES: Final = ("none", "source", "cue", "cue_more", "content")
FORCES: Final[tuple[Force, ...]] = get_args(Force)
ARGUMENTS: Final[tuple[str, ...]] = ("none", "source", "target", "theme")

_ENTITY_KINDS: Final = (
    "CARDINAL DATE EVENT FAC GPE LANGUAGE LAW LOC MONEY NORP ORDINAL ORG PERCENT PERSON PRODUCT QUANTITY TIME"
    " WORK_OF_ART"
)
ENTITIES: Final = ("O", *(f"{part}-{kind}" for kind in _ENTITY_KINDS.split() for part in "BI"))
"""OntoNotes kinds of named entities, as spaCy names them."""
TRIGGERS: Final[tuple[str, ...]] = ("none", "more", *get_args(Root))
"""A word that begins the trigger of an event of a root, or goes on one."""
