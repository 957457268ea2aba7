"""Who is who: states, seats, organs, organisations, armed groups, demonyms, places, roles, titles and given names.

Surfaces are exact-case with single spaces, straight apostrophes and no leading "the"; roles are lower-case. The tables
say what a word may mean; whether it does in a text ("Jordan", "Washington", "Turkey") is for the reader of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType
from typing import Final, Literal, cast

from verbale.lexicon.tables import cells, table
from verbale.model import ActorKind

__all__ = [
    "Demonym",
    "Entry",
    "Gender",
    "Role",
    "RoleKind",
    "ShortForm",
    "capital_country",
    "demonyms",
    "first_names",
    "names",
    "places",
    "qualified_code",
    "roles",
    "sector_name",
    "sender_in_brackets",
    "short_forms",
    "titles",
]

Gender = Literal["m", "f"]
RoleKind = Literal["office", "role", "group"]

ACTOR_TABLES: Final = ("organisations", "armed_groups", "organs", "seats", "states")
"""The tables of names, a later one before an earlier one where both know a surface."""
AMONG_STATES: Final = "IGO"
"""What the CAMEO codes of organisations of states begin with."""
_BRACKETED: Final = re.compile(r"[(\[](?P<name>[^)\],]+)")


@dataclass(frozen=True, slots=True)
class Entry:
    """A known actor. `code` is a CAMEO code, `country` ISO 3166-1 alpha-3, `variants` its other surfaces.

    A `seat` is a place that may stand for who sits there: a capital for its government (`IRNGOV`), the White House for
    the U.S. executive. Its name is a place name as well. A `qualifier` is what a people or believers add
    to the code of an actor of theirs: KUR for "Kurdish rebels".
    """

    name: str
    kind: ActorKind
    code: str | None
    country: str | None
    variants: tuple[str, ...]
    seat: bool = False
    qualifier: str = ""


@dataclass(frozen=True, slots=True)
class Demonym:
    """An adjective or noun of nationality and whom it belongs to.

    `noun`: can stand as a noun ("Iranian", "Briton", "French"); `plural`: as a noun it can name several or the people
    ("Iranians", "French", "Chinese"); `adjective`: can stand before a noun ("Iranian", "French", not "Iranians");
    `single`: as a noun it can name one person ("Iranian", "Chinese", not "French").
    """

    entry: Entry
    plural: bool
    noun: bool
    adjective: bool = True
    single: bool = False


@dataclass(frozen=True, slots=True)
class Role:
    """What somebody is rather than who: an office with one holder, a role anyone may have, or a collective.

    `title` is the singular, `plural` whether this surface is one; `sector` a CAMEO agent code; `organ` the organ that
    the office belongs to or the collective is ("foreign ministry" for "foreign minister"), where there is one.
    """

    title: str
    sector: str
    kind: RoleKind
    plural: bool
    organ: str | None


@cache
def names() -> Mapping[str, Entry]:
    """Every surface that names an actor by itself.

    >>> names()["U.S."].country, names()["Tehran"].code
    ('USA', 'IRNGOV')
    """
    found: dict[str, Entry] = {}
    for name in ACTOR_TABLES:
        for entry in _entries(name):
            found.update(dict.fromkeys((entry.name, *entry.variants), entry))
    return MappingProxyType(found)


def sender_in_brackets(words: str) -> Entry | None:
    """The state or organisation of states that stands first in brackets behind a delegate's name, else None.

    >>> sender_in_brackets("Ms. Roe (Peru) (spoke in Spanish)").country, sender_in_brackets("Roe (laughs)")
    ('PER', None)
    """
    found = _BRACKETED.search(words)
    entry = names().get(found["name"].removeprefix("the ")) if found else None
    if entry is None or entry.seat:
        return None
    return entry if entry.kind == "state" or (entry.code or "").startswith(AMONG_STATES) else None


@cache
def demonyms() -> Mapping[str, Demonym]:
    """Adjectives and nouns of nationality, of peoples and of religious communities.

    >>> demonyms()["Iranians"].entry.name, demonyms()["Iranians"].adjective
    ('Iran', False)
    """
    found: dict[str, Demonym] = {}
    for name in ("peoples", "states"):
        for row, entry in zip(table(name), _entries(name), strict=True):
            adjectives, nationals, peoples = (set(cells(row[k])) for k in ("adjectives", "nationals", "peoples"))
            for surface in adjectives | nationals | peoples:
                found[surface] = Demonym(
                    entry,
                    plural=surface in peoples,
                    noun=surface in nationals or surface in peoples,
                    adjective=surface in adjectives,
                    single=surface in nationals,
                )
    return MappingProxyType(found)


@cache
def places() -> Mapping[str, str | None]:
    """Places that are no actors, and their country's ISO 3166-1 alpha-3 code; None where they have none or several.

    >>> places()["Green Zone"], places()["Persian Gulf"]
    ('IRQ', None)
    """
    return MappingProxyType(
        {
            surface: row["country"] or None
            for row in table("places")
            for surface in (row["name"], *cells(row["variants"]))
        }
    )


@cache
def _capitals() -> Mapping[str, str]:
    return {
        surface: row["capital"]
        for row in table("seats")
        if row["capital"]
        for surface in (row["name"], *cells(row["variants"]))
    }


def capital_country(surface: str) -> str | None:
    """The ISO 3166-1 alpha-3 code of the state whose capital this is, else None.

    >>> capital_country("Tehran"), capital_country("Basra")
    ('IRN', None)
    """
    return _capitals().get(surface)


@cache
def roles() -> Mapping[str, Role]:
    """Lower-case offices, roles and collectives, singular and plural.

    >>> roles()["foreign ministers"].title, roles()["foreign ministers"].organ
    ('foreign minister', 'foreign ministry')
    """
    found: dict[str, Role] = {}
    for row in table("roles"):
        kind, organ = cast(RoleKind, row["kind"]), row["organ"] or None
        for surface in cells(row["singular"]):
            found[surface] = Role(row["title"], row["sector"], kind, False, organ)
        for surface in cells(row["plural"]):
            found[surface] = Role(row["title"], row["sector"], kind, True, organ)
    return MappingProxyType(found)


@dataclass(frozen=True, slots=True)
class ShortForm:
    """What a short form of an office means: by itself, before a name, and whose offices alone are called so."""

    role: Role
    named: Role
    country: str | None


@cache
def short_forms() -> Mapping[str, ShortForm]:
    """Offices as desks and cables abbreviate them, just as they are written.

    >>> short_forms()["FM"].role.title, short_forms()["Poloff"].country
    ('foreign minister', 'USA')
    """
    found: dict[str, ShortForm] = {}
    for row in table("office_short_forms"):
        role = replace(roles()[row["title"]], plural=bool(row["plural"]))
        named = roles()[row["named"]] if row["named"] else role
        found[row["form"]] = ShortForm(role, named, row["country"] or None)
    return MappingProxyType(found)


@cache
def titles() -> Mapping[str, Gender | None]:
    """Words that may stand before a person's name, and the gender they give it, if any.

    >>> titles()["Mrs."], titles()["Gen."]
    ('f', None)
    """
    return MappingProxyType({row["title"]: cast(Gender | None, row["gender"] or None) for row in table("titles")})


@cache
def first_names() -> Mapping[str, Gender]:
    """Given names that, as far as known, only women or only men bear; the others are left out.

    >>> first_names()["Fatima"]
    'f'
    """
    return MappingProxyType({row["name"]: cast(Gender, row["gender"]) for row in table("first_names")})


@cache
def _sectors() -> Mapping[str, str]:
    return {row["code"]: row["name"] for row in table("sectors")}


def sector_name(code: str) -> str:
    """The name of a CAMEO agent code; the code itself where it is not in the table.

    >>> sector_name("GOV")
    'government'
    """
    return _sectors().get(code, code)


@cache
def _primary() -> frozenset[str]:
    return frozenset(row["code"] for row in table("sectors") if row["rank"] == "primary")


def qualified_code(country: str, qualifier: str, sector: str) -> str:
    """The actor code of people of a country, an ethnic or religious group and a sector, any of them "" where unknown.

    CAMEO writes a country, a primary role, the group, a secondary role (codebook ch. 3.1); a group of no country comes
    first (3.1.9).

    >>> qualified_code("TUR", "KUR", "REB"), qualified_code("EGY", "CHRCPT", "MED"), qualified_code("", "KUR", "REB")
    ('TURREBKUR', 'EGYCHRCPTMED', 'KURREB')
    """
    if country and sector in _primary():
        return country + sector + qualifier
    return country + qualifier + sector


def _entries(name: str) -> Iterator[Entry]:
    for row in table(name):
        yield Entry(
            name=row["name"],
            kind=cast(ActorKind, row["kind"]),
            code=row["code"] or None,
            country=row["country"] or None,
            variants=cells(row.get("variants", "")),
            seat=name == "seats",
            qualifier=row.get("qualifier", ""),
        )
