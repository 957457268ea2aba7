"""The labels of a transcript's turns ("Q:", "AMBASSADOR ROE:"), where a text is a transcript."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Literal, NamedTuple

from verbale.ingest.layout import Paragraph
from verbale.lexicon.page import turn_labels
from verbale.lexicon.who import sender_in_brackets
from verbale.model import Part

__all__ = ["turn_parts"]

FEWEST_TURNS = 3
"""Labels from which a text is a transcript, unless they say that it is one of a council."""
FEWEST_WORDS = 2
"""Words after a label that is only a name; "Roe: 45" stands in a table."""
_WORD = r"[A-ZÀ-Þ][\w.'’-]*"
_LABEL = re.compile(
    rf"[\"“]?(?P<label>{_WORD}(?: (?:{_WORD}|of|the|and|al|bin|de|van|for|\d)){{0,5}})"
    r"(?P<notes>(?:\s?(?:\([^)]{1,80}\)|\[[^\]]{1,80}\]))*)\s?:(?=\s|$)"
)
_LETTER_LABEL = re.compile(r"[\"“]?(?P<label>[QA])(?:\d{0,2})(?:\.|\s?[-–—])\s+(?=[\"“]?[A-Z])")
_Strength = Literal["role", "name", "title", "capitals", "delegate"]


class _Turn(NamedTuple):
    start: int
    end: int
    label: str
    strength: _Strength


def turn_parts(text: str, paragraphs: Sequence[Paragraph], skip: frozenset[int] = frozenset()) -> list[Part]:
    """The turn labels with their colons, none where fewer than three paragraphs have one.

    A label is a role ("Reporter"), a name in capitals, a name with a title, or another name that comes back. Of the
    record of a council fewer are enough: one of a delegate, "Ms. Roe (Peru)", or one of its president and one of
    somebody with a title.
    """
    turns = [turn for paragraph in paragraphs if paragraph.start not in skip if (turn := _turn(paragraph))]
    counts = Counter(turn.label for turn in turns)
    turns = [turn for turn in turns if turn.strength != "name" or counts[turn.label] > 1]
    if not _is_record(turns) and (len(turns) < FEWEST_TURNS or not _is_exchange(turns, counts)):
        return []
    return [
        Part(turn.start, turn.end, text[turn.start : turn.end], kind="turn_label", value=turn.label) for turn in turns
    ]


def _is_record(turns: list[_Turn]) -> bool:
    """Whether the labels are those of a council's record: a delegate's, or a role's and that of a name with a title."""
    strengths = {turn.strength for turn in turns}
    return "delegate" in strengths or strengths >= {"role", "title"}


def _is_exchange(turns: list[_Turn], counts: Counter[str]) -> bool:
    """Whether voices alternate: someone speaks twice, and another voice or a role does too."""
    labels = {turn.label for turn in turns}
    if len(labels) < 2:
        return False
    return any(counts[label] > 1 for label in labels) or any(turn.strength == "role" for turn in turns)


def _turn(paragraph: Paragraph) -> _Turn | None:
    match = _LABEL.match(paragraph.words)
    if match is None:
        match = _LETTER_LABEL.match(paragraph.words)
        if match is None:
            return None
    label = match["label"].strip()
    rest = paragraph.words[match.end() :]
    strength = _strength(label, rest)
    if strength is None:
        return None
    if strength in ("title", "capitals") and _is_sent(match, rest):
        strength = "delegate"
    return _Turn(paragraph.start + match.start("label"), paragraph.start + len(match.group().rstrip()), label, strength)


def _is_sent(match: re.Match[str], rest: str) -> bool:
    """Whether a label names a delegate with the state in brackets, and sentences follow."""
    notes = match.groupdict().get("notes") or ""
    return sender_in_brackets(notes) is not None and rest.rstrip(' "”’\n').endswith((".", "?", "!"))


def _strength(label: str, rest: str) -> _Strength | None:
    plain = label.lower().rstrip(".0123456789 ")
    if plain in turn_labels("not_label") or label.lower() in turn_labels("not_label"):
        return None
    if plain in turn_labels("role"):
        return "role"
    words = [word.rstrip(".").lower() for word in label.split()]
    titles = turn_labels("title")
    if len(words) > 1 and (words[0] in titles or " ".join(words[:2]) in titles):
        return "title"
    if sum(sign.isalpha() for sign in label) > 1 and label.upper() == label:
        return "capitals"
    if len(words) <= 4 and len(rest.split()) >= FEWEST_WORDS and not rest.lstrip()[:1].isdigit():
        return "name"
    return None
