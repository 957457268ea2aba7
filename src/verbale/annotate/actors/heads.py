"""Whom "the head of the foreign ministry" may mean: who has an office there, and nobody whose office is elsewhere."""

from __future__ import annotations

from typing import Final

from verbale.annotate.actors.persons import Person
from verbale.annotate.descriptions.descriptions import Description
from verbale.lexicon.who import Role, roles

__all__ = ["is_at_body"]

HEADS: Final = frozenset({"boss", "chief", "head", "leader"})
"""Titles that say nothing but that somebody heads what they go with."""

HEADED_BY_MANY: Final = frozenset({"administration", "cabinet", "delegation", "government", "mission", "state", "team"})
"""What holders of offices elsewhere may head."""


def is_at_body(person: Person, description: Description) -> bool | None:
    """Whether the office of somebody is at the body whose head is described; None where that stays open."""
    body = _headed(description)
    if body is None:
        return None
    organs = {known.organ for office in person.offices if (known := roles().get(office.title)) and not office.former}
    if body.organ is not None and body.organ in organs:
        return True
    words = {word for office in person.actor.offices for word in office.lower().split()} | person.said
    elsewhere = bool(organs - {None}) and not words.issuperset(body.title.split()) and body.title not in HEADED_BY_MANY
    return False if elsewhere else None


def _headed(description: Description) -> Role | None:
    """The body beside the title, where the text describes no more than its head."""
    if description.role.title not in HEADS:
        return None
    beside = (description.found.role_at.get(at) for at in range(description.start, description.end))
    bodies = [span.role for span in beside if span is not None and span.role.kind == "group"]
    return bodies[0] if len(bodies) == 1 else None
