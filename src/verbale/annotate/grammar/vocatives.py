"""Who is only spoken to at the head of a sentence: "Minister Roe, President Poe told parliament that ...".

The parser takes a title and a name before a comma for the subject, and the subject for an apposition. An apposition is
closed by a second comma; where none stands before the verb, what stands first is called upon, in direct speech always,
elsewhere where another title follows, since two titles are two persons'.
"""

from __future__ import annotations

from typing import Final

from spacy.language import Language
from spacy.tokens import Doc, Token

from verbale.annotate.drafts import TokenSpan, draft_of
from verbale.annotate.grammar.columns import columns_of
from verbale.annotate.grammar.quotations import QuotationIndex, find_quotations
from verbale.annotate.grammar.syntax import trimmed
from verbale.lexicon.who import titles

__all__ = ["NAME", "set_vocatives", "without_addressed"]

NAME: Final = "verbale_vocatives"
VOCATIVE: Final = "vocative"
LONGEST: Final = 6
"""Tokens of a title with a name."""
NAMED: Final = frozenset({VOCATIVE, "compound", "nmod"})
"""Relations of the words of a title and a name."""
NOMINAL: Final = frozenset({"nsubj", "appos"})
FINITE: Final = frozenset({"VBD", "VBZ", "VBP", "MD", "VBN"})
"""Tags of the verb behind the subject; "called" after a mistaken apposition is taken for a participle."""
BETWEEN: Final = frozenset({"RB", "RBR"})
"""Tags of what may stand between the two."""


@Language.component(NAME)
def set_vocatives(doc: Doc) -> Doc:
    """The Doc with those who are spoken to under the verb, as `vocative`, and its subject as that."""
    words = columns_of(doc).text
    for comma in [index for index, word in enumerate(words) if word == "," and 0 < index < len(words) - 1]:
        start = _opening(doc, comma)
        if start is not None:
            _settle(doc, start, comma)
    return doc


def without_addressed(doc: Doc, spans: list[TokenSpan]) -> list[TokenSpan]:
    """Noun phrases without somebody spoken to at their head."""
    found = []
    for start, end in spans:
        addressed = any(VOCATIVE in (token.dep_, token.head.dep_) for token in doc[start:end] if token.dep_ in NAMED)
        if addressed:
            start = next((at for at in range(start, end) if doc[at].text == ","), end)
        span = trimmed(doc, start, end) if addressed or doc[start].text == "," else (start, end)
        if span is not None:
            found.append(span)
    return found


def _opening(doc: Doc, comma: int) -> int | None:
    """Where the title begins with which, and with a name, the sentence opens up to a comma."""
    start = comma
    while start > 0 and comma - start < LONGEST and not doc[start].is_sent_start:
        if not (doc[start - 1].tag_ in ("NNP", "NNPS") or doc[start - 1].text == "."):
            break
        start -= 1
    before = doc[start - 1] if start else None
    opens = start < comma and (before is None or doc[start].is_sent_start or before.is_quote)
    return start if opens and _is_titled(doc, start, comma) else None


def _is_titled(doc: Doc, start: int, end: int) -> bool:
    return any(" ".join(doc[start:stop].text.split()) in titles() for stop in range(start + 1, min(start + 4, end + 1)))


def _settle(doc: Doc, start: int, comma: int) -> None:
    """Make the noun between a comma and the next verb its subject, if what opens the sentence is a vocative."""
    found = _subject(doc, start, comma)
    if found is None:
        return
    noun, verb = found
    first = comma + 1
    if not (_is_spoken(doc, start) or _is_titled(doc, first, noun.i)):
        return
    called = doc[start:comma].root
    if noun.is_ancestor(verb) or called.is_ancestor(verb):
        verb.head, verb.dep_ = (verb, "ROOT") if called.head.i == called.i else (called.head, called.dep_)
    noun.head, noun.dep_ = verb, "nsubj"
    called.head, called.dep_ = verb, VOCATIVE


def _subject(doc: Doc, start: int, comma: int) -> tuple[Token, Token] | None:
    """The noun whose phrase stands between the comma and a finite verb, and the verb."""
    for noun in doc[comma + 1 : doc[comma].sent.end]:
        if noun.text == "," or noun.tag_ in FINITE:
            return None
        asks = doc[comma + 1].tag_.startswith("W")  # "General, how many soldiers are there?"
        if asks or noun.dep_ not in NOMINAL or noun.left_edge.i != comma + 1 or list(noun.conjuncts):
            continue
        at = noun.i + 1
        while at < len(doc) and doc[at].tag_ in BETWEEN:
            at += 1
        if at < len(doc) and doc[at].tag_ in FINITE:
            helper = doc[at]
            verb = helper.head if helper.dep_ in ("aux", "auxpass") and helper.head.i > at else helper
            inserted = verb.i + 1 < len(doc) and doc[verb.i + 1].text == ","  # "Minister Roe, Kenya said, had left"
            return None if inserted else (noun, verb)
        return None
    return None


def _is_spoken(doc: Doc, start: int) -> bool:
    """Whether it stands in a quotation or in a turn of a transcript."""
    document = draft_of(doc).document
    turns = [part.end for part in document.parts if part.kind == "turn_label"] if document is not None else []
    quoted = QuotationIndex(find_quotations(doc)).at(start) is not None
    return quoted or any(end <= doc[start].idx for end in turns)
