"""Notes in brackets: whole sentences that stand aside of the report ("(NOTE: ... END NOTE.)")."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Doc

from verbale.annotate.grammar.columns import columns_of
from verbale.annotate.grammar.paragraphs import paragraph_starts

__all__ = ["asides_of"]

CLOSING: Final = {"(": ")", "[": "]"}
STOPS: Final = frozenset({".", "?", "!"})


def asides_of(doc: Doc) -> list[int]:
    """For each token the number of the note that it is in, from 1 on; 0 for none.

    A note opens where a sentence does, and its last sentence ends inside it.
    """
    words = columns_of(doc).text
    numbers = [0] * len(words)
    count = 0
    limits = [*paragraph_starts(doc)[1:], len(words)]
    for start, word in enumerate(words):
        if word not in CLOSING or numbers[start] or not _opens(doc, start):
            continue
        limit = next(at for at in limits if at > start)
        end = next((at for at in range(start, limit) if words[at] == CLOSING[word]), None)
        if end is not None and words[end - 1] in STOPS:
            count += 1
            numbers[start : end + 1] = [count] * (end + 1 - start)
    return numbers


def _opens(doc: Doc, start: int) -> bool:
    before = doc[start - 1] if start else None
    return before is None or before.is_space or before.text in STOPS or before.is_quote
