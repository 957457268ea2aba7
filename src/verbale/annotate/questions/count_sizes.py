"""What a count in words or figures says, with the "at least" or "about" before it."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

from verbale.annotate.dates.words import small_number
from verbale.annotate.grammar.syntax import children
from verbale.annotate.grammar.tree import subtree_of
from verbale.lexicon.issue import issue_words

__all__ = ["is_other_count"]


FAR: Final = 1.5
"""How many times a bounded or rounded number another must be to be a different count ("at least 40", 75). Own
choice."""


def is_other_count(first: Token, second: Token) -> bool:
    """Whether two counts are told as different: "12" and "twelve" are one, and "at least 12" holds 14, not 40."""
    one, other = _value(first), _value(second)
    if one is None or other is None:
        return first.lower_ != second.lower_ and not (_bound(first) or _bound(second))
    (low, lower), (high, higher) = sorted([(one, _bound(first)), (other, _bound(second))])
    if low == high or higher == "most":
        return False
    if lower == higher == "":
        return True
    return (higher == "least" and lower == "") or (lower == "most" and higher == "") or high >= FAR * low


def _value(number: Token) -> int | None:
    figures = number.text.replace(",", "")
    return int(figures) if figures.isascii() and figures.isdecimal() else small_number(number.lower_)


def _bound(number: Token) -> str:
    """What the words around a number make of it: "least" for a number or more, "most" for it or fewer, "about"."""
    words = [k.lower_ for k in subtree_of(number) if k.i != number.i]
    words += [k.lower_ for k in children(number.head, "advmod") if k.i < number.i]
    return next((value for word in words if (value := issue_words("bound").get(word))), "")
