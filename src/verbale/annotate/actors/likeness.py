"""How well a description fits a person: role, country, gender, and what the text says of the person otherwise."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from verbale.annotate.actors.heads import is_at_body
from verbale.annotate.actors.persons import Person, title_fits
from verbale.annotate.descriptions.descriptions import Description
from verbale.annotate.names.spans import NameSpan
from verbale.lexicon.likeness import likely_roles
from verbale.lexicon.reference import actor_words, noun_gender
from verbale.lexicon.sole_holders import sole_offices

__all__ = ["HINT", "LIKELY", "best_fitting", "is_elsewhere", "is_in_office", "strength"]

OFFICE: Final = 4
HINT: Final = 3
LIKELY: Final = 2
ORIGIN: Final = 1
"""Strength of a fit: the office, a role that a verb gives, one that the office makes likely, the country alone."""

OF_PLACE: Final = frozenset({"of", "from", "for", "in"})
FORMER: Final = ("former ", "ex-", "retired ")


def strength(person: Person, description: Description, title: str, countries: frozenset[str]) -> int:
    """How strongly the person fits a description with that title and one of these countries; 0 where they do not."""
    actor = person.actor
    gender = description.span.gender or noun_gender(title)
    if gender is not None and actor.gender not in (gender, None):
        return 0
    known = {country for country in (actor.country, *person.ties) if country}
    if countries and known and not known & countries:
        return 0
    here = is_at_body(person, description)
    if here is not None:
        return OFFICE if here else 0
    title, former = _bare(title)
    former = former or description.former
    organ = description.code() if description.organ is not None else None
    if organ is not None and organ != actor.code and organ not in person.bodies and (known or person.bodies):
        return 0
    rest = title.rsplit(" ", 1)[0].split() if " " in title else []
    if rest and person.said.issuperset(rest):
        title = title.rsplit(" ", 1)[-1]
    best, named = 0, False
    for office in person.offices:
        held, ended = _bare(office.title)
        if (office.former or ended) and not former and title not in actor_words("lasting"):
            continue
        if title_fits(title, held):
            best, named = OFFICE, named or title == held
        elif title in likely_roles().get(held, ()):
            best = max(best, LIKELY)
    for hint, past in person.hints.items():
        if title_fits(title, hint):
            best = max(best, LIKELY if past and not former else HINT)
        elif past and not former:
            continue
        elif title in likely_roles().get(hint, ()):
            best = max(best, LIKELY)
    if not best and countries and known and not person.offices and not person.hints:
        best = ORIGIN
    if countries and not known:
        return 0
    if not best and organ is not None and organ in person.bodies and not person.offices and not person.hints:
        best = ORIGIN
    agrees = (best == OFFICE and named) or _agrees(person, description)
    if best == OFFICE and not agrees:
        best, agrees = ORIGIN, True  # "the mission chief": a director, if nobody runs a mission
    if not agrees or is_elsewhere(person, description, title):
        return 0
    return best


def best_fitting(
    persons: Iterable[Person], description: Description, *, country: str | None = None, title: str | None = None
) -> list[Person]:
    """The persons whom a description fits best: those of the greatest strength, none where nobody fits."""
    words = {word.lower() for word in description.found.words[description.start : description.span.start]}
    if words & actor_words("other"):
        return []
    country = description.country or country
    countries = frozenset({country}) if country else frozenset()
    ranked = [(strength(person, description, title or description.role.title, countries), person) for person in persons]
    greatest = max((score for score, _ in ranked), default=0)
    fitting = [person for score, person in ranked if score == greatest] if greatest else []
    called = [person for person in fitting if _agrees(person, description)]  # "the rebel delegate" beside the army's
    return called or fitting


def _bare(title: str) -> tuple[str, bool]:
    """The title without "former", and whether it had it."""
    for prefix in FORMER:
        if title.startswith(prefix):
            return title.removeprefix(prefix), True
    return title, False


def is_elsewhere(person: Person, description: Description, title: str) -> bool:
    """Whether the place before the noun is another than the one of the person's office: "the *Lagos* governor"."""
    found, span = description.found, description.span
    before = range(description.start, span.start)
    places = {found.words[at].lower() for at in before if found.tags[at] == "NNP" and not _is_national(found.owner[at])}
    held = [_places(office.text) for office in person.offices if title_fits(title, office.title)] if places else []
    return any(held) and not any(places & known for known in held)


def is_in_office(person: Person, description: Description) -> bool:
    """Whether somebody has an office, of which there is one at a time, that "the *former* president" has no longer."""
    title, former = _bare(description.role.title)
    if not (former or description.former) or title not in sole_offices():
        return False
    held = [office for office in person.offices if title_fits(title, _bare(office.title)[0])]
    return bool(held) and not any(office.former or _bare(office.title)[1] for office in held)


def _is_national(owner: NameSpan | None) -> bool:
    return owner is not None and (owner.kind == "demonym" or (owner.entry is not None and owner.entry.kind == "state"))


def _places(office: str) -> set[str]:
    """The names behind "of", "from" or "for" in the words of an office, in lower case."""
    words = office.split()
    start = next((at for at, word in enumerate(words) if word in OF_PLACE), len(words))
    return {word.lower() for word in words[start:] if word[:1].isupper()}


def _agrees(person: Person, description: Description) -> bool:
    """Whether what stands before the noun is nothing that the text does not say of the person."""
    said = {word for office in person.actor.offices for word in office.lower().split()} | person.said
    organ = description.organ
    named = description.found.words[organ.start : organ.end] if organ is not None else []
    plain = actor_words("plain").union(word.lower() for word in named)
    qualifiers = [word for word in description.qualifier().split() if word.isalpha() and word not in plain]
    return all(word in said for word in qualifiers)
