"""From the tagger's scores to attributions: which words are cues, and the best source and content of each.

Everything here counts in words (`DocFeatures.words`), not in tokens.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from verbale.annotate.tagger.graphs import Floats
from verbale.annotate.tagger.labels import ARGUMENTS

__all__ = [
    "CANDIDATE",
    "CUE",
    "CUE_MORE",
    "CueScores",
    "LinkedCue",
    "argument_spans",
    "cue_spans",
    "entity_spans",
    "link_probabilities",
    "linked",
    "mean_row",
    "probabilities",
    "trigger_spans",
    "windows",
]

WordSpan = tuple[int, int]

NONE, SOURCE, CUE, CUE_MORE, CONTENT = range(5)
"""Columns of the role head."""
LINK_NONE, LINK_SOURCE, LINK_CONTENT, LINK_STARTS, LINK_ENDS = range(5)
"""Columns of the linking head."""

MORE = 1
"""The column of the trigger head for a further word of a trigger; those after it are the roots."""
GOES_ON: Final = 0.4
"""How likely a further word of a trigger must be."""

CANDIDATE: Final = 0.3
"""A word with a lower probability of starting a cue is not looked at."""
CUE_GOES_ON: Final = 0.5
"""A cue goes on while the next word is this likely to be in a cue, as a share of its surest start."""
FURTHER: Final = 0.1
"""The same for the share of the next word's probability that is for going on, not for starting another cue."""
UNLIKELY: Final = 0.002
"""An edge of a content costs -log of its probability, at most that of this one; costs of a quarter, half and one and a
half times that, or a constant, give less exact content on PolNeAR dev (training/RUNS.md)."""
IMPOSSIBLE: Final = -1e9
CONTENT_PEAK: Final = 0.2
SOURCE_PEAK: Final = 0.4
"""How likely the likeliest word must be for there to be a content, and a source, at all."""
PEAK_SHARE: Final = 0.5
"""The words beside it belong to it while they are this share as likely."""


@dataclass(slots=True)
class CueScores:
    """A possible cue of the words `[start, end)`; `links` (words, 5) are probabilities over the window from `first`."""

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
    highest: Floats = np.maximum.reduce(scores, axis=-1, keepdims=True)
    raised = np.exp(scores - highest)
    result: Floats = raised / np.add.reduce(raised, axis=-1, keepdims=True)
    return result


def _within(values: Floats, least: float, most: float) -> Floats:
    """As `np.clip`, which takes thrice as long on small arrays."""
    result: Floats = np.minimum(np.maximum(values, least), most)
    return result


def link_probabilities(scores: Floats) -> Floats:
    """The scores of the linking head as probabilities: none, source or content; a content starts; one ends."""
    edges = 1 / (1 + np.exp(-_within(scores[..., LINK_STARTS:], -30, 30)))
    result: Floats = np.concatenate([probabilities(scores[..., :LINK_STARTS]), edges], axis=-1)
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


def entity_spans(chances: Floats, labels: Sequence[str]) -> list[tuple[WordSpan, str]]:
    """Runs of words that are one named entity, with the kind that is likeliest over all of its words.

    Args:
        chances: probabilities of the entity head, a row a word.
        labels: its columns: "O", then "B-" and "I-" of each kind in turn.
    """
    begins, goes_on = chances[:, 1::2], chances[:, 2::2]
    opening, within = begins.sum(axis=1).tolist(), goes_on.sum(axis=1).tolist()
    runs: list[WordSpan] = []
    for word, outside in enumerate(chances[:, 0].tolist()):
        if outside >= opening[word] + within[word]:
            continue
        if runs and runs[-1][1] == word and within[word] > opening[word]:
            runs[-1] = (runs[-1][0], word + 1)
        else:
            runs.append((word, word + 1))
    kinds = begins + goes_on
    return [(run, labels[1 + 2 * int(kinds[slice(*run)].sum(axis=0).argmax())][2:]) for run in runs]


def trigger_spans(chances: Floats, *, least: float) -> list[tuple[int, int, float]]:
    """Triggers: start, end, and the probability that there is an act.

    Args:
        chances: probabilities of the trigger head, a row a word.
        least: the probability that a first word must reach.
    """
    acts = chances[:, MORE + 1 :].sum(axis=1)
    further = chances[:, MORE]
    found = []
    word = 0
    while word < len(chances):
        end = word + 1
        if acts[word] >= least:
            while end < len(chances) and further[end] > max(acts[end], GOES_ON):
                end += 1
            found.append((word, end, float(acts[word])))
        word = end
    return found


def argument_spans(links: Floats, trigger: WordSpan) -> dict[str, list[WordSpan]]:
    """Runs of words that are the source, the target or the theme of a trigger, by role.

    Args:
        links: probabilities (word, argument) for one trigger.
        trigger: its own words, which are no argument.
    """
    best = links.argmax(axis=1)
    best[trigger[0] : trigger[1]] = 0
    return {name: _runs(best == column) for column, name in enumerate(ARGUMENTS) if column}


def linked(cue: CueScores) -> LinkedCue:
    """The cue with the best source (one run of words) and content (any number of runs)."""
    own = slice(max(0, cue.start - cue.first), max(0, cue.end - cue.first))
    source, content = cue.links[:, LINK_SOURCE].copy(), cue.links[:, LINK_CONTENT].copy()
    source[own] = content[own] = 0.0
    contents = _runs(_content(content, cue.links[:, LINK_STARTS], cue.links[:, LINK_ENDS]))
    if not contents:
        contents = _peak(content, CONTENT_PEAK)
    for start, end in contents:
        source[start:end] = np.minimum(source[start:end], 1 - content[start:end])
    sources = _peak(source, SOURCE_PEAK)
    return LinkedCue(
        start=cue.start,
        end=cue.end,
        probability=cue.probability,
        source=[(start + cue.first, end + cue.first) for start, end in sources],
        content=[(start + cue.first, end + cue.first) for start, end in contents],
        source_certainty=_mean(source, sources),
        content_certainty=_mean(content, contents),
    )


def _peak(chances: Floats, least: float) -> list[WordSpan]:
    """The run of words around the likeliest one that are at least half as likely; none if that is not likely enough."""
    top = int(chances.argmax()) if len(chances) else 0
    if len(chances) == 0 or chances[top] < least:
        return []
    enough = chances > PEAK_SHARE * chances[top]
    start, end = top, top + 1
    while start > 0 and enough[start - 1]:
        start -= 1
    while end < len(enough) and enough[end]:
        end += 1
    return [(start, end)]


def _content(chances: Floats, starts: Floats, ends: Floats) -> NDArray[np.bool_]:
    """The words of the content: the most likely runs, the edges of which cost the less the likelier they are."""
    wanted = np.zeros(len(chances), dtype=bool)
    possible = np.flatnonzero(chances > 0.01)
    if len(possible) == 0:
        return wanted
    low, high = int(possible[0]), int(possible[-1]) + 1
    clipped = _within(chances[low:high], 1e-6, 1 - 1e-6)
    gains = (np.log(clipped) - np.log1p(-clipped)).tolist()
    opening = np.log(_within(starts[low:high], UNLIKELY, 1.0)).tolist()
    closing = np.log(_within(ends[low:high], UNLIKELY, 1.0)).tolist()
    outside, inside, leaving = 0.0, IMPOSSIBLE, IMPOSSIBLE
    back = []
    for gain, opens, closes in zip(gains, opening, closing, strict=True):
        left, entered = leaving > outside, outside + opens > inside
        inside = (outside + opens if entered else inside) + gain
        outside = leaving if left else outside
        leaving = inside + closes
        back.append((entered, left))
    within = leaving > outside
    for position in range(len(gains) - 1, -1, -1):
        wanted[low + position] = within
        entered, left = back[position]
        within = not entered if within else left
    return wanted


def _runs(wanted: NDArray[np.bool_]) -> list[WordSpan]:
    flags = wanted.tobytes()
    runs = []
    start = flags.find(1)
    while start >= 0:
        end = flags.find(0, start)
        end = len(flags) if end < 0 else end
        runs.append((start, end))
        start = flags.find(1, end)
    return runs


def _mean(values: Floats, spans: Sequence[WordSpan]) -> float:
    if not spans:
        return 0.0
    parts = [values[start:end] for start, end in spans]
    return float(mean_row(parts[0] if len(parts) == 1 else np.concatenate(parts)))


def mean_row(rows: Floats) -> Floats:
    """The mean of the rows of an array; as its `mean`, which takes thrice as long on small ones."""
    result: Floats = np.add.reduce(rows, axis=0) / np.float32(len(rows))
    return result
