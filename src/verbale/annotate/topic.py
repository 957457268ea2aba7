"""How much a part of a text speaks of public affairs, not of sport, business or daily life: by its words.

Their weights (`lexicon/data/topic_weights.tsv`) are counted by `training/topic_weights.py`.
"""

from __future__ import annotations

import re
from bisect import bisect
from functools import cache
from typing import Final

from spacy.tokens import Doc

from verbale.lexicon.tables import table

__all__ = ["BIAS", "STRETCH", "Topic", "is_counted"]

BIAS: Final = "-"
"""The row of the table with what a stretch without any known word weighs."""
STRETCH: Final = 40
"""Counted words that are judged together."""
MOST: Final = 3.0
"""Bounds of a judgement, as log odds."""
_COUNTED: Final = re.compile(r"[a-z]{3,}\Z")


def is_counted(word: str) -> bool:
    """Whether a word may be weighed: in small letters, so hardly a name."""
    return _COUNTED.match(word) is not None


@cache
def _weights() -> dict[str, float]:
    return {row["word"]: float(row["weight"]) for row in table("topic_weights")}


class Topic:
    """The judgement on the parts of a Doc."""

    def __init__(self, doc: Doc) -> None:
        counted = [token for token in doc if is_counted(token.text)]
        self._words = [token.text for token in counted]
        self._tokens = [token.i for token in counted]

    def near(self, token: int) -> float:
        """The log odds, within bounds, that the words around a token are about public affairs."""
        start = max(0, min(bisect(self._tokens, token) - STRETCH // 2, len(self._words) - STRETCH))
        weights = _weights()
        score = sum(weights.get(word, 0.0) for word in set(self._words[start : start + STRETCH]))
        return max(-MOST, min(MOST, weights[BIAS] + score))
