"""Events: acts that the text tells of, each once, with root, status, sources and targets.

The root is the act performed. What is offered, demanded, refused, threatened or complained of is the theme of that act:
triggers inside its content yield no further event.
"""

from __future__ import annotations

from typing import Final

from spacy.language import Language
from spacy.tokens import Doc, Token

from verbale.annotate.drafts import Draft, EventDraft, draft_of
from verbale.annotate.events.acceptance import counts
from verbale.annotate.events.actors import Actors
from verbale.annotate.events.arguments import roles_of_noun, roles_of_verb
from verbale.annotate.events.building import build_event
from verbale.annotate.events.exclusions import is_private, is_stock_phrase, is_unknown
from verbale.annotate.events.harm_by_arms import add_harms, tells_of_harm
from verbale.annotate.events.matching import find_matches
from verbale.annotate.events.roles import Match, resumed, told_content
from verbale.annotate.events.setting import undated_where_ahead
from verbale.annotate.events.speech import give_speakers, said_acts
from verbale.annotate.events.status import status_of_noun, status_of_verb
from verbale.annotate.events.tagging import joined
from verbale.annotate.grammar.columns import columns_of, sentence_numbers
from verbale.annotate.grammar.suppositions import asked_tokens
from verbale.annotate.grammar.tree import children_of
from verbale.annotate.meetings.state import noun_state, verb_state
from verbale.annotate.tagger.encoding import encoded_of
from verbale.lexicon.plover import event_words

__all__ = ["find_events"]

DEPTH_LIMIT: Final = 40
OFF_TOPIC_WORDS: Final = 2
"""So many different words of sport, show or shop in a sentence, and nothing in it is an event."""
OFF_TOPIC_TEXT: Final = 5
"""So many different ones in a whole text that is about them, and nothing in the text is."""
OFF_TOPIC_SHARE: Final = 0.01
"""A text is about them where they outnumber words for states and forces by this share of its tokens: reports of sport
and shows (GUM dev) have .018 to .05. Without it any long text loses its events to six stray words."""
TALKING: Final = frozenset({"ACCUSE", "AGREE", "REJECT", "REQUEST", "THREATEN"})
"""Roots of acts of speech, whose content is no event of its own though nobody is known to have spoken."""
OPEN_CONTENT: Final = frozenset({"relcl", "advcl"})


@Language.component("verbale_events")
def find_events(doc: Doc) -> Doc:
    """The Doc with the events of its draft."""
    draft = draft_of(doc)
    if not doc.has_annotation("DEP"):
        return doc
    actors = Actors(doc, draft)
    matches = list(find_matches(doc))
    encoded = encoded_of(doc)
    if not (matches or draft.statements or encoded.events or tells_of_harm(doc)):
        return doc
    sentence_of = sentence_numbers(doc)
    leisure = _leisure(doc, sentence_of)
    if leisure is None:
        return doc
    asked = asked_tokens(doc)
    told = [match for match in matches if sentence_of[match.token.i] not in leisure and not is_stock_phrase(match)]
    requests = list(said_acts(doc, draft, actors, [], set(asked), asking=True))
    found = [event for event in requests if event.head not in {match.token.i for match in matches}]
    about = {i for event in found for start, end in event.theme for i in range(start, end)}
    _add_known(doc, draft, actors, found, told, asked, about)
    add_harms(doc, draft, actors, found, about | asked)
    found.extend(said_acts(doc, draft, actors, found, about | asked, asking=False))
    aside = {one.head for one in encoded.events if sentence_of[one.head] in leisure}
    accepted = {event.head for event in found}
    refused = {match.token.i for match in matches if match.token.i not in accepted}
    found = joined(doc, draft, actors, found, encoded, unheard=asked | aside, refused=refused)
    give_speakers(draft, found)
    once = (event for event in _once(doc, found, sentence_of) if not _is_foretold(event))
    draft.events.extend(event for event in once if not _fell_through(doc[event.head], event))
    for event in draft.events:
        if event.status in ("occurred", "reported") and _is_to_be_held(doc[event.head], event):
            event.status = "planned"
        undated_where_ahead(draft, event)
    return doc


def _add_known(
    doc: Doc,
    draft: Draft,
    actors: Actors,
    found: list[EventDraft],
    matches: list[Match],
    asked: frozenset[int],
    about: set[int],
) -> None:
    """Add the acts that the tables know to those found, and to `about` what is only talked of in them.

    Args:
        doc: the text.
        draft: what is known of it.
        actors: who may act in it.
        found: the acts found so far.
        matches: where a trigger of the tables holds.
        asked: the tokens of questions.
        about: the tokens of what is asked for, promised or talked of.
    """
    for match in sorted(matches, key=lambda match: (_depth(match.carrier or match.token), match.token.i)):
        if match.token.i in about or match.token.i in asked or _puts_question(match, asked):
            continue
        if match.trigger.root == "REJECT" and match.trigger.frame == "vow" and _keeps_quiet(match):
            continue
        event: EventDraft | None = None
        attempt: Match | None = match
        while event is None and attempt is not None:
            event = _event(doc, draft, actors, attempt, about)
            attempt = attempt.otherwise
        if event is not None:
            found.append(event)
        elif match.trigger.root in TALKING and match.trigger.pos != "N":
            for head in told_content(match.token):
                about.update(_inside(head, True))


def _fell_through(head: Token, event: EventDraft) -> bool:
    """Whether it is a meeting that was called off or put off, which is no act of those who were to meet."""
    return event.root == "CONSULT" and head.pos_ == "NOUN" and noun_state(head) in ("cancelled", "postponed")


def _is_to_be_held(head: Token, event: EventDraft) -> bool:
    """Whether it is a meeting that is only set for a time ("talks were booked for May", "the ministers, meeting in Oslo
    next week, will sign")."""
    aside = head.tag_ == "VBG" and head.dep_ == "acl"
    state = noun_state(head) if head.pos_ == "NOUN" else verb_state(head) if aside else None
    return event.root == "CONSULT" and state in ("predicted", "intended")


def _is_foretold(event: EventDraft) -> bool:
    """Whether one voice foretells what others will do together: a prediction is no agreement of theirs."""
    told = event.statement
    if told is None or told.force != "predict" or (event.root, event.status) != ("AGREE", "planned"):
        return False
    own = (
        source is told.speaker or (source.country and told.speaker and source.country == told.speaker.country)
        for source in event.sources
    )
    return not all(own)


def _event(doc: Doc, draft: Draft, actors: Actors, match: Match, about: set[int]) -> EventDraft | None:
    nominal = match.trigger.pos == "N"
    roles = roles_of_noun(actors, match) if nominal else roles_of_verb(actors, match)
    if is_unknown(actors, roles) or is_private(actors, match, roles) or not counts(actors, match, roles):
        return None
    if nominal and match.carrier is None:
        telling = status_of_noun(match.token)
    else:
        telling = status_of_verb(match.carrier or match.token)
    event = build_event(doc, draft, actors, match, roles, telling)
    if event is None:
        return None
    whole = match.trigger.frame in ("ask", "vow", "threat", "warn")
    for head in roles.content:
        about.update(_inside(head, whole))
    if event.root == "PROTEST":
        for child in children_of(match.token):
            if child.dep_ in ("advcl", "acl", "xcomp"):
                about.update(_inside(child, True))
    if match.carrier is not None:
        about.add(match.carrier.i)
    if match.object is not None:
        about.add(match.object.i)
    about.update(token.i for token in match.particles)
    return event


def _inside(head: Token, whole: bool) -> set[int]:
    """The tokens under a head; a relative, an adverbial and a resumed main clause tell something of their own."""
    found = {head.i}
    stack = [head]
    while stack:
        for child in children_of(stack.pop()):
            if (whole or child.dep_ not in OPEN_CONTENT) and resumed(child) is None:
                found.add(child.i)
                stack.append(child)
    return found


def _puts_question(match: Match, asked: frozenset[int]) -> bool:
    """Whether what is asked is a question, in its own words or left out, which asks for an answer only."""
    if match.trigger.frame != "ask":
        return False
    children = list(children_of(match.token))
    if match.trigger.lemma in event_words("needs_content") and not match.particles and match.object is not None:
        content = ("ccomp", "xcomp", "advcl", "prep", "acl", "dative")
        if match.object.pos_ in ("PROPN", "PRON") or match.object.lemma_.lower() in event_words("state_noun"):
            return not any(child.dep_ in content and child.i > match.token.i for child in children)
    return any(child.i in asked for child in children if child.dep_ in ("ccomp", "xcomp", "parataxis"))


def _keeps_quiet(match: Match) -> bool:
    """Whether what is declined is a comment, which is a silence and no event."""
    return any(
        child.dep_ == "xcomp" and child.lemma_.lower() in event_words("comment") for child in children_of(match.token)
    ) or (match.object is not None and match.object.lemma_.lower() in ("comment", "detail"))


def _depth(token: Token) -> int:
    depth = 0
    while token.head.i != token.i and depth < DEPTH_LIMIT:
        token = token.head
        depth += 1
    return depth


def _leisure(doc: Doc, sentence_of: list[int]) -> frozenset[int] | None:
    """The sentences about sport, shows or shopping; None where the whole text is about them."""
    aside, public = event_words("off_topic"), event_words("state_noun") | event_words("armed")
    seen: dict[int, set[str]] = {}
    balance = 0
    columns = columns_of(doc)
    for index, pos in enumerate(columns.pos):
        if pos in ("NOUN", "PROPN"):
            lemma = columns.lemma[index].lower()
            if lemma in aside:
                seen.setdefault(sentence_of[index], set()).add(lemma)
                balance += 1
            elif lemma in public:
                balance -= 1
    if balance > OFF_TOPIC_SHARE * len(doc) and len(set().union(*seen.values())) >= OFF_TOPIC_TEXT:
        return None
    return frozenset(number for number, lemmas in seen.items() if len(lemmas) >= OFF_TOPIC_WORDS)


def _once(doc: Doc, events: list[EventDraft], sentence_of: list[int]) -> list[EventDraft]:
    """The events in text order, of two in one sentence with the same root and parties the surer one."""
    best: dict[tuple[object, ...], EventDraft] = {}
    for event in events:
        key = (
            sentence_of[event.head],
            event.root,
            event.cameo,
            tuple(doc[start:end].text.lower() for start, end in event.source_spans),
            tuple(doc[start:end].text.lower() for start, end in event.target_spans),
        )
        if key not in best or best[key].confidence < event.confidence:
            best[key] = event
    return sorted(best.values(), key=lambda event: event.head)
