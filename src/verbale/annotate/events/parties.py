"""Who takes part in an act that the tagger sees: the actors behind its phrases, and what grammar sets right of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from spacy.tokens import Doc, Token

from verbale.annotate.actors.cast import GOVERNMENT, cast_of
from verbale.annotate.drafts import ActorDraft, Draft, EventDraft, TokenSpan
from verbale.annotate.events.acting_together import united
from verbale.annotate.events.actor_phrases import phrase_of
from verbale.annotate.events.actors import STRONG, WHERE_PREPS, Actors
from verbale.annotate.events.roles import logical_subject
from verbale.annotate.events.strangers import (
    SPOKEN,
    acts_elsewhere,
    does_another,
    is_ally,
    is_aside,
    is_commended_to,
    is_description,
    is_firing_place,
    is_forum,
    is_in_brackets,
    is_main_subject,
    is_namer,
    is_only_spoken_of,
    is_own_side,
    is_victim,
    owner_of_what,
    owns_doer,
    perpetrator,
    presides,
    tells_of_another,
)
from verbale.annotate.grammar.syntax import children, is_passive, subject, trimmed
from verbale.lexicon.gatherings import meeting_words
from verbale.lexicon.plover import event_words
from verbale.lexicon.who import capital_country, demonyms, names
from verbale.model import Root

__all__ = ["PERFORMED", "countries_in", "parties_of", "set_right"]

PERFORMED: Final[frozenset[Root]] = SPOKEN | {"ACCUSE", "SUPPORT"}
"""Roots of acts that somebody can perform by telling of them."""
DISPUTING: Final[frozenset[Root]] = frozenset({"REJECT", "ACCUSE"})
"""Roots of acts in which a charge or its denial may name the speaker's own state, which is nobody they are against."""
VOWING: Final[frozenset[Root]] = frozenset({"THREATEN", "AGREE"})
"""Roots of acts of words that may name the speaker's own state as who will act."""

NO_SOURCE: Final = (
    acts_elsewhere,
    is_description,
    is_firing_place,
    is_aside,
    is_in_brackets,
    owns_doer,
    tells_of_another,
)
"""Whether words near an act name nobody who does it."""
NO_TARGET: Final = (
    presides,
    is_ally,
    is_victim,
    is_firing_place,
    does_another,
    is_commended_to,
    is_in_brackets,
    is_main_subject,
    is_namer,
    is_only_spoken_of,
    is_own_side,
    owns_doer,
)
"""Whether words near an act name nobody on whom it falls."""


def set_right(doc: Doc, draft: Draft, actors: Actors, event: EventDraft) -> None:
    """Set right who takes part in an event: shared subjects, tellers, adjectives of states, those spoken of only."""
    _take_subject(doc, actors, event)
    _unite_sides(doc, actors, event)
    _leave_out_venue(doc, actors, event)
    _leave_out_strangers(doc, draft, actors, event)
    _take_opener(doc, actors, event)
    _take_summoner(doc, actors, event)
    _take_accused(doc, actors, event)
    _leave_out_teller(doc, draft, actors, event)
    _name_states(doc, event)
    _spare_own_state(doc, actors, event)
    _spare_denied(doc, draft, actors, event)
    _leave_out_doers(doc, actors, event)
    event.theme = [span for span in event.theme if not _is_apart(doc, event.head, span)]


def parties_of(doc: Doc, actors: Actors, spans: Iterable[TokenSpan]) -> tuple[list[ActorDraft], list[TokenSpan]]:
    """The actors behind noun phrases, and the phrases without what does not belong to them at their ends."""
    found: list[ActorDraft] = []
    kept: list[TokenSpan] = []
    for start, end in spans:
        while start + 1 < end and doc[start].pos_ == "ADP":
            start += 1  # "a base | for armed groups": the preposition is none of the party
        span = trimmed(doc, start, _before_manner(doc, start, end))
        if span is None or all(token.pos_ in ("DET", "ADP", "PUNCT", "PART") for token in doc[span[0] : span[1]]):
            continue
        kept.append(span)
        heads = _heads(doc, actors, span)
        known = [actor for token in heads for actor in actors.resolve(token)] or countries_in(doc, span)
        found.extend(actor for actor in known if actor not in found)
    return found, kept


def _heads(doc: Doc, actors: Actors, span: TokenSpan) -> tuple[Token, ...]:
    """The main words of a phrase: the noun of a group that is all of it ("US, Kenyan and Somali officers"), else its
    root and what is coordinated with it."""
    whole = actors.group_at(doc[span[1] - 1])
    if whole is not None and whole.start <= span[0]:
        return (doc[whole.head],)
    head: Token = doc[span[0] : span[1]].root
    return (head, *(other for other in head.conjuncts if span[0] <= other.i < span[1]))


def _before_manner(doc: Doc, start: int, end: int) -> int:
    """The end of a phrase without the first word of "one on one", which tells how people met."""
    torn = end - start > 1 and end < len(doc) and (doc[end - 1].lower_, doc[end].lower_) == ("one", "on")
    return end - 1 if torn else end


def _take_subject(doc: Doc, actors: Actors, event: EventDraft) -> None:
    """Give a verb in the active voice for which no source is known the subject that it shares ("denies it and
    *blames*"), and those who meet the noun for which "which" stands."""
    verb = doc[event.head]
    met = verb.dep_ == "relcl" and event.root == "CONSULT" and not event.sources
    if (event.source_spans and not met) or verb.pos_ != "VERB" or is_passive(verb) or not (met or verb.dep_ == "conj"):
        return
    who = logical_subject(verb)
    if who is not None and (actors.strength(who) == STRONG or (met and actors.strength(who))):
        event.sources, event.source_spans = parties_of(doc, actors, [phrase_of(who)])


def _unite_sides(doc: Doc, actors: Actors, event: EventDraft) -> None:
    """Make those who act together sources all: "Peru, Chile and Bolivia met"."""
    sources, targets = united(doc, actors, event)
    if sources != event.source_spans or targets != event.target_spans:
        event.sources, event.source_spans = parties_of(doc, actors, sources)
        event.targets, event.target_spans = parties_of(doc, actors, targets)
        event.targets = [target for target in event.targets if target not in event.sources]


def _leave_out_venue(doc: Doc, actors: Actors, event: EventDraft) -> None:
    """Take the house where people met, and whose it is, from the parties: "talks in the office of the premier"."""
    if event.root != "CONSULT":
        return
    sources = [span for span in event.source_spans if not _is_venue(doc[slice(*span)].root)]
    targets = [span for span in event.target_spans if not _is_venue(doc[slice(*span)].root)]
    _keep(doc, actors, event, sources, targets)


def _leave_out_strangers(doc: Doc, draft: Draft, actors: Actors, event: EventDraft) -> None:
    """Take from the parties whoever only stands near the act; who did what is condemned becomes its target."""
    _keep(
        doc,
        actors,
        event,
        [s for s in event.source_spans if not any(no_party(doc, event, s) for no_party in NO_SOURCE)],
        [
            s
            for s in event.target_spans
            if not (
                is_forum(doc, actors, event, s)
                or _speaks_besides(doc, draft, event, s)
                or any(no_party(doc, event, s) for no_party in NO_TARGET)
            )
        ],
    )
    if event.root == "ACCUSE" and not event.target_spans:
        accused = perpetrator(doc, actors, event) or owner_of_what(doc, actors, event)
        spans = [phrase_of(token) for token in accused]
        event.targets, event.target_spans = parties_of(doc, actors, spans)


def _speaks_besides(doc: Doc, draft: Draft, event: EventDraft, span: TokenSpan) -> bool:
    """Whether somebody shares the verb as a second voice: "Japan demanded an apology, *China* a payment"."""
    word = doc[slice(*span)].root.i
    return any(
        statement.cue_head == event.head and start <= word < end and start > event.head
        for statement in draft.statements
        for start, end in statement.source
    )


def _take_opener(doc: Doc, actors: Actors, event: EventDraft) -> None:
    """Make the subject of the clause which talks with another open a source of them: "In a call with the envoy, the
    *president* agreed"."""
    noun = doc[event.head]
    verb = noun.head.head
    if event.root != "CONSULT" or event.source_spans or noun.dep_ != "pobj" or verb.pos_ != "VERB":
        return
    who = subject(verb) if any(prep.lower_ == "with" for prep in children(noun, "prep")) else None
    own = [span for span in event.target_spans if who is not None and noun.i < span[0] <= who.i < span[1]]
    if own and not is_passive(verb):
        event.sources, event.source_spans = parties_of(doc, actors, own)
        _keep(doc, actors, event, event.source_spans, [span for span in event.target_spans if span not in own])


def _take_summoner(doc: Doc, actors: Actors, event: EventDraft) -> None:
    """Make the body to which somebody is called its source: "was summoned to the *foreign ministry*"."""
    verb = doc[event.head]
    if verb.lemma_.lower() not in event_words("summoning") or not is_passive(verb) or event.sources:
        return
    hosts = [span for span in event.target_spans if _is_called_to(doc[slice(*span)].root, verb)]
    if hosts:
        event.sources, event.source_spans = parties_of(doc, actors, hosts)
        _keep(doc, actors, event, event.source_spans, [span for span in event.target_spans if span not in hosts])


def _is_called_to(noun: Token, verb: Token) -> bool:
    return noun.dep_ == "pobj" and noun.head.lower_ == "to" and noun.head.head.i == verb.i


def _is_apart(doc: Doc, head: int, span: TokenSpan) -> bool:
    """Whether a semicolon parts what an act would be about from the act."""
    return any(token.text == ";" for token in doc[min(head, span[1]) : max(head, span[0])])


def _take_accused(doc: Doc, actors: Actors, event: EventDraft) -> None:
    """Give a charge told as a clause its subject for a target: "Chad is failing the refugees, the group protested"."""
    if event.root != "ACCUSE" or event.target_spans or is_passive(doc[event.head]):
        return
    for clause in children(doc[event.head], "ccomp"):
        who = subject(clause)
        if who is not None and actors.strength(who) == STRONG and not is_namer(doc, event, phrase_of(who)):
            event.targets, event.target_spans = parties_of(doc, actors, [phrase_of(who)])


def _keep(doc: Doc, actors: Actors, event: EventDraft, sources: list[TokenSpan], targets: list[TokenSpan]) -> None:
    """Leave an event only these of its parties."""
    if len(sources) < len(event.source_spans):
        event.sources, event.source_spans = parties_of(doc, actors, sources)
    if len(targets) < len(event.target_spans):
        event.targets, event.target_spans = parties_of(doc, actors, targets)


def _is_venue(noun: Token) -> bool:
    """Whether a noun is a house in which something is, or owns such a house."""
    house = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    house = house.head if noun.dep_ == "poss" else house
    inside = house.dep_ == "pobj" and (house.head.lower_ in WHERE_PREPS or house.head.lower_ == "at")
    return inside and house.lemma_.lower() in meeting_words("venue")


def _leave_out_teller(doc: Doc, draft: Draft, actors: Actors, event: EventDraft) -> None:
    """Take who only tells of an act from its sources: "according to Chad, rebels closed the road"."""
    if event.root in PERFORMED or len(event.source_spans) < 2:
        return
    tellers = [span for statement in draft.statements_over(event.head) for span in statement.source]
    kept = [
        (start, end)
        for start, end in event.source_spans
        if not any(low < end and start < high for low, high in tellers)
    ]
    if kept and len(kept) < len(event.source_spans):
        event.sources, event.source_spans = parties_of(doc, actors, kept)


def _name_states(doc: Doc, event: EventDraft) -> None:
    """Give the states of adjectives to a side of which no actor is known ("rejected a *Bolivian* request")."""
    if not event.sources:
        event.sources = [a for span in event.source_spans for a in countries_in(doc, span) if a not in event.targets]
    if not event.targets:
        event.targets = [a for span in event.target_spans for a in countries_in(doc, span) if a not in event.sources]


def _spare_own_state(doc: Doc, actors: Actors, event: EventDraft) -> None:
    """Take the state itself from those against whom its officials deny, charge, threaten or promise something."""
    own = {source.country for source in event.sources if source.country and _speaks_for_state(source)}
    vows = event.root in VOWING and len(event.sources) == 1
    if not own or not (vows or event.root in DISPUTING):
        return
    kept = []
    for span in event.target_spans:
        named, _ = parties_of(doc, actors, [span])
        capital = capital_country(doc[span[0] : span[1]].text)
        states = {actor.country if actor.kind == "state" else None for actor in named} or {capital}
        acts = doc[slice(*span)].root.dep_ == "nsubj"
        if not states <= own or (vows and not acts):
            kept.append(span)
    if not vows:
        event.targets = [target for target in event.targets if target.kind != "state" or target.country not in own]
        event.target_spans = kept
    elif len(kept) < len(event.target_spans):
        event.targets, event.target_spans = parties_of(doc, actors, kept)


def _spare_denied(doc: Doc, draft: Draft, actors: Actors, event: EventDraft) -> None:
    """Take the subject of what is denied from its targets: "denied that Sudan had sent guards" is not to Sudan."""
    openings = {
        start
        for statement in draft.statements
        if statement.force == "deny" and any(start <= event.head < end for start, end in statement.cue)
        for start, _ in statement.content
    }
    subjects = {span for span in event.target_spans if doc[slice(*span)].root.dep_ in ("nsubj", "nsubjpass")}
    kept = [s for s in event.target_spans if s not in subjects or openings.isdisjoint((s[0], s[0] - 1))]
    if event.root == "REJECT" and len(kept) < len(event.target_spans):
        event.targets, event.target_spans = parties_of(doc, actors, kept)


def _leave_out_doers(doc: Doc, actors: Actors, event: EventDraft) -> None:
    """Take from the words for the targets what only names a source once more: "the envoy, *Ann Lee*"."""
    kept = []
    for span in event.target_spans:
        named, _ = parties_of(doc, actors, [span])
        again = doc[slice(*span)].root.dep_ == "appos"
        if not (again and named and all(actor in event.sources for actor in named)):
            kept.append(span)
    event.target_spans = kept


def _speaks_for_state(actor: ActorDraft) -> bool:
    return actor.code in (actor.country, f"{actor.country}{GOVERNMENT}")


def countries_in(doc: Doc, span: TokenSpan) -> list[ActorDraft]:
    """The states whose name or people stand in a phrase that is no actor by itself ("the Syrian side of the Golan").

    Not the state in which somebody only is ("the nurses working in Chad").
    """
    cast, found = cast_of(doc), []
    for token in doc[span[0] : span[1]]:
        if token.dep_ == "pobj" and token.head.lower_ in WHERE_PREPS and token.head.i >= span[0]:
            continue
        named, demonym = names().get(token.text), demonyms().get(token.text)
        entry = named if named is not None and named.kind == "state" else demonym.entry if demonym is not None else None
        state = cast.state(entry.country) if entry is not None and entry.country and not entry.seat else None
        if state is not None and state not in found:
            found.append(state)
    return found
