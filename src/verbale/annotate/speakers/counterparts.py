"""Whom "her counterpart" and "his Norwegian colleague" mean: another of the same office."""

from __future__ import annotations

from verbale.annotate.actors.persons import Person
from verbale.annotate.descriptions.descriptions import Description
from verbale.annotate.drafts import ActorDraft
from verbale.annotate.speakers.discourse import Discourse

__all__ = ["counterparts"]


def counterparts(
    discourse: Discourse, before: list[Person], description: Description, possessor: ActorDraft
) -> list[ActorDraft]:
    """Whom "her Norwegian counterpart" can mean: another person of that country, of the same office where known."""
    owner = discourse.cast.persons.of(possessor)
    others = [person for person in before if person.actor is not possessor]
    country = description.country
    if country is not None:
        others = [person for person in others if country in (person.actor.country, *person.ties)]
    if country is None:
        title = description.role.title
        called = [p.actor for p in others if any(office.title == title for office in p.offices)]
        if called:
            return called
    if owner is None or not owner.offices:
        return [person.actor for person in others] if country is not None else []
    titles = {office.title for office in owner.offices}
    alike = [person for person in others if any(office.title in titles for office in person.offices)]
    if country is None:
        alike = [person for person in alike if person.actor.country != possessor.country]
        return [person.actor for person in alike]
    return [person.actor for person in alike or others]
