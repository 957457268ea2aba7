"""The words that tell on what occasion something was said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import cast

from verbale.lexicon.tables import table
from verbale.model import OccasionKind

__all__ = ["occasion_kinds", "occasion_words"]


@cache
def _roles() -> Mapping[str, Mapping[str, str]]:
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for row in table("occasions"):
        found[row["role"]][row["word"]] = row["kind"]
    return MappingProxyType({role: MappingProxyType(words) for role, words in found.items()})


@cache
def occasion_kinds(role: str) -> Mapping[str, OccasionKind]:
    """The occasion that each lemma of a role stands for (`noun`, `compound`, `audience`, `written`).

    >>> occasion_kinds("noun")["interview"]
    'interview'
    """
    return cast(Mapping[str, OccasionKind], _roles()[role])


@cache
def occasion_words(role: str) -> frozenset[str]:
    """The lemmas of a role (`outlet`, `press`, `venue`, `speaking`, `within`, `after`, `control`, `not`).

    >>> "embassy" in occasion_words("venue")
    True
    """
    return frozenset(_roles()[role])
