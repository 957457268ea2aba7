"""A report's own text as copies are found by it: its sentences, keys for candidates, and how much two texts share."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Final, NamedTuple

from rensa import RMinHash  # type: ignore[import-untyped]

from verbale.assemble.wording import likeness, sentences, stems, unquoted
from verbale.model import Document

__all__ = ["Text", "containment", "keys_of", "text_of"]

BANDS: Final = 32
ROWS: Final = 3
"""Rows of a band, and bands: two texts of which a half of the stems are shared meet in one of them with 98 %, with a
third 70 %, with a tenth 3 % (1 - (1 - s^ROWS)^BANDS)."""

SEED: Final = 20070528

SAME_SENTENCE: Final = 0.6
"""Likeness from which a sentence is a light edit of another. On own rewrites edits lie at .6 to .95, sentences of two
reports about one event at .5 and below (`tests/assemble/test_stories.py`)."""

SAME_ORDER: Final = 0.4
"""Likeness of the pairs of neighbouring stems that such an edit must have too: who edits keeps most of the order, who
writes of the same facts does not. On own rewrites long edits lie at .44 to 1; of the three sentences of two short
reports (`tests/assemble/railway`, 01 and 02) that share their stems, two lie at .11 and .33."""

LONG_SENTENCE: Final = 5
"""Stems outside quotation marks that a sentence must have to count: shorter ones are alike by chance."""

KEYED_SENTENCES: Final = 6


class Text(NamedTuple):
    """A report as copies are found by it: `sentences` are the stems of those that are long enough, `whole` a hash of
    all its words, `length` the number of its stems, `day` when it was published."""

    document: str
    sentences: tuple[tuple[str, ...], ...]
    whole: str
    length: int
    day: date | None


def text_of(document: Document) -> Text:
    """The text of a document without its headers and what belongs to the page."""
    body = _body(document)
    found = [stems(unquoted(sentence)) for sentence in sentences(body)]
    words = " ".join(stem for sentence in sentences(body) for stem in stems(sentence))
    day = date.fromisoformat(document.published.start[:10]) if document.published else None
    kept = tuple(sentence for sentence in found if len(sentence) >= LONG_SENTENCE)
    return Text(document.id, kept, _hash(words), len(words.split()), day)


def keys_of(text: Text, months: Sequence[int]) -> list[str]:
    """The keys of which two copies share one: the whole text at any time; in these months, a long sentence word for
    word or a band of the MinHash of the stems."""
    marks = [f"sentence {_hash(' '.join(sentence))}" for sentence in sorted(text.sentences, key=len)[-KEYED_SENTENCES:]]
    marks += _bands(text)
    return [f"#text {text.whole}", *(f"#{month} {mark}" for month in months for mark in marks)]


def month_of(day: date | None) -> int:
    """The number of the month since year 0; 0 for none."""
    return 12 * day.year + day.month if day else 0


def containment(text: Text, other: Text) -> float:
    """The share of the text that stands in the other, in [0, 1]: its sentences weighed by their stems.

    A sentence of the other stands for one of the text only.
    """
    total = sum(map(len, text.sentences))
    if not total:
        return 1.0 if text.whole == other.whole else 0.0
    left = list(other.sentences)
    shared = 0
    for sentence in sorted(text.sentences, key=len, reverse=True):
        scores = [(likeness(sentence, stand), at) for at, stand in enumerate(left)]
        best, at = max(scores, key=lambda pair: (pair[0], -pair[1]), default=(0.0, 0))
        if best >= SAME_SENTENCE and likeness(pairwise(sentence), pairwise(left[at])) >= SAME_ORDER:
            shared += len(sentence)
            del left[at]
    return shared / total


def _body(document: Document) -> str:
    """The text with headers and boilerplate cut out."""
    cut = [(part.start, part.end) for part in document.parts if part.kind in ("metadata", "byline", "dateline")]
    cut += [(line.start, line.end) for line in document.boilerplate]
    kept, at = [], 0
    for start, end in sorted(cut):
        kept.append(document.text[at : max(at, start)])
        at = max(at, end)
    return "\n\n".join([*kept, document.text[at:]])


def _bands(text: Text) -> Iterator[str]:
    tokens = {stem for sentence in text.sentences for stem in sentence}
    if not tokens:
        return
    sketch = RMinHash(BANDS * ROWS, SEED)
    sketch.update(sorted(tokens))
    digest = sketch.digest()
    for band in range(BANDS):
        rows = ",".join(str(value) for value in digest[ROWS * band : ROWS * (band + 1)])
        yield f"band {band} {_hash(rows)}"


def _hash(words: str) -> str:
    return hashlib.blake2b(words.encode(), digest_size=8).hexdigest()
