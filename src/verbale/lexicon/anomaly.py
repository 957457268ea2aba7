"""The words by which an improbable passage is recognised."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from verbale.lexicon.tables import table

__all__ = ["anomaly_words"]


@cache
def anomaly_words() -> Mapping[str, frozenset[str]]:
    """The lemmas of each role in `anomaly_words.tsv` (`custody`, `held`, `force`, `collective`, ...).

    >>> "custody" in anomaly_words()["custody"]
    True
    """
    found: dict[str, set[str]] = defaultdict(set)
    for row in table("anomaly_words"):
        found[row["role"]].add(row["word"])
    return MappingProxyType({role: frozenset(words) for role, words in found.items()})
