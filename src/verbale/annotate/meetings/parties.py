"""Who meets: the actors that a meeting's clause names, and whether any of them makes it a meeting of record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token

from verbale.annotate.drafts import ActorDraft, Draft
from verbale.annotate.grammar.syntax import agent, children, clause_subject, is_passive, subject
from verbale.annotate.grammar.tense import governing_verb
from verbale.annotate.grammar.tree import children_of, subtree_of
from verbale.lexicon.gatherings import meeting_words
from verbale.lexicon.who import demonyms, names

__all__ = ["PartyAt", "actors_at", "countries", "noun_parties", "travel_of", "verb_parties"]

AFTERWARDS = frozenset({"after", "following"})
"""Prepositions before talks that those have held who then act together ("agreed after a third round of talks")."""
DURING = frozenset({"during", "in", "at"})
"""Prepositions before talks that those hold who act in them."""
PartyAt = tuple[ActorDraft, Token]


def actors_at(draft: Draft, token: Token | None) -> list[PartyAt]:
    """The resolved actors named at a token and its coordinates; the members of a group where they are known."""
    if token is None:
        return []
    if token.tag_ in ("WDT", "WP") and token.head.dep_ == "relcl" and token.i not in draft.by_token:
        token = token.head.head
    represented = _represented(draft, token)
    if represented:
        return represented
    found: list[PartyAt] = []
    own = draft.by_token.get(token.i)
    inside = own.end if own is not None and own.actor is not None and own.actor.members else 0
    for place in _listed(draft, token):
        mention = draft.by_token.get(place.i)
        if mention is None or mention.actor is None or (place.i != token.i and place.i < inside):
            continue
        for actor in mention.actor.members or [mention.actor]:
            if all(actor is not known for known, _ in found):
                found.append((actor, place))
    return found


def _represented(draft: Draft, token: Token) -> list[PartyAt]:
    """The states that a plural stands for ("the ministers of Peru, Chile and Bolivia", "experts of the three
    countries", "their envoys"), or a body ("the commission of Peru and Chile"); none where it names one."""
    if token.tag_ in ("PRP", "PRP$"):
        antecedent = _antecedent(draft, token)
        return _represented(draft, antecedent) if antecedent is not None else []
    own = draft.by_token.get(token.i)
    several = token.tag_ == "NNS" or (own is not None and own.actor is not None and own.actor.plural)
    if not several and token.lemma_.lower() not in meeting_words("body"):
        return []
    for owner in children(token, "poss"):
        held = draft.by_token.get(owner.i)
        members = held.actor.members if held is not None and held.actor is not None else []
        if members and all(member.kind == "state" for member in members):
            return [(member, owner) for member in members]
    for prep in children(token, "prep"):
        if prep.lower_ in ("of", "from"):
            for noun in children(prep, "pobj"):
                places = list(_listed(draft, noun))
                known = [draft.by_token.get(place.i) for place in places]
                actors = [mention.actor for mention in known if mention is not None and mention.actor is not None]
                if len(actors) == len(places) == 1 and actors[0].members:
                    actors, places = actors[0].members, places * len(actors[0].members)
                if len(actors) == len(places) > 1 and all(actor.kind == "state" for actor in actors):
                    return _distinct(zip(actors, places, strict=True))
    return []


def _antecedent(draft: Draft, pronoun: Token) -> Token | None:
    """The plural noun that a pronoun takes up, the last one before it."""
    own = draft.by_token.get(pronoun.i)
    if own is None or own.actor is None:
        return None
    earlier = (m.head for m in draft.mentions if m.actor is own.actor and m.kind == "description")
    heads = [head for head in earlier if head < pronoun.i and pronoun.doc[head].tag_ == "NNS"]
    return pronoun.doc[max(heads)] if heads else None


def _listed(draft: Draft, token: Token) -> Iterator[Token]:
    """The token, its coordinates, and what the parser takes for its modifiers or appositions instead: "Lund and Foreign
    Minister Ola Berg", "Chad, Niger and Mali"."""
    for before in children(token, "nmod", "compound"):
        if before.i < token.i and before.pos_ == "PROPN" and next(children(before, "cc"), None) is not None:
            named, own = draft.by_token.get(before.i), draft.by_token.get(token.i)
            if named is not None and named is not own and named.actor is not None and named.actor.kind == "person":
                yield before
    yield token
    yield from token.conjuncts
    for after in children(token, "appos"):
        yield from (other for other in _same(draft, token, after) if other.i > after.i)
        joined = any(child.dep_ == "conj" and child.i < after.i for child in token.rights)
        named = draft.by_token.get(after.i)
        if joined and named is not None and named.actor is not None and named.actor.kind == "person":
            yield after
    own = draft.by_token.get(token.i)
    if own is not None and own.actor is not None and own.actor.kind in ("state", "organ"):
        for next_ in children(token, "appos"):
            named = draft.by_token.get(next_.i)
            if named is not None and named.actor is not None and named.actor.kind == own.actor.kind and next_.conjuncts:
                yield next_
                yield from next_.conjuncts


def _same(draft: Draft, token: Token, name: Token) -> Iterator[Token]:
    """What is joined to the name of the one at the token: "Peru's envoy, Ana Ruiz, and Chile's envoy"."""
    own, named = draft.by_token.get(token.i), draft.by_token.get(name.i)
    if own is not None and named is not None and own.actor is not None and named.actor is own.actor:
        yield from name.conjuncts


def verb_parties(draft: Draft, verb: Token) -> list[PartyAt]:
    """Who meets by a verb: its subject, its object and whom it is done with."""
    found = actors_at(draft, clause_subject(verb))
    for child in children_of(verb):
        if child.dep_ == "dobj":
            found += actors_at(draft, child)
        elif child.dep_ == "prep" and child.lower_ == "with":
            for noun in children(child, "pobj"):
                found += actors_at(draft, noun)
    return _distinct(found)


def noun_parties(draft: Draft, noun: Token) -> list[PartyAt]:
    """Who meets by a noun: "talks between A and B", "A's meeting with B", "U.S.-Iran talks", "A held talks with B"."""
    found: list[PartyAt] = []
    for between in _betweens(noun):
        for party in children(between, "pobj"):
            found += actors_at(draft, party)
    for child in children_of(noun):
        if child.dep_ == "prep" and child.lower_ in ("with", "involving"):
            for party in children(child, "pobj"):
                found += actors_at(draft, party)
        elif child.dep_ == "prep" and child.lower_ == "of":
            members = [pair for party in children(child, "pobj") for pair in actors_at(draft, party)]
            found += members if len(members) > 1 or any(actor.plural for actor, _ in members) else []
        elif child.dep_ == "poss":
            found += actors_at(draft, child)
        elif child.dep_ in ("compound", "amod", "nmod") and child.i < noun.i:
            found += list(_modifiers(draft, noun.doc, child))
    verb = noun.head
    if noun.dep_ == "dobj" and verb.lemma_.lower() in meeting_words("party_verb"):
        found += actors_at(draft, clause_subject(verb))
        for child in children(verb, "prep"):
            if child.lower_ == "with":
                for party in children(child, "pobj"):
                    found += actors_at(draft, party)
    elif noun.dep_ == "pobj" and verb.lower_ == "for" and verb.head.lemma_.lower() in meeting_words("guest_verb"):
        found += verb_parties(draft, verb.head)
    elif (travel := travel_of(noun)) is not None:
        found += actors_at(draft, clause_subject(travel))
    elif noun.dep_ == "nsubjpass" and verb.lemma_.lower() in ("hold", "attend"):
        found += actors_at(draft, agent(verb))
    if _is_setting(draft, noun):
        found += actors_at(draft, clause_subject(verb.head))
    if not found and noun.dep_ == "pobj" and verb.lower_ in AFTERWARDS and verb.head.pos_ == "VERB":
        several = actors_at(draft, clause_subject(verb.head))
        found += several if len(several) > 1 else []
    return _distinct(found)


def _is_setting(draft: Draft, noun: Token) -> bool:
    """Whether talks "with" somebody open the clause of the other who had them: "In talks with the rebels, the minister
    agreed". Talks that have an owner are his."""
    prep = noun.head
    verb = prep.head
    if noun.dep_ != "pobj" or prep.lower_ not in AFTERWARDS | DURING or verb.pos_ != "VERB" or is_passive(verb):
        return False
    named = subject(verb)
    partnered = any(child.lower_ == "with" for child in children(noun, "prep"))
    owned = any(child.dep_ == "poss" or child.i in draft.by_token for child in noun.lefts)
    return partnered and not owned and named is not None and prep.i < named.i


def travel_of(noun: Token) -> Token | None:
    """The verb by which somebody travels to a meeting: "will fly to Oslo for talks"."""
    purpose = noun.head
    if noun.dep_ != "pobj" or purpose.lower_ != "for":
        return None
    verb = governing_verb(purpose)
    return verb if verb is not None and verb.lemma_.lower() in meeting_words("travel_verb") else None


def _betweens(noun: Token) -> Iterator[Token]:
    """The "between" and "among" of the noun's own phrase and of the clause that tells of its holding."""
    yield from (token for token in subtree_of(noun) if token.i > noun.i and token.lower_ in ("between", "among"))
    verb = noun.head
    if noun.dep_ in ("nsubj", "nsubjpass", "dobj") and verb.lemma_.lower() in meeting_words("occur"):
        for token in subtree_of(verb):
            if token.lower_ in ("between", "among") and not noun.is_ancestor(token) and governing_verb(token) == verb:
                yield token


def _modifiers(draft: Draft, doc: Doc, modifier: Token) -> Iterator[PartyAt]:
    """The states named in front of the noun ("U.S.-Iran", "Iraqi-Iranian"), where the document has them as actors."""
    for token in doc[modifier.left_edge.i : modifier.i + 1]:
        mention = draft.by_token.get(token.i)
        if mention is not None and mention.actor is not None:
            if not (token.is_sent_start and _is_unknown(mention.actor)):
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


def _is_unknown(actor: ActorDraft) -> bool:
    """Whether nothing but its capital letter makes it somebody: the first word of "Peace talks resumed"."""
    return not (actor.country or actor.code or actor.members)


def _distinct(found: Iterable[PartyAt]) -> list[PartyAt]:
    kept: list[PartyAt] = []
    for actor, token in found:
        if all(actor is not known for known, _ in kept):
            kept.append((actor, token))
    return kept


def countries(actors: Iterable[ActorDraft]) -> set[str]:
    """The countries, else the codes or names, that the actors stand for."""
    return {actor.country or actor.code or actor.name for actor in actors}
