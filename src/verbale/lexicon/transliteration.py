"""Spellings of names from other scripts: whether two of them can be one name."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import Final

from verbale.lexicon.tables import table

__all__ = ["same_sound", "sound"]

OPEN: Final = frozenset("aiuhy")
"""Sounds that a spelling may have or lack: vowels that the script leaves out, and letters that only lengthen."""

LONG: Final = 5
"""Sounds that a name must have for one of them to be missing in the other spelling. Own choice: "Rice" and "Price"."""


@cache
def _letters() -> tuple[re.Pattern[str], dict[str, str]]:
    sounds = {row["spelling"]: row["sound"] for row in table("transliterations") if row["kind"] == "letters"}
    longest_first = sorted(sounds, key=len, reverse=True)
    return re.compile("|".join(longest_first)), sounds


@cache
def _names() -> dict[str, str]:
    return {row["spelling"]: row["sound"] for row in table("transliterations") if row["kind"] == "name"}


@lru_cache(maxsize=16384)
def sound(name: str) -> str:
    """The name in one spelling for all that write the same sounds.

    >>> sound("Hoshiyar") == sound("Hoshyar"), sound("Qomi") == sound("Ghomi"), sound("Hassan") == sound("Hussein")
    (True, True, False)
    """
    folded = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(letter for letter in folded if letter.isalpha())
    if plain in _names():
        return _names()[plain]
    pattern, sounds = _letters()
    written = pattern.sub(lambda found: sounds[found.group()], plain)
    return "".join(letter for at, letter in enumerate(written) if at == 0 or written[at - 1] != letter)


def same_sound(first: str, second: str) -> bool:
    """Whether two spellings can be one name: the same sounds, or in longer names all but a vowel or an h.

    >>> same_sound("Dabbagh", "Dabaugh"), same_sound("Karimi", "Karami")
    (True, False)
    """
    one, other = sorted((sound(first), sound(second)), key=len)
    if one == other:
        return True
    if len(other) - len(one) != 1 or len(one) < LONG:
        return False
    missing = next((at for at in range(len(one)) if one[at] != other[at]), len(one))
    return other[missing] in OPEN and one == other[:missing] + other[missing + 1 :]
