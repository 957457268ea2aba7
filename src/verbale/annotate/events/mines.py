"""Whoever runs onto a mine or into an ambush attacks nobody: he is the victim, and those who died with him."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from spacy.tokens import Doc, Token

from verbale.annotate.drafts import EventDraft
from verbale.annotate.events.actor_phrases import phrase_of
from verbale.annotate.events.actors import Actors
from verbale.annotate.events.arms import EXPLOSIVES, arms_in, code_of
from verbale.annotate.events.parties import parties_of
from verbale.annotate.events.roles import logical_subject
from verbale.annotate.grammar.syntax import children
from verbale.lexicon.plover import event_words
from verbale.model import Root

__all__ = ["Run", "run_onto", "turn_to_victims"]

OVER: Final = frozenset({"on", "onto", "over", "into"})
BESIDE: Final = ("advcl", "conj")
JOINED: Final = ("ccomp", "parataxis")
"""Relations of a clause that a semicolon parts from the main one."""
HARM: Final[frozenset[Root]] = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})


class Run(NamedTuple):
    """A verb of running onto something, and the mine or ambush."""

    verb: Token
    cause: Token


def run_onto(verb: Token) -> Run | None:
    """What went off under those of whom the verb tells: "*hit* a mine", "ran over a mine, *killing* two", "*died* when
    their truck hit a landmine"."""
    return next((run for near in _clauses(verb) if (run := _run(near)) is not None), None)


def turn_to_victims(doc: Doc, actors: Actors, event: EventDraft) -> None:
    """Make who ran onto a mine, or those who were hurt by it, the target of an act that had him for its source."""
    run = run_onto(doc[event.head]) if event.root in HARM else None
    if run is None:
        return
    who = logical_subject(run.verb)
    event.root, (event.cameo, event.mode) = "ASSAULT", code_of(run.cause)
    owner = actors.owner(run.cause, ("by",))
    event.sources, event.source_spans = parties_of(doc, actors, [phrase_of(owner)] if owner is not None else [])
    hurt = list(_hurt(run.verb)) or ([who] if who is not None else [])
    event.targets, event.target_spans = parties_of(doc, actors, [phrase_of(word) for word in hurt])
    event.targets = [actor for actor in event.targets if actor not in event.sources]


def _clauses(verb: Token) -> Iterator[Token]:
    """The verb and the clauses beside it that may tell how somebody was hurt."""
    yield verb
    lemma = verb.lemma_.lower()
    if lemma not in event_words("hurting") and lemma not in event_words("dying"):
        return
    yield from children(verb, *BESIDE)
    if verb.dep_ in BESIDE:
        yield verb.head
    yield from (clause for clause in children(verb, *JOINED) if clause.i < verb.i and _is_parted(clause, verb))


def _run(verb: Token) -> Run | None:
    lemma = verb.lemma_.lower()
    onto = [(prep.lower_, noun) for prep in children(verb, "prep") for noun in children(prep, "pobj")]
    who = logical_subject(verb)
    if who is not None and arms_in(who, striking=True) is not None:
        return None
    if lemma in event_words("running"):
        for noun in (*children(verb, "dobj"), *(noun for prep, noun in onto if prep in OVER)):
            cause = arms_in(noun, striking=True)
            if cause is not None and code_of(cause) == EXPLOSIVES:
                return Run(verb, cause)
    if lemma in event_words("straying"):
        return next((Run(verb, noun) for prep, noun in onto if prep == "into" and noun.lemma_ == "ambush"), None)
    return None


def _hurt(run: Token) -> Iterator[Token]:
    """Who was hurt, by the verbs beside that of running: "and *two soldiers* were killed", "killing *two soldiers*"."""
    beside = [*children(run, *BESIDE)]
    if run.dep_ in BESIDE or (run.dep_ in JOINED and _is_parted(run, run.head)):
        beside.append(run.head)
    for verb in beside:
        lemma = verb.lemma_.lower()
        suffers = lemma in event_words("dying") or any(True for _ in children(verb, "auxpass"))
        if lemma in event_words("dying") or lemma in event_words("hurting"):
            yield from children(verb, "nsubj", "nsubjpass") if suffers else children(verb, "dobj")


def _is_parted(clause: Token, verb: Token) -> bool:
    return any(token.text in (";", "-", "\u2013", "\u2014") for token in verb.doc[clause.i : verb.i])
