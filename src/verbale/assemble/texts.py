"""A report's own text as copies are found by it: its sentences, keys for candidates, and how much two texts share."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from itertools import chain, pairwise
from typing import Final

from rensa import RMinHash  # type: ignore[import-untyped]

from verbale.assemble.wording import likeness, sentences, stems, unquoted
from verbale.model import Document

__all__ = ["Text", "containment", "keys_of", "month_of", "text_of", "whole_key"]

BANDS: Final = 32
ROWS: Final = 3
"""Rows of a band, and bands: two texts of which a half of the stems are shared meet in one of them with 98 %, with a
third 70 %, with a tenth 3 % (1 - (1 - s^ROWS)^BANDS)."""

SEED: Final = 20070528

SAME_SENTENCE: Final = 0.6
"""Likeness from which a sentence is a light edit of another. On own rewrites edits lie at .6 to .95, sentences of two
reports about one event at .5 and below (`tests/assemble/test_stories.py`)."""

FEWEST: Final = 0.4
"""Share of its stems that a sentence must have in common with another to be that like it: `SAME_SENTENCE` asks for .43
where the other has no more than these."""

SAME_ORDER: Final = 0.4
"""Likeness of the pairs of neighbouring stems that such an edit must have too: who edits keeps most of the order, who
writes of the same facts does not. On own rewrites long edits lie at .44 to 1; of the three sentences of two short
reports (`tests/assemble/railway`, 01 and 02) that share their stems, two lie at .11 and .33."""

LONG_SENTENCE: Final = 5
"""Stems outside quotation marks that a sentence must have to count: shorter ones are alike by chance."""

KEYED_SENTENCES: Final = 6

STEMS: Final = 2000
"""Texts of which the places of stems are kept, about 30 KB each."""


@dataclass(frozen=True, eq=False)
class Text:
    """A report as copies are found by it: `sentences` are the stems of those that are long enough, `whole` a hash of
    all its words, `length` the number of its stems, `day` when it was published."""

    document: str
    sentences: tuple[tuple[str, ...], ...]
    whole: str
    length: int
    day: date | None

    @cached_property
    def marks(self) -> tuple[str, ...]:
        """Of two copies of a month one of these is the same: a long sentence, or a band of the MinHash of the stems."""
        longest = sorted(self.sentences, key=len)[-KEYED_SENTENCES:]
        return (*(f"sentence {_hash(' '.join(sentence))}" for sentence in longest), *_bands(self))


class _Stems:
    """The stems of a text's sentences, each once, and the places of the sentences in which each stands."""

    def __init__(self, text: Text) -> None:
        self.of = tuple(map(frozenset, text.sentences))
        self.places: dict[str, list[int]] = defaultdict(list)
        for at, sentence in enumerate(self.of):
            for stem in sentence:
                self.places[stem].append(at)


@lru_cache(maxsize=STEMS)
def _stems_of(text: Text) -> _Stems:
    return _Stems(text)


def text_of(document: Document) -> Text:
    """The text of a document without its headers and what belongs to the page."""
    told = [(sentence, stems(sentence)) for sentence in sentences(_body(document))]
    found = [all_stems if (bare := unquoted(sentence)) == sentence else stems(bare) for sentence, all_stems in told]
    words = " ".join(stem for _, all_stems in told for stem in all_stems)
    day = date.fromisoformat(document.published.start[:10]) if document.published else None
    kept = tuple(sentence for sentence in found if len(sentence) >= LONG_SENTENCE)
    return Text(document.id, kept, _hash(words), len(words.split()), day)


def keys_of(text: Text, months: Sequence[int]) -> list[str]:
    """The keys of which two copies share one: the whole text at any time; in these months, a long sentence word for
    word or a band of the MinHash of the stems."""
    return [whole_key(text), *(f"#{month} {mark}" for month in months for mark in text.marks)]


def whole_key(text: Text) -> str:
    """The key that a text shares with what repeats it word for word."""
    return f"#text {text.whole}"


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
    left = set(range(len(other.sentences)))
    mine, theirs = _stems_of(text), _stems_of(other)
    shared = 0
    for at in sorted(range(len(text.sentences)), key=lambda at: -len(text.sentences[at])):
        sentence = mine.of[at]
        both = Counter(chain.from_iterable(filter(None, map(theirs.places.get, sentence))))
        enough = len(sentence) * FEWEST
        scores = (
            (2 * count / (len(sentence) + len(theirs.of[place])), -place)
            for place, count in both.items()
            if count >= enough and place in left
        )
        best, place = max(scores, default=(0.0, 0))
        if best >= SAME_SENTENCE and _in_order(text.sentences[at], other.sentences[-place]):
            shared += len(text.sentences[at])
            left.discard(-place)
    return shared / total


def _in_order(sentence: Sequence[str], stand: Sequence[str]) -> bool:
    """Whether two sentences have enough neighbouring stems in common."""
    return likeness(pairwise(sentence), pairwise(stand)) >= SAME_ORDER


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
