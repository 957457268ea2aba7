"""What a state has one of at a time: offices with which a surname is enough, bodies that their country tells apart."""

from __future__ import annotations

from functools import cache

from verbale.lexicon.tables import table

__all__ = ["sole_bodies", "sole_offices"]


@cache
def sole_offices() -> frozenset[str]:
    """Titles, as `who.roles` has them, that one person of a state holds, or one at each post.

    >>> "foreign minister" in sole_offices(), "spokesman" in sole_offices()
    (True, False)
    """
    return frozenset(row["word"] for row in table("sole_holders") if row["kind"] == "office")


@cache
def sole_bodies() -> frozenset[str]:
    """Lower-case names of bodies of which a state has one: an embassy is none of them.

    >>> "army" in sole_bodies(), "embassy" in sole_bodies()
    (True, False)
    """
    return frozenset(row["word"] for row in table("sole_holders") if row["kind"] == "body")
