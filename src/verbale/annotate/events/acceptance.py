"""Whether enough is known for a trigger to be an event: who must be named, and how surely, for which act."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

from verbale.annotate.events.actors import NO_ACTOR, STRONG, WEAK, Actors, Strength
from verbale.annotate.events.roles import Match, Roles, complements, is_passive_form, logical_subject
from verbale.annotate.grammar.tree import children_of
from verbale.lexicon.plover import event_words
from verbale.model import Root

__all__ = ["counts", "surest"]

ONE_SIDED: Final[frozenset[Root]] = frozenset({"ASSAULT", "COERCE", "RETREAT"})
"""Roots of which an act on a surely known actor counts though nobody is named as doing it."""
TARGETLESS: Final = frozenset({"ask", "plain", "threat", "vow", "act", "give"})
"""Frames that make sense without a target."""
TARGETED: Final[frozenset[Root]] = frozenset({"ACCUSE", "CONCEDE", "SUPPORT"})
"""Roots that say something of somebody: without whom, no event."""
ONLY_TOGETHER: Final[frozenset[Root]] = frozenset({"AID"})
"""Roots that PLOVER does not know without a recipient."""
TO_SOMEBODY: Final = frozenset({"170"})
OF_SOMEBODY: Final = ("11", "051", "052", "053", "055", "056")
"""CAMEO codes of acts that nobody does without another: criticism, praise, apology, general coercion."""
PROMISING: Final = frozenset({"will", "would", "shall", "should", "must", "'ll", "'d"})
CRITICISM: Final = "111"
"""Of an act of violence it is an act too where nobody is named as its author."""
TRAVEL: Final = "042"
WARFARE: Final = "19"
ATTACK: Final = "190"
"""An attack by a named person is mostly one in words; on a state it is not."""


def counts(actors: Actors, match: Match, roles: Roles) -> bool:
    """Whether enough is known of who acts, on whom, for the trigger to be an event at all."""
    trigger = match.trigger
    source, target = surest(actors, roles.sources), surest(actors, roles.targets)
    if not _fits(actors, match, roles, source, target):
        return False
    if trigger.only == "civil":
        return True
    nominal = trigger.pos == "N" and match.carrier is None
    if trigger.root == "PROTEST" and not nominal:
        return bool(source) and (source == STRONG or _civil(roles.sources) or target == STRONG)
    if max(source, target) < STRONG:
        return False
    if nominal:
        return bool(source and target) or (trigger.root == "MOBILIZE" and source == STRONG)
    if not source:
        suffered = trigger.frame == "suffer" or (
            trigger.frame in ("hit", "person", "stance") and _suffered(match.token)
        )
        return trigger.root in ONE_SIDED and target == STRONG and suffered
    if target or (trigger.root == "ASSAULT" and roles.targets):
        return True
    if trigger.frame == "talk":
        return source == STRONG and trigger.root == "CONSULT" and _several(roles.sources[0])
    if trigger.frame == "stance":
        if match.object is None:
            return False
        violence = trigger.cameo == CRITICISM and match.object.lemma_.lower() in event_words("attack")
        return violence or trigger.root not in TARGETED
    if trigger.root in ONLY_TOGETHER or trigger.cameo in TO_SOMEBODY or trigger.lemma in event_words("needs_hearer"):
        return False
    if trigger.frame == "act" and (trigger.root == "ASSAULT" or trigger.cameo.startswith(OF_SOMEBODY)):
        return False
    return trigger.frame in TARGETLESS or (trigger.frame == "person" and bool(roles.targets))


def surest(actors: Actors, tokens: list[Token]) -> Strength:
    """How surely the surest of some parties is an actor of public affairs."""
    return max((max(actors.strength(token), _as_modifier(token)) for token in tokens), default=NO_ACTOR)


def _fits(actors: Actors, match: Match, roles: Roles, source: Strength, target: Strength) -> bool:
    """Whether the kind of act allows such parties."""
    trigger, sources = match.trigger, roles.sources
    if trigger.only == "armed":
        return source == STRONG and any(_armed(token) for token in sources)
    if trigger.only == "civil":
        return _civil(sources)
    if trigger.frame == "from":
        return min(source, target) == STRONG
    if trigger.frame == "talk" and trigger.root == "CONSULT" and trigger.pos == "V" and _met_with(match.token):
        return False
    if trigger.frame == "warn":
        return _menacing(match.token)
    if trigger.frame in ("ask", "vow") and _merely_says(match):
        return False
    if trigger.cameo == TRAVEL and not (target == STRONG and any(actors.official(token) for token in sources)):
        return False
    if trigger.frame == "go":
        return bool(target) and not any(_armed(token) for token in sources)
    if source == WEAK and trigger.frame == "ask":
        return target == STRONG and sources[0].pos_ == "PROPN"
    if trigger.root == "ASSAULT" and trigger.cameo.startswith(WARFARE):
        if _person(actors, sources) and (source == WEAK or trigger.cameo == ATTACK):
            return any(_is_state(actors, token) for token in roles.targets)
        return source != WEAK
    return True


def _is_state(actors: Actors, token: Token) -> bool:
    actor = actors.actor(token)
    return actor.kind == "state" if actor is not None else token.ent_type_ == "GPE"


def _merely_says(match: Match) -> bool:
    """Whether what is asked is a question and what is agreed an opinion ("agreed that the road was bad")."""
    for clause in complements(match.token):
        words = {child.lower_ for child in children_of(clause) if child.dep_ in ("mark", "aux", "advmod")}
        if match.trigger.frame == "ask":
            return bool(words & {"whether", "if", "why", "how", "when", "where"})
        if match.trigger.root == "AGREE" and clause.dep_ == "ccomp":
            return "to" not in words and not words & PROMISING and clause.tag_ != "VB"
    return False


def _as_modifier(token: Token) -> Strength:
    """An adjective of nationality found as owner stands for its state."""
    if token.dep_ in ("amod", "compound", "nmod") and token.text[:1].isupper():
        return STRONG
    return WEAK if token.pos_ == "ADJ" else NO_ACTOR


def _menacing(verb: Token) -> bool:
    """Whether what is warned of is an act of somebody, not a danger ("warned it would retaliate", "of war")."""
    words = event_words("threat_act") | event_words("threat_thing")
    for child in children_of(verb):
        if child.dep_ in ("ccomp", "xcomp", "prep"):
            if child.lemma_.lower() in words:
                return True
            if child.lower_ == "against" and any(clause.dep_ == "pcomp" for clause in children_of(child)):
                return True
            if child.dep_ == "prep" and any(noun.lemma_.lower() in words for noun in children_of(child)):
                return True
    return False


def _person(actors: Actors, tokens: list[Token]) -> bool:
    """Whether a person whom the text names acts."""
    known = [actors.actor(token) for token in tokens]
    return any(actor is not None and actor.kind == "person" for actor in known)


def _suffered(verb: Token) -> bool:
    """Whether the act is told of its victim: a passive, or a bomb as subject."""
    if is_passive_form(verb):
        return True
    subject = logical_subject(verb)
    return subject is not None and subject.lemma_.lower() in event_words("attack")


def _armed(token: Token) -> bool:
    return token.lemma_.lower() in event_words("armed") or any(
        child.dep_ in ("compound", "amod") and child.lemma_.lower() in event_words("armed")
        for child in children_of(token)
    )


def _several(token: Token) -> bool:
    """Whether the noun phrase counts those who meet ("the two envoys", "both sides")."""
    return token.tag_ in ("NNS", "NNPS") and any(
        child.dep_ in ("nummod", "det", "predet") and (child.pos_ == "NUM" or child.lower_ == "both")
        for child in children_of(token)
    )


def _met_with(verb: Token) -> bool:
    """Whether something "is met with" a reaction, which is no meeting."""
    return is_passive_form(verb) and any(child.lower_ == "with" for child in children_of(verb))


def _civil(tokens: list[Token]) -> bool:
    return any(token.lemma_.lower() in event_words("civil") for token in tokens)
