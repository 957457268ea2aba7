"""Cuts articles into windows and windows into batches of tensors."""

from __future__ import annotations

import itertools
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from tagger_model import FORCES, STATUSES

from verbale.annotate.tagger.features import DocFeatures, pair_features
from verbale.annotate.tagger.labels import ARGUMENTS, ENTITIES, TRIGGERS

CLS, SEP = 101, 102
WORD = re.compile(r"\w")
NONE, SOURCE, CUE, CUE_MORE, CONTENT = range(5)
ROWS = (
    *("of", "cue_words", "pairs", "links", "edges"),
    *("event_of", "event_first", "trigger_words", "event_pairs", "arguments", "statuses"),
    *("force_of", "force_cue", "force_content", "force_hints", "forces"),
)
"""What a batch holds of its cues, events and statements, where it has any."""
UNKNOWN = -100
"""The label of a word that nobody has labelled; no loss comes from it."""


@dataclass
class Article:
    """One prepared article; labels of words, `UNKNOWN` throughout where a set has none of a kind."""

    id: str
    features: DocFeatures
    roles: np.ndarray
    entities: np.ndarray
    triggers: np.ndarray
    attributions: list[dict[str, Any]]
    events: list[dict[str, Any]]
    chars: list[list[int]]
    text: list[str]


def articles(prepared: list[dict[str, Any]]) -> list[Article]:
    """The articles of a file of `prepare.py`, with their labels of words."""
    made = []
    for row in prepared:
        features = DocFeatures(**row["features"])
        count = len(features.words)
        made.append(
            Article(
                row["id"],
                features,
                roles_of(row["gold"], count),
                entities_of(row["entities"], count),
                triggers_of(row["events"], count),
                row["gold"] or [],
                row["events"] or [],
                row["chars"],
                row["text"],
            )
        )
    return made


def roles_of(attributions: list[dict[str, Any]] | None, count: int) -> np.ndarray:
    """The role of each word in any attribution."""
    if attributions is None:
        return np.full(count, UNKNOWN)
    roles = np.zeros(count, dtype=np.int64)
    for label, role in ((CONTENT, "content"), (SOURCE, "source")):
        for attribution in attributions:
            for start, end in attribution[role]:
                roles[start:end] = label
    for attribution in attributions:
        for start, end in attribution["cue"]:
            roles[start:end] = CUE_MORE
            roles[start] = CUE
    return roles


def entities_of(entities: list[tuple[int, int, str]], count: int) -> np.ndarray:
    """The entity label of each word."""
    labels = np.zeros(count, dtype=np.int64)
    for start, end, kind in entities:
        labels[start:end] = ENTITIES.index(f"I-{kind}")
        labels[start] = ENTITIES.index(f"B-{kind}")
    return labels


def triggers_of(events: list[dict[str, Any]] | None, count: int) -> np.ndarray:
    """The trigger label of each word."""
    if events is None:
        return np.full(count, UNKNOWN)
    labels = np.zeros(count, dtype=np.int64)
    for event in events:
        for start, end in event["trigger"]:
            labels[start:end] = TRIGGERS.index("more")
            labels[start] = TRIGGERS.index(event["root"])
    return labels


def training_windows(article: Article, size: int, chance: random.Random) -> Iterator[tuple[int, int]]:
    """Word ranges that cover the article once, the first cut at a place of chance; each begins a sentence if it can."""
    first = article.features.first
    count = len(article.features.words)
    begins = np.flatnonzero(np.diff(article.features.sentences, prepend=-1)).tolist()
    start = 0
    limit = chance.randint(size // 3, size)
    while start < count:
        end = int(np.searchsorted(first, first[start] + limit, side="right")) - 1
        end = max(min(end, count), start + 1)
        if end < count:
            cut = [b for b in begins if start + (end - start) // 2 < b <= end]
            if cut:
                end = cut[-1]
        yield start, end
        start, limit = end, size


def pairs_in(article: Article, window: tuple[int, int]) -> list[tuple[tuple[int, int], np.ndarray]]:
    """The cues whose whole attribution lies in the window, each with its labels over the window's words."""
    first, last = window
    found = []
    for attribution in article.attributions:
        if not attribution["cue"]:
            continue
        cue = attribution["cue"][0]
        spans = [span for role in ("source", "cue", "content") for span in attribution[role]]
        if cue[1] <= cue[0] or min(s for s, _ in spans) < first or max(e for _, e in spans) > last:
            continue
        labels = np.zeros(last - first, dtype=np.int64)
        for value, role in ((2, "content"), (1, "source")):
            for start, end in attribution[role]:
                labels[start - first : end - first] = value
        _fill(labels, article, first)
        found.append(((cue[0], cue[1]), labels))
    return found


def arguments_in(article: Article, window: tuple[int, int]) -> list[tuple[tuple[int, int], int, np.ndarray]]:
    """The events whose trigger lies in the window: its words, the status, and the labels of the window's words."""
    first, last = window
    found = []
    for event in article.events:
        trigger = event["trigger"][0] if event["trigger"] else (last, last)
        if not first <= trigger[0] < trigger[1] <= last:
            continue
        labels = np.zeros(last - first, dtype=np.int64)
        for role in ("theme", "target", "source"):
            for start, end in event[role]:
                labels[max(start - first, 0) : max(end - first, 0)] = ARGUMENTS.index(role)
        found.append(((trigger[0], trigger[1]), STATUSES.index(event["status"]), labels))
    return found


def forces_in(article: Article, window: tuple[int, int]) -> list[tuple[int, np.ndarray, np.ndarray, list[int]]]:
    """The statements with a known force and some content in the window: force, words of cue and content, hints."""
    first, last = window
    found = []
    for attribution in article.attributions:
        if attribution["force"] is None:
            continue
        masks = []
        for role in ("cue", "content"):
            mask = np.zeros(last - first, dtype=np.float32)
            for start, end in attribution[role]:
                mask[max(start - first, 0) : max(end - first, 0)] = 1
            masks.append(mask)
        if masks[1].any():
            found.append((FORCES.index(attribution["force"]), masks[0], masks[1], attribution["hints"]))
    return found


def _fill(labels: np.ndarray, article: Article, first: int) -> None:
    """Makes punctuation between two words of the content content, in place."""
    inside = np.flatnonzero(labels == 2)
    for before, after in itertools.pairwise(inside.tolist()):
        if 1 < after - before < 5 and not any(WORD.search(w) for w in article.text[first + before + 1 : first + after]):
            labels[before + 1 : after] = 2


def edges_of(labels: np.ndarray) -> np.ndarray:
    """For each word, whether a run of content starts there and whether one ends there."""
    inside = np.concatenate(([0], (labels == 2).astype(np.float32), [0]))
    return np.stack([inside[1:-1] * (1 - inside[:-2]), inside[1:-1] * (1 - inside[2:])], axis=1)


def batch_of(items: list[tuple[Article, tuple[int, int]]]) -> dict[str, torch.Tensor]:
    """Tensors of some windows; words and pieces that are not there are masked, their labels `UNKNOWN`.

    Words of windows are (windows, words). Cues (`of`: the window of each), events (`event_of`) and statements
    (`force_of`) each have words of their own window.
    """
    lengths = [int(a.features.first[e] - a.features.first[s]) + 2 for a, (s, e) in items]
    words = max(e - s for _, (s, e) in items)
    size, count = max(lengths), len(items)
    pieces = np.zeros((count, size), dtype=np.int64)
    marks = np.zeros((count, size, items[0][0].features.marks.shape[1]), dtype=np.int64)
    mask = np.zeros((count, size), dtype=np.int64)
    first = np.zeros((count, words), dtype=np.int64)
    present = np.zeros((count, words), dtype=np.float32)
    labels = {name: np.full((count, words), UNKNOWN, dtype=np.int64) for name in ("roles", "entities", "triggers")}
    rows: dict[str, list[Any]] = {name: [] for name in ROWS}

    def wide(values: np.ndarray, filling: float) -> np.ndarray:
        """Values of the words of a window, filled up to the widest one's words."""
        return np.pad(values, [(0, words - len(values))] + [(0, 0)] * (values.ndim - 1), constant_values=filling)

    def anchor(span: tuple[int, int], start: int) -> np.ndarray:
        where = np.zeros(words, dtype=np.float32)
        where[span[0] - start : span[1] - start] = 1 / (span[1] - span[0])
        return where

    for n, (article, (s, e)) in enumerate(items):
        f = article.features
        lo, hi = int(f.first[s]), int(f.first[e])
        pieces[n, 0], pieces[n, hi - lo + 1] = CLS, SEP
        pieces[n, 1 : hi - lo + 1] = f.pieces[lo:hi]
        marks[n, 1 : hi - lo + 1] = np.repeat(f.marks[s:e], np.diff(f.first[s : e + 1]), axis=0)
        mask[n, : hi - lo + 2] = 1
        first[n, : e - s] = f.first[s:e] - lo + 1
        present[n, : e - s] = 1
        for name, values in labels.items():
            values[n, : e - s] = getattr(article, name)[s:e]
        for cue, label in pairs_in(article, (s, e)):
            rows["of"].append(n)
            rows["cue_words"].append(anchor(cue, s))
            rows["pairs"].append(wide(pair_features(f, cue, (s, e)), 0))
            rows["links"].append(wide(label, UNKNOWN))
            rows["edges"].append(wide(edges_of(label), 0))
        for trigger, status, label in arguments_in(article, (s, e)):
            rows["event_of"].append(n)
            rows["event_first"].append(trigger[0] - s)
            rows["trigger_words"].append(anchor(trigger, s))
            rows["event_pairs"].append(wide(pair_features(f, trigger, (s, e)), 0))
            rows["arguments"].append(wide(label, UNKNOWN))
            rows["statuses"].append(status)
        for force, cue_mask, content_mask, hints in forces_in(article, (s, e)):
            rows["force_of"].append(n)
            rows["force_cue"].append(wide(cue_mask, 0))
            rows["force_content"].append(wide(content_mask, 0))
            rows["force_hints"].append(np.array(hints))
            rows["forces"].append(force)
    arrays = {"pieces": pieces, "marks": marks, "mask": mask, "first": first, "present": present, **labels}
    arrays |= {name: np.stack(values) for name, values in rows.items() if values}
    return {name: torch.from_numpy(values) for name, values in arrays.items()}
