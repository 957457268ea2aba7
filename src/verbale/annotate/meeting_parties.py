"""Who meets: the actors that a meeting's clause names, and whether any of them makes it a meeting of record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token

from verbale.annotate.drafts import ActorDraft, Draft
from verbale.annotate.syntax import agent, children, clause_subject
from verbale.lexicon.gatherings import meeting_words
from verbale.lexicon.who import demonyms, names
from verbale.model import Format

__all__ = ["actors_at", "countries", "form", "is_official", "noun_parties", "verb_parties"]

PartyAt = tuple[ActorDraft, Token]

OFFICIAL_KINDS = ("state", "organ", "organisation", "group")


def actors_at(draft: Draft, token: Token | None) -> list[PartyAt]:
    """The resolved actors named at a token and its coordinates; the members of a group where they are known."""
    if token is None:
        return []
    found: list[PartyAt] = []
    for place in (token, *token.conjuncts):
        mention = draft.by_token.get(place.i)
        if mention is None or mention.actor is None:
            continue
        for actor in mention.actor.members or [mention.actor]:
            if all(actor is not known for known, _ in found):
                found.append((actor, place))
    return found


def verb_parties(draft: Draft, verb: Token) -> list[PartyAt]:
    """Who meets by a verb: its subject, its object and whom it is done with."""
    found = actors_at(draft, clause_subject(verb))
    for child in verb.children:
        if child.dep_ == "dobj":
            found += actors_at(draft, child)
        elif child.dep_ == "prep" and child.lower_ == "with":
            for noun in children(child, "pobj"):
                found += actors_at(draft, noun)
    return _distinct(found)


def noun_parties(draft: Draft, noun: Token) -> list[PartyAt]:
    """Who meets by a noun: "talks between A and B", "A's meeting with B", "U.S.-Iran talks", "A held talks with B"."""
    found: list[PartyAt] = []
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in ("between", "among", "with", "involving"):
            for party in children(child, "pobj"):
                found += actors_at(draft, party)
        elif child.dep_ == "poss":
            found += actors_at(draft, child)
        elif child.dep_ in ("compound", "amod", "nmod") and child.i < noun.i:
            found += list(_modifiers(draft, noun.doc, child))
    verb = noun.head
    if noun.dep_ == "dobj" and verb.lemma_.lower() in meeting_words("run"):
        found += actors_at(draft, clause_subject(verb))
        for child in children(verb, "prep"):
            if child.lower_ in ("with", "between", "among"):
                for party in children(child, "pobj"):
                    found += actors_at(draft, party)
    elif noun.dep_ == "nsubjpass" and verb.lemma_.lower() in ("hold", "attend"):
        found += actors_at(draft, agent(verb))
    return _distinct(found)


def _modifiers(draft: Draft, doc: Doc, modifier: Token) -> Iterator[PartyAt]:
    """The states named in front of the noun ("U.S.-Iran", "Iraqi-Iranian"), where the document has them as actors."""
    for token in doc[modifier.left_edge.i : modifier.i + 1]:
        mention = draft.by_token.get(token.i)
        if mention is not None and mention.actor is not None:
            yield mention.actor, token
            continue
        demonym, entry = demonyms().get(token.text), names().get(token.text)
        if entry is not None and entry.seat:
            continue
        country = demonym.entry.country if demonym else entry.country if entry else None
        if country is None:
            continue
        for actor in draft.actors:
            if actor.kind == "state" and actor.country == country:
                yield actor, token
                break


def _distinct(found: Iterable[PartyAt]) -> list[PartyAt]:
    kept: list[PartyAt] = []
    for actor, token in found:
        if all(actor is not known for known, _ in kept):
            kept.append((actor, token))
    return kept


def is_official(actor: ActorDraft) -> bool:
    """Whether the actor is a state, an organ, an organisation, a group, or a person with a country or an office."""
    if actor.kind in OFFICIAL_KINDS:
        return actor.kind != "group" or bool(actor.code or actor.country or any(map(is_official, actor.members)))
    return actor.kind == "person" and bool(actor.country or actor.offices or actor.code)


def countries(actors: Iterable[ActorDraft]) -> set[str]:
    """The countries, else the codes or names, that the actors stand for."""
    return {actor.country or actor.code or actor.name for actor in actors}


def form(words: set[str], parties: list[ActorDraft]) -> Format | None:
    """The format by the word for it, else by the number of parties named; None where fewer than two are."""
    for word, value in meeting_words("format").items():
        if word in words:
            match value:
                case "bilateral" | "trilateral" | "multilateral" | "indirect":
                    return value
    known = [actor for actor in parties if actor.country or actor.kind in ("state", "organ", "organisation")]
    if len(known) < len(parties):
        return None
    match len(countries(known)):
        case 0 | 1:
            return None
        case 2:
            return "bilateral"
        case 3:
            return "trilateral"
    return "multilateral"
