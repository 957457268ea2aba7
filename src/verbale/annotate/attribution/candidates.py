"""Candidate attributions: every place whose syntax could hold a source, a cue and a content.

One function a construction, each a generator: `quote_candidates` around quotation marks, `clause_candidates` in the
syntax of a clause. What is kept is decided in `attribution`, by the weights of `lexicon.cues`; nothing here looks at
particular words beyond function words.
"""

from __future__ import annotations

from collections.abc import Container, Iterator

from spacy.tokens import Doc

from verbale.annotate.attribution import clause_candidates as clauses
from verbale.annotate.attribution import quote_candidates as quotes
from verbale.annotate.attribution.candidate import Candidate
from verbale.annotate.grammar.columns import columns_of
from verbale.annotate.grammar.quotations import Quotation
from verbale.lexicon.cues import speech_words

__all__ = ["find_candidates"]

DASHES = frozenset({"-", "--", "–", "—"})
CUES = frozenset({"VERB", "NOUN", "ADJ", "ADV"})
SIGNS = DASHES | {"according", ":"}
"""What a cue is by its part of speech, and what may be one whatever that is."""
OF_VERBS = (
    clauses.clause,
    clauses.infinitive,
    clauses.object_of,
    clauses.preposition,
    clauses.parenthesis,
    clauses.passive_raising,
    clauses.quoted_as,
    clauses.colon,
)
OF_ANY_VERB = (clauses.clause, clauses.parenthesis, clauses.quoted_as)
"""Those by which also a verb that is no word of speech may report ("as Chad sees it", "did not show how it works")."""


def find_candidates(doc: Doc, quotations: list[Quotation], cues: Container[int] | None = None) -> Iterator[Candidate]:
    """The candidates of a Doc, verbs first; several may share one cue.

    Args:
        doc: a parsed Doc.
        quotations: its quotations.
        cues: the tokens of which every construction is asked for, of others only those that may be an attribution
            whatever their cue; None for all.
    """
    inside = _inside(doc, quotations)
    speaking = quotes.speaking_verbs(doc, quotations, inside)
    introduced = {q.start - 2: q for q in quotations if q.start > 2 and doc[q.start - 1].text in {",", ":"}}
    openings = {quotation.start: quotation for quotation in quotations}
    closings = {quotation.end: quotation for quotation in quotations if quotation.utterance and quotation.closed}
    columns, accounts = columns_of(doc), speech_words("account")
    for index, (pos, lower) in enumerate(zip(columns.pos, columns.lower, strict=True)):
        if pos not in CUES and lower not in SIGNS:
            continue
        token = doc[index]
        every = cues is None or index in cues
        if pos == "VERB":
            found = speaking.get(token.i, [])
            if found:
                yield from quotes.quoting(token, found)
            for construction in OF_VERBS if every else OF_ANY_VERB:
                yield from construction(token)
            if lower == "according":
                yield from clauses.according(token)
        elif pos == "NOUN":
            if every:
                yield from clauses.noun_cue(token)
            if lower in accounts:
                yield from clauses.own_account(token)
            if token.i in introduced:
                yield from quotes.mistaken_noun(token, introduced[token.i])
        elif pos == "ADJ":
            if every:
                yield from clauses.adjective_cue(token)
        elif lower == "according":
            yield from clauses.according(token)
        elif pos == "ADV" and token.dep_ == "advmod":
            if every:
                yield from clauses.adverb_cue(token)
        elif token.text == ":" and not inside[token.i]:
            opened = openings.get(token.i + 1) or openings.get(token.i + 2)
            yield from quotes.label(token, opened)
        elif token.text in DASHES and token.i in closings:
            yield from quotes.signature(token, closings[token.i])


def _inside(doc: Doc, quotations: list[Quotation]) -> list[bool]:
    inside = [False] * len(doc)
    for quotation in quotations:
        for index in range(quotation.start, quotation.end):
            inside[index] = True
    return inside
