"""Whose delegates they are who speak before a state in brackets: "Ms. Souza (Brazil) rejected"."""

from __future__ import annotations

from typing import Final

from verbale.annotate.actors.persons import Person
from verbale.annotate.actors.roll import Roll
from verbale.annotate.names.delegates import is_sent, state_behind
from verbale.annotate.names.spans import NameSpan

__all__ = ["send_delegates"]

GOVERNMENT: Final = "GOV"


def send_delegates(who: Roll, spans: list[NameSpan]) -> None:
    """Give those who speak before a state in brackets its code, unless they are said to be of another."""
    for span in spans:
        country = state_behind(who.found, span.end) if span.kind == "person" else None
        person = who.person_at[span.start][0] if country is not None else None
        if country is None or person is None or not is_sent(who.found, span) or not _may_serve(person, country):
            continue
        sector = next((office.sector for office in person.offices if office.sector and not office.former), GOVERNMENT)
        person.actor.country = country
        person.actor.code = person.actor.code or country + sector


def _may_serve(person: Person, country: str) -> bool:
    """Whether the text says of somebody nothing else than an office that can be of the country."""
    actor = person.actor
    if actor.code is not None and not actor.code.startswith(country):
        return False
    return actor.country in (None, country) and not person.bodies and person.ties <= {country}
