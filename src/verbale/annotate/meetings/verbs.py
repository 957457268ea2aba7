"""Verbs that tell of a meeting: "they met", "will negotiate with Chad", "agreed to convene the joint commission"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Token

from verbale.annotate.drafts import Draft, TokenSpan
from verbale.annotate.grammar.syntax import children, clause_subject, is_passive, subject, verb_group
from verbale.annotate.grammar.tree import children_of, subtree_of
from verbale.annotate.meetings.mention import MeetingMention
from verbale.annotate.meetings.parties import PartyAt, actors_at, countries, verb_parties
from verbale.annotate.meetings.places import setting
from verbale.annotate.meetings.state import verb_state
from verbale.lexicon.calendar import time_words
from verbale.lexicon.gatherings import meeting_words

__all__ = ["verb_mention"]

PARTIES: Final = 2
"""Parties that make what is not called one a meeting."""

HOURS: Final = frozenset({"minute", "hour", "day"})
AMOUNT: Final = 4
"""Words in which the hours are told that are spent."""

PRESENCE: Final = frozenset({"participation", "presence", "attendance", "mediation", "help", "support", "assistance"})
TOGETHER: Final = ("behind closed doors", "together", "face to face")


def verb_mention(draft: Draft, verb: Token) -> MeetingMention | None:
    """The meeting that a verb tells of, with who meets; None where it tells of none."""
    if verb.pos_ != "VERB":
        return None
    lemma = verb.lemma_.lower()
    if lemma in meeting_words("verb"):
        parties = _meeting(draft, verb, lemma)
    elif lemma in meeting_words("convene_verb"):
        parties = _convening(draft, verb)
    elif lemma == "spend":
        parties = _spending(draft, verb)
    elif lemma == "sit":
        parties = _apart(draft, verb)
    else:
        return None
    unnamed = not parties and lemma in meeting_words("verb") and _is_of_several(draft, verb)
    state = verb_state(verb) if parties or unnamed else None
    if state is None or (unnamed and state != "predicted"):
        return None
    mention = MeetingMention(verb.i, _span(verb), state, definite=lemma == "sit", verbal=True)
    mention.sequel = any(child.lower_ == "again" for child in children_of(verb))
    mention.parties = [(actor, place.i) for actor, place in parties]
    mention.setting = setting(draft, verb, state)
    if lemma in meeting_words("convene_verb"):
        for body in children(verb, "dobj"):
            mention.setting.add(setting(draft, body, state))
    return mention


def _is_of_several(draft: Draft, verb: Token) -> bool:
    """Whether several whom the text does not tell meet one another: "they will meet again in Oslo"."""
    who = clause_subject(verb)
    alone = next(children(verb, "dobj"), None) is None and next(_partners(verb), None) is None
    return who is not None and who.lower_ in ("they", "we", "both") and alone and not actors_at(draft, who)


def _meeting(draft: Draft, verb: Token, lemma: str) -> list[PartyAt]:
    """Who meets, negotiates or confers; nobody where what is met is no party ("met the deadline")."""
    objects = list(children(verb, "dobj"))
    if any(child.i not in draft.by_token and not _is_no_party(child) for child in objects):
        return []
    partners = [prep for prep in _partners(verb) if not _attending(prep)]
    if partners and not any(noun.i in draft.by_token for prep in partners for noun in children(prep, "pobj")):
        return []
    if partners and (is_passive(verb) or _is_thing(draft, clause_subject(verb))):
        return []
    if lemma in meeting_words("with_only") and not partners:
        return []
    return verb_parties(draft, verb)


def _is_thing(draft: Draft, token: Token | None) -> bool:
    """Whether a subject is no party ("the plan met with resistance")."""
    return token is not None and token.pos_ == "NOUN" and token.i not in draft.by_token


def _partners(verb: Token) -> Iterator[Token]:
    return (child for child in children(verb, "prep") if child.lower_ == "with")


def _attending(prep: Token) -> bool:
    """Whether it tells with whose help or presence they meet: "meeting with the participation of an observer"."""
    return any(noun.lemma_ in PRESENCE for noun in children(prep, "pobj"))


def _convening(draft: Draft, verb: Token) -> list[PartyAt]:
    """Who calls a body of several states together: a joint one, or one that several convene."""
    parties = actors_at(draft, clause_subject(verb))
    for body in children(verb, "dobj"):
        if body.lemma_.lower() in meeting_words("body"):
            joint = any(child.lower_ in meeting_words("joint") for child in body.lefts)
            if joint or len(countries(actor for actor, _ in parties if actor.country)) >= PARTIES:
                return parties
    return []


def _spending(draft: Draft, verb: Token) -> list[PartyAt]:
    """Who of several spends hours together: "spent an hour behind closed doors"."""
    after = [token.lower_ for token in subtree_of(verb) if token.i > verb.i]
    timed = any(time_words("unit").get(word) in HOURS for word in after[:AMOUNT])
    words = " ".join(after)
    if not timed or not any(together in words for together in TOGETHER):
        return []
    parties = actors_at(draft, clause_subject(verb))
    return parties if len(parties) >= PARTIES else []


def _apart(draft: Draft, verb: Token) -> list[PartyAt]:
    """Who of several are together only in so far as others go between them: "sat in separate rooms"."""
    words = " ".join(token.lower_ for token in subtree_of(verb) if token.i > verb.i)
    parties = actors_at(draft, clause_subject(verb))
    return parties if len(parties) >= PARTIES and any(apart in words for apart in meeting_words("apart")) else []


def _span(verb: Token) -> TokenSpan:
    """The verb with its subject, its objects and whom it is done with, as far as these stand on their own side."""
    start, end = verb_group(verb)
    named = subject(verb)
    if named is not None and named.i < start:
        start = named.left_edge.i
    partners = list(_partners(verb))
    for child in verb.rights:
        if child.dep_ == "dobj" or child in partners or child.lower_ == "again":
            end = max(end, child.right_edge.i + 1)
    return start, end


def _is_no_party(token: Token) -> bool:
    """Whether what looks like the object tells when or how they met ("met Sunday", "met face to face")."""
    return token.lower_ == "face" or token.ent_type_ in ("DATE", "TIME") or token.dep_ == "npadvmod"
