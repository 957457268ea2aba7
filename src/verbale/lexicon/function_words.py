"""Words that tell nothing of what a text is about."""

from __future__ import annotations

from functools import cache

from verbale.lexicon.tables import table

__all__ = ["function_words"]


@cache
def function_words() -> frozenset[str]:
    """Articles, prepositions, auxiliaries, pronouns and plain verbs of saying, in lower case.

    >>> "whereas" in function_words(), "committee" in function_words()
    (True, False)
    """
    return frozenset(row["word"] for row in table("function_words"))
