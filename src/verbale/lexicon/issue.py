"""The words by which a report shows what is at issue: further meetings, proposals, charges, purposes, counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from verbale.lexicon.tables import table

__all__ = ["issue_words"]


@cache
def issue_words(role: str) -> Mapping[str, str]:
    """The lemmas of a role in `issues.tsv`, each with its value (how a proposal stands, for `status` and `verdict`).

    >>> issue_words("status")["discuss"]
    'considered'
    """
    return _roles()[role]


@cache
def _roles() -> Mapping[str, Mapping[str, str]]:
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for row in table("issues"):
        found[row["role"]][row["word"]] = row["value"]
    return MappingProxyType({role: MappingProxyType(words) for role, words in found.items()})
