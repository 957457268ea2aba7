"""The cast of one document: its actors, and the rules by which two names, titles or seats are one of them.

A state, its government and the seat that stands for it (Washington, the White House, the Americans as a delegation) are
one actor named by the state. Its code is the country's (`USA`) until the text names the government or a seat, then the
government's (`USAGOV`). An organ that the text names (a ministry, an army, an embassy) is an actor of its own. A person
is one actor under all forms of the name; two given names are never one person.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import Final, Literal

from spacy.tokens import Doc

from verbale.annotate.descriptions import Description
from verbale.annotate.drafts import ActorDraft, Draft, draft_of
from verbale.lexicon.person_names import PersonName, spellings
from verbale.lexicon.reference import broader_titles, noun_gender
from verbale.lexicon.who import Entry, first_names, names, roles

__all__ = ["Cast", "Office", "Person", "cast_of", "title_fits"]

GOVERNMENT: Final = "GOV"
ORGAN_REACH: Final = 120
"""Tokens back to the last mention of an organ that "the army", "the embassy" without a country may mean."""
APPOSED: Final = 6
"""Tokens behind a noun within which the name stands that is apposed to it."""
LESSER: Final = frozenset({"former", "ex", "vice", "deputy", "assistant", "acting", "under", "shadow", "honorary"})
"""First words of titles whose holder the title's last word alone does not mean: "vice president"."""


@dataclass(frozen=True, slots=True)
class Office:
    """What somebody is: a title of the lexicon, its sector, an actor code, the country it serves, the words for it."""

    title: str
    sector: str
    code: str | None
    country: str | None
    text: str
    former: bool = False


@dataclass(slots=True, eq=False)
class Person:
    """A person of the document with all forms of the name and what the text says they are.

    `hints` are roles that verbs give ("speaks for the army"), True where only of the past; `ties` the countries the
    text connects the person with, `said` the words of what they lead or speak for, `bodies` the codes of organisations
    there; `first` is the token of the first mention, `age` the years that the text gives.
    """

    actor: ActorDraft
    names: list[PersonName]
    offices: list[Office] = field(default_factory=list)
    hints: dict[str, bool] = field(default_factory=dict)
    ties: set[str] = field(default_factory=set)
    said: set[str] = field(default_factory=set)
    bodies: set[str] = field(default_factory=set)
    first: int = -1
    age: int | None = None

    def answers_to(self, name: PersonName) -> bool:
        """Whether every full form of the name agrees with this one."""
        full = [known for known in self.names if known.given is not None] or self.names
        return all(known.same(name) for known in full)


@cache
def _state_entries() -> Mapping[str, Entry]:
    return MappingProxyType(
        {
            entry.country: entry
            for entry in names().values()
            if entry.country and entry.kind == "state" and not entry.seat
        }
    )


def title_fits(described: str, held: str) -> bool:
    """Whether the holder of one title can be meant by another: "the envoy" for an ambassador.

    >>> title_fits("diplomat", "ambassador"), title_fits("ambassador", "diplomat")
    (True, False)
    """
    if described == held or described in broader_titles().get(held, ()):
        return True
    words = held.replace("-", " ").split()
    if not words or words[0] in LESSER or len(words) < 2:
        return False
    return described in (words[0], words[-1]) or described in broader_titles().get(words[-1], ())


class Cast:
    """All actors of one document, found again by what identifies them. New actors go to `draft.actors`."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.persons: list[Person] = []
        self._persons: dict[int, Person] = {}
        self._spelt: dict[str, set[int]] = {}
        self._given: dict[str, set[int]] = {}
        self._states: dict[str, ActorDraft] = {}
        self._own_states: dict[str, Entry] = {}
        self._keyed: dict[tuple[str, ...], ActorDraft] = {}
        self._organs: dict[str, dict[ActorDraft, int]] = {}
        self._acronyms: dict[str, ActorDraft] = {}
        self.home: str | None = None
        self.settlements: list[tuple[int, str]] = []
        self.descriptions: dict[int, Description] = {}
        self.introduced: list[tuple[int, Description, ActorDraft]] = []
        self._bynames: dict[str, list[tuple[int, ActorDraft]]] = {}

    def _new(self, actor: ActorDraft) -> ActorDraft:
        self.draft.actors.append(actor)
        return actor

    def state(self, country: str, *, government: bool = False, form: str | None = None) -> ActorDraft | None:
        """The actor of a state by its ISO 3166-1 alpha-3 code; None for a code that is no state of the lexicon."""
        entry = _state_entries().get(country) or self._own_states.get(country)
        if entry is None:
            return None
        actor = self._states.get(country)
        if actor is None:
            code = entry.code or country
            actor = self._states[country] = self._new(ActorDraft(entry.name, "state", code, country))
        if government and actor.code == (entry.code or country):
            actor.code = country + GOVERNMENT
        _variant(actor, form)
        return actor

    def know_state(self, entry: Entry) -> None:
        """Take a state that only this text names for one."""
        self._own_states[entry.name] = entry

    def entry(self, entry: Entry, form: str) -> ActorDraft:
        """The actor that a surface of the lexicon names."""
        if entry.country and (entry.kind == "state" or entry.seat):
            state = self.state(entry.country, government=entry.seat, form=form)
            if state is not None:
                return state
        actor = self.keyed(("name", entry.name), entry.name, kind=entry.kind, code=entry.code, country=entry.country)
        _variant(actor, form)
        return actor

    def keyed(
        self,
        key: tuple[str, ...],
        name: str,
        *,
        kind: Literal["state", "organ", "person", "organisation", "group", "unknown"] = "unknown",
        code: str | None = None,
        country: str | None = None,
        plural: bool = False,
    ) -> ActorDraft:
        """The actor under a key, made on first use."""
        actor = self._keyed.get(key)
        if actor is None:
            actor = self._new(ActorDraft(name, kind, code, country, plural=plural))
            self._keyed[key] = actor
        return actor

    def known(self, key: tuple[str, ...]) -> ActorDraft | None:
        """The actor under a key, if the text has named it."""
        return self._keyed.get(key)

    def described_group(self, description: Description) -> ActorDraft:
        """The collective that a description names: "the Iraqi army", "U.S. officials", "the militants"."""
        role, country = description.role, description.country
        name = description.text()
        code = description.code()
        if description.joined:
            return self._joined_group(description, name)
        kind: Literal["organ", "group"] = "organ" if country and not role.plural and not description.people else "group"
        key = ("group", country or "", role.title if role.kind == "group" else name.lower(), description.qualifier())
        actor = self.keyed(key, name, kind=kind, code=code, country=country, plural=role.plural)
        if country is not None and not role.plural and role.kind == "group":
            self._organs.setdefault(role.title, {})[actor] = description.head
        return actor

    def _joined_group(self, description: Description, name: str) -> ActorDraft:
        """One group of several nationalities, a member for each: "American and Iranian experts"."""
        role = description.role
        group = self.keyed(("group", "", name.lower(), ""), name, kind="group", plural=True)
        if not group.members:
            for owner, text in description.joined_texts():
                country = owner.country or ""
                body = owner.entry is not None and owner.entry.kind not in ("state", "group") and not owner.entry.seat
                code = (owner.entry.code if body and owner.entry is not None else country + role.sector) or None
                key = ("group", country, role.title if role.kind == "group" else text.lower(), "")
                group.members.append(
                    self.keyed(key, text, kind="group", code=code, country=owner.country, plural=role.plural)
                )
        return group

    def organ(self, title: str, position: int) -> ActorDraft | None:
        """The one organ of a title that the text has placed in a country: "the embassy" after "the U.S. embassy"."""
        known = self._organs.get(title, {})
        if len(known) != 1:
            return None
        ((actor, last),) = known.items()
        if position - last > ORGAN_REACH:
            return None
        known[actor] = position
        return actor

    def organ_country(self, title: str) -> str | None:
        """The one country in which the text has placed an organ, under any of its titles."""
        known = roles()
        countries = {
            actor.country
            for called, actors in self._organs.items()
            if called == title or (called in known and known[called].organ == title)
            for actor in actors
        }
        return next(iter(countries)) if len(countries) == 1 else None

    def call(self, noun: str, position: int, actor: ActorDraft) -> None:
        """Remember a noun that stands beside the name of a body: "the developer, Orland Homes"."""
        self._bynames.setdefault(noun, []).append((position, actor))

    def called(self, noun: str, position: int) -> ActorDraft | None:
        """The one body that the text has called so up to a place, or calls so right there."""
        found = {id(actor): actor for at, actor in self._bynames.get(noun, ()) if at < position + APPOSED}
        return next(iter(found.values())) if len(found) == 1 else None

    def described_person(self, description: Description) -> ActorDraft:
        """The actor that only its description names: one for a definite one, a new one for each "an official"."""
        role, country = description.role, description.country
        name = description.text()
        key = ["described", country or "", role.title, description.qualifier()]
        if description.determiner not in ("the", "") and description.possessor is None:
            key.append(str(description.start))
        actor = self.keyed(tuple(key), name, kind="person", code=description.code(), country=country)
        actor.gender = actor.gender or description.span.gender or noun_gender(role.title)
        self.introduced.append((description.start, description, actor))
        return actor

    def own(
        self, name: str, *, plural: bool, kind: Literal["person", "group", "organisation", "unknown"] = "unknown"
    ) -> ActorDraft:
        """An actor whom only its own words name, the same for the same words."""
        return self.keyed(("words", name.lower()), name, kind=kind, plural=plural)

    def person_of(self, actor: ActorDraft | None) -> Person | None:
        """What is known of an actor as a person."""
        return self._persons.get(id(actor)) if actor is not None else None

    def full_name(self, text: str) -> Person:
        """The person of a name with a given name, merged with the forms that can be theirs."""
        name = PersonName.of(text)
        for person in self._namesakes(name):
            if person.answers_to(name):
                self._add_form(person, name)
                return person
        return self._add_person(name)

    def single_name(self, text: str, preceding: set[int]) -> tuple[Person | None, list[Person]]:
        """The person a surname names, else None and those it may name.

        `preceding` are the ids of the persons named before it in the text: where two share the surname, the text must
        have named only one of them so far.
        """
        name = PersonName.of(text)
        fitting = [person for person in self._namesakes(name) if person.answers_to(name)]
        exact = [person for person in fitting if any(known.exactly(name) for known in person.names)]
        fitting = exact or fitting
        if not fitting:
            called = sorted(self._given.get("".join(name.family), ()))
            fitting = [p for p in (self.persons[at] for at in called) if any(map(name.given_only, p.names))]
        if len(fitting) > 1:
            before = [person for person in fitting if id(person) in preceding]
            fitting = before or fitting
        if len(fitting) > 1:
            return None, fitting
        person = fitting[0] if fitting else self._add_person(name)
        self._add_form(person, name)
        return person, []

    def _add_person(self, name: PersonName) -> Person:
        first = name.text.split()[0] if name.text.split() else ""
        gender = first_names().get(first) if name.given is not None else None
        actor = self._new(ActorDraft(name.text, "person", gender=gender))
        person = Person(actor, [name])
        self._index(name, len(self.persons))
        self.persons.append(person)
        self._persons[id(actor)] = person
        return person

    def _index(self, name: PersonName, at: int) -> None:
        for part in name.family:
            for key in spellings(part):
                self._spelt.setdefault(key, set()).add(at)
        if name.given is not None:
            self._given.setdefault(name.given, set()).add(at)

    def _namesakes(self, name: PersonName) -> list[Person]:
        """The persons with a part of the family name that is spelt like one of this name, in the order of the text."""
        found: set[int] = set()
        for part in name.family:
            for key in spellings(part):
                found.update(self._spelt.get(key, ()))
        return [self.persons[at] for at in sorted(found)]

    def _add_form(self, person: Person, name: PersonName) -> None:
        if all(known.text != name.text for known in person.names):
            person.names.append(name)
            self._index(name, self.persons.index(person))
        actor = person.actor
        if len(name.text.split()) > len(actor.name.split()):
            shorter, actor.name = actor.name, name.text
            if name.text in actor.variants:
                actor.variants.remove(name.text)
            _variant(actor, shorter)
            if actor.gender is None and name.given is not None:
                actor.gender = first_names().get(name.text.split()[0])
        else:
            _variant(actor, name.text)

    def give_office(self, person: Person, office: Office) -> None:
        """Note what the text says somebody is; the first office with a country gives the code."""
        actor = person.actor
        if all(known.text != office.text for known in person.offices):
            person.offices.append(office)
            actor.offices.append(office.text)
        actor.gender = actor.gender or noun_gender(office.title)
        if office.former or office.title.startswith("former "):
            return
        if actor.country is None and office.country is not None:
            actor.country = office.country
            actor.code = office.code
        elif actor.code is None:
            actor.code = office.code

    def holders(self, title: str, country: str | None) -> list[Person]:
        """The persons whom a title can mean; without a country any country's."""
        exact: list[Person] = []
        fitting: list[Person] = []
        for person in self.persons:
            for office in person.offices:
                if (office.former and office.title != title) or not title_fits(title, office.title):
                    continue
                if country is None or (office.country or person.actor.country) == country:
                    fitting.append(person)
                    if office.title == title:
                        exact.append(person)
                    break
        return exact if exact and country is not None else fitting

    def stateless_holders(self, title: str) -> list[Person]:
        """The persons with the title of whom the text has not said what country they serve."""
        return [person for person in self.holders(title, None) if person.actor.country is None]

    def alias(self, actor: ActorDraft, form: str) -> None:
        """Let an acronym name an organisation."""
        self._acronyms[form] = actor
        _variant(actor, form)

    def organisation(
        self,
        name: str,
        *,
        code: str | None = None,
        country: str | None = None,
        kind: Literal["organ", "organisation", "unknown"] = "organisation",
    ) -> ActorDraft:
        """The organisation of a name that is not in the lexicon."""
        known = self._acronyms.get(name)
        if known is not None:
            return known
        return self.keyed(("name", name), name, kind=kind, code=code, country=country)

    def states(self) -> Iterator[ActorDraft]:
        """The states of the document."""
        return iter(self._states.values())


def _variant(actor: ActorDraft, form: str | None) -> None:
    if form and form != actor.name and form not in actor.variants:
        actor.variants.append(form)


def cast_of(doc: Doc) -> Cast:
    """The cast of a Doc, made on first use."""
    if not Doc.has_extension("verbale_cast"):
        Doc.set_extension("verbale_cast", default=None)
    cast = doc._.verbale_cast
    if cast is None:
        cast = doc._.verbale_cast = Cast(draft_of(doc))
    assert isinstance(cast, Cast)
    return cast
