"""Answers told in the passive without who gave them: "The invitation was accepted", "they had been turned down".

Who answers is whom the act before had asked, and the answer is to who had asked: the parties of that act, turned round.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Doc, Token

from verbale.annotate.drafts import Draft, EventDraft
from verbale.annotate.events.roles import is_passive_form
from verbale.annotate.events.setting import add_told_setting
from verbale.annotate.events.status import status_of_verb
from verbale.annotate.grammar.syntax import agent, children
from verbale.annotate.grammar.tree import children_of
from verbale.lexicon.plover import event_words, triggers
from verbale.model import Root

__all__ = ["answers"]

REACH: Final = 60
"""Tokens between an act and its answer."""
CODES: Final[dict[Root, str]] = {"AGREE": "030", "REJECT": "120"}
DEFINITE: Final = frozenset({"the", "this", "that"})


def answers(doc: Doc, draft: Draft, events: list[EventDraft]) -> Iterator[EventDraft]:
    """The answers to acts of a text, none where the text tells of an act of its own at that word."""
    told = {event.head for event in events}
    for token in doc:
        root = _answer(token) if token.tag_ == "VBN" and token.i not in told else None
        asked = _asked(token, events) if root is not None else None
        if root is None or asked is None:
            continue
        telling = status_of_verb(token)
        if telling.purpose or telling.desired:
            continue
        particle = next(children(token, "prt"), token)
        event = EventDraft(
            root=root,
            trigger=(token.i, particle.i + 1),
            head=token.i,
            status="denied" if telling.negated else telling.status,
            cameo=CODES[root],
            sources=list(asked.targets),
            targets=list(asked.sources),
            source_spans=list(asked.target_spans),
            target_spans=list(asked.source_spans),
            theme=asked.theme[:1],
            confidence=asked.confidence,
        )
        add_told_setting(doc, draft, event)
        yield event


def _answer(verb: Token) -> Root | None:
    """What a passive verb without an agent says of what was asked."""
    if not is_passive_form(verb) or agent(verb) is not None or not any(True for _ in children(verb, "auxpass")):
        return None
    particles = {child.lower_ for child in children(verb, "prt")}
    for row in triggers("V").get(verb.lemma_.lower(), ()):
        if row.root in CODES and row.frame in ("stance", "act") and set(row.particle.split()) == particles:
            return row.root
    return None


def _asked(verb: Token, events: list[EventDraft]) -> EventDraft | None:
    """The act that is answered: what the subject names, or what the subject had done before in the same sentence."""
    subject = next(children(verb, "nsubjpass"), None)
    before = [event for event in events if verb.i - REACH < event.head < verb.i and event.sources]
    if subject is None:
        return next((e for e in before if e.head == verb.head.i and verb.dep_ == "conj" and e.root == "REQUEST"), None)
    noun = subject.lemma_.lower()
    if noun not in event_words("answered") or not any(child.lower_ in DEFINITE for child in children_of(subject)):
        return None
    kinds = event_words(f"{noun}_act")
    asked = (e for e in reversed(before) if verb.doc[e.head].lemma_.lower() in kinds)
    return next((e for e in asked if any(target.country for target in e.targets)), None)
