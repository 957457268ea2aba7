"""Paragraphs: sentence starts that the layout gives, set before the parser sees the text."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

__all__ = ["paragraph_starts", "set_paragraph_starts"]


def paragraph_starts(doc: Doc) -> list[int]:
    """Indices of the first token of each paragraph; a line break ends a paragraph.

    The text that reaches the pipeline has single line breaks only where a line is a paragraph (`ingest.masked`).
    """
    starts = []
    fresh = True
    for token in doc:
        if token.is_space:
            fresh = fresh or "\n" in token.text
        elif fresh:
            starts.append(token.i)
            fresh = False
    return starts


@Language.component("verbale_paragraphs")
def set_paragraph_starts(doc: Doc) -> Doc:
    """The Doc with a sentence start at each paragraph."""
    for index in paragraph_starts(doc):
        doc[index].is_sent_start = True
    return doc
