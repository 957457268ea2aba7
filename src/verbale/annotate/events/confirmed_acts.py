"""Acts on people that somebody confirms or announces as a thing: "confirmed the release of two soldiers".

Who confirms it need not have done it; without "by" nobody is named as doing it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Doc, Token

from verbale.annotate.drafts import Draft, EventDraft
from verbale.annotate.events.actor_phrases import phrase_of
from verbale.annotate.events.actors import Actors
from verbale.annotate.events.arms import arms_in, code_of
from verbale.annotate.events.parties import parties_of
from verbale.annotate.events.setting import add_told_setting
from verbale.annotate.events.status import status_of_verb
from verbale.annotate.grammar.syntax import children
from verbale.lexicon.plover import crosswalk, event_words, triggers
from verbale.model import Root

__all__ = ["confirmed_acts"]

CONFIDENCE: Final = 0.7
"""Of an act that is only named. Own choice: below those that a verb tells and that both sides of the tagger see."""
WITHIN: Final = frozenset({"by", "in", "during", "from"})
DEATH: Final = "death"


def confirmed_acts(doc: Doc, draft: Draft, actors: Actors, events: list[EventDraft]) -> Iterator[EventDraft]:
    """The acts whose names are the objects of such verbs, none where the text tells of an act at that word."""
    told = {i for event in events for i in range(*event.trigger)} | {event.head for event in events}
    for verb in doc:
        if verb.pos_ != "VERB" or verb.lemma_.lower() not in event_words("confirming"):
            continue
        telling = status_of_verb(verb)
        if telling.negated or telling.status not in ("occurred", "reported") or telling.purpose or telling.desired:
            continue
        for noun in children(verb, "dobj"):
            event = _act(doc, draft, actors, noun) if noun.i not in told else None
            if event is not None:
                yield event


def _act(doc: Doc, draft: Draft, actors: Actors, noun: Token) -> EventDraft | None:
    """The act that the noun names, where it is one on people."""
    coded = _code(noun)
    struck = [who for prep in children(noun, "prep") if prep.lower_ == "of" for who in children(prep, "pobj")]
    if coded is None or not struck or not all(_is_people(actors, who) for who in struck):
        return None
    root, cameo, mode = coded
    doers = [who for prep in children(noun, "prep", "agent") if prep.lower_ == "by" for who in children(prep, "pobj")]
    sources, source_spans = parties_of(doc, actors, [phrase_of(who) for who in doers if actors.strength(who)])
    targets, target_spans = parties_of(doc, actors, [phrase_of(who) for who in struck])
    event = EventDraft(
        root=root,
        trigger=(noun.i, noun.i + 1),
        head=noun.i,
        status="reported",
        cameo=cameo,
        mode=mode,
        sources=sources,
        targets=[actor for actor in targets if actor not in sources],
        source_spans=source_spans,
        target_spans=target_spans,
        confidence=CONFIDENCE,
    )
    add_told_setting(doc, draft, event)
    if not any(moment.moment is event.when and noun.is_ancestor(doc[moment.start]) for moment in draft.moments):
        event.when = None  # "confirmed the arrest on Monday": then it was confirmed
    return event


def _code(noun: Token) -> tuple[Root, str, str | None] | None:
    """Root, CAMEO code and mode of the act; of a death those of the weapon or the fighting that it was in."""
    lemma = noun.lemma_.lower()
    if lemma == DEATH:
        causes = (word for prep in _preps(noun) for word in children(prep, "pobj"))
        cause = next((arms for word in causes if (arms := arms_in(word)) is not None), None)
        return ("ASSAULT", *code_of(cause)) if cause is not None else None
    row = next((row for row in triggers("N").get(lemma, ()) if not row.objects), None)
    if row is None or lemma not in event_words("on_people"):
        return None
    walked = crosswalk(row.cameo)
    return row.root, row.cameo, walked.mode if walked is not None and walked.root == row.root else row.mode


def _preps(noun: Token) -> Iterator[Token]:
    """What brings in the circumstances of a death, behind whose it was."""
    nouns = [noun, *(who for prep in children(noun, "prep") for who in children(prep, "pobj")), noun.head]
    return (prep for word in nouns for prep in children(word, "prep") if prep.lower_ in WITHIN and prep.i > noun.i)


def _is_people(actors: Actors, who: Token) -> bool:
    counted = any(True for _ in children(who, "nummod"))
    plural = who.tag_ == "NNS" and actors.mention(who) is not None
    return (
        (bool(actors.strength(who)) or counted or plural) and not actors.place(who) and actors.mention(who) is not None
    )
