"""From a trigger with its roles to an event: whether it counts, what root it has, how sure it is."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Doc, Token

from verbale.annotate.drafts import ActorDraft, Draft, EventDraft, PlaceDraft, StatementDraft, TokenSpan
from verbale.annotate.event_actors import STRONG, WEAK, Actors, Strength
from verbale.annotate.event_arguments import ADDRESSING, Match, Roles, complements, is_passive_form, logical_subject
from verbale.annotate.event_status import Telling
from verbale.annotate.syntax import children, trimmed
from verbale.lexicon.plover import context_cues, crosswalk, event_words, intent_of
from verbale.lexicon.who import names, places
from verbale.model import Root, Status

__all__ = ["build_event", "counts", "party_actors", "party_spans"]

ONE_SIDED: Final[frozenset[Root]] = frozenset({"ASSAULT", "COERCE", "RETREAT"})
"""Roots of which an act on a surely known actor counts though nobody is named as doing it."""
TARGETLESS: Final = frozenset({"ask", "plain", "threat", "vow", "act", "give"})
"""Frames that make sense without a target."""
TARGETED: Final[frozenset[Root]] = frozenset({"ACCUSE", "CONCEDE", "SUPPORT"})
"""Roots that say something of somebody: without whom, no event."""
TRAVEL: Final = "042"
MATERIAL_CONFLICT: Final[frozenset[Root]] = frozenset({"ASSAULT", "COERCE", "SANCTION", "PROTEST", "MOBILIZE"})
MAX_MEMBERS: Final = 6
MAX_CONTEXTS: Final = 3
TRIGGER_REACH: Final = 6
THEME_LIMIT: Final = 60
PLACE_LABELS: Final = frozenset({"GPE", "LOC", "FAC"})
PLACE_PREPS: Final = frozenset({"in", "at", "near", "outside", "inside", "around"})

BASE: Final = 0.55
BOTH_SIDES: Final = 0.2
VERBAL: Final = 0.1
NOT_MAIN: Final = 0.03
"""Taken off for each step down from the sentence's main verb; a verb of saying above is no step."""
WEAK_SIDE: Final = 0.1
UNCERTAIN: Final = 0.15


def counts(actors: Actors, match: Match, roles: Roles) -> bool:
    """Whether enough is known of who acts, on whom, for the trigger to be an event at all."""
    trigger = match.trigger
    source, target = _best(actors, roles.sources), _best(actors, roles.targets)
    if trigger.only == "armed" and not (source == STRONG and any(_armed(token) for token in roles.sources)):
        return False
    if trigger.only == "civil":
        return any(token.lemma_.lower() in event_words("civil") for token in roles.sources)
    if trigger.frame == "from" and min(source, target) < STRONG:
        return False
    if trigger.frame == "warn" and not _menacing(match.token):
        return False
    if trigger.root == "PROTEST" and (match.carrier is not None or trigger.pos != "N"):
        return bool(source) and (source == STRONG or _civil(roles.sources) or target == STRONG)
    if max(source, target) < STRONG:
        return False
    if trigger.cameo == TRAVEL and not any(actors.official(token) for token in roles.sources):
        return False
    if trigger.frame == "ask" and source == WEAK and (target < STRONG or roles.sources[0].pos_ != "PROPN"):
        return False
    if (
        trigger.root == "ASSAULT"
        and trigger.cameo.startswith("19")
        and source == WEAK
        and not _person(actors, roles.sources)
    ):
        return False
    if trigger.pos == "N" and match.carrier is None:
        return bool(source and target) or (trigger.root == "MOBILIZE" and source == STRONG)
    if not source:
        return (
            trigger.root in ONE_SIDED
            and trigger.frame in ("hit", "person", "stance")
            and target == STRONG
            and _suffered(match.token)
        )
    if not target:
        if trigger.frame == "stance":
            return trigger.root not in TARGETED and match.object is not None and not is_passive_form(match.token)
        return trigger.frame in TARGETLESS or (trigger.frame == "person" and bool(roles.targets))
    if trigger.frame == "go":
        return not any(_armed(token) for token in roles.sources)
    return True


def build_event(
    doc: Doc, draft: Draft, actors: Actors, match: Match, roles: Roles, telling: Telling
) -> EventDraft | None:
    """The event, None where what is told is no act: a wish, a purpose, a hostile act refused."""
    trigger = match.trigger
    root, cameo, mode = trigger.root, trigger.cameo, trigger.mode
    status: Status = telling.status
    if telling.purpose or telling.desired:
        return None
    intent = intent_of(cameo)
    if telling.negated:
        if status == "planned" and intent is not None and root != "AGREE":
            if intent.refusal_root is None:
                return None
            root, cameo, mode, status = intent.refusal_root, intent.refusal_cameo or "120", None, "occurred"
        else:
            status = "denied"
    elif status == "planned" and intent is not None and root not in ("AGREE",):
        if telling.governor in event_words("preparing") and root == "ASSAULT":
            root, cameo, mode = "MOBILIZE", "150", "weapons"
        elif telling.governor == "decide" and root == "CONCEDE":
            status = "occurred"
        elif roles.sources and _unless(match.token):
            root, cameo, mode = "THREATEN", "130", None
        elif roles.sources:
            root, cameo, mode = intent.root, intent.cameo, None
    elif (
        status in ("conditional", "hypothetical") and root in MATERIAL_CONFLICT and intent is not None and roles.sources
    ):
        if _conditioned(match.token):
            root, cameo, mode = intent.root, intent.cameo, None
            status = "conditional"
    if root == "AGREE" and trigger.lemma in event_words("vowing") and _hostile(actors, match.token):
        root, cameo = "THREATEN", "138"
    if mode is None and root != trigger.root:
        walked = crosswalk(cameo)
        mode = walked.mode if walked and walked.root == root else None
    event = EventDraft(
        root=root, trigger=_trigger_span(match), head=match.token.i, status=status, mode=mode, cameo=cameo
    )
    event.sources, event.targets = party_actors(actors, roles.sources), party_actors(actors, roles.targets)
    event.source_spans, event.target_spans = party_spans(actors, roles.sources), party_spans(actors, roles.targets)
    event.theme = _theme(doc, match, roles)
    event.contexts = _contexts(match, cameo)
    _place_in_statement(draft, event, roles, match)
    event.when = _when(doc, draft, match.carrier or match.token)
    event.where = _where(doc, draft, match.carrier or match.token, event)
    event.confidence = _confidence(actors, match, roles, status)
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
    return [actors.span(token) for token in tokens[:MAX_MEMBERS]]


def _best(actors: Actors, tokens: list[Token]) -> Strength:
    return max((max(actors.strength(token), _as_modifier(token)) for token in tokens), default=0)


def _as_modifier(token: Token) -> Strength:
    """An adjective of nationality found as owner stands for its state."""
    return (
        STRONG
        if token.dep_ in ("amod", "compound", "nmod") and token.text[:1].isupper()
        else (0 if token.pos_ != "ADJ" else WEAK)
    )


def _menacing(verb: Token) -> bool:
    """Whether what is warned of is an act of somebody, not a danger ("warned it would retaliate", "of war")."""
    words = event_words("threat_act") | event_words("threat_thing")
    for child in verb.children:
        if child.dep_ in ("ccomp", "xcomp", "prep"):
            if child.lemma_.lower() in words:
                return True
            if child.dep_ == "prep" and any(noun.lemma_.lower() in words for noun in child.children):
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
        child.dep_ in ("compound", "amod") and child.lemma_.lower() in event_words("armed") for child in token.children
    )


def _civil(tokens: list[Token]) -> bool:
    return any(token.lemma_.lower() in event_words("civil") for token in tokens)


def _conditioned(verb: Token) -> bool:
    """Whether the clause depends on a condition ("if", "unless"), so that a hostile act told in it is held out."""
    return any(
        child.dep_ == "advcl"
        and any(mark.dep_ == "mark" and mark.lower_ in ("if", "unless") for mark in child.children)
        for child in verb.children
    )


def _unless(verb: Token) -> bool:
    return any(
        child.dep_ == "advcl" and any(mark.dep_ == "mark" and mark.lower_ == "unless" for mark in child.children)
        for child in verb.children
    )


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
    end = token.i + 1
    for particle in match.particles:
        if token.i < particle.i <= token.i + TRIGGER_REACH and particle.dep_ != "dobj":
            end = max(end, particle.i + 1)
    thing = match.object
    if match.trigger.objects and thing is not None and token.i < thing.i <= token.i + TRIGGER_REACH:
        end = max(end, thing.i + 1)
    return (token.i, end)


def _theme(doc: Doc, match: Match, roles: Roles) -> list[TokenSpan]:
    """What is offered, demanded, rejected, given: the complement clause, else the object that is nobody."""
    token, trigger = match.token, match.trigger
    if trigger.pos == "N":
        heads = [
            child
            for child in token.children
            if child.dep_ in ("acl", "prep") and child.lower_ in ("for", "about", "to", "on", "over")
        ]
        heads = [
            head for head in heads if not any(_under(party, head) and head.dep_ == "prep" for party in roles.targets)
        ]
    else:
        heads = complements(token) if trigger.frame in ADDRESSING else list(children(token, "xcomp", "ccomp"))
        if (
            not heads
            and match.object is not None
            and match.object not in roles.targets
            and match.object.head.i == token.i
        ):
            heads = [match.object]
        if not heads and trigger.frame in ADDRESSING | {"stance"}:
            heads = [
                child
                for child in children(token, "prep")
                if child.lower_ in ("for", "of", "over", "to") and not any(_under(p, child) for p in roles.targets)
            ]
    spans: list[TokenSpan] = []
    for head in heads[:1]:
        start = head.left_edge.i
        end = min(head.right_edge.i + 1, start + THEME_LIMIT)
        if head.dep_ == "prep":
            start += 1
        span = trimmed(doc, start, end)
        if span is not None:
            spans.append(span)
    return spans


def _under(token: Token, head: Token) -> bool:
    return head.left_edge.i <= token.i <= head.right_edge.i


def _contexts(match: Match, cameo: str) -> list[str]:
    found = list(match.trigger.contexts)
    walked = crosswalk(cameo)
    if walked is not None:
        found.extend(context for context in walked.contexts if context not in found)
    cues = context_cues()
    about = match.carrier or match.token
    for token in about.subtree:
        context = cues.get(token.lemma_.lower())
        if context is not None and context not in found:
            found.append(context)
        if len(found) >= MAX_CONTEXTS:
            break
    return found[:MAX_CONTEXTS]


def _place_in_statement(draft: Draft, event: EventDraft, roles: Roles, match: Match) -> None:
    """Ties the event to the innermost statement that tells it; what is only told is reported."""
    carrying: StatementDraft | None = None
    for statement in draft.statements_over(event.head):
        carrying = statement
    if carrying is None:
        return
    event.statement = carrying
    if event.status == "occurred":
        event.status = "reported"
    addressed = [actor for actor in carrying.addressees if not (actor.code or "").endswith("MED")]
    if match.trigger.frame == "vow" and addressed and not any(actor in event.sources for actor in addressed):
        event.beneficiaries = [actor for actor in event.targets if actor not in addressed]
        event.targets, event.target_spans = addressed, list(carrying.addressee_spans)


def _clause_verb(token: Token) -> Token:
    current = token
    while current.pos_ not in ("VERB", "AUX") and current.head.i != current.i:
        current = current.head
    return current


def _when(doc: Doc, draft: Draft, token: Token):  # type: ignore[no-untyped-def]
    if not draft.moments:
        return None
    verb = _clause_verb(token)
    sentence = token.sent
    for moment in draft.moments:
        if moment.moment is None or moment.start < sentence.start or moment.end > sentence.end:
            continue
        span = doc[moment.start : moment.end]
        if _clause_verb(span.root).i == verb.i:
            return moment.moment
    return None


def _where(doc: Doc, draft: Draft, token: Token, event: EventDraft) -> PlaceDraft | None:
    taken = {i for start, end in (*event.target_spans, *event.source_spans) for i in range(start, end)}
    for host in (token, *children(token, "dobj")):
        for prep in children(host, "prep"):
            if prep.lower_ not in PLACE_PREPS:
                continue
            for noun in children(prep, "pobj"):
                if noun.i in taken:
                    continue
                start = noun.i
                for child in noun.lefts:
                    if child.dep_ in ("compound", "amod", "nmod"):
                        start = min(start, child.i)
                words = doc[start : noun.i + 1].text
                if noun.ent_type_ in PLACE_LABELS or words in places() or noun.text in places():
                    known = names().get(words)
                    country = places().get(words) or places().get(noun.text) or (known.country if known else None)
                    return PlaceDraft(words, (start, noun.i + 1), country)
    return None


def _confidence(actors: Actors, match: Match, roles: Roles, status: Status) -> float:
    value = BASE
    if roles.sources and roles.targets:
        value += BOTH_SIDES
    if match.trigger.pos != "N" or match.carrier is not None:
        value += VERBAL
    if _best(actors, roles.sources) < STRONG:
        value -= WEAK_SIDE
    if status in ("hypothetical", "conditional", "denied"):
        value -= UNCERTAIN
    current = match.carrier or match.token
    for _ in range(MAX_MEMBERS):
        head = current.head
        if head.i == current.i:
            break
        if not (current.dep_ in ("ccomp", "xcomp") and head.lemma_.lower() in event_words("say")):
            value -= NOT_MAIN
        current = head
    return round(max(0.05, min(0.95, value)), 2)
