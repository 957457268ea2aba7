"""Who hosts a meeting and who presides over it, where the text says so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Token

from verbale.annotate.drafts import ActorDraft, Draft
from verbale.annotate.grammar.syntax import agent, children, clause_subject
from verbale.annotate.grammar.tree import children_of
from verbale.annotate.meetings.parties import PartyAt, actors_at
from verbale.lexicon.gatherings import meeting_words

__all__ = ["chair_of", "host_of", "inviter_of"]

OWN_ACTS: Final = frozenset({"proposed", "intended", "accepted"})
"""What one says of oneself: who offers or plans to host is the host, who is invited to need not be."""


def host_of(draft: Draft, token: Token) -> ActorDraft | None:
    """Who hosts the meeting at the token: "hosted by Oman", "Oman will host the talks", "Oman's offer to host them"."""
    found = _one(draft, _host(token))
    return found[0] if found is not None else None


def inviter_of(draft: Draft, token: Token) -> ActorDraft | None:
    """Who invited to it: "met in Oslo at the invitation of Norway"; the host where it is held in his own country."""
    for at in children(token, "prep"):
        for word in children(at, "pobj") if at.lower_ in ("at", "on") else ():
            if word.lemma_ == "invitation":
                found = _one(draft, _owner(word))
                return found[0] if found is not None else None
    return None


def _host(token: Token) -> Token | None:
    verb = token.head
    for told in _participles(token):
        if told.lemma_.lower() in meeting_words("host_verb"):
            return agent(told)
    if token.dep_ == "nsubjpass":
        return agent(verb) if verb.lemma_.lower() in meeting_words("host_verb") else None
    if token.dep_ == "dobj" and verb.lemma_.lower() == "host":
        return _doer(verb)
    if token.dep_ == "pobj" and verb.lower_ == "for" and verb.head.lemma_.lower() == "host":
        return _doer(verb.head)
    return None


def chair_of(draft: Draft, token: Token) -> PartyAt | None:
    """Who presides over it: "chaired by Oman's envoy", "Oman chaired the talks", "under the chairmanship of Oman"."""
    verb = token.head
    for told in _participles(token):
        if told.lemma_.lower() in meeting_words("chair_verb"):
            return _one(draft, _agent(told))
    if verb.lemma_.lower() in meeting_words("chair_verb"):
        if token.dep_ == "nsubjpass":
            return _one(draft, _agent(verb))
        if token.dep_ == "dobj":
            return _one(draft, _doer(verb))
    if token.dep_ == "pobj" and verb.lower_ == "over" and verb.head.lemma_.lower() in meeting_words("chair_verb"):
        return _one(draft, _doer(verb.head))
    for spot in (token, verb):
        for under in children(spot, "prep"):
            for office in children(under, "pobj") if under.lower_ == "under" else ():
                if office.lemma_.lower() in meeting_words("chair_noun"):
                    return _one(draft, _owner(office))
    return None


def _participles(token: Token) -> Iterator[Token]:
    """Participles that hang on the meeting or on the verb that tells of it ("held talks in Oslo, hosted by Norway")."""
    yield from (child for child in children(token, "acl") if child.tag_ == "VBN")
    verb = token.head if token.dep_ in ("nsubj", "nsubjpass", "dobj") else token
    if verb.pos_ == "VERB":
        yield from (child for child in children(verb, "advcl") if child.tag_ == "VBN" and child.i > token.i)


def _doer(verb: Token) -> Token | None:
    """Who does it: of "the offer of Oman to host" and "Oman's offer to host" whose offer it is."""
    if not any(child.lower_ == "to" and child.dep_ == "aux" for child in children_of(verb)):
        return clause_subject(verb)
    nouns = [verb.head] if verb.dep_ in ("acl", "relcl") else list(children(verb.head, "dobj"))
    act = next((noun for noun in nouns if noun.i < verb.i and noun.pos_ == "NOUN"), None)
    if act is None:
        return clause_subject(verb) if verb.dep_ == "xcomp" else None
    return _owner(act) if meeting_words("act_noun").get(act.lemma_.lower()) in OWN_ACTS else None


def _owner(noun: Token) -> Token | None:
    """The one whose act or office the noun tells: "Oman's offer", "the chairmanship of Oman"."""
    owner = next(children(noun, "poss"), None)
    named = (party for prep in children(noun, "prep") if prep.lower_ == "of" for party in children(prep, "pobj"))
    return owner if owner is not None else next(named, None)


def _agent(verb: Token) -> Token | None:
    """The doer of a passive, also behind a particle ("presided over by the envoy")."""
    over = (prep for prep in children(verb, "prep", "prt") if prep.lower_ == "over")
    by = (child for prep in over for child in children(prep, "prep", "agent") if child.lower_ == "by")
    return agent(verb) or next((noun for prep in by for noun in children(prep, "pobj")), None)


def _one(draft: Draft, token: Token | None) -> PartyAt | None:
    """The actor named there; None where several are, of whom none is the one host or chair."""
    found = actors_at(draft, token)
    return found[0] if len(found) == 1 else None
