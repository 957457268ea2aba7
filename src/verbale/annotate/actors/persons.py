"""The persons of one document: all forms of their names, their offices, and whom a name or a title can mean.

A person is one actor under all forms of the name; two given names are never one person.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from verbale.annotate.drafts import ActorDraft, Draft
from verbale.lexicon.person_names import PersonName, spellings
from verbale.lexicon.reference import actor_words, broader_titles, noun_gender
from verbale.lexicon.who import Gender, first_names, titles

__all__ = ["Office", "Person", "Persons", "add_variant", "title_fits"]


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


def title_fits(described: str, held: str) -> bool:
    """Whether the holder of one title can be meant by another: "the envoy" for an ambassador.

    >>> title_fits("diplomat", "ambassador"), title_fits("ambassador", "diplomat")
    (True, False)
    """
    if described == held or described in broader_titles().get(held, ()):
        return True
    words = held.replace("-", " ").split()
    if not words or words[0] in actor_words("lesser") or len(words) < 2:
        return False
    return described in (words[0], words[-1]) or described in broader_titles().get(words[-1], ())


class Persons:
    """The persons in the order in which the text names them; new ones go to `draft.actors`."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self._all: list[Person] = []
        self._by_actor: dict[int, Person] = {}
        self._spelt: dict[str, set[int]] = {}
        self._given: dict[str, set[int]] = {}

    def __iter__(self) -> Iterator[Person]:
        return iter(self._all)

    def of(self, actor: ActorDraft | None) -> Person | None:
        """What is known of an actor as a person."""
        return self._by_actor.get(id(actor)) if actor is not None else None

    def full_name(self, text: str) -> Person:
        """The person of a name with a given name, merged with the forms that can be theirs."""
        name = PersonName.of(text)
        for person in self._namesakes(name):
            if person.answers_to(name):
                self._add_form(person, name)
                return person
        return self._add_person(name)

    def titled_name(self, text: str) -> Person:
        """The person of a name with a given name or a title, whose gender a title may give."""
        words = text.split()
        titled = next((n for n in range(len(words) - 1, 0, -1) if " ".join(words[:n]) in titles()), 0)
        person = self.full_name(" ".join(words[titled:]))
        if titled:
            person.actor.gender = person.actor.gender or titles()[" ".join(words[:titled])]
        return person

    def tell_apart(self, text: str, gender: Gender) -> None:
        """Make the bearer of a surname whose title says that it is none of those known by it: "Mr. Diaz" beside Ann."""
        name = PersonName.of(text)
        fitting = [person for person in self._namesakes(name) if person.answers_to(name)]
        if fitting and all(person.actor.gender not in (gender, None) for person in fitting):
            self._add_person(name).actor.gender = gender

    def single_name(
        self, text: str, preceding: set[int], *, gender: Gender | None = None, titled: bool = False
    ) -> tuple[Person | None, list[Person]]:
        """The person a surname names, else None and those it may name.

        `preceding` are the ids of the persons named before it in the text: where two share the surname, the text must
        have named only one of them so far. `gender` is that of a title before it; one with an office before the name
        (`titled`) is rather who is known by that name alone.
        """
        name = PersonName.of(text)
        fitting = [person for person in self._namesakes(name) if person.answers_to(name)]
        if gender is not None:
            fitting = [person for person in fitting if person.actor.gender in (gender, None)]
        alone = [person for person in fitting if all(known.given is None for known in person.names)] if titled else []
        exact = alone or [person for person in fitting if any(known.exactly(name) for known in person.names)]
        fitting = exact or fitting
        if not fitting:
            called = sorted(self._given.get("".join(name.family), ()))
            fitting = [p for p in (self._all[at] for at in called) if any(map(name.given_only, p.names))]
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
        actor = ActorDraft(name.text, "person", gender=gender)
        self.draft.actors.append(actor)
        person = Person(actor, [name])
        self._index(name, len(self._all))
        self._all.append(person)
        self._by_actor[id(actor)] = person
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
        return [self._all[at] for at in sorted(found)]

    def _add_form(self, person: Person, name: PersonName) -> None:
        if all(known.text != name.text for known in person.names):
            person.names.append(name)
            self._index(name, self._all.index(person))
        actor = person.actor
        if len(name.text.split()) > len(actor.name.split()):
            shorter, actor.name = actor.name, name.text
            if name.text in actor.variants:
                actor.variants.remove(name.text)
            add_variant(actor, shorter)
            if actor.gender is None and name.given is not None:
                actor.gender = first_names().get(name.text.split()[0])
        else:
            add_variant(actor, name.text)

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
        for person in self:
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


def add_variant(actor: ActorDraft, form: str | None) -> None:
    """Note another form of an actor's name."""
    if form and form != actor.name and form not in actor.variants:
        actor.variants.append(form)
