"""From the tagger's scores to attributions: which words are cues, and the best source and content of each.

Everything here counts in words (`DocFeatures.words`), not in tokens.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

__all__ = [
    "CANDIDATE",
    "CueScores",
    "LinkedCue",
    "cue_spans",
    "linked",
    "probabilities",
    "windows",
]

Floats = NDArray[np.float32]
WordSpan = tuple[int, int]

NONE, SOURCE, CUE, CUE_MORE, CONTENT = range(5)
"""Columns of the role head."""
LINK_NONE, LINK_SOURCE, LINK_CONTENT = range(3)
"""Columns of the linking head."""

CANDIDATE: Final = 0.1
"""A word with a lower probability of starting a cue is not looked at."""
CUE_GOES_ON: Final = 0.5
"""A cue goes on while the next word is this likely to be in a cue, as a share of its surest start."""
FURTHER: Final = 0.1
"""The same for the share of the next word's probability that is for going on, not for starting another cue."""
SWITCH: Final = 0.5
"""What a change between none, source and content costs, in nats: the best of 0 to 2 on PolNeAR dev."""
WORTH: Final = 0.3
"""A source or content none of whose words has this probability is none."""


@dataclass(slots=True)
class CueScores:
    """A possible cue of the words `[start, end)`; `links` (words, 3) are probabilities over the window from `first`."""

    start: int
    end: int
    probability: float
    first: int
    links: Floats


@dataclass(slots=True)
class LinkedCue:
    """A cue with its source and content; the certainties are mean probabilities of their words (0 without any)."""

    start: int
    end: int
    probability: float
    source: list[WordSpan]
    content: list[WordSpan]
    source_certainty: float
    content_certainty: float


def probabilities(scores: Floats) -> Floats:
    """The scores of the last axis as probabilities."""
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    result: Floats = raised / raised.sum(axis=-1, keepdims=True)
    return result


def windows(
    first: NDArray[np.int64], sentences: NDArray[np.int64], *, size: int, overlap: int
) -> list[tuple[WordSpan, WordSpan]]:
    """Word ranges that together cover the text, each with the part of it that it answers for.

    A range has at most `size` pieces and shares about `overlap` of them with the next; cuts stand at sentence starts
    where there are any.

    Args:
        first: where each word's pieces start, and the end.
        sentences: the number of each word's sentence.
        size: most pieces in a range.
        overlap: pieces that two ranges share.
    """
    count = len(sentences)
    begins = np.flatnonzero(np.diff(sentences, prepend=-1))
    made: list[tuple[WordSpan, WordSpan]] = []
    start = owned = 0
    while start < count:
        end = max(start + 1, min(count, int(np.searchsorted(first, first[start] + size, side="right")) - 1))
        if end >= count:
            made.append(((start, count), (owned, count)))
            break
        earliest = max(start + 1, int(np.searchsorted(first, first[end] - overlap, side="left")))
        following = _nearest(begins, earliest, start + 1, end)
        border = _nearest(begins, (following + end) // 2, max(following, owned + 1), end)
        made.append(((start, end), (owned, border)))
        start, owned = following, border
    return made


def _nearest(begins: NDArray[np.int64], wanted: int, low: int, high: int) -> int:
    """The sentence start nearest to `wanted` in `[low, high]`, else `wanted` itself brought inside."""
    inside = begins[(begins >= low) & (begins <= high)]
    if len(inside) == 0:
        return min(max(wanted, low), high)
    return int(inside[np.argmin(np.abs(inside - wanted))])


def cue_spans(roles: Floats, *, least: float = CANDIDATE) -> list[tuple[int, int, float]]:
    """Possible cues, best first, none over another: start, end and probability.

    Args:
        roles: probabilities of the role head, a row a word.
        least: the probability that a cue must reach.
    """
    starts = roles[:, CUE]
    further = roles[:, CUE_MORE]
    either = starts + further
    taken = np.zeros(len(roles) + 1, dtype=bool)
    found = []
    for seed in np.argsort(-starts, kind="stable").tolist():
        if starts[seed] < least:
            break
        if taken[seed]:
            continue
        enough = CUE_GOES_ON * either[seed]
        start, end = seed, seed + 1
        while end < len(roles) and not taken[end] and either[end] > enough and further[end] > FURTHER * either[end]:
            end += 1
        while start > 0 and not taken[start - 1] and either[start - 1] > enough and further[start] > starts[start]:
            start -= 1
        taken[start:end] = True
        found.append((start, end, float(either[start:end].max())))
    return found


def linked(cue: CueScores, *, switch: float = SWITCH) -> LinkedCue:
    """The cue with the best source (one run of words) and content (any number of runs)."""
    scores = np.log(np.clip(cue.links, 1e-6, 1.0))
    own = slice(max(0, cue.start - cue.first), max(0, cue.end - cue.first))
    scores[own, LINK_SOURCE:] = -50.0
    labels = _best_path(scores, switch)
    sources = _runs(labels == LINK_SOURCE)
    contents = _runs(labels == LINK_CONTENT)
    own_source = cue.links[:, LINK_SOURCE]
    own_content = cue.links[:, LINK_CONTENT]
    sources = [span for span in sources if own_source[slice(*span)].max() >= WORTH]
    contents = [span for span in contents if own_content[slice(*span)].max() >= WORTH]
    if len(sources) > 1:
        sources = [max(sources, key=lambda span: float((own_source[slice(*span)] - 0.3).sum()))]
    return LinkedCue(
        start=cue.start,
        end=cue.end,
        probability=cue.probability,
        source=[(start + cue.first, end + cue.first) for start, end in sources],
        content=[(start + cue.first, end + cue.first) for start, end in contents],
        source_certainty=_mean(own_source, sources),
        content_certainty=_mean(own_content, contents),
    )


def _best_path(scores: Floats, switch: float) -> NDArray[np.int64]:
    """The labels with the highest sum of scores less `switch` for every change."""
    count = len(scores)
    busy = np.flatnonzero(scores[:, LINK_NONE] < -0.01)
    labels = np.zeros(count, dtype=np.int64)
    if len(busy) == 0:
        return labels
    low, high = int(busy[0]), int(busy[-1]) + 1
    back = []
    total = scores[low].tolist()
    total[1] -= switch
    total[2] -= switch
    for row in scores[low + 1 : high].tolist():
        best = 0 if total[0] >= total[1] and total[0] >= total[2] else 1 if total[1] >= total[2] else 2
        jump = total[best] - switch
        came = [0, 1, 2]
        fresh = [0.0, 0.0, 0.0]
        for label in (0, 1, 2):
            if jump > total[label]:
                came[label] = best
                fresh[label] = jump + row[label]
            else:
                fresh[label] = total[label] + row[label]
        back.append(came)
        total = fresh
    label = max((0, 1, 2), key=lambda value: total[value] - (switch if value else 0))
    for position in range(high - 1, low - 1, -1):
        labels[position] = label
        if position > low:
            label = back[position - low - 1][label]
    return labels


def _runs(wanted: NDArray[np.bool_]) -> list[WordSpan]:
    edges = np.flatnonzero(np.diff(np.concatenate(([False], wanted, [False])).astype(np.int8)))
    return [(int(start), int(end)) for start, end in zip(edges[::2], edges[1::2], strict=True)]


def _mean(values: Floats, spans: Sequence[WordSpan]) -> float:
    if not spans:
        return 0.0
    return float(np.concatenate([values[start:end] for start, end in spans]).mean())
