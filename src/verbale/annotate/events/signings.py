"""Agreements told to have been signed without who signed them: "The truce was signed in Oslo on 3 May".

Who had met before signs; where the text names nobody who did, the signing of a truce or a treaty at a known time or
place is told without parties.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Doc, Token

from verbale.annotate.drafts import Draft, EventDraft
from verbale.annotate.events.roles import is_passive_form
from verbale.annotate.events.setting import add_told_setting
from verbale.annotate.events.status import status_of_verb
from verbale.annotate.grammar.columns import columns_of, tokens_with
from verbale.annotate.grammar.syntax import agent, children
from verbale.lexicon.plover import event_words, triggers
from verbale.model import Status

__all__ = ["signings"]

SIGN: Final = "sign"
CONFIDENCE: Final = 0.7
"""Of a signing that only the passive tells. Own choice: that of other acts whose doers are not named."""
REACH: Final = 60
"""Tokens between the talks and the signing of what came of them."""
SIDES: Final = 2
TOLD: Final[frozenset[Status]] = frozenset({"occurred", "reported", "planned", "denied"})


def signings(doc: Doc, draft: Draft, events: list[EventDraft]) -> Iterator[EventDraft]:
    """The signings of a text, none where it tells of an act of its own at that verb."""
    told = {event.head for event in events}
    for verb in tokens_with(doc, columns_of(doc).pos, {"VERB"}):
        if verb.lemma_.lower() != SIGN or verb.i in told or not is_passive_form(verb) or agent(verb) is not None:
            continue
        event = _signing(doc, draft, events, verb)
        if event is not None:
            yield event


def _signing(doc: Doc, draft: Draft, events: list[EventDraft], verb: Token) -> EventDraft | None:
    paper = next(children(verb, "nsubjpass"), None)
    telling = status_of_verb(verb)
    if paper is None or paper.lemma_.lower() not in event_words("agreement") or telling.purpose or telling.desired:
        return None
    status: Status = "denied" if telling.negated else telling.status
    if status not in TOLD:
        return None
    row = next(row for row in triggers("V")[SIGN] if "treaty" in row.objects)
    event = EventDraft(
        root=row.root,
        trigger=(verb.i, verb.i + 1),
        head=verb.i,
        status=status,
        cameo=row.cameo,
        mode=row.mode,
        theme=[(paper.left_edge.i, paper.i + 1)],
        confidence=CONFIDENCE,
    )
    talks = _talks(doc, events, verb)
    if talks is not None:
        event.sources, event.source_spans = list(talks.sources), list(talks.source_spans)
    add_told_setting(doc, draft, event)
    public = paper.lemma_.lower() in event_words("public_agreement")
    return event if talks is not None or (public and (event.when is not None or event.where is not None)) else None


def _talks(doc: Doc, events: list[EventDraft], verb: Token) -> EventDraft | None:
    """The talks told of shortly before, whose parties several states are."""
    before = [e for e in events if verb.i - REACH < e.head < verb.i and e.root == "CONSULT" and e.status in TOLD]
    last = max(before, key=lambda e: e.head, default=None)
    if last is None or len({actor.country for actor in last.sources if actor.country}) < SIDES:
        return None
    between = range(last.head, verb.i)
    return last if not any(other.head in between for other in events if other is not last) else None
