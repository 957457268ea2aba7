"""Whom "her counterpart" and "his Norwegian colleague" mean: another of the same office, and what office that is."""

from __future__ import annotations

from dataclasses import replace

from verbale.annotate.actors.persons import Person
from verbale.annotate.descriptions.descriptions import Description
from verbale.annotate.drafts import ActorDraft
from verbale.annotate.speakers.discourse import Discourse
from verbale.lexicon.reference import actor_words

__all__ = ["counterparts", "share_office"]


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


def share_office(discourse: Discourse, owner: ActorDraft | None, holder: ActorDraft) -> None:
    """Let "her counterpart, Ann Lee" hold the office of its owner, so that "the minister" may be either."""
    theirs, own = discourse.cast.persons.of(owner), discourse.cast.persons.of(holder)
    matching = actor_words("matching")
    if theirs is None or own is None or own is theirs or any(office.title not in matching for office in own.offices):
        return
    held = [office for office in theirs.offices if not office.former and office.title not in matching]
    own.offices.extend(replace(office, code=None, country=holder.country) for office in held)
