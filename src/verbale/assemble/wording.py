"""What a text is about, in a form in which two texts can be compared: sentences, and the stems of their words."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable
from functools import lru_cache
from typing import Final

from verbale.lexicon.function_words import function_words

__all__ = ["likeness", "sentence_at", "sentence_span", "sentences", "stems", "unquoted"]

_WORD: Final = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")
_SENTENCE_END: Final = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[\"“‘(]?[^\W\d_a-z])|\n\s*\n|\r\n\s*\r\n")
_QUOTED: Final = re.compile(r"[“\"][^”\"\n]*[”\"]")
_ABBREVIATED: Final = re.compile(
    r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Col|Lt|Maj|Sen|Rep|St|No|Jan|Feb|Aug|Sept|Oct|Nov|Dec)\.$"
)
_ENDINGS: Final = (
    "isation", "ization", "ation", "ement", "ment", "ing", "ion", "ied", "ie", "ed", "er", "ly", "ity", "al", "e", "y",
)  # fmt: skip
_STEM_LENGTH: Final = 3


def sentences(text: str) -> list[str]:
    """The sentences of a text, with single spaces; initials and common abbreviations end none.

    >>> sentences("They met the U.S. envoy. He left.\\n\\nNothing more")
    ['They met the U.S. envoy.', 'He left.', 'Nothing more']
    """
    found: list[str] = []
    for piece in _SENTENCE_END.split(text):
        words = " ".join(piece.split())
        if not words:
            continue
        if found and _ABBREVIATED.search(found[-1]) and "\n\n" not in piece:
            found[-1] = f"{found[-1]} {words}"
        else:
            found.append(words)
    return found


def unquoted(sentence: str) -> str:
    """The sentence without what stands between quotation marks: two reports may quote the same words.

    >>> unquoted('He called it "a first step" forward')
    'He called it  forward'
    """
    return _QUOTED.sub("", sentence)


@lru_cache(maxsize=65536)
def _told_by(word: str) -> str:
    """The stem of a word in small letters; nothing for one that says nothing of what a text is about."""
    plain = word.replace("’", "'").removesuffix("'s").replace("'", "").replace("-", "")
    return _stem(plain) if plain and plain not in function_words() else ""


def _stem(word: str) -> str:
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > _STEM_LENGTH:
        word = word[:-1]
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _STEM_LENGTH:
            word = word[: -len(ending)]
            if ending == "ing" and word.endswith("y") and len(word) > _STEM_LENGTH:
                word = word[:-1]
            break
    return word[:-1] if len(word) > _STEM_LENGTH and word[-1] == word[-2] else word


def stems(text: str) -> tuple[str, ...]:
    """The stems of the words that say what a text is about, in order.

    >>> stems("They agreed on the arming and training of militias")
    ('agre', 'arm', 'train', 'militia')
    """
    return tuple(filter(None, map(_told_by, _WORD.findall(text.casefold()))))


def likeness(first: Iterable[Hashable], second: Iterable[Hashable]) -> float:
    """How much two sets of stems share, in [0, 1] (Dice's coefficient); 0 where one is empty.

    >>> likeness({"arm", "militia"}, {"arm", "train"})
    0.5
    """
    one, other = frozenset(first), frozenset(second)
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def sentence_span(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence of a text that holds the characters `[start, end)` begins and ends.

    >>> sentence_span("They met. He left at once. Nothing more.", 13, 17)
    (10, 26)
    """
    before = [match.end() for match in _SENTENCE_END.finditer(text, 0, start + 1) if match.end() <= start]
    after = _SENTENCE_END.search(text, end)
    return before[-1] if before else 0, after.start() if after else len(text)


def sentence_at(text: str, start: int, end: int) -> str:
    """The sentence of a text that holds the characters `[start, end)`, with single spaces.

    >>> sentence_at("They met. He left at once. Nothing more.", 13, 17)
    'He left at once.'
    """
    first, last = sentence_span(text, start, end)
    return " ".join(text[first:last].split())
