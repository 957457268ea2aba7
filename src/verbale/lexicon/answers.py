"""The words by which an answer to a question of a record is known, and those that say how many take part."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from verbale.lexicon.tables import table

__all__ = ["answer_words", "number_adjectives"]


@cache
def answer_words(question: str) -> Mapping[str, str]:
    """The words of a kind of question, each with the answer that it gives; those first that decide before others.

    >>> answer_words("proposal")["examine"], answer_words("purpose")
    ('being considered', mappingproxy({}))
    """
    return _answers().get(question, MappingProxyType({}))


@cache
def _answers() -> Mapping[str, Mapping[str, str]]:
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for row in table("answers"):
        found[row["question"]][row["word"]] = row["answer"]
    return {question: MappingProxyType(words) for question, words in found.items()}


@cache
def number_adjectives() -> Mapping[str, str]:
    """Adjectives that say how many take part, with the number: a tripartite committee is a trilateral one.

    >>> number_adjectives()["tripartite"] == number_adjectives()["trilateral"]
    True
    """
    return MappingProxyType({row["word"]: row["number"] for row in table("number_adjectives")})
