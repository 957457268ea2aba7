"""What country the holder of an office serves of whom a text does not say it: the one that it leaves for the title.

"The Kenyan president" is the President Lee of a report on Kenya. In a report on several states, or where nothing but
the title names Kenya, it is a second president.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from verbale.annotate.actors.likeness import LIKELY, best_fitting, strength
from verbale.annotate.actors.persons import Person
from verbale.annotate.actors.roll import Roll
from verbale.annotate.descriptions.descriptions import Description
from verbale.annotate.names.datelines import dateline_place
from verbale.lexicon.who import capital_country, places

__all__ = ["serve_countries"]

VISITING: Final = frozenset({"arrive", "come", "fly", "land", "travel", "visit"})
"""Verbs behind which a place is where somebody is a guest."""


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
                if not _may_serve(who, person, description, country):
                    continue
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


def _may_serve(who: Roll, person: Person, description: Description, country: str) -> bool:
    """Whether the text lets the holder of a title be the one of a country.

    The text has named that country by then, and no other or another holder of the title, of another country. Of the
    envoy of a body a nationality says only where he comes from ("the Italian diplomat"), and no office of a state.
    """
    if person.actor.code is not None:
        return description.role.kind == "role"
    owners = who.found.owner[description.start : description.end]
    if not any(owner is not None and (owner.kind == "demonym" or owner.state_like) for owner in owners):
        return True  # of a place in it: "the Lagos governor"
    named = set(_named(who, who.doc[description.head].sent.start))
    if country not in named:
        return False
    holders = who.cast.persons.holders(description.role.title, None)
    return named == {country} or any(holder.actor.country not in (None, country) for holder in holders)


def _named(who: Roll, end: int) -> Iterator[str]:
    """The countries that the dateline and the text before a token name, but for those that somebody visits."""
    place = dateline_place(who.draft.document) if who.draft.document is not None else None
    here = (capital_country(place) or places().get(place)) if place else None
    if here is not None:
        yield here
    for span in who.found.spans():
        if span.start < end and span.country is not None and not _is_visited(who, span.start, span.end):
            yield span.country


def _is_visited(who: Roll, start: int, end: int) -> bool:
    """Whether the name is where somebody arrives: "flew to Ankara", "visited Turkey"."""
    name = who.doc[who.found.head(start, end)]
    verb = name.head.head if name.dep_ == "pobj" else name.head
    return name.dep_ in ("pobj", "dobj") and verb.lemma_ in VISITING
