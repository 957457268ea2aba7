"""How much a text, and a part of it, speaks of public affairs, not of sport, business or daily life: by its words.

Their weights (`lexicon/data/topic_weights.tsv`) are counted by `training/topic_weights.py`.
"""

from __future__ import annotations

import re
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
    """The judgement on a Doc, in log odds that it is about public affairs."""

    def __init__(self, doc: Doc) -> None:
        counted = [token for token in doc if is_counted(token.text)]
        self._words = [token.text for token in counted]
        self._number = {token.i: n for n, token in enumerate(counted)}
        parts = range(0, max(1, len(counted) - STRETCH // 2), STRETCH)
        scores = [self._score(start, start + STRETCH) for start in parts]
        self.whole = _bounded(sum(scores) / len(scores))
        """That on the whole text."""

    def near(self, token: int) -> float:
        """That on the words around a token."""
        at = next((self._number[i] for i in range(token, -1, -1) if i in self._number), 0)
        start = max(0, min(at - STRETCH // 2, len(self._words) - STRETCH))
        return _bounded(self._score(start, start + STRETCH))

    def _score(self, start: int, end: int) -> float:
        weights = _weights()
        return weights[BIAS] + sum(weights.get(word, 0.0) for word in set(self._words[start:end]))


def _bounded(score: float) -> float:
    return max(-MOST, min(MOST, score))
