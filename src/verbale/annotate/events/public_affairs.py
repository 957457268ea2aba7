"""How far a part of a text is not about public affairs but about sport, business or daily life: by its words.

Their weights (`lexicon/data/topic_weights.tsv`) are counted by `training/topic_weights.py`.
"""

from __future__ import annotations

import re
from bisect import bisect
from functools import cache
from typing import Final

from spacy.tokens import Doc

from verbale.annotate.grammar.columns import columns_of
from verbale.lexicon.tables import table

__all__ = ["BIAS", "STRETCH", "Topic", "is_counted"]

BIAS: Final = "-"
"""The row of the table with what a stretch without any known word weighs."""
STRETCH: Final = 40
"""Counted words that are judged together."""
DOUBTFUL: Final = 0.5
"""Log odds up to which the judgement on a stretch is none."""
MOST: Final = 2.5
"""More than these beyond that count no more."""
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
        words = columns_of(doc).text
        counted = {word for word in set(words) if is_counted(word)}
        self._tokens = [index for index, word in enumerate(words) if word in counted]
        self._words = [words[index] for index in self._tokens]

    def aside(self, token: int) -> float:
        """How far the words around a token speak of something else than public affairs: 0, or log odds up to `MOST`."""
        start = max(0, min(bisect(self._tokens, token) - STRETCH // 2, len(self._words) - STRETCH))
        weights = _weights()
        score = weights[BIAS] + sum(weights.get(word, 0.0) for word in set(self._words[start : start + STRETCH]))
        return max(0.0, min(MOST, -score - DOUBTFUL))

    def page(self) -> float:
        """How far the whole text does so: the mean of what its parts give."""
        places = self._tokens[:: STRETCH // 2]
        return sum(self.aside(place) for place in places) / len(places) if places else 0.0
