"""What country the holder of an office serves of whom a text does not say it: the one that it leaves for the title."""

from __future__ import annotations

from verbale.annotate.actors.likeness import LIKELY, best_fitting, strength
from verbale.annotate.actors.persons import Person
from verbale.annotate.actors.roll import Roll
from verbale.annotate.descriptions.descriptions import Description

__all__ = ["serve_countries"]


def serve_countries(who: Roll, described: list[Description]) -> None:
    """Give a country to the one holder of a title without one, where one country only is left for the title.

    "The American envoy" is Ambassador Crocker where every other ambassador of the text serves another country.
    """
    left = _left(who, described, offices=True)
    for name, countries in _left(who, described, offices=False).items():
        left.setdefault(name, countries)
    for person in who.cast.persons:
        countries = left.get(person.actor.name, set())
        rivals = [name for name, open_to in left.items() if name != person.actor.name and open_to & countries]
        if len(countries) == 1 and not rivals:
            person.actor.country = next(iter(countries))
            if person.actor.code is None:
                sector = next((office.sector for office in person.offices if not office.former), "")
                person.actor.code = person.actor.country + sector


def _left(who: Roll, described: list[Description], *, offices: bool) -> dict[str, set[str]]:
    """The countries that the definite descriptions of offices, or of other roles, leave for each person."""
    left: dict[str, set[str]] = {}
    for description in described:
        sentence = who.doc[description.head].sent
        country, role = description.country, description.role
        if country is None or description.plural or description.holder is not None or role.kind == "group":
            continue
        if (role.kind == "office") == offices and description.determiner in ("the", ""):
            known = who.cast.persons.holders(role.title, country) or best_fitting(who.cast.persons, description)
            for person in [] if known else _stateless(who, description):
                if sentence.start <= person.first < description.start:
                    continue  # "Minister Ann Lee met the Greek minister": somebody else
                left.setdefault(person.actor.name, set()).add(country)
    return left


def _stateless(who: Roll, description: Description) -> list[Person]:
    """The persons of that role of whom the text has not said what country they serve."""
    known = who.cast.persons.stateless_holders(description.role.title)
    return known or [
        person
        for person in who.cast.persons
        if person.hints
        and not person.offices
        and not person.ties
        and person.actor.country is None
        and strength(person, description, description.role.title, frozenset()) >= LIKELY
    ]
