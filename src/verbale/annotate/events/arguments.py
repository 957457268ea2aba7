"""Who does it to whom: the roles around a trigger, verbal or nominal."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

from verbale.annotate.events.actors import Actors
from verbale.annotate.events.roles import ADDRESSING, Match, Roles, complements, is_passive_form, logical_subject
from verbale.annotate.events.sides import by_prepositions, pair
from verbale.annotate.events.targets import find_targets
from verbale.annotate.grammar.syntax import agent, children
from verbale.annotate.grammar.tree import children_of
from verbale.lexicon.plover import event_words

__all__ = ["roles_of_noun", "roles_of_verb", "speaking_subject"]

CLIMB: Final = 5
OWN_VOICE: Final = frozenset({"it", "we", "i"})
"""Pronouns with which a speaker, a state for one, speaks of himself."""
INSIDE: Final = ("xcomp", "ccomp", "dobj", "dative", "attr", "oprd", "acomp", "nsubjpass")
"""Relations of what an act is about to its verb."""


def roles_of_verb(actors: Actors, match: Match) -> Roles:
    """The roles around a verb or adjective."""
    verb, trigger = match.token, match.trigger
    suffered = trigger.frame == "suffer"
    passive = suffered or (trigger.pos == "V" and is_passive_form(verb) and not _of_particle(match))
    roles = Roles()
    subject = logical_subject(verb)
    thing = None if suffered else match.object
    if passive:
        doer = _agent(verb)
        patient = thing or subject
    else:
        doer = subject
        patient = thing
    roles.sources = _as_source(actors, doer, verb)
    actors.avoid = frozenset(id(actor) for token in roles.sources for actor in actors.resolve(token))
    roles.targets = find_targets(actors, match, patient, roles, passive=passive)
    actors.avoid = frozenset()
    if trigger.frame == "from":
        roles.sources, roles.targets = roles.targets, roles.sources
    if passive and not roles.sources:
        roles.sources = _instrument(actors, verb)
    _drop_shared(actors, roles)
    roles.content.extend(_content(match))
    return roles


def _of_particle(match: Match) -> bool:
    """Whether what it is about stands under the particle ("were engaged in"), so that the subject acts."""
    thing = match.object
    return thing is not None and any(thing.head.i == particle.i for particle in match.particles)


def roles_of_noun(actors: Actors, match: Match) -> Roles:
    """The roles around a nominal act: possessors, nationalities, prepositions, and the subject of a light verb."""
    noun, trigger, carrier = match.token, match.trigger, match.carrier
    roles = Roles()
    owned = False
    if carrier is not None:
        doer = _agent(carrier) if is_passive_form(carrier) else logical_subject(carrier)
        roles.sources = _as_source(actors, doer, carrier)
    if not roles.sources:
        owner = next((child for child in children_of(noun) if child.dep_ == "poss" and actors.strength(child)), None)
        owned = owner is not None
        if owner is None:
            owner = actors.owner(noun, ("by", "from") if "from" not in trigger.preps else ("by",))
        if owner is not None:
            roles.sources = actors.members(owner)
    places = [noun] if carrier is None else [noun, carrier]
    roles.targets = by_prepositions(actors, places, trigger.preps, roles.sources)
    if trigger.frame == "talk":
        if not owned:
            pair(noun, roles)
    elif not roles.targets:
        owner = actors.owner(noun, ("of",))
        if owner is not None and owner not in roles.sources and carrier is not None:
            roles.targets = actors.members(owner)
    _drop_shared(actors, roles)
    roles.content.extend(
        child
        for child in children_of(noun)
        if child.dep_ in ("acl", "prep") and child.lower_ not in event_words("event_prep")
    )
    return roles


def _as_source(actors: Actors, doer: Token | None, verb: Token) -> list[Token]:
    """The actors behind a subject: itself, whoever owns it, or whoever speaks of himself as "it" or "we".

    Any other pronoun that nothing resolves stays what it is: its own words, and no actor.
    """
    if doer is None:
        return []
    if doer.pos_ == "PRON" and actors.actor(doer) is None:
        spoken = speaking_subject(verb, doer) if doer.lower_ in OWN_VOICE else None
        if spoken is not None and actors.strength(spoken):
            return actors.members(spoken)
        if doer.lower_ == "it" and doer.dep_ in ("nsubj", "nsubjpass"):
            return [doer]
    if actors.strength(doer):
        return actors.members(doer)
    owner = actors.owner(doer)
    if owner is None and doer.pos_ in ("NOUN", "NUM"):
        owner = next(
            (found for prep in children(doer, "prep") if prep.lower_ == "of" and (found := actors.inside(prep))), None
        )
    return actors.members(owner) if owner is not None else []


def speaking_subject(verb: Token, pronoun: Token) -> Token | None:
    """The subject of the verb of saying over a clause whose subject is a pronoun ("Norway said it will")."""
    current = verb
    for _ in range(CLIMB):
        head = current.head
        if head.i == current.i:
            break
        if current.dep_ == "ccomp" and head.lemma_.lower() in event_words("say"):
            found = next(children(head, "nsubj"), None)
            if found is not None and found.pos_ != "PRON" and found.i != pronoun.i:
                return found
            return None
        current = head
    return None


def _agent(verb: Token) -> Token | None:
    while True:
        own = agent(verb)
        if own is not None or verb.dep_ != "conj" or not is_passive_form(verb.head):
            return own
        verb = verb.head


def _instrument(actors: Actors, verb: Token) -> list[Token]:
    """Whose act it was in which somebody suffered: "killed in Israeli shelling", "came under fire from the rebels"."""
    for prep in children(verb, "prep", "agent"):
        if prep.lower_ not in ("in", "by", "during", "under"):
            continue
        for noun in children(prep, "pobj"):
            if noun.lemma_.lower() in event_words("attack"):
                owner = actors.owner(noun, ("by",)) or (
                    _shooter(actors, verb, noun) if prep.lower_ == "under" else None
                )
                if owner is not None:
                    return actors.members(owner)
    return []


def _shooter(actors: Actors, verb: Token, fire: Token) -> Token | None:
    """From whom the fire comes under which somebody is, not from where."""
    origins = (prep for word in (verb, fire) for prep in children(word, "prep") if prep.lower_ in ("from", "by"))
    nouns = (noun for prep in origins for noun in children(prep, "pobj"))
    return next((noun for noun in nouns if actors.strength(noun) and not actors.place(noun)), None)


def _drop_shared(actors: Actors, roles: Roles) -> None:
    """Nobody is target of an own act: whoever stands in both roles, by the same words or a pronoun, stays a source."""
    taken = {token.i for token in roles.sources}
    said = {token.lower_ for token in roles.sources}
    known = {id(actor) for token in roles.sources for actor in actors.resolve(token)}
    roles.targets = [
        token
        for token in roles.targets
        if token.i not in taken
        and not (
            (token.pos_ == "PRON" or token.lower_ in said)
            and any(id(actor) in known for actor in actors.resolve(token))
        )
    ]


def _content(match: Match) -> list[Token]:
    """The heads of what the act is about: words in there are themes, not further acts."""
    verb = match.token
    found = complements(verb) if match.trigger.frame in ADDRESSING else []
    for child in children_of(verb):
        if child.dep_ in INSIDE or (child.dep_ in ("prep", "agent") and child.lower_ not in event_words("event_prep")):
            found.append(child)
    if match.object is not None and match.object not in found:
        found.append(match.object)
    return found
