"""Names of persons: their parts, and whether two of them can be one person's."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

__all__ = ["PersonName", "spellings", "within_one_edit"]

ARTICLES: Final = frozenset({"al", "el", "ul", "as", "ash", "ar"})
"""Arabic articles before a family name, written with a hyphen or a space."""

PARTICLES: Final = frozenset(
    {"de", "di", "da", "del", "della", "dos", "du", "van", "von", "der", "den", "bin", "ibn", "ben"}
)
"""Words that start a family name, so that "De Clerk" has no given name."""

FUZZY_LENGTH: Final = 5
"""Spellings may differ by one letter only in words at least this long: "Lee" and "Lev" are two names."""


def within_one_edit(first: str, second: str) -> bool:
    """Whether one letter changed, added or dropped turns one word into the other.

    >>> within_one_edit("hoshyar", "hoshiyar"), within_one_edit("ali", "omar")
    (True, False)
    """
    if len(first) > len(second):
        first, second = second, first
    if len(second) - len(first) > 1:
        return False
    for at, letter in enumerate(first):
        if letter != second[at]:
            if len(first) == len(second):
                return first[at + 1 :] == second[at + 1 :]
            return first[at:] == second[at + 1 :]
    return True


def spellings(part: str) -> list[str]:
    """Keys of a name's part: two parts that are alike, up to one letter, share one.

    >>> spellings("ali"), sorted(set(spellings("qasim")) & set(spellings("qassim")))
    (['ali'], ['qasim'])
    """
    if len(part) < FUZZY_LENGTH:
        return [part]
    return [part, *(part[:at] + part[at + 1 :] for at in range(len(part)))]


def _alike(first: str, second: str) -> bool:
    if first == second:
        return True
    return min(len(first), len(second)) >= FUZZY_LENGTH and within_one_edit(first, second)


@lru_cache(maxsize=4096)
def _parts(word: str) -> tuple[str, ...]:
    """The parts of one written word that can stand for the person: without article, accents, doubled letters."""
    letters = "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))
    for mark in ("\u2019", "'", "."):
        letters = letters.replace(mark, "")
    parts = [part for part in letters.split("-") if part]
    if len(parts) > 1 and parts[0] in ARTICLES:
        del parts[0]
    return tuple("".join(c for at, c in enumerate(part) if at == 0 or part[at - 1] != c) for part in parts)


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name as written, its given name and its family name's parts, both in a form for comparison.

    A single word has no given name here: it is taken as a family name.
    """

    text: str
    given: str | None
    family: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> PersonName:
        """The name that the words write, without titles.

        >>> PersonName.of("Ali al-Dabbagh").family
        ('dabagh',)
        """
        words = text.split()
        joined = [word for at, word in enumerate(words) if at == len(words) - 1 or word.casefold() not in ARTICLES]
        if len(joined) < 2 or joined[0].casefold() in PARTICLES:
            return cls(text, None, tuple(part for word in joined for part in _parts(word)))
        given = "".join(_parts(joined[0]))
        family = tuple(part for word in joined[1:] if not _initial(word) for part in _parts(word))
        return cls(text, given or None, family or _parts(joined[-1]))

    def same(self, other: PersonName) -> bool:
        """Whether both can name one person: never with two given names that differ.

        >>> PersonName.of("Hassan Kazemi Qomi").same(PersonName.of("Kazemi-Qomi"))
        True
        >>> PersonName.of("George Bush").same(PersonName.of("Laura Bush"))
        False
        """
        if self.given is None or other.given is None:
            return _within(self.family, other.family) or _within(other.family, self.family)
        if self._given_fits(other) and (_within(self.family, other.family) or _within(other.family, self.family)):
            return True
        return _within((self.given, *self.family), other.family) or _within((other.given, *other.family), self.family)

    def exactly(self, other: PersonName) -> bool:
        """Whether a part of the family name is spelt alike in both."""
        return bool(set(self.family) & set(other.family))

    def given_only(self, other: PersonName) -> bool:
        """Whether this single word is the other's given name."""
        return self.given is None and other.given is not None and self.family == (other.given,)

    def _given_fits(self, other: PersonName) -> bool:
        mine, theirs = self.given or "", other.given or ""
        if len(mine) == 1 or len(theirs) == 1:
            return mine[:1] == theirs[:1]
        return _alike(mine, theirs)


def _initial(word: str) -> bool:
    return len(word.rstrip(".")) == 1


def _within(few: tuple[str, ...], many: tuple[str, ...]) -> bool:
    return bool(few) and all(any(_alike(part, other) for other in many) for part in few)
