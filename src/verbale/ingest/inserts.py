"""Short pieces between the paragraphs of a report: subheadings and captions."""

from __future__ import annotations

import re
from collections.abc import Sequence

from verbale.ingest.layout import Paragraph, ends_sentence
from verbale.model import Part

__all__ = ["insert_parts"]

LONGEST_SUBHEADING = 70
LONGEST_CAPTION = 320
_CAPTION = re.compile(
    r"(?:(?:file )?(?:image|photo|photograph|picture|caption|illustration|map|graphic)s?"
    r"(?: credit| by| courtesy of)? ?[:/] ?\S.*"
    r"|.*\b(?:image|photo|photograph|picture|credit)s?(?: credit| courtesy of)? ?[:/] ?[A-ZÀ-Þ][^.]{1,60}\.?"
    r"|.*\((?:[A-Z][\w /.-]{0,30})?(?:[Ff]ile )?[Pp]hoto(?:graph)?(?:[/,: ][^)]{0,60})?\)\.?"
    r"|file photo\.?)",
    re.IGNORECASE,
)


def insert_parts(text: str, paragraphs: Sequence[Paragraph], skip: frozenset[int] = frozenset()) -> list[Part]:
    """Captions with a credit, and short lines without a full stop that stand between two paragraphs."""
    parts = []
    for index, paragraph in enumerate(paragraphs):
        if paragraph.start in skip:
            continue
        start, end = paragraph.start, paragraph.end
        if len(paragraph.words) <= LONGEST_CAPTION and _CAPTION.fullmatch(paragraph.words):
            parts.append(Part(start, end, text[start:end], kind="caption", value=paragraph.words))
        elif 0 < index < len(paragraphs) - 1 and _is_subheading(paragraphs, index, skip):
            parts.append(Part(start, end, text[start:end], kind="subheading", value=paragraph.words))
    return parts


def _is_subheading(paragraphs: Sequence[Paragraph], index: int, skip: frozenset[int]) -> bool:
    words = paragraphs[index].words
    before, after = paragraphs[index - 1], paragraphs[index + 1]
    return (
        len(words) <= LONGEST_SUBHEADING
        and words[0].isupper()
        and words[-1].isalnum()
        and len(words.split()) > 1
        and before.start not in skip
        and ends_sentence(before.words)
        and len(before.words) > len(words)
        and ends_sentence(after.words)
        and len(after.words) > len(words)
        and paragraphs[index].after_blank
    )
