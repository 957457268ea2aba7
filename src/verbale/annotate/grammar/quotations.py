"""Quotations: where quotation marks open and close, paragraph by paragraph.

Marks are paired inside a paragraph, never across the document, so that one lost mark spoils one paragraph at most. News
re-opens a quotation at each of its paragraphs and closes it only at the last: such a paragraph is a quotation that
`continues`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Doc

from verbale.annotate.drafts import draft_of
from verbale.annotate.grammar.columns import columns_of
from verbale.annotate.grammar.paragraphs import paragraph_starts

__all__ = ["Quotation", "QuotationIndex", "find_quotations"]

OPENING = frozenset({"“", "„", "«", "``", "‘"})
CLOSING = frozenset({"”", "»", "’"})
EITHER = frozenset({'"', "''", "＂"})
PARTNER = {"“": "”", "„": "“”", "«": "»", "``": "''", "‘": "’'"}
SINGLE = re.compile(r"(?<!\w)'(?=\w)(?:[^'\"\n]|'(?=\w)){1,1000}[^\s'\"]'(?!\w)")
"""A quotation in straight single marks: opened before a word, closed after a word or a punctuation mark.

Bounded, because every mark that opens and never closes is followed to the bound."""

SPEECH_WORDS = 5
"""A quotation of fewer words that is no whole sentence is a quoted fragment, not an utterance of its own."""


@dataclass(slots=True, eq=False)
class Quotation:
    """Tokens `[start, end)` with their marks; `closed` is False where the paragraph ends first."""

    start: int
    end: int
    closed: bool
    paragraph: int
    continues: bool = False
    utterance: bool = False


class QuotationIndex:
    """The quotations of a Doc by token; they do not overlap."""

    def __init__(self, quotations: list[Quotation]) -> None:
        self._at = {index: quotation for quotation in quotations for index in range(quotation.start, quotation.end)}

    def at(self, token: int) -> Quotation | None:
        """The quotation that the token is part of, marks included."""
        return self._at.get(token)

    def touching(self, start: int, end: int) -> list[Quotation]:
        """The quotations with a token in `[start, end)`, in text order."""
        found: list[Quotation] = []
        index = start
        while index < end:
            quotation = self._at.get(index)
            if quotation is not None:
                found.append(quotation)
                index = quotation.end
            else:
                index += 1
        return found


def find_quotations(doc: Doc) -> list[Quotation]:
    """The quotations of a parsed Doc in text order, nested ones left out; looked for once."""
    draft = draft_of(doc)
    if draft.quotations is None:
        draft.quotations = _found_in(doc)
    return draft.quotations


def _found_in(doc: Doc) -> list[Quotation]:
    starts = paragraph_starts(doc)
    found: list[Quotation] = []
    for number, first in enumerate(starts):
        last = starts[number + 1] if number + 1 < len(starts) else len(doc)
        while last > first and doc[last - 1].is_space:
            last -= 1
        found.extend(_in_paragraph(doc, first, last, number))
    for before, after in pairwise(found):
        if not before.closed and after.paragraph == before.paragraph + 1 and after.start == starts[after.paragraph]:
            after.continues = True
    reopened = {quotation.paragraph - 1 for quotation in found if quotation.continues}
    for quotation in found:
        if not quotation.closed and quotation.paragraph not in reopened:
            quotation.end = _sentence_end(doc, quotation)
        quotation.utterance = _is_utterance(doc, quotation)
    return found


def _in_paragraph(doc: Doc, first: int, last: int, number: int) -> list[Quotation]:
    found: list[Quotation] = []
    opened: int | None = None
    mark = ""
    words = columns_of(doc).text
    for index in range(first, last):
        text = words[index]
        if opened is None:
            if text in OPENING or (text in EITHER and _opens(doc, index, last)):
                opened, mark = index, text
        elif _closes(text, mark) and (text not in "’'" or doc[index].whitespace_ or _ends_word(doc, index)):
            if index > opened + 1:
                found.append(Quotation(opened, index + 1, True, number))
            opened = None
    if opened is not None:
        if mark == "‘":
            opened = None
        elif last > opened + 1:
            found.append(Quotation(opened, last, False, number))
    return found or _single_marks(doc, first, last, number)


def _closes(text: str, mark: str) -> bool:
    if mark in EITHER:
        return text in EITHER or text == "”"
    return text in PARTNER[mark] or text in EITHER


def _opens(doc: Doc, index: int, last: int) -> bool:
    """Whether an undirected mark opens: a mark after a digit is a measure, one before a space at the end closes."""
    token = doc[index]
    if index + 1 >= last:
        return False
    if token.whitespace_ and index > 0 and not doc[index - 1].whitespace_ and not doc[index - 1].is_space:
        return False
    return not (index > 0 and doc[index - 1].like_num and not doc[index - 1].whitespace_)


def _ends_word(doc: Doc, index: int) -> bool:
    return index + 1 >= len(doc) or not doc[index + 1].is_alpha


def _single_marks(doc: Doc, first: int, last: int, number: int) -> list[Quotation]:
    if first >= last:
        return []
    base = doc[first].idx
    text = doc[first:last].text
    if "'" not in text:
        return []
    found = []
    for match in SINGLE.finditer(text):
        span = doc.char_span(base + match.start(), base + match.end(), alignment_mode="expand")
        if span is not None and len(span) > SPEECH_WORDS:
            found.append(Quotation(span.start, span.end, True, number))
    return found


def _sentence_end(doc: Doc, quotation: Quotation) -> int:
    end = quotation.start + 1
    while end < quotation.end and not (doc[end].is_sent_start and end > quotation.start + 1):
        end += 1
    return end


def _is_utterance(doc: Doc, quotation: Quotation) -> bool:
    words = [token for token in doc[quotation.start + 1 : quotation.end] if token.is_alpha]
    if len(words) >= SPEECH_WORDS:
        return True
    before = doc[quotation.start - 1].text if quotation.start else "."
    last = doc[quotation.end - 2].text if quotation.closed else ""
    return bool(words) and words[0].is_title and (last in {".", "!", "?", ","} or before == ":")
