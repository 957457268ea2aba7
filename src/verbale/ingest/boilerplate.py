"""Text of the page that is not the report: comment counters, share bars, copyright lines, lists of other articles."""

from __future__ import annotations

import re
from collections.abc import Sequence

from verbale.ingest.layout import Paragraph, ends_sentence
from verbale.lexicon.page import boilerplate_rules
from verbale.model import Boilerplate

__all__ = ["boilerplate_in"]

LONGEST = 320
"""Characters of a boilerplate paragraph; a longer one is never tried."""
TOP = 6
"""Paragraphs at the top where the frame of a page may stand."""
BOTTOM = 15
"""Paragraphs at the bottom where it may stand."""
LONGEST_LINK = 120
"""Characters of the title of another article."""
_LIST_OPENERS = re.compile(
    r"(?:related|recommended|more|latest|popular|trending|top|similar|other|most (?:read|popular|viewed|e-?mailed))\b"
    r"[^.?!]{0,60}:?|see also:?|you (?:may|might) [^.]{0,40}:?\.{0,3}",
    re.IGNORECASE,
)


def boilerplate_in(text: str, paragraphs: Sequence[Paragraph]) -> tuple[Boilerplate, ...]:
    """The paragraphs that are boilerplate as a whole; a sentence of the report is none.

    Rules of the zones `edge`, `top` and `bottom` count only near the ends of the text, where frames of pages stand.
    """
    last = len(paragraphs)
    found: list[Boilerplate] = []
    in_list = False
    for index, paragraph in enumerate(paragraphs):
        top, bottom = index < TOP, index >= last - BOTTOM
        kind = _kind(paragraph.words, top, bottom) if len(paragraph.words) <= LONGEST else None
        if kind is None and in_list and _is_link(paragraph.words):
            kind = "related"
        else:
            in_list = bottom and kind == "related" and _LIST_OPENERS.fullmatch(paragraph.words) is not None
        if kind is not None:
            start, end = paragraph.start, paragraph.end
            found.append(Boilerplate(start, end, text[start:end], kind=kind))
    return tuple(found)


def _kind(words: str, top: bool, bottom: bool) -> str | None:
    for rule in boilerplate_rules():
        if rule.zone != "any" and not ((top and rule.zone != "bottom") or (bottom and rule.zone != "top")):
            continue
        if rule.pattern.fullmatch(words):
            return rule.kind
    return None


def _is_link(words: str) -> bool:
    return len(words) <= LONGEST_LINK and not ends_sentence(words)
