"""By what a text shows that a name it uses is a state's, though no table lists it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from verbale.lexicon.tables import table

__all__ = ["state_signs"]


@cache
def state_signs() -> Mapping[str, frozenset[str]]:
    """Words by kind: titles of states alone (`sure`) or of others too (`possible`, `ruler`), `ending` of nationalities.

    >>> "navy" in state_signs()["sure"], "envoy" in state_signs()["sure"]
    (True, False)
    """
    found: dict[str, set[str]] = defaultdict(set)
    for row in table("state_signs"):
        found[row["kind"]].add(row["word"])
    return MappingProxyType({kind: frozenset(words) for kind, words in found.items()})
