"""News agencies: their names and abbreviations, and where a text names one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from verbale.lexicon.tables import cells, table

__all__ = ["AgencyName", "agencies_in", "agency_homes", "agency_hosts", "agency_named"]


class AgencyName(NamedTuple):
    """A place `[start, end)` of a string that names an agency, and the agency's usual name."""

    start: int
    end: int
    name: str


@cache
def _names() -> dict[str, str]:
    names = {}
    for row in table("agencies"):
        for variant in (row["name"], *cells(row["variants"])):
            names[variant] = row["name"]
    return names


@cache
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(_names(), key=len, reverse=True)
    return re.compile(rf"(?<![\w.-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])")


@cache
def agency_hosts() -> dict[str, str]:
    """The web hosts of agencies, each with the agency's usual name."""
    return {host: row["name"] for row in table("agencies") for host in cells(row["hosts"])}


@cache
def agency_homes() -> dict[str, str]:
    """The countries of national agencies by the agency's usual name (ISO 3166-1 alpha-3); none for the world's."""
    return {row["name"]: row["home"] for row in table("agencies") if row["home"]}


def agency_named(words: str) -> str | None:
    """The usual name of the agency that the words as a whole name, else None; case counts ("PA" is one, "pa" is not).

    >>> agency_named("The Associated Press")
    'Associated Press'
    """
    return _names().get(words.strip())


def agencies_in(words: str) -> Iterator[AgencyName]:
    """The places where the words name an agency, left to right, the longest name at each.

    >>> [found.name for found in agencies_in("AFP (Geneva) in a weekly")]
    ['AFP']
    """
    for match in _pattern().finditer(words):
        yield AgencyName(match.start(), match.end(), _names()[match.group()])
