"""Whether two reports mean one person: by full name, or by surname where office and country agree.

The profile of a person is the name, the country and the titles as one report has them, with the year, because an office
changes hands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Final

import msgspec

from verbale.lexicon.person_names import ARTICLES, PARTICLES, PersonName
from verbale.lexicon.sole_holders import sole_offices
from verbale.lexicon.transliteration import same_sound, sound
from verbale.lexicon.who import first_names, roles

__all__ = [
    "PersonProfile",
    "alike",
    "blocks",
    "clash",
    "full_name",
    "is_name",
    "person_profile",
    "skeleton",
    "titles_of",
]

EXACT, SUPPORTED, SOUNDING, PART, SURNAME = 0.95, 0.98, 0.9, 0.85, 0.75
"""How sure a merge is: the same full name, with country or office agreeing too; another spelling of it; a part of it;
a surname with office and country. Own order of trust, to be read as ranks."""

TENURE: Final = 3
"""Years within which a surname with an office is taken for the same holder. Own choice: shorter than most terms."""

TITLE_LENGTH: Final = 5
SUFFIXES: Final = frozenset({"jr", "sr", "ii", "iii", "iv"})
LESSER: Final = frozenset({"deputy", "vice", "assistant", "acting", "under", "shadow", "honorary"})
"""First words of titles that are others than their last words: "deputy foreign minister"."""

FORMER: Final = frozenset({"former", "ex", "then", "late", "retired"})
VOWELS: Final = frozenset("aeiouhy")


class PersonProfile(msgspec.Struct, frozen=True):
    """A person as one report has them: name in lower case, country, titles in order, the year of the report."""

    name: str
    country: str | None = None
    titles: tuple[str, ...] = ()
    year: int | None = None


def person_profile(name: str, country: str | None, offices: Iterable[str], year: int | None) -> PersonProfile:
    """The profile of a named person.

    >>> person_profile("Kazemi", "IRN", ["Iranian Ambassador"], 2007)
    PersonProfile(name='kazemi', country='IRN', titles=('ambassador',), year=2007)
    """
    titles = tuple(sorted({title for office in offices for title in titles_of(office)}))
    written = " ".join(name.casefold().split())
    return PersonProfile(written, country, titles, year)


def is_name(text: str) -> bool:
    """Whether the words name a person and do not only describe one.

    >>> is_name("Ali al-Dabbagh"), is_name("American envoy"), is_name("Iraq's foreign minister")
    (True, False, False)
    """
    words = text.split()
    if not words or any(any(letter.isdigit() for letter in word) for word in words):
        return False
    for word in words:
        plain = word.replace("’", "'")
        if plain.endswith(("'s", "s'")) or plain.casefold() in roles():
            return False
        if not word[:1].isupper() and word.split("-")[0].casefold() not in ARTICLES | PARTICLES:
            return False
    return any(word[:1].isupper() or "-" in word for word in words)


@lru_cache(maxsize=16384)
def titles_of(office: str) -> tuple[str, ...]:
    """The titles that the words of an office hold, the longest at each place, without those of the past; "officer" and
    the like, which are no offices, too.

    >>> titles_of("Iraqi Deputy Foreign Minister"), titles_of("former ambassador")
    (('deputy foreign minister',), ())
    """
    words = [word.strip(",.;") for word in office.casefold().split()]
    found = []
    at = 0
    while at < len(words):
        for length in range(min(TITLE_LENGTH, len(words) - at), 0, -1):
            role = roles().get(" ".join(words[at : at + length]))
            if role is not None and not role.plural and role.kind != "group":
                past = role.title.split()[0] in FORMER or role.title.startswith("ex-")
                if not past and (at == 0 or words[at - 1] not in FORMER):
                    found.append(role.title)
                at += length - 1
                break
        at += 1
    return tuple(found)


@lru_cache(maxsize=16384)
def _name(written: str) -> PersonName:
    return PersonName.of(written)


def full_name(written: str) -> bool:
    """Whether the name has a given name beside the family name."""
    return _name(written).given is not None


@lru_cache(maxsize=16384)
def _family(written: str) -> tuple[str, ...]:
    return tuple(part for part in _name(written).family if part not in SUFFIXES)


@lru_cache(maxsize=16384)
def _marks(written: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """What tells relatives apart: suffixes such as "Jr.", and the initials after the given name."""
    words = [word.strip(".,") for word in written.replace(".", ". ").split()]
    initials = tuple(word for word in words[1:-1] if len(word) == 1)
    return frozenset(words) & SUFFIXES, initials


@lru_cache(maxsize=16384)
def _skeleton(part: str) -> str:
    written = sound(part)
    return "".join(letter for letter in written if letter not in VOWELS) or written


def blocks(profile: PersonProfile) -> Iterator[str]:
    """A key for the consonants of each part of the family name."""
    yield from (f"#person {_skeleton(part)}" for part in _family(profile.name))


def skeleton(profile: PersonProfile) -> str:
    """The consonants of the name, those of a full name before those of a surname in the order of texts."""
    name = _name(profile.name)
    given = f"0 {_skeleton(name.given)}" if name.given else "1"
    return " ".join([given, *map(_skeleton, _family(profile.name))])


def alike(first: PersonProfile, second: PersonProfile) -> float | None:
    """How likely the two are one person; None where nothing speaks for it."""
    one, other = _name(first.name), _name(second.name)
    country = first.country is not None and first.country == second.country
    if (first.country and second.country and not country) or _marks(first.name)[0] != _marks(second.name)[0]:
        return None
    titles = any(_fits(mine, theirs) for mine in first.titles for theirs in second.titles)
    if one.given is None or other.given is None:
        return _by_surname(first, second, country=country, titles=titles)
    if not same_sound(one.given, other.given):
        return None
    mine, theirs = _family(first.name), _family(second.name)
    at_odds = bool(first.titles and second.titles) and not titles
    supported = titles or (country and not at_odds)
    if one.given == other.given and mine == theirs:
        if _is_common(first.name):
            return SUPPORTED if country and titles else None
        return SUPPORTED if supported or country else None if at_odds else EXACT
    if supported and len(mine) == len(theirs) and all(map(same_sound, mine, theirs)):
        return SOUNDING
    part = one.given == other.given and (_within(mine, theirs) or _within(theirs, mine))
    return PART if part and titles else None


def _fits(first: str, second: str) -> bool:
    """Whether two titles can be one: the same, or one with a word for whom it serves ("government spokesman")."""
    short, long = sorted((first, second), key=len)
    return short == long or (long.endswith(f" {short}") and long.split()[0] not in LESSER)


def _by_surname(first: PersonProfile, second: PersonProfile, *, country: bool, titles: bool) -> float | None:
    """The likeness of two of which one at least is named by surname alone."""
    few, many = sorted((_family(first.name), _family(second.name)), key=len)
    if full_name(first.name) or full_name(second.name):
        bare, full = (second, first) if full_name(first.name) else (first, second)
        few, many = _family(bare.name), _family(full.name)
    if not few or not _within(few, many):
        return None
    if len(few) > 1:
        return PART if titles or (country and not (first.titles and second.titles)) else None
    near = first.year is None or second.year is None or abs(first.year - second.year) <= TENURE
    office = set(first.titles) & set(second.titles) & sole_offices()
    return SURNAME if country and near and office else None


@lru_cache(maxsize=16384)
def _is_common(written: str) -> bool:
    """Whether every part of the name is a given name too, so that many may bear it ("Ali Hassan")."""
    return all(word in _given_names() for word in written.split())


@cache
def _given_names() -> frozenset[str]:
    return frozenset(name.casefold() for name in first_names())


def clash(first: PersonProfile, second: PersonProfile) -> bool:
    """Whether the two cannot be one: other countries, other given names, other initials, families of which neither is
    a part of the other."""
    if first.country and second.country and first.country != second.country:
        return True
    one, other = _name(first.name), _name(second.name)
    if one.given is None or other.given is None:
        return False
    my_marks, their_marks = _marks(first.name), _marks(second.name)
    if my_marks[0] != their_marks[0] or (my_marks[1] and their_marks[1] and my_marks[1] != their_marks[1]):
        return True
    if not same_sound(one.given, other.given):
        return not (len(one.given) == 1 or len(other.given) == 1) or one.given[0] != other.given[0]
    mine, theirs = _family(first.name), _family(second.name)
    return not (_within(mine, theirs) or _within(theirs, mine))


def _within(few: tuple[str, ...], many: tuple[str, ...]) -> bool:
    return all(any(same_sound(part, other) for other in many) for part in few)
