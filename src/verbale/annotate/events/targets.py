"""On whom an act falls: the target of a verb, by the trigger's frame."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Token

from verbale.annotate.events.actor_phrases import sides
from verbale.annotate.events.actors import STRONG, WEAK, Actors
from verbale.annotate.events.captors import captors
from verbale.annotate.events.roles import Match, Roles, complements, logical_subject
from verbale.annotate.events.sides import by_prepositions, hosts, pair
from verbale.annotate.grammar.syntax import agent, children, is_passive
from verbale.lexicon.plover import Frame, event_words
from verbale.model import Root

__all__ = ["find_targets"]

COMPLEMENT_DEPTH: Final = 3
COMPLEMENT_PREPS: Final = (
    *("to", "with", "on", "against", "from", "in", "for", "into"),
    *("of", "over", "at", "across", "between", "near", "among"),
)
DIRECTED: Final = frozenset({"to", "with", "against", "on"})
"""Prepositions under a promised or refused act that name its receiver before its object does ("send engineers to")."""
FURTHER: Final = ("xcomp", "ccomp", "conj", "pcomp", "prep", "advcl")
ON_PLACES: Final[frozenset[Root]] = frozenset({"ASSAULT", "COERCE"})
"""Roots of acts that are done to places."""
MATERIAL: Final[frozenset[Root]] = ON_PLACES | {"AID", "RETREAT", "MOBILIZE", "SANCTION", "PROTEST", "CONCEDE"}
"""Roots of acts that reach somebody by what is done at a place of his."""
SHOOTING: Final = ("190", "193", "194", "195")
"""CAMEO codes of acts that aim at a place; any other act "at" a place has no target there."""
MUTUAL: Final[frozenset[Root]] = frozenset({"AGREE", "CONSULT", "COOPERATE", "SUPPORT"})
ARGUMENTS: Final = ("dobj", "dative", "pobj", "attr", "nsubj", "nsubjpass")
AIMS: Final = ("advcl", "xcomp", "acl")


@dataclass(slots=True, eq=False)
class Search:
    """One search for the target of a verb; `patient` is what the act is done to, where it has such a thing."""

    actors: Actors
    match: Match
    patient: Token | None
    roles: Roles
    passive: bool

    @property
    def verb(self) -> Token:
        """The trigger's token."""
        return self.match.token

    @property
    def places(self) -> list[Token]:
        """Where prepositions of the act may hang: the verb, its particles, its object."""
        return [self.verb, *([self.patient] if self.patient is not None else []), *self.match.particles]

    def prepositions(self, *, object_too: bool = True) -> list[Token]:
        """The actors whom the trigger's prepositions bring in."""
        hosts = self.places if object_too else [self.verb, *self.match.particles]
        found = by_prepositions(self.actors, hosts, self.match.trigger.preps, self.roles.sources)
        if not self.match.trigger.cameo.startswith(SHOOTING):
            found = [token for token in found if token.head.lower_ != "at" or not self.actors.anywhere(token)]
        if self.match.trigger.root in MATERIAL:
            return found
        return [token for token in found if not self.actors.place(token)]

    def party(self, token: Token | None) -> list[Token]:
        """The actor and those coordinated with it; none where it is nobody or acts itself."""
        if token is None or token in self.roles.sources or not self.actors.strength(token):
            return []
        if self.actors.place(token) and self.match.trigger.root not in ON_PLACES:
            return []
        return self.actors.members(token)

    def thing(self, token: Token | None, preps: tuple[str, ...] = ()) -> list[Token]:
        """The actors that an object is, or to whom it belongs."""
        if token is None:
            return []
        return self.party(token) or self.owned(token, preps)

    def owned(self, token: Token, preps: tuple[str, ...] = ()) -> list[Token]:
        """The actors to whom a thing belongs; a pronoun's owner is no news."""
        owner = self.actors.owner(token, ("of", "by", "from", *preps)) or self.actors.owner(
            token, ("in", "against", "on", "with")
        )
        if owner is None or owner.pos_ == "PRON" or owner in self.roles.sources:
            return []
        return self.actors.members(owner)

    def dative(self) -> Token | None:
        """The indirect object, with or without its preposition."""
        found = next(children(self.verb, "dative"), None)
        if found is not None and found.pos_ == "ADP":
            return next(children(found, "pobj"), None)
        return found

    def of_talk(self) -> list[Token]:
        """The other side of a mutual act."""
        self.roles.targets = self.prepositions()
        if self.match.trigger.frame == "talk":
            self.roles.targets = self.roles.targets or self.party(self.patient)
        pair(logical_subject(self.verb), self.roles)
        return self.roles.targets

    def of_person(self) -> list[Token]:
        """The object, which must be somebody; a place only where it stands for the state that receives a visit.

        That is a state or its capital, but not a capital that is host to international organisations, where people
        travel to meet others.
        """
        if (
            self.match.trigger.root not in ON_PLACES
            and self.patient is not None
            and not hosts(self.actors, self.patient)
        ):
            return []
        struck = self.actors.counted(self.patient) if self.patient is not None else None
        return self.actors.members(struck) if struck is not None and struck not in self.roles.sources else []

    def of_object(self) -> list[Token]:
        """The object or its owner, else whom a preposition names, else the subject of what is said."""
        trigger = self.match.trigger
        found = self.thing(self.patient, trigger.preps if trigger.frame == "stance" else ())
        if not found and trigger.frame == "hit" and trigger.root == "ASSAULT" and self.patient is not None:
            found = [self.patient] if self.patient.pos_ == "PROPN" and self.patient not in self.roles.sources else []
        found = found or self.prepositions(object_too=False)
        if not found and trigger.only == "content":
            for clause in children(self.verb, "ccomp"):
                found = found or self.party(logical_subject(clause))
        return found

    def of_preposition(self) -> list[Token]:
        """Whom a preposition names; of a complaint, whose deed it is about rather than who hears it."""
        found = (
            self.complained_of()
            or self.prepositions(object_too=False)
            or (self.thing(self.patient) if self.match.particles else [])
        )
        if self.match.trigger.frame == "go":
            found = [token for token in found if hosts(self.actors, token)]
            if not found and self.meets():
                pair(logical_subject(self.verb), self.roles)
                found = self.roles.targets
        if not found and self.match.trigger.root == "ASSAULT":
            return self.in_content(self.aims())
        return found

    def complained_of(self) -> list[Token]:
        """Whose deed an accusation is about: "complained to the council over two Chadian air raids"."""
        if self.match.trigger.root != "ACCUSE":
            return []
        for prep in (prep for host in self.places for prep in children(host, "prep")):
            for noun in children(prep, "pobj"):
                if prep.lower_ not in ("over", "about", "against"):
                    continue
                owner = self.actors.owner(noun, ("by",))
                itself = self.actors.strength(noun) == STRONG and (owner is not None or noun.pos_ == "PROPN")
                doer = noun if itself else owner
                if doer is not None and doer.pos_ != "PRON" and doer not in self.roles.sources:
                    return self.actors.members(doer)
        return self.charged()

    def charged(self) -> list[Token]:
        """Who does what a clause complains of behind whoever hears it: "complained to the council that *Chad* ..."."""
        told = any(prep.lower_ == "to" for prep in children(self.verb, "prep"))
        for clause in children(self.verb, "ccomp") if told else ():
            doer = agent(clause) if is_passive(clause) else logical_subject(clause)
            known = doer is not None and doer.pos_ != "PRON" and self.actors.strength(doer) == STRONG
            if doer is not None and known and doer not in self.roles.sources:
                return self.actors.members(doer)
        return []

    def meets(self) -> bool:
        """Whether people travel to meet one another."""
        preps = list(children(self.verb, "prep"))
        preps += [below for prep in preps for noun in children(prep, "pobj") for below in children(noun, "prep")]
        return any(
            noun.lemma_.lower() in event_words("talks")
            for prep in preps
            if prep.lower_ == "for"
            for noun in children(prep, "pobj")
        )

    def of_gift(self) -> list[Token]:
        """The receiver."""
        receiver = self.dative()
        direct = next(children(self.verb, "dobj"), None)
        if direct is not None and self.patient is not None and direct.i == self.patient.i:
            direct = None
        return self.party(receiver) or self.party(direct) or self.prepositions() or self.thing(receiver)

    def of_speech(self) -> list[Token]:
        """The addressee, else whoever the content names."""
        trigger = self.match.trigger
        if self.patient is not None and self.patient.lemma_.lower() in event_words("freeing"):
            return captors(self.actors, self.patient, self.roles.sources)
        for asked in (
            self.dative(),
            next(children(self.verb, "dobj"), None),
            self.patient if self.passive else None,
        ):
            found = self.party(asked)
            if found:
                return found
        said = complements(self.verb)
        if trigger.frame == "ask" and self.patient is None:
            for clause in said:
                found = self.party(next(children(clause, "nsubj", "nsubjpass"), None))
                if found:
                    return found
        found = self.prepositions() or self.thing(self.patient, trigger.preps)
        if found:
            return found
        if "with" in trigger.preps and self.roles.sources:
            both = self.roles.sources if len(self.roles.sources) > 1 else sides(self.roles.sources[0])
            if both:
                self.roles.sources = both[:1]
                return both[1:]
        return self.in_content(said)

    def of_act(self) -> list[Token]:
        """Whom a preposition at the verb or its object names, else the owner of the object."""
        trigger = self.match.trigger
        found = self.complained_of() or self.prepositions()
        if trigger.root == "PROTEST":
            found = found or self.defied() or self.in_content(self.aims())
            return [token for token in found if self.actors.strength(token) == STRONG]
        if not found and trigger.root in MUTUAL and "with" in trigger.preps and not self.passive:
            pair(logical_subject(self.verb), self.roles)
            found = self.roles.targets
        if not found and trigger.lemma in event_words("mutual_verb") and not self.passive:
            pair(logical_subject(self.verb), self.roles)
            found = self.roles.targets
        if not found and trigger.root == "ASSAULT" and trigger.cameo.startswith(SHOOTING):
            found = self.aimed_at()
        if trigger.frame == "act" and not found:
            found = self.owned(self.patient) if self.patient is not None else []
            if not found and "with" in trigger.preps and not self.passive:
                pair(logical_subject(self.verb), self.roles)
                found = self.roles.targets
        if not found and trigger.root == "ASSAULT":
            return self.in_content(self.aims())
        return found

    def aimed_at(self) -> list[Token]:
        """The place, known by nothing but its name, at which shots are aimed."""
        return [
            noun
            for host in self.places
            for prep in children(host, "prep")
            if prep.lower_ in ("at", "on", "against", "into")
            for noun in children(prep, "pobj")
            if noun.pos_ == "PROPN" and noun.ent_type_ not in ("DATE", "TIME")
        ][:1]

    def aims(self) -> list[Token]:
        """The clauses that say what an act is for: "to disperse the crowd", "to demand that"."""
        hosts = [self.verb] if self.patient is None else [self.verb, self.patient]
        return [
            child for host in hosts for child in children(host, *AIMS) if not any(True for _ in children(child, "mark"))
        ]

    def defied(self) -> list[Token]:
        """Against whom a protest is by its own words: "in protest at", "in defiance of"."""
        for prep in children(self.verb, "prep"):
            for noun in children(prep, "pobj"):
                if noun.lemma_.lower() in event_words("protest_phrase"):
                    found = self.actors.owner(noun, ("of", "to", "at", "against", "over", "with"))
                    if found is not None and found not in self.roles.sources:
                        return self.actors.members(found)
        return []

    def in_content(self, clauses: list[Token], depth: int = COMPLEMENT_DEPTH) -> list[Token]:
        """A surely known actor inside what is offered, demanded, refused or threatened."""
        if depth == 0:
            return []
        actors, own = self.actors, self.roles.sources
        for clause in clauses:
            thing = next(children(clause, "dobj"), None)
            for prep in (*children(clause, "prep", "dative"), *(children(thing, "prep") if thing is not None else ())):
                if prep.lower_ in DIRECTED:
                    found = actors.inside(prep)
                    if found is not None and found not in own and actors.strength(found) == STRONG:
                        return actors.members(found)
            for child in children(clause, *ARGUMENTS):
                if child.lemma_.lower() in event_words("troops"):
                    continue
                if clause.lemma_.lower() in event_words("creating") and child.dep_ == "dobj":
                    continue
                known = actors.strength(child) == STRONG
                found = child if known else actors.owner(child, (*COMPLEMENT_PREPS, "by"))
                if found is not None and found not in own:
                    return actors.members(found)
            found = next(
                (
                    inside
                    for word in COMPLEMENT_PREPS
                    for prep in children(clause, "prep", "dative")
                    if prep.lower_ == word
                    and (inside := actors.inside(prep)) is not None
                    and inside not in own
                    and actors.strength(inside) != WEAK
                ),
                None,
            )
            if found is not None:
                return actors.members(found)
            below = self.in_content(list(children(clause, *FURTHER)), depth - 1)
            if below:
                return below
        return []


FINDERS: Final[dict[Frame, Callable[[Search], list[Token]]]] = {
    "act": Search.of_act,
    "ask": Search.of_speech,
    "confer": Search.of_talk,
    "from": Search.of_act,
    "give": Search.of_gift,
    "go": Search.of_preposition,
    "hit": Search.of_object,
    "on": Search.of_preposition,
    "person": Search.of_person,
    "plain": Search.of_act,
    "stance": Search.of_object,
    "suffer": Search.of_person,
    "talk": Search.of_talk,
    "threat": Search.of_speech,
    "vow": Search.of_speech,
    "warn": Search.of_speech,
}


def find_targets(actors: Actors, match: Match, patient: Token | None, roles: Roles, *, passive: bool) -> list[Token]:
    """The heads of the noun phrases on whom a verb's act falls; a mutual act's sources may be parted on the way."""
    return FINDERS[match.trigger.frame](Search(actors, match, patient, roles, passive))
