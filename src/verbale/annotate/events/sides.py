"""The other side of an act: whom prepositions bring in, the two sides of a mutual act, the host of a visit."""

from __future__ import annotations

from spacy.tokens import Token

from verbale.annotate.events.actor_phrases import sides
from verbale.annotate.events.actors import Actors
from verbale.annotate.events.roles import Roles
from verbale.annotate.grammar.tree import children_of
from verbale.lexicon.plover import event_words

__all__ = ["by_prepositions", "hosts", "pair"]


def hosts(actors: Actors, token: Token) -> bool:
    """Whether a noun phrase is somebody, or a place that stands for a state as host of a visit."""
    if not actors.anywhere(token) and token.ent_type_ != "GPE":
        return True
    return not actors.place(token) and token.lower_ not in event_words("conference_city")


def pair(subject: Token | None, roles: Roles) -> None:
    """Parts a mutual act's participants into two sides, where no preposition did."""
    if roles.targets and roles.sources:
        return
    if len(roles.targets) > 1:
        if roles.targets[0].head.lower_ == "with":
            return
        roles.sources, roles.targets = roles.targets[:1], roles.targets[1:]
        return
    if len(roles.sources) > 1:
        roles.sources, roles.targets = roles.sources[:1], roles.sources[1:]
        return
    if subject is not None and not roles.targets:
        both = sides(subject)
        if len(both) > 1:
            roles.sources, roles.targets = both[:1], both[1:]


def by_prepositions(actors: Actors, places: list[Token], preps: tuple[str, ...], own: list[Token]) -> list[Token]:
    """The actors whom prepositions at some words bring in, in the order of the prepositions; nobody of `own`."""
    hosts = list(places)
    hosts.extend(other for host in places if host.pos_ == "NOUN" for other in host.conjuncts)
    hosts.extend(
        noun
        for host in places
        if host.pos_ == "NOUN"
        for prep in children_of(host)
        if prep.dep_ == "prep" and prep.lower_ == "of"
        for noun in children_of(prep)
        if noun.dep_ == "pobj"
    )
    for word in preps:
        for host in hosts:
            if host.pos_ == "ADP":
                found = actors.inside(host) if host.lower_ == word or host.dep_ in ("prep", "prt") else None
                if found is not None and found not in own:
                    return actors.members(found)
            for prep in children_of(host):
                if prep.dep_ in ("prep", "agent", "dative") and prep.lower_ == word:
                    found = actors.inside(prep)
                    if found is not None and found not in own:
                        return actors.members(found)
    return []
