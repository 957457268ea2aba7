"""Acts that the trained tagger sees, joined with those that the trigger tables give.

The tagger says that there is an act, of which root, how it is told and who takes part; the tables say which CAMEO code
and mode it has, and make it surer. What only one of them sees is kept where that one is sure enough.
"""

from __future__ import annotations

import math
from collections.abc import Container, Iterable
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Doc, Token

from verbale.annotate.cast import cast_of
from verbale.annotate.drafts import ActorDraft, Draft, EventDraft, TokenSpan
from verbale.annotate.event_actors import STRONG, Actors
from verbale.annotate.event_exclusions import are_private
from verbale.annotate.event_setting import add_told_setting
from verbale.annotate.syntax import trimmed
from verbale.annotate.tagger import Encoded, Parties, TaggedEvent, load_tagger
from verbale.lexicon.plover import crosswalk, roots, triggers
from verbale.lexicon.who import demonyms, names
from verbale.model import Root

__all__ = ["joined"]

KEEP: Final = 0.6
"""Events below this confidence are dropped."""
SURE: Final = 0.9
"""From this confidence on, nobody of public affairs needs to be among the parties."""
REFUSED: Final = 0.9
"""The same for a word of the tables that the rules have turned down: a private matter, a thing, nobody known."""
TABLES_AGREE: Final = 8.0
"""What it adds to the log odds of a root, and of there being an act, that the tables say so too."""
TABLES_ONLY: Final = 3.5
"""Log odds that there is an act, where only the tables say so, beside what they are sure of themselves."""
SPOKEN: Final[frozenset[Root]] = frozenset({"AGREE", "REQUEST", "THREATEN", "REJECT"})
"""Roots of acts of speech whose theme is no event of its own."""
TOLD: Final = frozenset({"occurred", "reported"})
UNSEEN: Final = 0.05
"""The probability that the tagger gives to an act that it does not list."""


@dataclass(slots=True)
class _Act:
    """An act of the tagger under a root, and the tables' event of that root where they give one."""

    tagged: TaggedEvent
    root: Root
    confidence: float
    rule: EventDraft | None


def joined(
    doc: Doc,
    draft: Draft,
    actors: Actors,
    ruled: Iterable[EventDraft],
    encoded: Encoded,
    *,
    unheard: Container[int] = (),
    refused: Container[int] = (),
) -> list[EventDraft]:
    """The events of both, in no order.

    Args:
        doc: the Doc.
        draft: its drafts.
        actors: its possible actors.
        ruled: what the tables give.
        encoded: the encoder's pass, with what the tagger sees.
        unheard: tokens that tell of no act: of direct questions, of sport.
        refused: trigger words that the rules have turned down; the tagger must be very sure of an act there.
    """
    rest = list(ruled)
    sure: list[_Act] = []
    for one in encoded.events:
        if one.head in unheard:
            continue
        rules = [event for event in rest if _same_place(event, one)]
        rest = [event for event in rest if event not in rules]
        act = _weighed(one, max(rules, key=lambda e: e.confidence, default=None))
        if act.confidence >= (REFUSED if one.head in refused and act.rule is None else KEEP):
            sure.append(act)
    found: list[EventDraft] = []
    for act, parties in zip(sure, load_tagger().parties(encoded, [act.tagged for act in sure]), strict=True):
        event = _event(doc, draft, actors, act, parties)
        if act.rule is not None or _is_public(doc, actors, event):
            found.append(event)
    for event in rest:
        event.confidence = _chance(_odds(UNSEEN) + _odds(event.confidence) + TABLES_ONLY)
    found.extend(event for event in rest if event.confidence >= KEEP)
    return [event for event in found if not any(_is_theme_of(event, other) for other in found)]


def _is_theme_of(event: EventDraft, other: EventDraft) -> bool:
    """Whether an act is only what another one asks, promises, threatens or refuses."""
    inside = any(start <= event.head < end for start, end in other.theme)
    return event is not other and inside and other.root in SPOKEN and event.root not in SPOKEN


def _is_public(doc: Doc, actors: Actors, event: EventDraft) -> bool:
    """Whether one of the parties is surely an actor of public affairs, and none makes the act a private one."""
    sources, targets = (
        [doc[start:end].root for start, end in spans] for spans in (event.source_spans, event.target_spans)
    )
    known = [*event.sources, *event.targets]
    if not known and all(token.pos_ == "PRON" for token in (*sources, *targets)):
        return False
    strong = any(actors.strength(token) == STRONG for token in (*sources, *targets)) or any(
        actor.kind == "state" for actor in known
    )
    return (strong or event.confidence >= SURE) and not are_private(actors, event.root, sources, targets)


def _same_place(event: EventDraft, one: TaggedEvent) -> bool:
    start, end = one.trigger
    return event.head == one.head or start <= event.head < end or event.trigger[0] <= one.head < event.trigger[1]


def _weighed(one: TaggedEvent, rule: EventDraft | None) -> _Act:
    """The act under its likeliest root, with the tables' event where that has this root."""
    odds = {root: math.log(max(chance, 1e-6)) for root, chance in one.roots.items()}
    if rule is not None:
        odds[rule.root] += TABLES_AGREE
    root = max(odds, key=odds.__getitem__)
    chance = _odds(one.probability) + math.log(one.roots[root] + 1e-6)
    agreed = rule if rule is not None and rule.root == root else None
    return _Act(one, root, _chance(chance + (TABLES_AGREE if agreed else 0.0)), agreed)


def _event(doc: Doc, draft: Draft, actors: Actors, act: _Act, parties: Parties) -> EventDraft:
    """The draft of an act: the tables' own, or a new one where they do not know it, or know it as another."""
    if act.rule is not None:
        event, undone = act.rule, act.rule.status == "denied"
        if not (event.source_spans and event.target_spans):
            if parties.sources:
                event.sources, event.source_spans = _parties(doc, actors, parties.sources)
            if parties.targets:
                event.targets, event.target_spans = _parties(doc, actors, parties.targets)
        event.targets = [actor for actor in event.targets if actor not in event.sources]
    else:
        event, undone = _told(doc, draft, actors, act, parties), _negated(doc[act.tagged.head])
    event.status = max(act.tagged.statuses, key=act.tagged.statuses.__getitem__)
    if undone and event.status in TOLD:
        event.status = "denied"
    own = {doc[start:end].text for start, end in event.source_spans}
    event.target_spans = [span for span in event.target_spans if doc[span[0] : span[1]].text not in own]
    event.confidence = act.confidence
    return event


def _negated(verb: Token) -> bool:
    return any(child.dep_ == "neg" for child in verb.children)


def _told(doc: Doc, draft: Draft, actors: Actors, act: _Act, parties: Parties) -> EventDraft:
    cameo, mode = _coded(doc, act.tagged, act.root)
    sources, source_spans = _parties(doc, actors, parties.sources)
    targets, target_spans = _parties(doc, actors, parties.targets)
    event = EventDraft(
        root=act.root,
        trigger=act.tagged.trigger,
        head=act.tagged.head,
        mode=mode,
        cameo=cameo,
        sources=sources,
        targets=[actor for actor in targets if actor not in sources],
        source_spans=source_spans,
        target_spans=target_spans,
        theme=list(parties.themes),
    )
    add_told_setting(doc, draft, event)
    return event


def _coded(doc: Doc, one: TaggedEvent, root: Root) -> tuple[str, str | None]:
    """CAMEO code and mode: those of a trigger word of that root, else the root's own code."""
    for token in sorted(doc[one.trigger[0] : one.trigger[1]], key=lambda t: t.i != one.head):
        for part in ("V", "N", "A"):
            for row in triggers(part).get(token.lemma_.lower(), ()):
                if row.root == root and not (row.objects or row.particle or row.only):
                    return row.cameo, row.mode
    code = roots()[root].cameo
    walked = crosswalk(code)
    return code, walked.mode if walked is not None and walked.root == root else None


def _parties(doc: Doc, actors: Actors, spans: Iterable[TokenSpan]) -> tuple[list[ActorDraft], list[TokenSpan]]:
    """The actors behind noun phrases, and the phrases without what does not belong to them at their ends."""
    found: list[ActorDraft] = []
    kept: list[TokenSpan] = []
    for start, end in spans:
        span = trimmed(doc, start, end)
        if span is None or all(token.pos_ in ("DET", "ADP", "PUNCT", "PART") for token in doc[span[0] : span[1]]):
            continue
        kept.append(span)
        head: Token = doc[span[0] : span[1]].root
        heads = (head, *(other for other in head.conjuncts if span[0] <= other.i < span[1]))
        known = [actor for token in heads for actor in actors.resolve(token)] or _countries(doc, span)
        found.extend(actor for actor in known if actor not in found)
    return found, kept


def _countries(doc: Doc, span: TokenSpan) -> list[ActorDraft]:
    """The states whose name or people stand in a phrase that is no actor by itself ("the Syrian side of the Golan")."""
    cast, found = cast_of(doc), []
    for token in doc[span[0] : span[1]]:
        named, demonym = names().get(token.text), demonyms().get(token.text)
        entry = named if named is not None and named.kind == "state" else demonym.entry if demonym is not None else None
        state = cast.state(entry.country) if entry is not None and entry.country and not entry.seat else None
        if state is not None and state not in found:
            found.append(state)
    return found


def _odds(chance: float) -> float:
    bounded = min(max(chance, 0.001), 0.999)
    return math.log(bounded / (1 - bounded))


def _chance(odds: float) -> float:
    return round(1 / (1 + math.exp(-odds)), 3)
