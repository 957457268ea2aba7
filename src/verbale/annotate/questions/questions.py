"""What is at issue inside one report, and the positions that its own voices take; no side is chosen."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from verbale.annotate.drafts import draft_of
from verbale.annotate.questions.counts import differing_counts
from verbale.annotate.questions.next_meeting import next_meeting
from verbale.annotate.questions.paired_claims import paired_claims
from verbale.annotate.questions.proposals import proposals
from verbale.annotate.questions.purposes import purposes
from verbale.annotate.questions.receipts import receipts
from verbale.annotate.questions.rival_accounts import rival_accounts
from verbale.annotate.questions.rival_counts import rival_counts

__all__ = ["verbale_questions"]

FINDERS = (next_meeting, proposals, paired_claims, purposes, differing_counts, rival_counts, rival_accounts, receipts)


@Language.component("verbale_questions")
def verbale_questions(doc: Doc) -> Doc:
    """The Doc with the questions in its draft, in the order of the finders."""
    draft = draft_of(doc)
    for find in FINDERS:
        draft.questions.extend(find(doc, draft))
    return doc
