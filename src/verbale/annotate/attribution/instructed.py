"""What speakers say on behalf of those who sent them: "I have been instructed to assure the Council that ..."."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc, Token

from verbale.annotate.attribution.own_words import FIRST
from verbale.annotate.grammar.syntax import children, phrase
from verbale.annotate.tagger.tagger import TaggedAttribution
from verbale.lexicon.cues import cue_forces

__all__ = ["said_as_instructed"]


def said_as_instructed(doc: Doc, one: TaggedAttribution) -> TaggedAttribution:
    """An attribution to the speaker, where "I" or "we" were told to say what is then said; else as it is."""
    order = _order(doc[one.root])
    verb = next(children(order, "xcomp"), None) if order is not None else None
    force = cue_forces().get(verb.lemma_.lower()) if verb is not None else None
    if order is None or verb is None or force is None or force.kind != "speech":
        return one
    me = next((child for child in children(order, "nsubjpass") if child.lower_ in FIRST), None)
    said = next(children(verb, "ccomp"), None) or next(children(verb, "dobj"), None)
    content = phrase(said, after=verb.i) if said is not None and said.i > verb.i else None
    if me is None or content is None:
        return one
    first = min((helper.i for helper in children(order, "aux", "auxpass")), default=order.i)
    return replace(one, root=verb.i, source=[(me.i, me.i + 1)], cue=[(first, verb.i + 1)], content=[content])


def _order(cue: Token) -> Token | None:
    """The passive that somebody was told by, which is the cue or has it for what is to be done; only in the present."""
    order = cue if cue.dep_ != "xcomp" else cue.head
    tenses = {child.tag_ for child in children(order, "aux", "auxpass")}
    present = tenses & {"VBP", "VBZ"} and not tenses & {"VBD", "MD"}
    return order if order.tag_ == "VBN" and present else None
