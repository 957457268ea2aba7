"""Events from the acts that the trained tagger sees: whose they are, how they are told, what code they have."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from spacy.tokens import Doc, Token

from verbale.annotate.drafts import Draft, EventDraft, TokenSpan
from verbale.annotate.events.actors import Actors
from verbale.annotate.events.arms import arms_in
from verbale.annotate.events.building import CERTAIN
from verbale.annotate.events.parties import countries_in, parties_of
from verbale.annotate.events.roles import is_gapped_passive, is_under_fire
from verbale.annotate.events.setting import add_told_setting
from verbale.annotate.events.status import is_admitted, is_disputed, is_left_open, is_told_anew, verb_above
from verbale.annotate.grammar.generics import is_generic
from verbale.annotate.grammar.syntax import agent, children, dated, without_joint
from verbale.annotate.grammar.tree import children_of
from verbale.annotate.grammar.withholding import is_avoided
from verbale.annotate.tagger.tagger import Parties, TaggedEvent
from verbale.lexicon.plover import crosswalk, event_words, roots, triggers
from verbale.model import Root

__all__ = ["TaggedAct", "by_voice", "event_of", "on_heads"]

OWN_MATTER: Final[frozenset[Root]] = frozenset({"AGREE", "CONSULT", "MOBILIZE", "RETREAT"})
"""Roots of acts whose objects are rather what they are about than whom they are against or for."""
TOLD: Final = frozenset({"occurred", "reported"})


@dataclass(slots=True)
class TaggedAct:
    """An act of the tagger under a root, the tables' event of that root if they give one, and its marks."""

    tagged: TaggedEvent
    root: Root
    rule: EventDraft | None
    marks: dict[str, float]


def on_heads(doc: Doc, events: Iterable[TaggedEvent]) -> list[TaggedEvent]:
    """The tagger's acts, each word's surest; an article, auxiliary or adverb stands for its noun or verb."""
    found: dict[int, TaggedEvent] = {}
    for one in events:
        head = doc[one.head]
        article = head.pos_ == "DET" and head.head.pos_ == "NOUN"
        manner = head.dep_ == "advmod" and head.lower_.endswith("ly")
        perfect = head.dep_ in ("aux", "auxpass") and head.lemma_ in ("have", "be")
        if article or ((manner or perfect) and head.head.pos_ == "VERB"):
            one = replace(one, head=head.head.i, trigger=(head.head.i, head.head.i + 1))
        if one.head not in found or found[one.head].probability < one.probability:
            found[one.head] = one
    return list(found.values())


def by_voice(verb: Token, parties: Parties) -> Parties:
    """The parties, of a passive only its agent on the acting side: "the envoys | seized by | the rebels"; nor does the
    subject act that "came under fire", or of whom it says "and six arrested"."""
    if is_under_fire(verb) or is_gapped_passive(verb):
        who = {word.i for word in children(verb, "nsubj")}
        struck = [span for span in parties.sources if verb.doc[slice(*span)].root.i in who]
        acting = [span for span in parties.sources if span not in struck]
        others = [span for span in parties.targets if not (verb.dep_ == "conj" and span[1] <= verb.head.i)]
        return Parties(acting, others + struck, parties.themes)
    doer = agent(verb)
    if doer is None:
        return parties
    low, high = doer.left_edge.i, doer.right_edge.i + 1
    acting = [span for span in parties.sources if span[0] < high and low < span[1]]
    if not acting or len(acting) == len(parties.sources):
        return parties
    suffering = [span for span in parties.sources if span not in acting]
    return Parties(acting, parties.targets or suffering, parties.themes)


def event_of(doc: Doc, draft: Draft, actors: Actors, act: TaggedAct, parties: Parties) -> EventDraft:
    """The draft of an act: the tables' own, or a new one where they do not know it, or know it as another."""
    if act.rule is not None:
        event, undone = act.rule, act.rule.status == "denied" or is_avoided(doc[act.rule.head])
        if not parties.targets and _is_theirs(doc, event):
            event.targets, event.target_spans = [], []
        if not (event.source_spans and event.target_spans):
            acting = [span for span in parties.sources if not _overlaps(span, event.target_spans)]
            sources, source_spans = parties_of(doc, actors, acting)
            weapons = not sources and all(arms_in(doc[slice(*span)].root) for span in source_spans)
            if weapons or (sources and all(actor in event.targets for actor in sources)):
                sources, source_spans = [], []
            if any(actor.code for actor in sources) or (source_spans and not event.sources):
                event.sources, event.source_spans = sources, source_spans
            targets, target_spans = parties_of(doc, actors, parties.targets)
            struck = event.confidence >= CERTAIN and event.target_spans
            if not struck and (any(actor.code for actor in targets) or (target_spans and not event.targets)):
                event.targets, event.target_spans = targets, target_spans
        event.targets = [actor for actor in event.targets if actor not in event.sources]
    else:
        event, undone = _told(doc, draft, actors, act, parties), _negated(doc[act.tagged.head])
    event.status = max(act.tagged.statuses, key=act.tagged.statuses.__getitem__)
    if (undone or is_disputed(doc[event.head])) and event.status in TOLD:
        event.status = "denied"
    elif is_admitted(doc[event.head]):
        event.status = "reported"
    elif (event.status in ("denied", "planned") and is_left_open(doc[act.tagged.head])) or (
        event.status in TOLD and is_generic(doc[event.head])
    ):
        event.status = "hypothetical"
    elif not undone and event.status == "denied" and is_told_anew(doc[act.tagged.head]):
        others = (status for status in act.tagged.statuses if status != "denied")
        event.status = max(others, key=act.tagged.statuses.__getitem__)
    own = {doc[start:end].text for start, end in event.source_spans}
    event.target_spans = [span for span in event.target_spans if doc[span[0] : span[1]].text not in own]
    heads = {doc[start:end].root.head.i for start, end in event.source_spans}  # "President | Bush" is one
    event.target_spans = [span for span in event.target_spans if doc[slice(*span)].root.i not in heads]
    return event


def _overlaps(span: TokenSpan, others: list[TokenSpan]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in others)


def _is_theirs(doc: Doc, event: EventDraft) -> bool:
    """Whether the target that the tables give is no other party but what the act is about ("to free *the men*")."""
    known = any(actor.country or actor.kind in ("person", "organisation") for actor in event.targets)
    return event.root in OWN_MATTER and not known and not any(countries_in(doc, span) for span in event.target_spans)


def _negated(trigger: Token) -> bool:
    """Whether an act is denied: its verb, or the one that would be its carrying out ("will not be used for a raid")."""
    verb = trigger if trigger.pos_ == "VERB" else verb_above(trigger)
    doing = verb is not None and (verb is trigger or verb.lemma_.lower() in event_words("doing"))
    denied = verb is not None and (any(child.dep_ == "neg" for child in children_of(verb)) or is_avoided(verb))
    return doing and denied


def _told(doc: Doc, draft: Draft, actors: Actors, act: TaggedAct, parties: Parties) -> EventDraft:
    cameo, mode = _coded(doc, act.tagged, act.root)
    sources, source_spans = parties_of(doc, actors, parties.sources)
    targets, target_spans = parties_of(doc, actors, parties.targets)
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
        theme=[dated(doc, without_joint(doc, theme)) for theme in parties.themes],
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
