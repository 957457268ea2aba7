"""From a trigger with its roles to an event: what act it is as told, and how sure it is."""

from __future__ import annotations

from typing import Final, NamedTuple

from spacy.tokens import Doc, Token

from verbale.annotate.drafts import ActorDraft, Draft, EventDraft, TokenSpan
from verbale.annotate.events.acceptance import surest
from verbale.annotate.events.actor_phrases import phrase_of
from verbale.annotate.events.actors import STRONG, Actors
from verbale.annotate.events.roles import Match, Roles, complements
from verbale.annotate.events.setting import add_setting
from verbale.annotate.events.status import Telling
from verbale.annotate.grammar.syntax import children
from verbale.lexicon.plover import crosswalk, event_words, intent_of
from verbale.model import Root, Status

__all__ = ["CERTAIN", "SURE", "build_event", "party_actors", "party_spans"]

MATERIAL_CONFLICT: Final[frozenset[Root]] = frozenset({"ASSAULT", "COERCE", "SANCTION", "PROTEST", "MOBILIZE"})
MAX_MEMBERS: Final = 6
TRIGGER_REACH: Final = 6
STEPS: Final = 6

BASE: Final = 0.55
BOTH_SIDES: Final = 0.2
VERBAL: Final = 0.1
NOT_MAIN: Final = 0.03
"""Taken off for each step down from the sentence's main verb; a verb of saying above is no step."""
WEAK_SIDE: Final = 0.1
UNCERTAIN: Final = 0.15
LEAST: Final = 0.05
UNMISTAKABLE: Final = frozenset({"deadline", "open", "suffered"})
"""Conditions of patterns that are so narrow that they are ..."""
SURE: Final = 0.95
"""... as sure as the tables can be."""
CERTAIN: Final = 0.97
"""Somebody hurt by a weapon is an assault, whatever else the text is about."""


class Act(NamedTuple):
    """The act as told: an intended one has another root than a performed one."""

    root: Root
    cameo: str
    mode: str | None
    status: Status


def build_event(
    doc: Doc, draft: Draft, actors: Actors, match: Match, roles: Roles, telling: Telling
) -> EventDraft | None:
    """The event, None where what is told is no act: a wish, a purpose, a hostile act refused."""
    act = _act(actors, match, roles, telling)
    if act is None:
        return None
    sources = party_actors(actors, roles.sources)
    event = EventDraft(
        root=act.root,
        trigger=_trigger_span(match),
        head=match.token.i,
        status=act.status,
        mode=act.mode,
        cameo=act.cameo,
        sources=sources,
        targets=[actor for actor in party_actors(actors, roles.targets) if actor not in sources],
        source_spans=party_spans(actors, roles.sources),
        target_spans=party_spans(actors, roles.targets),
        confidence=_confidence(actors, match, roles, act.status),
    )
    add_setting(doc, draft, event, match, roles)
    return event


def party_actors(actors: Actors, tokens: list[Token]) -> list[ActorDraft]:
    """The document's actors behind the heads, each once."""
    found: list[ActorDraft] = []
    for token in tokens[:MAX_MEMBERS]:
        for actor in actors.resolve(token):
            if actor not in found:
                found.append(actor)
    return found


def party_spans(actors: Actors, tokens: list[Token]) -> list[TokenSpan]:
    """The words that name each party."""
    return [phrase_of(token) for token in tokens[:MAX_MEMBERS]]


def _act(actors: Actors, match: Match, roles: Roles, telling: Telling) -> Act | None:
    trigger, verb, status = match.trigger, match.token, telling.status
    told = Act(trigger.root, trigger.cameo, trigger.mode, status)
    if telling.purpose or telling.desired:
        return None
    if trigger.only == "refusal":
        return told._replace(status="occurred")
    if telling.negated and trigger.root == "REJECT":
        return None
    if telling.negated and trigger.root == "AGREE" and status == "planned":
        return _coded("REJECT", "120", "occurred")
    intent = intent_of(trigger.cameo) if trigger.root != "AGREE" else None
    if telling.negated:
        if status != "planned" or intent is None:
            told = told._replace(status="denied")
        elif intent.refusal_root is None or intent.refusal_cameo is None:
            return None
        else:
            told = _coded(intent.refusal_root, intent.refusal_cameo, "occurred")
    elif intent is not None and status == "planned":
        if telling.governor in event_words("preparing") and trigger.root == "ASSAULT":
            told = Act("MOBILIZE", "150", "weapons", status)
        elif telling.governor == "decide" and trigger.root == "CONCEDE":
            told = told._replace(status="occurred")
        elif roles.sources and _conditioned(verb, "unless"):
            told = _coded("THREATEN", "130", status)
        elif trigger.root == "CONSULT" and surest(actors, roles.sources) < STRONG:
            return None
        elif roles.sources:
            told = _coded(intent.root, intent.cameo, status)
    elif (
        intent is not None
        and status in ("conditional", "hypothetical")
        and trigger.root in MATERIAL_CONFLICT
        and roles.sources
        and _conditioned(verb, "if", "unless")
    ):
        told = _coded(intent.root, intent.cameo, "conditional")
    if told.root == "AGREE" and trigger.lemma in event_words("vowing") and _hostile(actors, verb):
        return _coded("THREATEN", "138", told.status)
    return told


def _coded(root: Root, cameo: str, status: Status) -> Act:
    walked = crosswalk(cameo)
    return Act(root, cameo, walked.mode if walked is not None and walked.root == root else None, status)


def _conditioned(verb: Token, *conjunctions: str) -> bool:
    """Whether the clause depends on a condition, so that a hostile act told in it is held out."""
    return any(mark.lower_ in conjunctions for clause in children(verb, "advcl") for mark in children(clause, "mark"))


def _hostile(actors: Actors, verb: Token) -> bool:
    """Whether what is vowed is an act against somebody, not a fight with a thing ("to fight corruption")."""
    for clause in complements(verb):
        if clause.lemma_.lower() not in event_words("threat_act"):
            continue
        thing = next(children(clause, "dobj"), None)
        return thing is None or actors.strength(thing) == STRONG or actors.owner(thing) is not None
    return False


def _trigger_span(match: Match) -> TokenSpan:
    token = match.token
    if match.carrier is not None:
        near = abs(match.carrier.i - token.i) <= TRIGGER_REACH
        return (min(match.carrier.i, token.i), max(match.carrier.i, token.i) + 1) if near else (token.i, token.i + 1)
    start, end = token.i, token.i + 1
    if start > 1 and token.nbor(-1).text == "-" and match.trigger.lemma.endswith(f"-{token.lemma_.lower()}"):
        start -= 2
    for particle in match.particles:
        if token.i < particle.i <= token.i + TRIGGER_REACH and particle.dep_ != "dobj":
            end = max(end, particle.i + 1)
    thing = match.object
    if match.trigger.objects and thing is not None and token.i < thing.i <= token.i + TRIGGER_REACH:
        end = max(end, thing.i + 1)
    return (start, end)


def _confidence(actors: Actors, match: Match, roles: Roles, status: Status) -> float:
    if match.trigger.only in UNMISTAKABLE:
        return SURE
    value = BASE
    if roles.sources and roles.targets:
        value += BOTH_SIDES
    if match.trigger.pos != "N" or match.carrier is not None:
        value += VERBAL
    if surest(actors, roles.sources) < STRONG:
        value -= WEAK_SIDE
    if status in ("hypothetical", "conditional", "denied"):
        value -= UNCERTAIN
    current = match.carrier or match.token
    for _ in range(STEPS):
        head = current.head
        if head.i == current.i:
            break
        if not (current.dep_ in ("ccomp", "xcomp") and head.lemma_.lower() in event_words("say")):
            value -= NOT_MAIN
        current = head
    return round(max(LEAST, min(0.95, value)), 2)
