"""Statements from what the trained tagger finds: cue head, key and addressees as the rules give them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from spacy.tokens import Doc, Token

from verbale.annotate.candidate import Candidate, addressees_of
from verbale.annotate.drafts import StatementDraft, TokenSpan
from verbale.annotate.quotations import Quotation, find_quotations
from verbale.annotate.syntax import children, is_passive, phrase
from verbale.annotate.tagger import TaggedAttribution, Tagger, load_tagger

__all__ = ["KEEP", "statement_of", "tagged_statements"]

KEEP: Final = 0.4
"""Attributions below this confidence are dropped: the best attr F1 on PolNeAR dev of .25 to .55 (training/RUNS.md)."""
CALLED: Final = frozenset({"on", "upon"})
"""Prepositions whose object is asked to act ("called on them to stop")."""


def tagged_statements(
    doc: Doc,
    *,
    keep: float = KEEP,
    cues: Iterable[TokenSpan] = (),
    rules: Mapping[int, float] | None = None,
    tagger: Tagger | None = None,
) -> list[StatementDraft]:
    """The statements that the tagger finds in a Doc, in text order of their cues.

    Args:
        doc: a parsed Doc.
        keep: the confidence that an attribution must reach.
        cues: token spans to be read as cues besides those found, whatever their confidence.
        rules: what the rules say of each cue head (`tagger.rule_scores`), for a surer confidence.
        tagger: another than the one that ships.
    """
    tagger = tagger or load_tagger()
    quotations = find_quotations(doc)
    found = (one for one in tagger.tag(doc, cues, rules=rules) if one.given or one.confidence >= keep)
    return [statement_of(doc, one, quotations) for one in found]


def statement_of(doc: Doc, one: TaggedAttribution, quotations: list[Quotation]) -> StatementDraft:
    """The statement of one tagged attribution."""
    head = doc[one.root]
    return StatementDraft(
        source=list(one.source),
        cue=list(one.cue),
        content=list(one.content),
        cue_head=head.i,
        lemma=_key(head, one),
        addressee_spans=_addressees(head, one) if head.pos_ == "VERB" else [],
        construction=_construction(head, one, quotations),
        confidence=one.confidence,
    )


def _key(head: Token, one: TaggedAttribution) -> str:
    """The cue's lemma with the preposition that ends it ("call_for"), as the rules have it."""
    candidate = Candidate(head, "tagged", one.source, one.cue, one.content)
    last = head.doc[one.cue[-1][1] - 1]
    if last.pos_ == "ADP" and last.head.i == head.i and last.i > head.i and head.lower_ != "according":
        candidate.particle = last.lower_
    return candidate.key


def _construction(head: Token, one: TaggedAttribution, quotations: list[Quotation]) -> str:
    """`quote` where an utterance is reported, `according` after that word, else `tagged`."""
    if head.lower_ == "according":
        return "according"
    for quotation in quotations:
        if quotation.start <= head.i < quotation.end or not quotation.utterance:
            continue
        if any(start < quotation.end and quotation.start < end for start, end in one.content):
            return "quote"
    return "tagged"


def _addressees(verb: Token, one: TaggedAttribution) -> list[TokenSpan]:
    """Whom the words go to: "told the guards that ...", "asked them to ...", "called on them to ..."."""
    found = addressees_of(verb)
    clause = next((child for child in children(verb, "xcomp", "ccomp") if child.i > verb.i), None)
    targets = [target for target in children(verb, "dobj") if target.i > verb.i]
    for preposition in children(verb, "prep"):
        if preposition.i == verb.i + 1 and preposition.lower_ in CALLED:
            targets.extend(children(preposition, "pobj"))
    for target in targets:
        asked = clause is not None and target.i < clause.i
        if (asked or not _within(target, one.content)) and (span := phrase(target, after=verb.i)):
            found.append(span)
    if is_passive(verb) and not one.source:
        for told in children(verb, "nsubjpass"):
            if told.lower_ != "it" and not _within(told, one.content) and (span := phrase(told, before=verb.i)):
                found.append(span)
    own = {token for start, end in one.source for token in range(start, end)}
    return list(dict.fromkeys(span for span in found if own.isdisjoint(range(*span))))


def _within(token: Token, spans: list[TokenSpan]) -> bool:
    return any(start <= token.i < end for start, end in spans)
