"""What office a text gives a person: as title, apposition or predicate of the name, or shared with others."""

from __future__ import annotations

from typing import Final

from verbale.annotate.actors.apposition import apposed_name, persons_behind
from verbale.annotate.actors.persons import Office, Person
from verbale.annotate.actors.roll import Roll
from verbale.annotate.descriptions.descriptions import Description
from verbale.lexicon.who import titles

__all__ = ["give_offices"]

OFFICE_REACH: Final = 25
"""Tokens back to the person whose office a counterpart shares."""


def give_offices(who: Roll, description: Description) -> None:
    """Give a person the office that stands as title, apposition or predicate of the name."""
    if description.span.kin and description.span.gender:
        _kin(who, description)
    if description.plural:
        _shared_office(who, description)
        return
    span = description.holder or apposed_name(who.found, description)
    if span is None:
        return
    apposed = description.holder is None
    description.holder = span
    if description.span.kin and apposed:
        return
    person = who.person_at[span.start][0]
    if person is None:
        return
    country = description.country
    after = span.end
    words = who.found.words
    if country is None and after + 1 < len(words) and words[after].lower() == "of":
        owner = who.found.owner[after + 1] or (who.found.owner[after + 2] if after + 2 < len(words) else None)
        country = owner.country if owner is not None and owner.kind == "entry" else None
    if country is None and isinstance(description.possessor, int):
        country = _owning_state(who, description.possessor)
    end = min(description.end, span.start) if span.start >= description.span.end else description.end
    while end > description.span.end and (words[end - 1] in titles() or words[end - 1] == "."):
        end -= 1
    text = description.text(end)
    description.country = country
    who.cast.persons.give_office(
        person,
        Office(description.role.title, description.role.sector, description.code(), country, text, description.former),
    )
    if person.actor.gender is None:
        person.actor.gender = description.span.gender
    if description.role.title == "counterpart" and isinstance(description.possessor, int):
        _same_office(who, person, description.possessor)


def _shared_office(who: Roll, description: Description) -> None:
    """Give each of several the office that they share: "Presidents Ann Lee of Chad and Omar Said of Mali"."""
    role = description.role
    for name, country in persons_behind(who.found, description):
        person = who.person_at[name.start][0]
        if person is not None:
            country = country or description.country
            code = country + role.sector if country else None
            who.cast.persons.give_office(person, Office(role.title, role.sector, code, country, role.title, False))


def _owning_state(who: Roll, pronoun: int) -> str | None:
    """The one state that the sentence names before "its foreign minister"."""
    start = who.doc[pronoun].sent.start
    countries = {owner.country for owner in who.found.owner[start:pronoun] if owner is not None and owner.country}
    alone = who.found.words[pronoun].lower() == "its" and len(countries) == 1
    return next(iter(countries)) if alone else None


def _kin(who: Roll, description: Description) -> None:
    """The gender of "his wife, Ann", "her brother Omar"."""
    at = description.span.end
    at += who.found.words[at : at + 1] == [","]
    person = who.person_at.get(at, (None, []))[0]
    if person is not None and person.actor.gender is None:
        person.actor.gender = description.span.gender


def _same_office(who: Roll, person: Person, possessor: int) -> None:
    """Give "his counterpart, Denis Sassou," the role of the person named last before."""
    for at in range(possessor - 1, max(-1, possessor - OFFICE_REACH), -1):
        known = who.person_at.get(at, (None, []))[0]
        if known is not None and known is not person:
            person.hints.update((office.title, office.former) for office in known.offices)
            return
