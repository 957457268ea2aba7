"""Acts that the trained tagger sees, joined with those that the trigger tables give.

The tagger says that there is an act, of which root, how it is told and who takes part; the tables say which CAMEO code
and mode it has, and make it surer. What only one of them sees is kept where that one is sure enough.
"""

from __future__ import annotations

import math
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from spacy.tokens import Doc, Token

from verbale.annotate.drafts import Draft, EventDraft
from verbale.annotate.events.actors import STRONG, Actors
from verbale.annotate.events.answers import answers
from verbale.annotate.events.building import SURE
from verbale.annotate.events.confidence import event_confidence, odds
from verbale.annotate.events.confirmed_acts import confirmed_acts
from verbale.annotate.events.exclusions import are_private, is_no_act
from verbale.annotate.events.mines import turn_to_victims
from verbale.annotate.events.moods import is_warned_off, settle_mood
from verbale.annotate.events.parties import PERFORMED, set_right
from verbale.annotate.events.public_affairs import Topic
from verbale.annotate.events.signings import signings
from verbale.annotate.events.status import is_asked
from verbale.annotate.events.strangers import SPOKEN
from verbale.annotate.events.tagged_events import TaggedAct, by_voice, event_of, on_heads
from verbale.annotate.events.tellers import goes_on_telling, is_hearsay, told_sentences
from verbale.annotate.events.topics import is_topic
from verbale.annotate.forces.threats import is_ultimatum
from verbale.annotate.grammar.taking_back import is_claim, taken_back
from verbale.annotate.grammar.vocatives import without_addressed
from verbale.annotate.tagger.tagger import Encoded, Parties, TaggedEvent, load_tagger
from verbale.lexicon.plover import roots
from verbale.model import Force, Root

__all__ = ["joined"]

ACCEPTED: Final = 0.45
"""The confidence from which on an act is told of."""
SHORT: Final = 6
"""A text of fewer sentences was mostly picked for an act that it tells: there it is enough that the tables ..."""
TABLES_SURE: Final = 0.3
"""... have these log odds for it; and what they do not know needs ..."""
ALONE: Final = 0.53
"""... this confidence. All were chosen on the GSR records and on marked texts of our own that were kept out of the
training."""
NOBODY: Final = 0.8
"""The confidence from which on an act is told of though its parties are only pronouns of which nothing is known."""
BY_FORCE: Final[Mapping[Force, Root]] = MappingProxyType(
    {
        "offer": "AGREE",
        "commit": "AGREE",
        "accept": "AGREE",
        "converge": "AGREE",
        "propose": "REQUEST",
        "request": "REQUEST",
        "demand": "REQUEST",
        "accuse": "ACCUSE",
        "deny": "REJECT",
        "reject": "REJECT",
        "threaten": "THREATEN",
        "praise": "SUPPORT",
    }
)
"""The root of the act that a statement of some force is."""
OF_WORDS: Final[frozenset[Root]] = SPOKEN | {"ACCUSE"}
"""Roots of acts that somebody takes back by giving way."""
UNSEEN: Final = 0.05
"""The probability that the tagger gives to an act that it does not list, and to its root there."""


class _Setting:
    """The text in which acts are looked for."""

    def __init__(self, doc: Doc, draft: Draft) -> None:
        self.topic = Topic(doc)
        self.page = self.topic.page()
        self._forces = {
            token: statement.force
            for statement in draft.statements
            for start, end in statement.cue
            for token in range(start, end)
        }
        self.short = sum(1 for _ in doc.sents) < SHORT

    def around(self, token: int) -> dict[str, float]:
        """How much the words around and the whole text speak of something else than public affairs."""
        return {"aside": self.topic.aside(token), "page": self.page}

    def parties(self, *, public: bool) -> dict[str, float]:
        """Whether a party is one in public affairs, else also what the page is about."""
        return {"public": 1.0} if public else {"private_page": self.page}

    def performed(self, token: int, root: Root) -> dict[str, float]:
        """Whether the word is the cue of a statement whose force is such an act, or of one that is none."""
        force = self._forces.get(token)
        if force is None:
            return {}
        return {"performed": 1.0} if BY_FORCE.get(force) == root else {"only_said": 1.0}

    def accepts(self, marks: Mapping[str, float]) -> bool:
        """Whether an act with these marks (see `events.confidence`) is told of."""
        least = ALONE if self.short and "tables" not in marks else ACCEPTED
        return self.suffice(marks) or event_confidence(marks) >= least

    def suffice(self, marks: Mapping[str, float]) -> bool:
        """Whether what the tables say is enough."""
        return self.short and marks.get("tables_sure", -math.inf) >= TABLES_SURE


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
        refused: trigger words that the rules have turned down.
    """
    rest = list(ruled)
    acts: list[TaggedAct] = []
    setting = _Setting(doc, draft)
    for one in on_heads(doc, encoded.events):
        if one.head not in unheard:
            rules = [event for event in rest if _same_place(event, one)]
            rest = [event for event in rest if event not in rules]
            acts.append(_act(one, max(rules, key=lambda e: e.confidence, default=None), one.head in refused, setting))
    found = [*_by_tagger(doc, draft, actors, encoded, acts, setting), *_by_tables(doc, actors, rest, setting)]
    cues = {token for statement in draft.statements for start, end in statement.cue for token in range(start, end)}
    told = told_sentences(doc, draft)
    threats = {s.cue_head for s in draft.statements if any(is_ultimatum(doc, *span) for span in s.content)}
    for event in found:
        if event.root == "REQUEST" and event.head in threats:
            event.root, event.cameo, event.mode = "THREATEN", roots()["THREATEN"].cameo, None
        if event.root in OF_WORDS and _gives_way(doc[event.head]):
            event.root, event.cameo, event.mode = "CONCEDE", roots()["CONCEDE"].cameo, None
        set_right(doc, draft, actors, event)
        turn_to_victims(doc, actors, event)
        settle_mood(doc, event)
        in_words = any(draft.statements_over(event.head)) or goes_on_telling(doc[event.head], told)
        is_told = event.root not in PERFORMED and event.head not in cues and in_words
        if is_asked(doc[event.head]):
            event.status = "hypothetical"
        elif event.status == "occurred" and (is_told or is_hearsay(doc, draft, event)):
            event.status = "reported"
    found = [event for event in found if (event.source_spans or event.target_spans) and not is_warned_off(doc, event)]
    found = [event for event in found if not (is_no_act(doc, actors, event) or is_topic(doc, event))]
    found = [event for event in found if not (event.root in OF_WORDS and _is_given_up(doc[event.head]))]
    found.extend(answers(doc, draft, sorted(found, key=lambda event: event.head)))
    found.extend(confirmed_acts(doc, draft, actors, found))
    found.extend(signings(doc, draft, found))
    for event in found:
        _hand_victims(doc, event, found)
    return [event for event in found if not any(_is_part_of(doc, event, other) for other in found)]


def _gives_way(verb: Token) -> bool:
    """Whether somebody takes back what he demanded or claimed: "dropped its demand that the nurses leave"."""
    thing = taken_back(verb)
    return thing is not None and is_claim(thing)


def _is_given_up(noun: Token) -> bool:
    """Whether a demand, a claim or a threat is only named as what somebody takes back."""
    thing = taken_back(noun.head) if noun.pos_ == "NOUN" else None
    return thing is not None and thing.i == noun.i and is_claim(noun)


def _by_tagger(
    doc: Doc, draft: Draft, actors: Actors, encoded: Encoded, acts: list[TaggedAct], setting: _Setting
) -> Iterator[EventDraft]:
    """The acts that are sure enough, as events."""
    likely = [act for act in acts if setting.accepts(act.marks | setting.parties(public=True))]
    parties = load_tagger().parties(encoded, [act.tagged for act in likely])
    for act, seen in zip(likely, parties, strict=True):
        parts = Parties(without_addressed(doc, seen.sources), without_addressed(doc, seen.targets), seen.themes)
        event = event_of(doc, draft, actors, act, by_voice(doc[act.tagged.head], parts))
        marks = act.marks | setting.parties(public=_has_public_party(doc, actors, event))
        event.confidence = event_confidence(marks)
        if setting.accepts(marks) and (act.rule is not None or not _is_private(doc, actors, event)):
            yield event


def _by_tables(doc: Doc, actors: Actors, ruled: list[EventDraft], setting: _Setting) -> Iterator[EventDraft]:
    """The events that only the tables give and that are sure enough."""
    for event in ruled:
        marks = {
            "trigger": odds(UNSEEN),
            "root": math.log(UNSEEN),
            "tables": 1.0,
            "tables_sure": odds(event.confidence),
        }
        marks |= setting.parties(public=_has_public_party(doc, actors, event)) | setting.around(event.head)
        if event.confidence < SURE:
            marks |= setting.performed(event.head, event.root)
        if setting.accepts(marks):
            event.confidence = event_confidence(marks)
            yield event


def _hand_victims(doc: Doc, event: EventDraft, found: list[EventDraft]) -> None:
    """Give an assault that hit nobody known those who were hurt in what is only a part of it."""
    if event.root != "ASSAULT" or event.targets:
        return
    parts = (part for part in found if part is not event and part.targets and _is_part_of(doc, part, event))
    part = next(parts, None)
    if part is not None:
        event.targets = [actor for actor in part.targets if actor not in event.sources]
        event.target_spans = event.target_spans + part.target_spans


def _is_part_of(doc: Doc, event: EventDraft, other: EventDraft) -> bool:
    """Whether an act is the theme or the purpose of another one ("met to discuss"), or only says that it took place
    ("the *aid* | arrived"), or stands among its words ("killed in an *ambush*")."""
    verb, noun = doc[event.head], doc[other.head]
    among = event.head != other.head and other.trigger[0] <= event.head < other.trigger[1]
    aim = verb.dep_ in ("xcomp", "advcl") and verb.head.i == noun.i
    happening = noun.pos_ == "NOUN" and noun.dep_ in ("nsubj", "nsubjpass") and noun.head.i == verb.i
    return (event.root == other.root and (aim or happening or among)) or _is_theme_of(event, other)


def _is_theme_of(event: EventDraft, other: EventDraft) -> bool:
    """Whether an act is only what another one asks, promises, threatens or refuses."""
    inside = any(start <= event.head < end for start, end in other.theme)
    return (
        inside
        and event is not other
        and other.root in SPOKEN
        and (event.root not in SPOKEN or event.root == other.root)
    )


def _is_private(doc: Doc, actors: Actors, event: EventDraft) -> bool:
    """Whether nobody is known of the parties of an act that is not quite sure, or they make it a private one."""
    sources, targets = _roots(doc, event)
    nobody = not (event.sources or event.targets) and all(token.pos_ == "PRON" for token in (*sources, *targets))
    return (nobody and event.confidence < NOBODY) or are_private(actors, event.root, sources, targets)


def _has_public_party(doc: Doc, actors: Actors, event: EventDraft) -> bool:
    """Whether a party is a state, or has the office or the part of one who acts in public affairs."""
    sources, targets = _roots(doc, event)
    strong = any(actors.strength(token) == STRONG for token in (*sources, *targets))
    return strong or any(actor.kind == "state" for actor in (*event.sources, *event.targets))


def _roots(doc: Doc, event: EventDraft) -> tuple[list[Token], list[Token]]:
    """The main words of the sources and of the targets."""
    sources = [doc[start:end].root for start, end in event.source_spans]
    return sources, [doc[start:end].root for start, end in event.target_spans]


def _same_place(event: EventDraft, one: TaggedEvent) -> bool:
    start, end = one.trigger
    return event.head == one.head or start <= event.head < end or event.trigger[0] <= one.head < event.trigger[1]


def _act(one: TaggedEvent, rule: EventDraft | None, refused: bool, setting: _Setting) -> TaggedAct:
    """The act under the tagger's root or that of the tables' event, whichever is surer."""
    root = max(one.roots, key=one.roots.__getitem__)
    seen = {"trigger": odds(one.probability)} | setting.around(one.head)
    own = {"root": math.log(one.roots[root] + 1e-6)}
    by_tagger = TaggedAct(one, root, None, seen | own | setting.performed(one.head, root))
    if rule is None:
        return replace(by_tagger, marks=by_tagger.marks | {"refused": float(refused)})
    sure = {"root": math.log(one.roots[rule.root] + 1e-6), "tables": 1.0, "tables_sure": odds(rule.confidence)}
    by_tables = TaggedAct(one, rule.root, rule, seen | sure | setting.performed(one.head, rule.root))
    if rule.root == root or setting.suffice(by_tables.marks):
        return by_tables
    by_tagger = replace(by_tagger, marks=by_tagger.marks | {"other_root": 1.0})
    return max(by_tables, by_tagger, key=lambda act: event_confidence(act.marks))
