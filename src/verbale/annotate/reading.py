"""From a Document to a Doc, and from a Doc's finished drafts to the frozen Reading."""

from __future__ import annotations

import hashlib

from spacy.about import __version__ as spacy_version
from spacy.language import Language
from spacy.tokens import Doc

from verbale.annotate.drafts import draft_of
from verbale.annotate.freezing import Freezer
from verbale.model import Document, Reading, Statement, stable_id

__all__ = ["finish", "make_doc", "statements_of", "to_reading"]


def make_doc(nlp: Language, document: Document, masked_text: str) -> Doc:
    """A Doc of the masked text, which has the document's length, with the document in its draft."""
    doc = nlp.make_doc(masked_text)
    draft_of(doc).document = document
    return doc


def to_reading(doc: Doc) -> Reading:
    """The record of a Doc that the pipeline has been through.

    A Doc of somebody else's pipeline, which `make_doc` has not made, stands for a document of its text.
    """
    draft = draft_of(doc)
    return Freezer(doc, draft, draft.document or _document_of(doc)).reading()


def finish(doc: Doc) -> Reading:
    """The record of a Doc that is not needed any more.

    Its drafts are dropped: they hold the Doc that holds them, and such rings wait for the garbage collector, which
    comes so seldom that memory grows over a long run.
    """
    reading = to_reading(doc)
    doc.user_data.clear()
    return reading


def statements_of(doc: Doc) -> tuple[Statement, ...]:
    """The statements of a Doc: `doc._.statements` in any spaCy pipeline with Verbale's components."""
    return to_reading(doc).statements


def _document_of(doc: Doc) -> Document:
    digest = hashlib.sha256(doc.text.encode("utf-8", "surrogatepass")).hexdigest()
    return Document(
        id=stable_id("doc", "", digest),
        text=doc.text,
        sha256=digest,
        text_sha256=digest,
        extractor=f"spacy/{spacy_version}",
    )


Doc.set_extension("statements", getter=statements_of, force=True)
