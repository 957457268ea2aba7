"""Who is meant by "the two sides", "both countries", "the three governments", "the two ambassadors"."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

from verbale.annotate.actors.cast import Cast
from verbale.annotate.actors.likeness import HINT, strength
from verbale.annotate.actors.officials import is_official
from verbale.annotate.descriptions.descriptions import Description
from verbale.annotate.drafts import ActorDraft, MentionDraft
from verbale.annotate.speakers.salience import FADING, PASSIVE_SUBJECT, WINDOW, Salience

__all__ = ["Parties"]

PEOPLE_REACH: Final = 2
"""Sentences back that "they" may reach to persons named in a row."""

PAIR: Final = 2

NEAR: Final = 1
"""Sentences back in which actors named in a row are the parties of the next counted group."""


class Parties:
    """The counted groups of a Doc, with their members where the text makes them the only possibility."""

    def __init__(self, salience: Salience, cast: Cast) -> None:
        self.salience = salience
        self.cast = cast
        self._groups: dict[str, ActorDraft] = {}
        self._numbered: list[tuple[int, ActorDraft]] = []
        self._in_a_row: list[tuple[int, float, list[ActorDraft]]] = []
        self._rows: list[tuple[int, list[ActorDraft]]] = []
        self._bodies: list[tuple[int, list[ActorDraft]]] = []
        self._people: list[tuple[int, float, list[ActorDraft]]] = []
        self._open: dict[int, int] = {}

    def row(self, position: int, actors: list[ActorDraft]) -> None:
        """Remember actors that the text names in a row: "the United States and Iran"."""
        self._rows.append((position, actors))

    def named_row(
        self, row: list[MentionDraft], weight: float, described: tuple[MentionDraft, Description] | None = None
    ) -> None:
        """Remember named persons or bodies in a row, how salient it is, and the plural that it explains."""
        actors = [mention.actor for mention in row if mention.actor is not None]
        if described is not None and all(actor.kind == "person" for actor in actors):
            mention, description = described
            weight = max(weight, self.salience.weight(self.salience.doc[mention.head]))
            mention.actor = self._groups[description.role.title] = self.several(actors)
            self._numbered.append((mention.head, mention.actor))
        self._in_a_row.append((row[-1].head, weight, actors))
        if all(actor.kind == "person" for actor in actors):
            self._people.append((row[-1].head, weight, actors))
        elif not all(actor.kind == "state" for actor in actors):
            self._bodies.append((row[-1].head, actors))

    def together(self, position: int) -> tuple[float, ActorDraft] | None:
        """Those of the last row before a plural pronoun as one actor, and how salient they are there."""
        here = self.salience.sentence[position]
        for at, weight, actors in reversed(self._in_a_row):
            distance = here - self.salience.sentence[at]
            if at < position:
                if distance > PEOPLE_REACH or weight < PASSIVE_SUBJECT:
                    return None
                return weight * FADING**distance, self.several(actors)
        return None

    def apart(self, position: int) -> tuple[float, ActorDraft] | None:
        """The persons of a row, each mentioned not long before, as one actor as salient as the least of them."""
        ranked = self.salience.ranked(position, lambda trace: 1.0 if trace.actor.kind == "person" else 0.0)
        scores = {id(actor): score for score, actor in ranked}
        rows = [actors for at, _, actors in self._people if at < position and all(id(a) in scores for a in actors)]
        if not rows:
            return None
        return min(scores[id(actor)] for actor in rows[-1]), self.several(rows[-1])

    def several(self, actors: list[ActorDraft]) -> ActorDraft:
        """The actor of several together."""
        name = ", ".join(actor.name for actor in actors[:-1]) + " and " + actors[-1].name
        group = self.cast.keyed(("group", *sorted(actor.name for actor in actors)), name, kind="group", plural=True)
        group.members = group.members or list(actors)
        return group

    def persons_of(self, title: str, position: int) -> ActorDraft | None:
        """The named persons whom the text has called by that plural before: "the parents"."""
        group = self._groups.get(title)
        if group is None or not all(member.kind == "person" for member in group.members) or not group.members:
            return None
        return group if any(at < position for at, known in self._numbered if known is group) else None

    def complete(self, mentions: list[MentionDraft]) -> None:
        """Give an early "the two sides" the members of the only group of that size that the text names later."""
        for mention in mentions:
            actor = mention.actor
            if actor is None or mention.kind != "description" or actor.members or id(actor) not in self._open:
                continue
            number = self._open[id(actor)]
            sets = {frozenset(map(id, g.members)): g for _, g in self._numbered if len(g.members) == number}
            if len(sets) == 1:
                mention.actor = next(iter(sets.values()))
                continue
            rows = {frozenset(map(id, row)): row for _, row in self._rows if len(row) == number}
            rows = rows or {frozenset(map(id, row)): row for _, row in self._bodies if len(row) == number}
            if not sets and len(rows) == 1:
                _gather(actor, next(iter(rows.values())))
            elif not sets and not rows and number > PAIR and (states := self._states(mentions, number)):
                _gather(actor, states)

    def _states(self, mentions: list[MentionDraft], number: int) -> list[ActorDraft]:
        """The states that the text names or whose officials and organs it names, if they are so many."""
        actors = (mention.actor for mention in mentions if mention.actor is not None)
        countries = dict.fromkeys(actor.country for actor in actors if actor.country and is_official(actor))
        if len(countries) != number:
            return []
        states = [state for country in countries if (state := self.cast.state(country)) is not None]
        return states if len(states) == number else []

    def known(self, title: str) -> ActorDraft | None:
        """The counted group that "the ambassadors" takes up."""
        return self._groups.get(title)

    def group(self, mention: MentionDraft, description: Description, number: int) -> ActorDraft:
        """The actor of "the two sides", with its members where the text makes them the only possibility."""
        known = self.persons_of(description.role.title, mention.head)
        members = list(known.members) if known is not None and len(known.members) == number else []
        members = members or self._members(mention, description, number)
        name = _name(members)
        words = self.salience.doc[mention.start : mention.end].text
        words = words.split(" ", 1)[1] if words.lower().startswith(("the ", "these ", "those ")) else words
        key = ("group", *sorted(member.name for member in members)) if members else ("group", words, str(mention.start))
        actor = self.cast.keyed(key, name or words, kind="group", plural=True)
        actor.members = actor.members or members
        if not members and description.state is not None:
            self._open[id(actor)] = number
        if members and words not in actor.variants:
            actor.variants.append(words)
        self._groups[description.role.title] = actor
        self._numbered.append((mention.head, actor))
        return actor

    def defined(self, mention: MentionDraft) -> ActorDraft | None:
        """The states of "the Parties", a term of a joint text: those of a row right before, else of the first row.

        Without the capital it may be anybody: "Qatar and Egypt met in Doha. The parties refused".
        """
        position, here = mention.head, self.salience.sentence[mention.head]
        rows = [(at, actors) for at, actors in self._rows if at < position and not self._follows_name(at)]
        if not rows or not self.salience.doc[position].text.istitle():
            return None
        at, near = rows[-1]
        return self.several(near if here - self.salience.sentence[at] <= NEAR else rows[0][1])

    def _follows_name(self, start: int) -> bool:
        """Whether a row of states stands behind a comma and another name, with which it may be a longer one."""
        words = self.salience.doc
        while start > 0 and words[start - 1].lower_ == "the":
            start -= 1
        return start > 1 and words[start - 1].text == "," and start - 2 in self.salience.draft.by_token

    def each(self, mention: MentionDraft, description: Description) -> ActorDraft | None:
        """The two parties that "each side" means, where there are just two."""
        members = self._members(mention, description, PAIR)
        return self.several(members) if members else None

    def _members(self, mention: MentionDraft, description: Description, number: int) -> list[ActorDraft]:
        position, here = mention.head, self.salience.sentence[mention.head]
        if description.state is None and (not description.span.listed or description.span.gender is not None):
            return self._recent_persons(mention, description, number) if description.definite else []
        if description.state is None and not description.definite:
            return []  # "two diplomats" are new to the reader
        if description.state is None:
            title = description.role.title
            countries = frozenset({description.country}) if description.country else frozenset()
            persons = [
                person.actor for person in self.cast.persons if strength(person, description, title, countries) >= HINT
            ]
            known = {id(trace.actor) for trace in self.salience.traces if trace.position < position}
            persons = [actor for actor in persons if id(actor) in known]
            return persons if len(persons) == number else []
        near = [actors for at, actors in self._rows if at < position and here - self.salience.sentence[at] <= NEAR]
        if near and len(near[-1]) == number:
            return near[-1]
        known_group = self._last_group(position, number)
        if known_group:
            return known_group
        others = self._besides_subject(mention, number)
        if others:
            return others
        pairs = {
            frozenset(map(id, actors)): actors for at, actors in self._rows if at < position and len(actors) == number
        }
        if not pairs and description.state is not None and description.state.kind == "party":
            pairs = {frozenset(map(id, row)): row for at, row in self._bodies if at < position and len(row) == number}
        return next(iter(pairs.values())) if len(pairs) == 1 else []

    def _last_group(self, position: int, number: int) -> list[ActorDraft]:
        """The states of the last group of that size: after "the two ambassadors", "the two countries"."""
        for at, group in reversed(self._numbered):
            if at < position and len(group.members) == number:
                states = [self.cast.state(member.country) for member in group.members if member.country]
                found = [state for state in states if state is not None]
                return found if len(set(map(id, found))) == number else []
        return []

    def _besides_subject(self, mention: MentionDraft, number: int) -> list[ActorDraft]:
        """The states that are left beside the subject: "Iraq told both sides" leaves Iraq out."""
        token = self.salience.doc[mention.head]
        if token.dep_ not in ("dobj", "dative", "iobj"):
            return []
        subject = self._subject_country(token.head)
        if subject is None:
            return []
        here = self.salience.sentence[mention.head]
        for reach in range(WINDOW):
            states: dict[str, ActorDraft] = {}
            for trace in self.salience.traces:
                if trace.position >= mention.head or here - trace.sentence > reach:
                    continue
                for actor in (trace.actor, *trace.actor.members):
                    if actor.country and actor.country != subject and actor.kind in ("state", "person"):
                        state = self.cast.state(actor.country)
                        if state is not None:
                            states[actor.country] = state
            if len(states) >= number:
                return list(states.values()) if len(states) == number else []
        return []

    def _recent_persons(self, mention: MentionDraft, description: Description, number: int) -> list[ActorDraft]:
        """The persons of "the two men": those of the nearest sentences, where they are just so many."""
        here = self.salience.sentence[mention.head]
        rows = [
            actors
            for at, _, actors in self._people
            if at < mention.head and here - self.salience.sentence[at] <= PEOPLE_REACH and len(actors) == number
        ]
        gender = description.span.gender
        if len(rows) == 1 and all(actor.gender in (gender, None) for actor in rows[0]):
            return rows[0]
        for reach in range(WINDOW):
            persons: dict[int, ActorDraft] = {}
            for trace in self.salience.traces:
                actor = trace.actor
                near = trace.position < mention.head and here - trace.sentence <= reach
                if (
                    near
                    and actor.kind == "person"
                    and (actor.gender or description.span.gender) == (description.span.gender or actor.gender)
                ):
                    persons[id(actor)] = actor
            if len(persons) >= number:
                return list(persons.values()) if len(persons) == number else []
        return []

    def _subject_country(self, verb: Token) -> str | None:
        for child in verb.lefts:
            if child.dep_ == "nsubj":
                known = self.salience.draft.by_token.get(child.i)
                if known is not None and known.actor is not None:
                    return known.actor.country
        return None


def _name(members: list[ActorDraft]) -> str:
    """The name of a group by its members; the empty text for none."""
    return (" and " if len(members) == PAIR else ", ").join(member.name for member in members)


def _gather(group: ActorDraft, members: list[ActorDraft]) -> None:
    """Give a group its members, and their names for its own."""
    group.variants.append(group.name)
    group.members, group.name = members, _name(members)
