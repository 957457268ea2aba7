"""The setting of an event: its theme, contexts, the statement that tells it, when and where it was."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import islice
from typing import Final

from spacy.tokens import Doc, Token

from verbale.annotate.drafts import Draft, EventDraft, PlaceDraft, StatementDraft, TokenSpan
from verbale.annotate.events.roles import ADDRESSING, Match, Roles, complements, resumed
from verbale.annotate.grammar.syntax import balanced, children, trimmed
from verbale.annotate.grammar.tree import children_of, subtree_of
from verbale.lexicon.gatherings import meeting_words
from verbale.lexicon.plover import context_cues, crosswalk, event_words
from verbale.lexicon.who import names, places
from verbale.model import Moment

__all__ = ["add_setting", "add_told_setting", "undated_where_ahead"]

MAX_CONTEXTS: Final = 3
CONTEXT_REACH: Final = 60
"""Tokens of the clause that are searched for words of a context."""
THEME_LIMIT: Final = 60
PLACE_LABELS: Final = frozenset({"GPE", "LOC", "FAC"})
PLACE_PREPS: Final = frozenset({"in", "at", "near", "outside", "inside", "around"})
TOPIC_PREPS: Final = frozenset({"for", "about", "to", "on", "over"})
CONTENT_PREPS: Final = frozenset({"for", "of", "over", "to"})
DATING: Final = frozenset({"prep", "nummod", "compound", "poss", "amod", "nmod"})
BESIDE: Final = frozenset({"after", "before", "following", "since", "until"})
"""Prepositions of what is not at the time of the clause."""
SIDE_PREPS: Final = frozenset({"with", "between"})
"""Prepositions that bring in the other side of talks."""
PRESS: Final = "MED"
FRESH: Final = timedelta(days=7)
DONE: Final = frozenset({"occurred", "reported"})
JUDGING: Final = frozenset({"ACCUSE", "SUPPORT"})
"""Roots of acts whose objects are often acts of another time."""


def add_setting(doc: Doc, draft: Draft, event: EventDraft, match: Match, roles: Roles) -> None:
    """Completes an event whose root, code and parties stand."""
    clause = match.carrier or match.token
    told = next((statement for statement in draft.statements if statement.cue_head == match.token.i), None)
    theme = _theme(doc, match, roles)
    event.theme = [(_after_date(doc, start, end), end) for found in theme for start, end in _as_told(found, told)]
    event.contexts = _contexts(clause, event.cameo or match.trigger.cameo, match.trigger.contexts)
    _tie_to_statement(draft, event, match.token, vows=match.trigger.frame == "vow")
    event.when = _when(doc, draft, clause, event.theme if event.root in JUDGING else [])
    event.where = _where(doc, clause, event)


def add_told_setting(doc: Doc, draft: Draft, event: EventDraft) -> None:
    """Completes an event that only the tagger sees, whose root, code, parties and theme stand."""
    token = doc[event.head]
    event.contexts = _contexts(token, event.cameo or "", ())
    _tie_to_statement(draft, event, token, vows=event.root == "AGREE")
    event.when = _when(doc, draft, token, event.theme if event.root in JUDGING else [])
    event.where = _where(doc, token, event)


def _as_told(theme: TokenSpan, told: StatementDraft | None) -> list[TokenSpan]:
    """A theme as the statement of the same words has it, which knows where another's remark begins."""
    if told is None or not told.covers(theme[0]):
        return [theme]
    return list(told.content)


def _closed(doc: Doc, span: TokenSpan) -> TokenSpan:
    """The span without a quotation mark at its end that opens a quotation."""
    start, end = span
    if doc[end - 1].text == "\u201c":
        return (start, end - 1)
    if doc[end - 1].text != '"':
        return span
    marks, current = 1, end - 2
    while current >= 0 and "\n\n" not in doc[current].text:
        marks += doc[current].text == '"'
        current -= 1
    return (start, end - 1) if marks % 2 and end - 1 > start else span


def _theme(doc: Doc, match: Match, roles: Roles) -> list[TokenSpan]:
    """What is offered, demanded, rejected, given: the complement clause, else the object that is nobody."""
    token, trigger = match.token, match.trigger
    if trigger.pos == "N":
        heads = [child for child in children_of(token) if child.dep_ in ("acl", "prep") and child.lower_ in TOPIC_PREPS]
        heads = [
            head for head in heads if not any(_under(party, head) and head.dep_ == "prep" for party in roles.targets)
        ]
    else:
        heads = complements(token) if trigger.frame in ADDRESSING else list(children(token, "xcomp", "ccomp"))
        if (
            not heads
            and match.object is not None
            and match.object not in roles.targets
            and match.object not in match.particles
            and not _says_nothing(match)
            and match.object.head.i == token.i
        ):
            heads = [match.object]
        if not heads and trigger.frame in ADDRESSING | {"stance"}:
            heads = [
                child
                for child in children(token, "prep")
                if child.lower_ in CONTENT_PREPS and not any(_under(p, child) for p in roles.targets)
            ]
    spans: list[TokenSpan] = []
    for head in heads[:1]:
        start = head.left_edge.i
        end = min(head.right_edge.i + 1, start + THEME_LIMIT)
        if head.dep_ == "prep":
            start += 1
        span = trimmed(doc, start, end)
        if span is not None:
            spans.append(_closed(doc, balanced(doc, span)))
    return spans


def _after_date(doc: Doc, start: int, end: int) -> int:
    """Where the infinitive begins that the parser has hung under a date before it ("on Monday to sign")."""
    after = start
    while after < end and doc[after].ent_type_ in ("DATE", "TIME"):
        after += 1
    return after if after < end and doc[after].lower_ == "to" else start


def _says_nothing(match: Match) -> bool:
    """Whether the object only completes the words of a meeting ("held talks", "shook hands")."""
    thing = match.object
    return (
        match.trigger.root == "CONSULT"
        and thing is not None
        and thing.lemma_.lower() in match.trigger.objects
        and all(
            child.dep_ in ("det", "poss", "nummod")
            or (child.dep_ == "prep" and (child.lower_ in PLACE_PREPS or child.lower_ in SIDE_PREPS))
            for child in children_of(thing)
        )
    )


def _under(token: Token, head: Token) -> bool:
    return head.left_edge.i <= token.i <= head.right_edge.i


def _contexts(about: Token, cameo: str, given: Iterable[str]) -> list[str]:
    found = list(given)
    walked = crosswalk(cameo)
    if walked is not None:
        found.extend(context for context in walked.contexts if context not in found)
    cues = context_cues()
    for token in islice(subtree_of(about), CONTEXT_REACH):
        context = cues.get(token.lemma_.lower())
        if context is not None and context not in found:
            found.append(context)
        if len(found) >= MAX_CONTEXTS:
            break
    return found[:MAX_CONTEXTS]


def _tie_to_statement(draft: Draft, event: EventDraft, token: Token, *, vows: bool) -> None:
    """Ties the event to the innermost statement that tells it; what is only told is reported."""
    carrying: StatementDraft | None = None
    joined = resumed(token)
    for statement in draft.statements_over(event.head):
        if joined is None or statement.cue_head != joined.i:
            carrying = statement
    if carrying is None:
        return
    event.statement = carrying
    if event.status == "occurred":
        event.status = "reported"
    addressed = [actor for actor in carrying.addressees if not (actor.code or "").endswith(PRESS)]
    if vows and addressed and not any(actor in event.sources for actor in addressed):
        event.beneficiaries = [actor for actor in event.targets if actor not in addressed]
        event.targets, event.target_spans = addressed, list(carrying.addressee_spans)


def _clause_verb(token: Token) -> Token:
    current = token
    while current.pos_ not in ("VERB", "AUX") and current.head.i != current.i:
        current = current.head
    return current


def undated_where_ahead(draft: Draft, event: EventDraft) -> None:
    """Takes a time to come from what is told as done: it is that of its matter, or a deadline."""
    today = draft.published.start[:10] if draft.published is not None else None
    if event.when is not None and today is not None and event.status in DONE:
        bound = event.when.precision == "bound" and event.when.end[:10] > today
        if bound or event.when.start[:10] > today:
            event.when = None


def _when(doc: Doc, draft: Draft, token: Token, judged: list[TokenSpan]) -> Moment | None:
    """When it was; what is judged has a time of its own ("condemned the killing of two policemen on 3 March")."""
    if not draft.moments:
        return None
    verb = _clause_verb(token)
    sentence = token.sent
    for moment in draft.moments:
        if moment.moment is None or moment.start < sentence.start or moment.end > sentence.end:
            continue
        span = doc[moment.start : moment.end]
        if _clause_verb(span.root).i != verb.i or _dates_noun(span.root, token):
            continue
        inside = any(start <= moment.start < end for start, end in judged)
        if inside and not (_hangs_on(span.root, verb) and _is_fresh(draft, moment.moment)):
            continue
        if not _dates_verb_only(span.root, token, verb):
            return moment.moment
    return None


def _dates_noun(time: Token, trigger: Token) -> bool:
    """Whether a time belongs to another noun than the trigger: "blamed the invasion of 2003", "the 2003 invasion"."""
    tied = time.head if time.dep_ == "pobj" and time.head.lower_ == "of" else time
    return tied.dep_ in DATING and tied.head.pos_ in ("NOUN", "PROPN") and tied.head.i != trigger.i


def _hangs_on(time: Token, verb: Token) -> bool:
    return (time.head if time.dep_ == "pobj" else time).head.i == verb.i


def _is_fresh(draft: Draft, moment: Moment) -> bool:
    """Whether a time is of the week before the report: "condemned the raid on Monday" tells when it was condemned."""
    if draft.published is None:
        return False
    today, then = (date.fromisoformat(told.start[:10]) for told in (draft.published, moment))
    return timedelta() <= today - then <= FRESH and moment.precision == "day"


def _dates_verb_only(time: Token, trigger: Token, verb: Token) -> bool:
    """Whether a time is that of the clause but not of the noun that tells of the act: "signed on Friday after talks",
    "the exchange was thrown into doubt on Sunday"."""
    if trigger.pos_ not in ("NOUN", "PROPN") or trigger.is_ancestor(time):
        return False
    link = trigger
    while link.head.i not in (verb.i, link.i):
        link = link.head
    if link.dep_ == "prep":
        return link.lower_ in BESIDE and time.i < link.i
    happens = (event_words("light"), event_words("doing"), meeting_words("occur"), meeting_words("run"))
    return link.dep_ == "nsubjpass" and not any(verb.lemma_.lower() in words for words in happens)


def _where(doc: Doc, token: Token, event: EventDraft) -> PlaceDraft | None:
    taken = {i for start, end in (*event.target_spans, *event.source_spans) for i in range(start, end)}
    objects = list(children(token, "dobj"))
    further = [word for thing in objects for word in children(thing, "appos", "conj")]
    for host in (token, *objects, *further):
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
