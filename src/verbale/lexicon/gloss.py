"""The words by which a reporter gives a reading of their own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from verbale.lexicon.tables import table

__all__ = ["gloss_words"]


@cache
def gloss_words() -> Mapping[str, frozenset[str]]:
    """The lemmas of each role in `gloss_cues.tsv`.

    `hedge` and `reading`: "an *apparent* *rebuke*"; `pointing`: readings that need no hedge ("a *reference* to");
    `sign`: "a *sign* that"; `seem`: "in what *appeared* to be"; `refer` and `surmise`: "*apparently* *referring* to";
    `mean`: "apparently *meaning*"; `show`: "*signalling* that"; `imply`: "*hinting* at"; `underline`: "*underscoring* a
    rift"; `stop`: "*stopping* short of"; `effect`: "*effectively* ending"; `viewed` and `widely`: "*widely* *seen* as".

    >>> "reference" in gloss_words()["pointing"]
    True
    """
    found: dict[str, set[str]] = defaultdict(set)
    for row in table("gloss_cues"):
        found[row["role"]].add(row["word"])
    return MappingProxyType({role: frozenset(words) for role, words in found.items()})
