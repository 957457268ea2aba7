"""Acts that a voice of the report tells of where that is not plain, and which are reported all the same: others' acts
of speech in somebody's own words, and acts in sentences that go on with what somebody said."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Doc, Span, Token

from verbale.annotate.drafts import Draft, EventDraft, StatementDraft
from verbale.annotate.events.parties import PERFORMED
from verbale.annotate.grammar.paragraphs import paragraph_starts
from verbale.annotate.grammar.syntax import SUBJECTS, clause_subject
from verbale.annotate.grammar.tense import tense_of
from verbale.annotate.grammar.tree import children_of
from verbale.lexicon.calendar import time_words
from verbale.lexicon.plover import event_words

__all__ = ["goes_on_telling", "is_hearsay", "told_sentences"]

FIRST: Final = frozenset({"i", "we"})
HAD: Final = frozenset({"had", "'d", "\u2019d"})
FROM_TODAY: Final = frozenset({"yesterday", "today", "last", "ago", "this"})
TIMES: Final = frozenset({"DATE", "TIME"})


def is_hearsay(doc: Doc, draft: Draft, event: EventDraft) -> bool:
    """Whether somebody's own words tell of an act of speech that they do not perform: "Mali has asked us to wait", "we
    asked them to wait", and not "we ask them to wait", nor "Mali asks you to wait" where a Malian speaks."""
    verb = doc[event.head]
    told = [s for s in draft.statements_over(event.head) if any(a <= event.head < b for a, b in s.quoted)]
    if event.root not in PERFORMED or verb.pos_ != "VERB" or not told:
        return False
    who = clause_subject(verb)
    if who is None or verb.tag_ == "VB":
        return False
    own = who.lower_ in FIRST or any(_same_side(event, statement) for statement in told)
    return not own or tense_of(verb) == "past"


def _same_side(event: EventDraft, statement: StatementDraft) -> bool:
    speaker = statement.speaker
    return speaker is not None and any(
        actor is speaker or (actor.country is not None and actor.country == speaker.country) for actor in event.sources
    )


def told_sentences(doc: Doc, draft: Draft) -> frozenset[int]:
    """The first tokens of the sentences that go on with what somebody said though no word says so: "The delegate said
    that relations were bad. Sudan *had shelled* two villages."

    They stand in the past perfect, in the paragraph of an indirect statement and right behind it, or behind another
    such one. What is dated from the reporter's day ("Earlier ...", "last week") is the reporter's own.
    """
    paragraphs = set(paragraph_starts(doc))
    cues = {cue for statement in draft.statements if (cue := _indirect_cue(doc, statement)) is not None}
    found: set[int] = set()
    goes_on = False
    for sentence in doc.sents if cues else ():
        goes_on = goes_on and paragraphs.isdisjoint(range(sentence.start, sentence.end))
        if goes_on and _lay_behind(sentence):
            found.add(sentence.start)
        else:
            goes_on = any(token.i in cues for token in sentence)
    return frozenset(found)


def goes_on_telling(verb: Token, sentences: frozenset[int]) -> bool:
    """Whether a verb stands in one of these sentences, and not in the reporter's own past: "Sudan had shelled two
    villages, *and* Chad *closed* the border"."""
    if verb.sent.start not in sentences:
        return False
    for above in (verb, *verb.ancestors):
        own = any(child.dep_ in SUBJECTS for child in children_of(above))
        if above.dep_ == "conj" and above.tag_ == "VBD" and own:
            return False
    return True


def _indirect_cue(doc: Doc, statement: StatementDraft) -> int | None:
    """The cue of a statement that the reporter gives in his own words and in the past: "said that ..."."""
    cue = statement.cue_head
    if cue is None or statement.manner != "indirect" or statement.construction != "clause" or not statement.source:
        return None
    return cue if doc[cue].tag_ == "VBD" and statement.lemma in event_words("say") else None


def _lay_behind(sentence: Span) -> bool:
    """Whether the main clause of a sentence stands in the past perfect and is not dated from the report."""
    verb = sentence.root
    if verb.tag_ != "VBN" or not any(child.lower_ in HAD and child.dep_ == "aux" for child in children_of(verb)):
        return False
    own_day = any(token.lower_ in FROM_TODAY and token.ent_type_ in TIMES for token in sentence)
    return not own_day and sentence[0].lower_ not in time_words("order")
