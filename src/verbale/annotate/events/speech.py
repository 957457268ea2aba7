"""Speech acts that are events: a demand, an accusation, a promise made in a statement whose cue word is no trigger."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from spacy.tokens import Doc, Token

from verbale.annotate.drafts import Draft, EventDraft, StatementDraft
from verbale.annotate.events.actors import STRONG, Actors
from verbale.annotate.events.building import party_actors, party_spans
from verbale.annotate.grammar.tree import children_of
from verbale.lexicon.plover import crosswalk, event_words
from verbale.model import Force, Root

__all__ = ["give_speakers", "said_acts"]


class Act(NamedTuple):
    """What a force is as an event, and whether it needs somebody to whom it is done."""

    root: Root
    cameo: str
    needs_target: bool


ACTS: Final[dict[Force, Act]] = {
    "accuse": Act("ACCUSE", "112", True),
    "demand": Act("REQUEST", "100", True),
    "request": Act("REQUEST", "020", True),
    "offer": Act("AGREE", "030", False),
    "commit": Act("AGREE", "030", False),
    "reject": Act("REJECT", "120", True),
    "threaten": Act("THREATEN", "130", True),
    "praise": Act("SUPPORT", "051", True),
}
SPOKEN: Final = frozenset(act.root for act in ACTS.values())
CONFIDENCE: Final = 0.6
ONE_SIDE: Final = 0.15
DENYING: Final = frozenset({"deny", "reject"})
ASKING: Final = frozenset({"REQUEST", "THREATEN"})
WANT: Final = "want"
SUBJECT: Final = ("nsubj", "nsubjpass")


def said_acts(
    doc: Doc, draft: Draft, actors: Actors, events: list[EventDraft], about: set[int], *, asking: bool
) -> Iterator[EventDraft]:
    """The events that statements are by their force and that no trigger has yielded already.

    Args:
        doc: the Doc.
        draft: its drafts.
        actors: its possible actors.
        events: what the triggers have yielded so far.
        about: the tokens inside the content of coded acts; those of the acts found here are added.
        asking: only demands, requests and threats, whose content is a theme; else only the other acts.
    """
    heads = {event.head for event in events}
    for statement in draft.statements:
        wanted = _wants_of_another(doc, actors, statement)
        act = ACTS["demand"] if wanted else ACTS.get(statement.force)
        if (
            act is None
            or (act.root in ASKING) is not asking
            or (statement.kind == "attitude" and not wanted)
            or statement.polarity == "negative"
            or statement.force in DENYING
        ):
            continue
        cue = statement.cue_head
        if cue is None or cue in heads or cue in about:
            continue
        if any(statement.covers(event.head) and (act.root in (event.root, "ACCUSE")) for event in events):
            continue
        event = _event(doc, draft, actors, statement, act, cue)
        if event is not None:
            if asking:
                for start, end in statement.content:
                    about.update(range(start, end))
            yield event


def _wants_of_another(doc: Doc, actors: Actors, statement: StatementDraft) -> bool:
    """Whether a state or another public party wants a second one to do something: "Chad wants Sudan to withdraw"."""
    if statement.cue_head is None or doc[statement.cue_head].lemma_.lower() != WANT:
        return False
    cue = doc[statement.cue_head]
    if statement.polarity == "negative" or any(child.dep_ in ("neg", "aux") for child in children_of(cue)):
        return False
    wanting = next((child for child in children_of(cue) if child.dep_ == "nsubj"), None)
    clause = next((child for child in children_of(cue) if child.dep_ in ("ccomp", "xcomp")), None)
    if wanting is None or clause is None or actors.strength(wanting) < STRONG:
        return False
    infinitive = any(child.dep_ == "aux" and child.lower_ == "to" for child in children_of(clause))
    other = next((child for child in children_of(clause) if child.dep_ == "nsubj"), None)
    if other is None or not infinitive or other.pos_ == "PRON" or actors.strength(other) < STRONG:
        return False
    possessive = any(child.dep_ == "poss" and child.pos_ == "PRON" for child in children_of(other))
    return not possessive and not _is_own(actors, other, wanting)


def _is_own(actors: Actors, other: Token, wanting: Token) -> bool:
    """Whether one party is the other, its state or its own people."""
    own = list(actors.resolve(wanting))
    owner = actors.owner(other)
    meant = [actor for token in (other, owner) if token is not None for actor in actors.resolve(token)]
    states = {actor.country for actor in own if actor.country}
    return any(actor in own or (actor.kind == "state" and actor.country in states) for actor in meant)


def give_speakers(draft: Draft, events: list[EventDraft]) -> None:
    """Give an act of words that nobody is known to have done to whoever speaks them, in place."""
    spoken: dict[int | None, StatementDraft] = {}
    for statement in draft.statements:
        spoken.setdefault(statement.cue_head, statement)
    for event in events:
        told = spoken.get(event.head)
        if told is not None and told.speaker is not None and not event.sources and event.root in SPOKEN:
            event.sources = [told.speaker] if told.speaker not in event.targets else []
            event.source_spans = list(told.source) if event.sources else event.source_spans


def _event(doc: Doc, draft: Draft, actors: Actors, statement: StatementDraft, act: Act, cue: int) -> EventDraft | None:
    speaker = _head(doc, statement)
    if speaker is None:
        return None
    sources = actors.members(speaker)
    strong = any(actors.strength(token) == STRONG for token in sources)
    targets = [] if statement.addressees else _complained_of(doc, actors, statement, speaker, act)
    spans = list(statement.addressee_spans) if statement.addressees else party_spans(actors, targets)
    parties = list(statement.addressees) if statement.addressees else party_actors(actors, targets)
    if all((actor.code or "").endswith("MED") for actor in parties) and statement.addressees:
        targets = _complained_of(doc, actors, statement, speaker, act)
        spans, parties = party_spans(actors, targets), party_actors(actors, targets)
    if not strong and statement.speaker is not None:
        strong = bool(statement.speaker.code) or speaker.ent_type_ == "ORG"
    if not strong or (act.needs_target and not spans):
        return None
    walked = crosswalk(act.cameo)
    event = EventDraft(
        root=act.root,
        trigger=(cue, cue + 1),
        head=cue,
        mode=walked.mode if walked else None,
        cameo=act.cameo,
        contexts=list(walked.contexts) if walked else [],
        sources=[statement.speaker] if statement.speaker is not None else party_actors(actors, sources),
        targets=parties,
        source_spans=party_spans(actors, sources),
        target_spans=spans,
        theme=list(statement.content[:1]),
        confidence=CONFIDENCE - (0.0 if spans else ONE_SIDE),
    )
    for outer in draft.statements_over(cue):
        if outer is not statement:
            event.statement, event.status = outer, "reported"
    return event


def _head(doc: Doc, statement: StatementDraft) -> Token | None:
    if not statement.source:
        return None
    span = doc[statement.source[0][0] : statement.source[0][1]]
    root = span.root
    if root.pos_ in ("NOUN", "PROPN", "PRON"):
        return root
    return next((token for token in span if token.dep_ in SUBJECT or token.pos_ in ("NOUN", "PROPN")), root)


def _complained_of(doc: Doc, actors: Actors, statement: StatementDraft, speaker: Token, act: Act) -> list[Token]:
    """The surely known actor that the content is about: the subject of its main clause."""
    own = set(actors.resolve(speaker))
    for start, end in statement.content:
        for token in doc[start:end]:
            if token.dep_ == "nsubjpass" and act.root == "REQUEST":
                return []
            if token.dep_ in SUBJECT and actors.strength(token) == STRONG and token.pos_ != "PRON":
                if own & set(actors.resolve(token)) or token.text == speaker.text:
                    return []
                return actors.members(token)
            if token.dep_ in SUBJECT and token.lemma_.lower() not in event_words("say"):
                owner = next((c for c in children_of(token) if c.dep_ == "poss" and actors.strength(c) == STRONG), None)
                return [owner] if owner is not None else []
    return []
