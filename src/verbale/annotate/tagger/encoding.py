"""The encoder's pass over a Doc, once for all components that read from it; and the named entities that it finds.

The entities take the place of those of spaCy's `ner`, which the pipeline leaves out: one pass serves both.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span

from verbale.annotate.drafts import draft_of
from verbale.annotate.tagger.tagger import Encoded, load_tagger

__all__ = ["encode", "encoded_of"]


@Language.component("verbale_encoding")
def encode(doc: Doc) -> Doc:
    """The Doc with the encoder's pass in its draft and with its named entities."""
    encoded = encoded_of(doc)
    doc.set_ents([Span(doc, start, end, label=kind) for (start, end), kind in encoded.entities])
    return doc


def encoded_of(doc: Doc) -> Encoded:
    """The encoder's pass over a Doc, made when it is first asked for."""
    draft = draft_of(doc)
    if draft.encoded is None:
        draft.encoded = load_tagger().encode(doc)
    return draft.encoded
