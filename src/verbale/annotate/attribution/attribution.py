"""Attribution: who is said to have said what.

The trained tagger finds attributions (`tagged_candidates`); rules over syntax and quotation marks (`candidates`,
weighed by `lexicon.cues`) make its confidence surer and add what it was not taught: acts performed by words inside a
report, signed quotations. Quotations that go on without a cue of their own are added to the statement they continue,
and statements are nested by containment.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from spacy.language import Language
from spacy.tokens import Doc, Token

from verbale.annotate.attribution.apposed_claims import settle_apposed_claims
from verbale.annotate.attribution.candidate import Candidate
from verbale.annotate.attribution.candidates import find_candidates
from verbale.annotate.attribution.continuations import continue_quotations, share_quotations
from verbale.annotate.attribution.credits import picture_credits
from verbale.annotate.attribution.cue_features import features
from verbale.annotate.attribution.cue_thresholds import is_own, is_told_of, least_alone, least_nested
from verbale.annotate.attribution.gapping import second_voices
from verbale.annotate.attribution.mistaken_cues import reports_nothing, says_nothing
from verbale.annotate.attribution.nesting import nest, width
from verbale.annotate.attribution.statement_drafts import finish_statement, once, statement_of
from verbale.annotate.attribution.tagged_candidates import tagged_candidates
from verbale.annotate.attribution.turns import add_turns
from verbale.annotate.drafts import Draft, TokenSpan, draft_of
from verbale.annotate.grammar.columns import columns_of
from verbale.annotate.grammar.quotations import Quotation, QuotationIndex, find_quotations
from verbale.annotate.grammar.suppositions import asked_tokens
from verbale.annotate.grammar.syntax import is_passive, subject
from verbale.annotate.tagger.encoding import encoded_of
from verbale.lexicon.cues import cue_lemmas, cue_scale

__all__ = ["attribute"]

BY_FORM: Final = frozenset({"quoted_as", "own_account"})
"""Constructions that say by their form who speaks, whatever the tagger has for a source there."""
SURE: Final = 0.7
"""The score of "by its account", which is too rare in PolNeAR to be weighed."""


@Language.component("verbale_attribution")
def attribute(doc: Doc) -> Doc:
    """The Doc with `StatementDraft`s in its draft, in text order, an outer one before what it nests."""
    draft = draft_of(doc)
    quotations = find_quotations(doc)
    marks = QuotationIndex(quotations)
    kept = _best(doc, draft, quotations, marks)
    by_head = {candidate.head.i: candidate for candidate in kept}
    kept = [c for c in kept if not (_is_withheld(c, by_head) or _is_turned_round(c, by_head))]
    statements = once(statement_of(doc, candidate, marks) for candidate in kept)
    for statement in statements:
        statement.addressee_spans = [span for span in statement.addressee_spans if _is_somebody(doc, draft, span)]
    continue_quotations(doc, draft, statements, quotations)
    share_quotations(statements, quotations)
    for statement in statements:
        finish_statement(doc, statement, marks)
    statements.extend(picture_credits(doc))
    statements.sort(key=lambda s: (min(start for start, _ in s.content), -width(s)))
    draft.statements.extend(statements)
    add_turns(doc, draft)
    nest(draft)
    return doc


def _best(doc: Doc, draft: Draft, quotations: list[Quotation], marks: QuotationIndex) -> list[Candidate]:
    """The tagger's attributions, and those of the rules that the tagger does not know, in text order."""
    scale = cue_scale()
    ruled: dict[int, Candidate] = {}
    nested: dict[int, Candidate] = {}
    plain: dict[int, Candidate] = {}
    for candidate in find_candidates(doc, quotations, _possible_cues(doc)):
        index = candidate.head.i
        within = marks.at(index) is not None and not is_own(candidate)
        surely = SURE if candidate.construction == "own_account" else 0.0
        candidate.score = max(surely, scale.weigh(list(features(candidate, within))))
        heard = scale.weigh(list(features(candidate, False))) if within and is_told_of(candidate) else candidate.score
        if index not in ruled or ruled[index].score < candidate.score:
            ruled[index] = candidate
        if candidate.score >= least_alone(draft, candidate):
            plain[index] = candidate
        elif heard >= least_nested(candidate):
            nested.setdefault(index, replace(candidate, score=heard))
    tagged = tagged_candidates(doc, ruled, marks)
    best = {index: candidate for index, candidate in tagged.items() if not says_nothing(candidate)}
    cues = {token for candidate in best.values() for span in candidate.cue for token in range(*span)}
    content = {token for candidate in best.values() for span in candidate.content for token in range(*span)}
    passed_on = {i: c for i, c in plain.items() if c.construction in BY_FORM}
    for candidate in passed_on.values():
        lead = [candidate.head.head.i] if candidate.construction == "own_account" else []
        for index in (*lead, *range(candidate.cue[0][0], candidate.cue[-1][1])):
            best.pop(index, None)  # "quoted as": the tagger has the agency as source; "by its account": the account
    best |= passed_on | {i: c for i, c in plain.items() if i not in cues | content}
    quoted = {index for index, candidate in nested.items() if is_own(candidate) and marks.at(index) is not None}
    best |= {index: candidate for index, candidate in nested.items() if index in (content | quoted) - cues}
    asked = asked_tokens(doc)
    kept = (candidate for candidate in best.values() if not reports_nothing(draft, candidate, asked))
    found = settle_apposed_claims(sorted(kept, key=lambda candidate: candidate.head.i))
    by_head = {candidate.head.i: candidate for candidate in found}
    for candidate in found:
        _back_to_speaker(draft, candidate, by_head)
    return [*found, *second_voices(draft, found)]


def _possible_cues(doc: Doc) -> set[int]:
    """The tokens where the tagger sees a cue, or that have a force: no other is kept for its construction alone."""
    lemmas = cue_lemmas()
    forceful = {index for index, lemma in enumerate(columns_of(doc).lemma) if lemma.lower() in lemmas}
    return forceful | encoded_of(doc).cue_tokens()


def _back_to_speaker(draft: Draft, candidate: Candidate, by_head: dict[int, Candidate]) -> None:
    """Give a second verb of the main clause its subject, where the parser has hung it under the clause that the first
    reports: "Chad says the fence is at fault and has called for talks" is not the fence's call."""
    told = candidate.head.head
    main = _resumed(candidate.head)
    if main is not None and main.i in by_head and by_head[main.i].source:
        candidate.source = list(by_head[main.i].source)
        return
    shares = candidate.head.dep_ == "conj" and told.dep_ == "ccomp" and subject(candidate.head) is None
    if not shares or not candidate.source:
        return
    outer = by_head.get(told.head.i)
    own = draft.mention_of(candidate.head.doc[slice(*candidate.source[0])].root)
    spoke = outer.source or (outer.addressees if is_passive(outer.head) else []) if outer is not None else []
    if outer is not None and spoke and (own is None or own.actor is None) and candidate.head.i > told.i:
        candidate.source = list(spoke)
        outer.content = _ended_before(candidate, outer.content)


def _resumed(verb: Token) -> Token | None:
    """The main verb that a present tense goes on from behind a relative clause in the past, between commas.

    "Peru *condemns* the raid, in which a guard lost his life, and *calls* on Chile to act": the guard calls nobody.
    """
    told, doc = verb.head, verb.doc
    main = told.head.head if told.dep_ == "relcl" else None
    while main is not None and main.pos_ not in {"VERB", "AUX"} and main.head.i != main.i:
        main = main.head
    if verb.dep_ != "conj" or main is None or subject(verb) is not None or {told.i, main.i} == {verb.i}:
        return None
    parted = verb.i > 1 and doc[verb.i - 1].dep_ == "cc" and doc[verb.i - 2].text == ","
    return main if parted and verb.tag_ == main.tag_ == "VBZ" and told.tag_ == "VBD" else None


def _ended_before(candidate: Candidate, content: list[TokenSpan]) -> list[TokenSpan]:
    """A content without the verb that goes on after it, and the conjunction between."""
    doc = candidate.head.doc
    first = min(start for start, _ in candidate.cue)
    ended = [(start, min(end, first)) for start, end in content if start < first]
    if ended:
        start, end = ended[-1]
        while end > start and (doc[end - 1].pos_ == "CCONJ" or doc[end - 1].is_punct):
            end -= 1
        ended[-1] = (start, end)
    return [span for span in ended if span[0] < span[1]] or content


def _is_withheld(candidate: Candidate, by_head: dict[int, Candidate]) -> bool:
    """Whether a cue is the very act that another cue declines, asks for or plans ("declined to describe ..."), or what
    it makes of a thing."""
    other = by_head.get(candidate.head.head.i)
    if other is None or other is candidate:
        return False
    if candidate.head.pos_ == "NOUN" and candidate.head.dep_ in ("ccomp", "oprd"):
        return bool(other.source) and not candidate.source  # "made their departure | a condition"
    return candidate.head.dep_ == "xcomp" and other.construction == "infinitive"


def _is_turned_round(candidate: Candidate, by_head: dict[int, Candidate]) -> bool:
    """Whether the candidate and a better one would each report the other."""
    others = (by_head[token] for start, end in candidate.content for token in range(start, end) if token in by_head)
    return any(other.score > candidate.score and _reports(other, candidate.head.i) for other in others)


def _reports(candidate: Candidate, token: int) -> bool:
    return any(start <= token < end for start, end in candidate.content)


def _is_somebody(doc: Doc, draft: Draft, span: TokenSpan) -> bool:
    """Whether an addressee is a person, a body or a pronoun, and no day or thing."""
    root = doc[slice(*span)].root
    return draft.mention_of(root) is not None or (root.pos_ in {"PRON", "PROPN"} and root.ent_type_ != "DATE")
