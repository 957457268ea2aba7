"""Which noun phrases of a Doc can act in an event, how surely, and which words name them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final, Literal

from spacy.tokens import Doc, Token

from verbale.annotate.drafts import ActorDraft, Draft, MentionDraft
from verbale.annotate.events.actor_phrases import BEFORE, STATE_LABELS, ends_longer_name, phrase_of
from verbale.annotate.grammar.tree import children_of
from verbale.lexicon.plover import event_words
from verbale.lexicon.who import capital_country, demonyms, names, places

__all__ = ["NO_ACTOR", "STRONG", "WEAK", "Actors", "Strength"]

Strength = Literal[0, 1, 2]
NO_ACTOR: Final = 0
WEAK: Final = 1
"""A person, a company, a town, a crowd: somebody who acts, but whom nothing ties to public affairs."""
STRONG: Final = 2
"""A state, one of its organs or officials, an armed group, an international organisation."""

PLACE_LABELS: Final = frozenset({"LOC", "FAC", "EVENT", "LAW", "PRODUCT", "WORK_OF_ART"})
TIME_LABELS: Final = frozenset({"DATE", "TIME"})
NAME_LABELS: Final = frozenset({"PERSON", "ORG"})
NOMINAL: Final = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "NUM"})
PERSONAL: Final = frozenset(
    {"you", "he", "she", "they", "we", "i", "him", "her", "them", "us", "who", "his", "their", "our", "my"}
)
PRIVATE_SECTORS: Final = frozenset(
    {"BUS", "MED", "CVL", "EDU", "SPT", "MNC", "LAB", "HLH", "REL", "AGR", "CRM", "NGO", "NGM"}
)
WHERE_PREPS: Final = frozenset({"in", "near", "outside", "inside", "around", "across", "throughout"})
"""Prepositions that say of a place where something is, and make nobody of it."""
OWNER_PREPS: Final = ("of", "by", "from")
DEPTH: Final = 3
COUNTRY_CODE: Final = 3
"""Letters of a code that says only in which country somebody is."""


@cache
def _role_words() -> frozenset[str]:
    return event_words("state_noun") | event_words("armed")


class Actors:
    """The possible actors of one Doc; every question about a token is answered once."""

    def __init__(self, doc: Doc, draft: Draft) -> None:
        self.doc = doc
        self._by_token = draft.by_token
        self._actors = draft.actors
        self._known: dict[int, Strength] = {}
        self.avoid: frozenset[int] = frozenset()
        """Identities of the actors who act, for whom a possessive ("their anger at the state") is no new party."""

    def mention(self, token: Token) -> MentionDraft | None:
        """The mention that the token heads; a mention that only holds it does not count."""
        found = self._by_token.get(token.i)
        if found is None or found.head == token.i:
            return found
        return found if found.start <= token.i < found.end and token.dep_ in ("compound", "flat") else None

    def group_at(self, token: Token) -> MentionDraft | None:
        """The mention of a group with known members that the token heads: "US and British forces"."""
        found = self.mention(token)
        return found if found is not None and found.actor is not None and found.actor.members else None

    def actor(self, token: Token) -> ActorDraft | None:
        """The resolved actor that the token stands for."""
        found = self._by_token.get(token.i)
        return found.actor if found is not None and found.head == token.i else None

    def strength(self, token: Token) -> Strength:
        """How surely the noun phrase that the token heads is an actor of public affairs."""
        known = self._known.get(token.i)
        if known is None:
            known = self._known[token.i] = self._weigh(token)
        return known

    def _weigh(self, token: Token) -> Strength:
        if token.ent_type_ in TIME_LABELS:
            return NO_ACTOR
        if token.pos_ not in NOMINAL and token.dep_ not in ("nsubj", "poss"):
            return NO_ACTOR
        mention = self._by_token.get(token.i)
        if mention is not None and mention.head == token.i and mention.actor is not None:
            if capital_country(token.text) is not None and ends_longer_name(token, mention):
                return WEAK
            strength = _actor_strength(mention.actor)
            if strength == STRONG:
                return STRONG
            if mention.kind == "pronoun" and any(
                office.lower() in event_words("state_noun") for office in mention.actor.offices
            ):
                return STRONG
            if mention.kind in ("name", "pronoun"):
                return STRONG if self._titled(token) else WEAK
        lemma = token.lemma_.lower()
        if token.pos_ == "PRON":
            return WEAK if lemma in PERSONAL or token.lower_ in PERSONAL else NO_ACTOR
        if token.ent_type_ == "NORP" or token.text in names():
            return STRONG
        if token.ent_type_ == "GPE":
            return STRONG if self._stands_for_state(token) else WEAK
        if token.text in demonyms():
            return STRONG if token.pos_ in ("NOUN", "PROPN") or token.tag_ in ("NNS", "NNPS") else NO_ACTOR
        if lemma in _role_words():
            return STRONG
        if lemma in event_words("sided") and self._national(token):
            return STRONG
        if lemma in event_words("civil"):
            return WEAK
        if token.ent_type_ in NAME_LABELS and token.pos_ == "PROPN":
            return STRONG if self._titled(token) else WEAK
        if mention is not None and mention.head == token.i:
            return WEAK
        return NO_ACTOR

    def place(self, token: Token) -> bool:
        """Whether the noun phrase only names a place: no state, no seat of a government, no people."""
        if token.ent_type_ not in ("GPE", "LOC", "FAC"):
            return False
        return token.ent_type_ != "GPE" or self.strength(token) < STRONG

    def anywhere(self, token: Token) -> bool:
        """Whether the noun phrase names a place of any kind, a state too."""
        return token.ent_type_ in ("GPE", "LOC", "FAC") or token.text in names() or token.text in places()

    def _stands_for_state(self, token: Token) -> bool:
        """Whether a name of a place is that of a state or a capital."""
        start, end = phrase_of(token)
        words = self.doc[start:end].text.removeprefix("the ").removeprefix("The ")
        return words in names() or capital_country(words) is not None or capital_country(token.text) is not None

    def _national(self, token: Token) -> bool:
        return any(
            child.dep_ in BEFORE
            and (child.ent_type_ in STATE_LABELS or child.text in demonyms() or child.text in names())
            for child in children_of(token)
        ) or token.lemma_.lower() in ("side", "country", "state", "nation", "official")

    def _titled(self, token: Token) -> bool:
        """Whether a name stands with an office or holds a word of state ("President X", "X Army").

        A country before the name of an organisation only says where it is ("China's X", "the German X").
        """
        person = token.ent_type_ == "PERSON"
        for child in children_of(token):
            if (child.dep_ in BEFORE and child.dep_ != "poss") or child.dep_ == "appos":
                if child.lemma_.lower() in _role_words():
                    return True
                if person and (child.ent_type_ in STATE_LABELS or child.text in demonyms() or child.text in names()):
                    return True
                if child.dep_ == "appos":
                    owner = self.owner(child, ("of", "in", "for"), 1)
                    if owner is not None and (owner.ent_type_ in STATE_LABELS or owner.text in names()):
                        return True
        return False

    def counted(self, token: Token) -> Token | None:
        """Who is counted by the token ("scores of refugees"), else itself where it is an actor or a number."""
        among = self._among(token)
        return among if among is not None else token if self.strength(token) or token.pos_ == "NUM" else None

    def _among(self, token: Token) -> Token | None:
        """Who is counted by a noun of quantity that is nobody known itself."""
        if token.lemma_.lower() not in event_words("quantity"):
            return None
        known = self.actor(token)
        of = next((child for child in children_of(token) if child.dep_ == "prep" and child.lower_ == "of"), None)
        if of is None or (known is not None and known.code is not None):
            return None
        return next((noun for noun in children_of(of) if noun.dep_ == "pobj" and self.strength(noun)), None)

    def official(self, token: Token) -> bool:
        """Whether the noun phrase names somebody who travels in office, not a people or a crowd."""
        if token.dep_ in ("amod", "compound", "nmod") and token.head.pos_ == "NOUN":
            return self.official(token.head)
        if token.dep_ == "conj" and token.head.dep_ in ("amod", "compound", "nmod"):
            return self.official(token.head)
        if self.strength(token) != STRONG or token.ent_type_ == "NORP":
            return False
        actor = self.actor(token)
        if actor is not None and actor.kind in ("person", "organ", "state"):
            return True
        return token.lemma_.lower() in event_words("state_noun") or token.ent_type_ == "PERSON"

    def owner(self, noun: Token, preps: tuple[str, ...] = OWNER_PREPS, depth: int = DEPTH) -> Token | None:
        """The actor to whom a thing or act belongs: "Iran's attack", "the Indian proposal", "calls by the envoy"."""
        if depth == 0 or noun.lemma_.lower() in event_words("company"):
            return None
        best: Token | None = None
        for child in children_of(noun):
            dep = child.dep_
            if dep == "poss" and self.strength(child) and (child.pos_ != "PRON" or self._other(child)):
                return child
            if dep in ("compound", "amod", "nmod") and child.i < noun.i and best is None:
                if self._modifies_as_actor(child):
                    best = child
                else:
                    best = next(
                        (c for c in children_of(child) if c.dep_ == "compound" and self._modifies_as_actor(c)), None
                    )
        if best is not None:
            return best
        for child in children_of(noun):
            if child.dep_ == "poss":
                found = self.owner(child, preps, depth - 1)
            elif child.dep_ in ("prep", "agent") and child.lower_ in preps:
                found = self.inside(child, depth - 1)
            elif child.dep_ == "acl" and _authored(child) and "by" in preps:
                found = next((self.inside(by, 1) for by in children_of(child) if by.dep_ == "agent"), None)
            else:
                continue
            if found is not None:
                return found
        return None

    def _other(self, pronoun: Token) -> bool:
        actor = self.actor(pronoun)
        return actor is not None and id(actor) not in self.avoid

    def _modifies_as_actor(self, token: Token) -> bool:
        if token.ent_type_ in PLACE_LABELS:
            return False
        if token.text in demonyms() or token.ent_type_ == "NORP":
            return True
        if token.ent_type_ == "GPE" and self._stands_for_state(token):
            return True
        mention = self._by_token.get(token.i)
        if (
            mention is not None
            and mention.actor is not None
            and mention.head == token.i
            and _actor_strength(mention.actor) == STRONG
        ):
            return True
        return token.dep_ == "compound" and token.lemma_.lower() in _role_words()

    def inside(self, preposition: Token, depth: int = DEPTH) -> Token | None:
        """The actor that a preposition brings in: its object, or the owner of its object."""
        for noun in children_of(preposition):
            if noun.dep_ not in ("pobj", "pcomp"):
                if noun.dep_ == "prep" and depth > 1:
                    found = self.inside(noun, depth - 1)
                    if found is not None:
                        return found
                continue
            if preposition.lower_ in WHERE_PREPS and self.anywhere(noun):
                continue
            if self.strength(noun):
                return noun
            if preposition.lower_ == "in":
                continue
            found = self.owner(noun, (*OWNER_PREPS, "in", "on", "against", "with", "between"), depth)
            if found is not None:
                return found
        return None

    def members(self, token: Token) -> list[Token]:
        """The token and the actors coordinated with it, in text order."""
        listed = list(token.conjuncts)
        for child in children_of(token):
            if child.dep_ == "appos" and child.conjuncts:
                listed += [child, *child.conjuncts]
        return [token, *(other for other in listed if other.i > token.i and self.strength(other))]

    def resolve(self, token: Token) -> Iterator[ActorDraft]:
        """The document's actors behind the token, if the mentions know them; an adjective of nationality is its state.

        A group without a code of its own is its members ("US and British forces"), and so is each of its adjectives;
        "thousands of students" are students.
        """
        among = self._among(token)
        if among is not None:
            yield from self.resolve(among)
            return
        mention = self._by_token.get(token.i)
        if (
            mention is not None
            and mention.actor is not None
            and (mention.head == token.i or (mention.kind == "name" and token.dep_ in ("compound", "flat")))
        ):
            if mention.actor.code is None and mention.actor.members:
                yield from mention.actor.members
            else:
                yield mention.actor
            return
        group = self.group_at(token.head) if token.dep_ == "amod" else None
        if group is not None and group.actor is not None:
            yield from group.actor.members
            return
        demonym = demonyms().get(token.text)
        country = demonym.entry.country if demonym is not None else None
        if country is None and token.ent_type_ == "GPE":
            start, end = phrase_of(token)
            country = capital_country(self.doc[start:end].text)
        if country is not None:
            yield from (actor for actor in self._actors if actor.kind == "state" and actor.country == country)


def _authored(participle: Token) -> bool:
    """Whether a participle says who made a thing ("a plan drafted by"), not who is for it."""
    lemma = participle.lemma_.lower()
    return lemma in event_words("authored") or lemma + "e" in event_words("authored")


def _actor_strength(actor: ActorDraft) -> Strength:
    code = actor.code or ""
    if actor.kind == "organisation" and len(code) == COUNTRY_CODE:
        return WEAK
    if actor.kind == "state" or (code and not (set(_parts(code)) & PRIVATE_SECTORS)):
        return STRONG
    return WEAK


def _parts(code: str) -> list[str]:
    return [code[i : i + 3] for i in range(0, len(code), 3)]
