"""One actor across reports: states by their code, "the two sides" by the codes of both, bodies by name and country,
persons by name, office and country.

What only a description names ("the envoy", "militants", "an official") is an actor of its own document: to whom it
points is for the reading of that document to say, or for a person.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import ClassVar, Final

import msgspec

from verbale.assemble import persons
from verbale.assemble.desk import Desk
from verbale.assemble.matter import Atom, Matter, joined_refs
from verbale.assemble.persons import PersonProfile
from verbale.lexicon.sole_holders import sole_bodies
from verbale.lexicon.who import Entry, demonyms, names, roles
from verbale.model import Actor, JudgementKind, RecordActor, Ref, Span

__all__ = ["Actors"]

PERSON: Final = "person "
"""How the profile of a person begins; what follows is JSON. Others are compared as a whole."""

_PERSON: Final = msgspec.json.Decoder(PersonProfile)


class Actors(Matter[RecordActor]):
    """How actors are joined."""

    kind = RecordActor
    prefix: ClassVar[str] = "ra"
    same: ClassVar[JudgementKind | None] = "same_actor"
    apart: ClassVar[JudgementKind | None] = "not_same_actor"
    clashes: ClassVar[bool] = True

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def atoms(self, document: str) -> Iterator[Atom[RecordActor]]:
        """The actors of a document."""
        reading = self._desk.reading(document)
        first: dict[str, Span] = {}
        for mention in sorted(reading.mentions, key=lambda m: m.start):
            if mention.actor is not None:
                first.setdefault(mention.actor, Span(mention.start, mention.end, mention.text))
        for actor in reading.actors:
            yield self._atom(document, actor, first.get(actor.id))

    def atom(self, ref: Ref) -> Atom[RecordActor] | None:
        """The actor of a document again."""
        actor = self._desk.actor(ref.document, ref.item)
        return self._atom(ref.document, actor, None) if actor else None

    def blocks(self, profile: str) -> Iterable[str]:
        """The profile itself, or a person's family names."""
        return persons.blocks(_person(profile)) if profile.startswith(PERSON) else (f"#{profile}",)

    def alike(self, first: str, second: str) -> float | None:
        """How likely two persons are one; other profiles are one only where they are the same."""
        if first.startswith(PERSON) and second.startswith(PERSON):
            return persons.alike(_person(first), _person(second))
        return None

    def sure(self, profile: str) -> float:
        """Two of one full name are one person unless something speaks against it; a state is always one."""
        if not profile.startswith(PERSON):
            return 1.0
        person = _person(profile)
        return persons.alike(person, person) or 1.0

    def clash(self, first: str, second: str) -> bool:
        """Whether two persons cannot be one."""
        return first.startswith(PERSON) and second.startswith(PERSON) and persons.clash(_person(first), _person(second))

    def name(self, profile: str) -> str:
        """The profile, or the consonants of a person's name."""
        return PERSON + persons.skeleton(_person(profile)) if profile.startswith(PERSON) else profile

    def outward(self, item: RecordActor) -> object:
        """For whom the actor speaks."""
        return item.country

    def merge(self, items: Sequence[RecordActor]) -> RecordActor:
        """The actor under the fullest of the names, with all that the others tell."""
        called = {name for item in items for name in (item.name, *item.variants)}
        first = min(items, key=lambda item: item.kind)
        name = max(sorted(called), key=_fullness) if first.kind == "person" else min(item.name for item in items)
        return RecordActor(
            "",
            joined_refs(items),
            name=name,
            kind=first.kind,
            code=max((i.code for i in items if i.code), key=lambda code: (len(code), code), default=None),
            country=max((i.country for i in items if i.country), default=None),
            variants=tuple(sorted(called - {name} - _reordered(name, called))),
            offices=tuple(sorted({office for item in items for office in item.offices})),
        )

    def _atom(self, document: str, actor: Actor, span: Span | None) -> Atom[RecordActor]:
        ref = Ref(document, actor.id)
        entry = _entry(actor)
        made = RecordActor(
            "",
            (ref,),
            name=entry.name if entry is not None else actor.name,
            kind=actor.kind if entry is None or actor.kind == "state" else entry.kind,
            code=actor.code,
            country=actor.country,
            variants=tuple(sorted({actor.name, *actor.variants} - {entry.name if entry else actor.name})),
            offices=tuple(sorted(set(actor.offices))),
        )
        return Atom(ref, self._profile(document, actor, entry), made, span)

    def _profile(self, document: str, actor: Actor, entry: Entry | None) -> str | None:
        if actor.members:
            members = [self._desk.actor(document, member) for member in actor.members]
            countries = sorted({one.country for one in members if one and one.kind == "state" and one.country})
            return f"states {' '.join(countries)}" if len(countries) == len(members) else None
        if actor.kind == "state":
            return f"state {actor.country or actor.name}" if entry is not None or actor.country else None
        if actor.kind == "person":
            if not persons.is_name(actor.name):
                return None
            day = self._desk.day(document)
            year = int(day[:4]) if day else None
            profile = persons.person_profile(actor.name, actor.country, actor.offices, year)
            if persons.alike(profile, profile) is None:
                return None
            return PERSON + msgspec.json.encode(profile).decode()
        if entry is not None:
            return f"named {entry.name}"
        body = _body(actor.name)
        return f"body {actor.country} {body}" if body is not None and actor.country else None


@lru_cache(maxsize=16384)
def _person(profile: str) -> PersonProfile:
    return _PERSON.decode(profile.removeprefix(PERSON))


def _reordered(row: str, names: set[str]) -> set[str]:
    """The names that only put a row of states in another order: "Chad and Mali" for "Mali, Chad"."""
    if ", " not in row and " and " not in row:
        return set()
    parts = [set(name.replace(" and ", ", ").split(", ")) for name in (row, *names)]
    return {name for name, found in zip(names, parts[1:], strict=True) if found == parts[0]}


def _fullness(name: str) -> tuple[bool, int, int]:
    """What makes one name of a person better than another: to be one, to have more parts, to be longer."""
    return persons.is_name(name), len(name.replace("-", " ").split()), len(name)


@cache
def _states() -> dict[str, Entry]:
    return {e.country: e for e in names().values() if e.kind == "state" and e.country and not e.seat}


def _entry(actor: Actor) -> Entry | None:
    """The entry of the lexicon for a state, or for a body that is known by its very name."""
    if actor.kind == "state":
        return _states().get(actor.country or "")
    entry = names().get(actor.name) if actor.kind in ("organ", "organisation", "group") else None
    if entry is None or entry.seat or entry.kind == "state":
        return None
    return entry if entry.country in (None, actor.country) else None


def _body(name: str) -> str | None:
    """The plain name of a body of which each state has one, without the name of the state; None for other bodies.

    >>> _body("Iraq's army"), _body("Iranian Foreign Ministry"), _body("U.S. Embassy")
    ('army', 'foreign ministry', None)
    """
    words = name.replace("’s", "'s").split()
    while words and (words[0].casefold() == "the" or _is_state(words[0])):
        words = words[1:]
    plain = " ".join(words).casefold()
    role = roles().get(plain)
    called = (role.organ, role.title) if role is not None and role.kind == "group" else (plain,)
    return next((one for one in called if one in sole_bodies()), None)


def _is_state(word: str) -> bool:
    plain = word.removesuffix("'s")
    entry = names().get(plain)
    return plain in demonyms() or (entry is not None and entry.kind == "state")
