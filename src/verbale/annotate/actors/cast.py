"""The cast of one document: its actors, and the rules by which two names or seats are one of them.

A state, its government and the seat that stands for it (Washington, the White House, the Americans as a delegation) are
one actor named by the state. Its code is the country's (`USA`) until the text names the government or a seat, then the
government's (`USAGOV`). An organ that the text names (a ministry, an army, an embassy) is an actor of its own. Its
persons are those of `persons`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Final, Literal

from spacy.tokens import Doc

from verbale.annotate.actors.persons import Persons, add_variant
from verbale.annotate.descriptions.descriptions import Description
from verbale.annotate.drafts import ActorDraft, Draft, draft_of
from verbale.lexicon.reference import noun_gender
from verbale.lexicon.who import Entry, names, roles

__all__ = ["Cast", "cast_of"]

GOVERNMENT: Final = "GOV"
ORGAN_REACH: Final = 120
"""Tokens back to the last mention of an organ that "the army", "the embassy" without a country may mean."""
APPOSED: Final = 6
"""Tokens behind a noun within which the name stands that is apposed to it."""


@cache
def _state_entries() -> Mapping[str, Entry]:
    return MappingProxyType(
        {
            entry.country: entry
            for entry in names().values()
            if entry.country and entry.kind == "state" and not entry.seat
        }
    )


class Cast:
    """All actors of one document, found again by what identifies them. New actors go to `draft.actors`."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.persons = Persons(draft)
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
        add_variant(actor, form)
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
        add_variant(actor, form)
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

    def alias(self, actor: ActorDraft, form: str) -> None:
        """Let an acronym name an organisation."""
        self._acronyms[form] = actor
        add_variant(actor, form)

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


def cast_of(doc: Doc) -> Cast:
    """The cast of a Doc, made on first use."""
    if not Doc.has_extension("verbale_cast"):
        Doc.set_extension("verbale_cast", default=None)
    cast = doc._.verbale_cast
    if cast is None:
        cast = doc._.verbale_cast = Cast(draft_of(doc))
    assert isinstance(cast, Cast)
    return cast
