"""Paragraphs: sentence starts that the layout gives, set before the parser sees the text."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from verbale.annotate.drafts import draft_of

__all__ = ["paragraph_starts", "set_paragraph_starts"]

LONG_STRETCH: Final = 250
"""Tokens of a paragraph after which the next full stop ends a sentence, whatever the parser thinks."""
LONGEST_SENTENCE: Final = 400
"""Tokens after which one is ended anywhere: a run-on must cost no more a token than prose, nor a tree grow deeper than
the rules that climb it may."""
STOPS: Final = frozenset({".", "?", "!"})
JOINING: Final = frozenset({"and", "or"})
"""Words that start no sentence right after a word; the parser thinks so of "Turkey and Greece" below a headline with
both names."""


def paragraph_starts(doc: Doc) -> list[int]:
    """Indices of the first token of each paragraph, looked for once; a line break ends a paragraph.

    The text that reaches the pipeline has single line breaks only where a line is a paragraph (`ingest.masked`).
    """
    draft = draft_of(doc)
    if draft.paragraphs is None:
        draft.paragraphs = _found_in(doc)
    return draft.paragraphs


def _found_in(doc: Doc) -> list[int]:
    blank = doc.to_array("IS_SPACE").astype(bool)
    solid = np.flatnonzero(~blank)
    breaks = [index for index in np.flatnonzero(blank).tolist() if "\n" in doc[index].text]
    places = np.unique(np.searchsorted(solid, [0, *breaks]))
    found: list[int] = solid[places[places < len(solid)]].tolist()
    return found


@Language.component("verbale_paragraphs")
def set_paragraph_starts(doc: Doc) -> Doc:
    """The Doc with a sentence start at each paragraph, one inside a paragraph where it cannot be far, and none at an
    "and" between words."""
    starts = paragraph_starts(doc)
    for index in starts:
        doc[index].is_sent_start = True
    for start, end in pairwise([*starts, len(doc)]):
        last = start
        for index in range(start + LONG_STRETCH, end):
            length = index - last
            if length >= LONGEST_SENTENCE or (length >= LONG_STRETCH and doc[index - 1].text in STOPS):
                doc[index].is_sent_start = True
                last = index
    joining = [doc.vocab.strings[word] for word in JOINING]
    for index in np.flatnonzero(np.isin(doc.to_array("ORTH"), np.array(joining, dtype=np.uint64))).tolist():
        if index and doc[index - 1].is_alpha:
            doc[index].is_sent_start = False
    return doc
