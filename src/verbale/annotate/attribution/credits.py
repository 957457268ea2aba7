"""Picture credits: a caption with the name of who made the picture ("The bridge at dawn. Image: Ana Lind.")."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Doc

from verbale.annotate.drafts import StatementDraft
from verbale.annotate.grammar.columns import columns_of
from verbale.annotate.grammar.paragraphs import paragraph_starts
from verbale.annotate.grammar.syntax import trimmed
from verbale.lexicon.contents import credit_words

__all__ = ["picture_credits"]

NAME_WORDS = 8
"""A credited name has at most so many tokens."""
CONFIDENCE = 0.6


def picture_credits(doc: Doc) -> Iterator[StatementDraft]:
    """A statement of kind `document` for each credited caption: the picture's maker is the source of what it shows."""
    if ":" not in columns_of(doc).text:
        return
    known = credit_words()
    starts = [*paragraph_starts(doc), len(doc)]
    for first, last in pairwise(starts):
        for index in range(first + 1, last - 2):
            if doc[index].lower_ not in known or doc[index + 1].text != ":" or not doc[index].is_title:
                continue
            caption, name = trimmed(doc, first, index), trimmed(doc, index + 2, last)
            if caption is not None and name is not None and name[1] - name[0] <= NAME_WORDS:
                yield StatementDraft(
                    [name],
                    [(index, index + 1)],
                    [caption],
                    cue_head=index,
                    lemma=doc[index].lower_,
                    kind="document",
                    construction="credit",
                    confidence=CONFIDENCE,
                )
                break
