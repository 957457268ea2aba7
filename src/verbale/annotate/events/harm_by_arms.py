"""Assaults told of the weapon or the fighting that did the harm: "a mortar bomb hit a market, killing seven people".

Nobody need be named as the author. An accident is no assault, nor is a bare explosion.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from spacy.tokens import Doc, Token

from verbale.annotate.drafts import Draft, EventDraft
from verbale.annotate.events.actors import Actors
from verbale.annotate.events.arguments import speaking_subject
from verbale.annotate.events.arms import SHOOTING, arms_in, code_of
from verbale.annotate.events.building import CERTAIN, build_event, party_actors, party_spans
from verbale.annotate.events.mines import run_onto
from verbale.annotate.events.roles import Match, Roles, is_passive_form, logical_subject
from verbale.annotate.events.status import status_of_verb
from verbale.annotate.grammar.columns import columns_of, tokens_with
from verbale.annotate.grammar.syntax import children
from verbale.annotate.grammar.tree import children_of, subtree_of
from verbale.lexicon.plover import event_words, triggers

__all__ = ["add_harms", "tells_of_harm"]

WITHIN: Final = frozenset({"by", "in", "during", "from", "under"})
"""Prepositions that bring in what somebody was hurt by."""
ONTO: Final = frozenset({"on", "onto", "at", "into", "in", "inside", "outside", "near", "beside", "against", "over"})
"""Prepositions that bring in what a weapon hits."""
AIMED: Final = frozenset({"at", "on", "into", "towards", "toward", "against"})
HARMED: Final = frozenset({"dead", "wounded", "injured"})
OPENING: Final = frozenset({"when", "after", "as"})
SHOT: Final = frozenset({"fire", "launch", "shoot", "lob", "hurl", "throw"})
OTHERS: Final = frozenset({"other", "one", "person", "people"})


@dataclass(slots=True, eq=False)
class _Harm:
    """A verb that tells of harm done, what did it, and whom or what it struck."""

    verb: Token
    cause: Token
    struck: list[Token] = field(default_factory=list)


def tells_of_harm(doc: Doc) -> bool:
    """Whether a verb of the Doc may tell of harm by arms."""
    return any(_is_telling(verb) for verb in tokens_with(doc, columns_of(doc).pos, {"VERB"}))


def add_harms(doc: Doc, draft: Draft, actors: Actors, found: list[EventDraft], unheard: Container[int]) -> None:
    """Adds the assaults that the Doc tells of by their means, and to those found already whom they struck."""
    for harm in list(_harms(doc, actors)):
        if harm.verb.i in unheard:
            continue
        known = [event for event in found if event.root == "ASSAULT" and event.head in (harm.verb.i, harm.cause.i)]
        if known:
            _complete(actors, max(known, key=lambda event: event.confidence), harm)
        elif not any(event.head == harm.verb.i for event in found):
            event = _event(doc, draft, actors, harm)
            if event is not None:
                found.append(event)


def _complete(actors: Actors, event: EventDraft, harm: _Harm) -> None:
    event.confidence = max(event.confidence, CERTAIN)
    fight = event.head == harm.cause.i and any(
        row.frame == "talk" for row in triggers("N").get(harm.cause.lemma_.lower(), ())
    )
    if fight:  # both sides fought, and neither is who was hurt
        event.sources, event.targets = event.sources + event.targets, []
        event.source_spans, event.target_spans = event.source_spans + event.target_spans, []
    if not event.targets:
        event.targets = [actor for actor in party_actors(actors, harm.struck) if actor not in event.sources]
        event.target_spans = event.target_spans or party_spans(actors, harm.struck)


def _event(doc: Doc, draft: Draft, actors: Actors, harm: _Harm) -> EventDraft | None:
    telling = status_of_verb(harm.verb)
    cameo, mode = code_of(harm.cause)
    trigger = replace(triggers("V")["kill"][0], cameo=cameo, mode=mode)
    owner = actors.owner(harm.cause, ("by",))
    roles = Roles(actors.members(owner) if owner is not None else [], harm.struck)
    particles = list(children(harm.verb, "prt"))
    event = build_event(doc, draft, actors, Match(trigger, harm.verb, particles=particles), roles, telling)
    if event is None or event.root != "ASSAULT":
        return None
    event.confidence = CERTAIN
    return event


def _is_telling(verb: Token) -> bool:
    lemma = verb.lemma_.lower()
    plain = event_words("hurting") | event_words("striking") | event_words("claiming")
    return lemma in plain or lemma in ("go", "leave", "die", *SHOT)


def _harms(doc: Doc, actors: Actors) -> Iterator[_Harm]:
    told: set[int] = set()
    for verb in tokens_with(doc, columns_of(doc).pos, {"VERB"}):
        if verb.i in told or not _is_telling(verb) or _is_mishap(verb):
            continue
        strike = _strike(actors, verb) or _shot(actors, verb)
        harm = strike or _hurt(actors, verb)
        if harm is None:
            continue
        hurt = [] if strike else list(harm.struck)
        for other, victims in _besides(actors, harm):
            told.add(other.i)
            hurt += victims
        harm.struck = hurt or harm.struck
        if any(token.pos_ != "PRON" or actors.actor(token) for token in harm.struck):
            yield harm


def _strike(actors: Actors, verb: Token) -> _Harm | None:
    """A weapon as the subject of what it does: "a shell landed on a school", "a bomb exploded outside the ministry"."""
    off = verb.lemma_.lower() == "go" and any(word.lower_ == "off" for word in children(verb, "prt"))
    if not (off or verb.lemma_.lower() in event_words("striking")) or is_passive_form(verb):
        return None
    subject = logical_subject(verb)
    cause = arms_in(subject, striking=True) if subject is not None else None
    return _Harm(verb, cause, _hit(actors, verb)) if cause is not None else None


def _shot(actors: Actors, verb: Token) -> _Harm | None:
    """A weapon that is fired at somebody, by whom is not said: "a rocket was fired at the post"."""
    if verb.lemma_.lower() not in SHOT or not is_passive_form(verb) or any(children(verb, "agent")):
        return None
    cause = next((arms for noun in children(verb, "nsubjpass") if (arms := arms_in(noun))), None)
    aims = [noun for prep in children(verb, "prep") if prep.lower_ in AIMED for noun in children(prep, "pobj")]
    struck = [noun for noun in (_who(verb, aim) for aim in aims) if _strikable(actors, noun)]
    return _Harm(verb, cause, struck) if cause is not None else None


def _who(verb: Token, noun: Token) -> Token:
    """The noun itself, or who says "it" of himself: "Chad said a rocket was fired at it"."""
    own = speaking_subject(verb, noun) if noun.lower_ == "it" and verb.dep_ == "ccomp" else None
    return own if own is not None else noun


def _hurt(actors: Actors, verb: Token) -> _Harm | None:
    """Somebody hurt by a weapon or in fighting, in the active, the passive, or as dead that it left."""
    victims = _victims(actors, verb)
    if not victims:
        return None
    suffered = verb.lemma_.lower() == "die" or is_passive_form(verb)
    cause = _means(verb) if suffered else _doer(verb)
    run = run_onto(verb) if cause is None else None
    cause = run.cause if run is not None else cause
    if cause is None and _is_shot(verb):
        cause = verb
    return _Harm(verb, cause, victims) if cause is not None else None


def _besides(actors: Actors, harm: _Harm) -> Iterator[tuple[Token, list[Token]]]:
    """The verbs beside it that say whom else it hurt: "hit a market, *killing* seven", "*died* when a shell hit"."""
    verb = harm.verb
    beside = list(children(verb, "advcl", "conj", "xcomp"))
    for other in (*beside, *(further for one in beside for further in children(one, "conj"))):
        victims = _victims(actors, other)
        subject = logical_subject(other)
        active = not is_passive_form(other) and other.lemma_.lower() != "die"
        if victims and active and subject is not None and arms_in(subject) is not None:
            yield other, victims
    opened = verb.dep_ == "advcl" and any(word.lower_ in OPENING for word in children_of(verb))
    if opened and (is_passive_form(verb.head) or verb.head.lemma_.lower() == "die"):
        victims = _victims(actors, verb.head)
        if victims and _means(verb.head) is None:
            yield verb.head, victims


def _doer(verb: Token) -> Token | None:
    subject = logical_subject(verb)
    return arms_in(subject) if subject is not None else None


def _means(verb: Token) -> Token | None:
    """By or in what somebody was hurt, a relative's noun too: "clashes in which two soldiers died"."""
    for prep in children(verb, "prep", "agent"):
        for noun in children(prep, "pobj") if prep.lower_ in WITHIN else ():
            if noun.lower_ == "which" and verb.dep_ == "relcl":
                noun = verb.head
            cause = arms_in(noun)
            if cause is not None:
                return cause
    return None


def _victims(actors: Actors, verb: Token) -> list[Token]:
    """Who was hurt, by a verb of hurting, dying or leaving somebody dead."""
    lemma = verb.lemma_.lower()
    if lemma == "leave":
        things = _left(verb)
    elif lemma in event_words("claiming"):
        return [who for noun in children(verb, "dobj") if noun.lemma_ == "life" for who in _lives(actors, noun)]
    elif lemma == "die":
        subject = logical_subject(verb)
        things = [subject] if subject is not None else []
    elif lemma not in event_words("hurting") and not _is_shot(verb):
        return []
    elif is_passive_form(verb):
        subject = logical_subject(verb)
        things = [subject] if subject is not None else []
    else:
        things = list(children(verb, "dobj"))
    return [who for thing in things for who in _people(actors, thing)]


def _is_shot(verb: Token) -> bool:
    """Whether the verb tells that its subject was hit by shots, by whom is not said: "was shot in the leg"."""
    down = any(word.lower_ == "down" for word in children(verb, "prt", "advmod"))
    return verb.lemma_.lower() == SHOOTING and is_passive_form(verb) and not any(children(verb, "agent")) and not down


def _left(verb: Token) -> list[Token]:
    """Those whom something left dead or wounded."""
    states = [word for word in children(verb, "oprd", "acomp", "xcomp", "ccomp", "dobj") if word.lower_ in HARMED]
    if not states:
        return []
    counted = [word for word in states if any(True for _ in children(word, "nummod"))]
    return [*children(verb, "dobj"), *(noun for word in states for noun in children(word, "nsubj"))] or counted


def _lives(actors: Actors, noun: Token) -> list[Token]:
    """Whose lives were taken, or the lives that are only counted."""
    owners = [owner for prep in children(noun, "prep") if prep.lower_ == "of" for owner in children(prep, "pobj")]
    counted = any(True for _ in children(noun, "nummod"))
    return [who for owner in owners for who in _people(actors, owner)] or ([noun] if counted else [])


def _people(actors: Actors, noun: Token) -> list[Token]:
    """The noun and those coordinated with it where it is somebody, a number of people too."""
    who = actors.counted(noun)
    if who is not None and not actors.place(who):
        return actors.members(who) if who is noun and who.pos_ != "NUM" else [noun]
    counted = any(True for _ in children(noun, "nummod"))
    return [noun] if counted and (noun.lemma_.lower() in OTHERS or noun.lower_ in HARMED) else []


def _hit(actors: Actors, verb: Token) -> list[Token]:
    """What a weapon struck: an object or a place on which it fell."""
    onto = ONTO - {"at"} if verb.lemma_ == "land" else ONTO
    places = [noun for prep in children(verb, "prep") if prep.lower_ in onto for noun in children(prep, "pobj")]
    objects = [noun for noun in children(verb, "dobj") if _strikable(actors, noun)]
    return objects or [noun for noun in places if _strikable(actors, noun)]


def _strikable(actors: Actors, noun: Token) -> bool:
    """Whether something belongs to somebody who suffers when it is hit: people, a town, a building, not the sea."""
    lemma = noun.lemma_.lower()
    if noun.ent_type_ in ("DATE", "TIME", "LOC"):
        return False
    built = lemma in event_words("struck_place") or lemma in event_words("town")
    return built or bool(actors.strength(noun)) or noun.ent_type_ in ("GPE", "FAC")


def _is_mishap(verb: Token) -> bool:
    """Whether the clause says that nobody meant it, or that it was a test."""
    clause = verb.head if verb.dep_ in ("advcl", "conj") else verb
    return any(word.lower_ in event_words("mishap") for word in subtree_of(clause))
