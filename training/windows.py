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

from verbale.annotate.tagger_features import DocFeatures, pair_features

CLS, SEP = 101, 102
WORD = re.compile(r"\w")
NONE, SOURCE, CUE, CUE_MORE, CONTENT = range(5)


@dataclass
class Article:
    """One prepared article."""

    id: str
    features: DocFeatures
    roles: np.ndarray
    attributions: list[dict[str, Any]]
    chars: list[list[int]]
    text: list[str]


def articles(prepared: list[dict[str, Any]]) -> list[Article]:
    """The articles of a file of `prepare.py`, with their roles as one label a word."""
    made = []
    for row in prepared:
        features = DocFeatures(**row["features"])
        roles = np.zeros(len(features.words), dtype=np.int64)
        for label, role in ((CONTENT, "content"), (SOURCE, "source")):
            for attribution in row["gold"]:
                for start, end in attribution[role]:
                    roles[start:end] = label
        for attribution in row["gold"]:
            for start, end in attribution["cue"]:
                roles[start:end] = CUE_MORE
                roles[start] = CUE
        made.append(Article(row["id"], features, roles, row["gold"], row["chars"], row["text"]))
    return made


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


def batch_of(items: list[tuple[Article, tuple[int, int]]], *, with_pairs: bool = True) -> dict[str, torch.Tensor]:
    """Tensors of some windows; words and pieces that are not there are masked, their labels -100."""
    lengths = [int(a.features.first[e] - a.features.first[s]) + 2 for a, (s, e) in items]
    words = max(e - s for _, (s, e) in items)
    size, count = max(lengths), len(items)
    pieces = np.zeros((count, size), dtype=np.int64)
    marks = np.zeros((count, size, items[0][0].features.marks.shape[1]), dtype=np.int64)
    mask = np.zeros((count, size), dtype=np.int64)
    first = np.zeros((count, words), dtype=np.int64)
    present = np.zeros((count, words), dtype=np.float32)
    roles = np.full((count, words), -100, dtype=np.int64)
    of, cue_words, given, labels, edges = [], [], [], [], []
    for n, (article, (s, e)) in enumerate(items):
        f = article.features
        lo, hi = int(f.first[s]), int(f.first[e])
        pieces[n, 0], pieces[n, hi - lo + 1] = CLS, SEP
        pieces[n, 1 : hi - lo + 1] = f.pieces[lo:hi]
        marks[n, 1 : hi - lo + 1] = np.repeat(f.marks[s:e], np.diff(f.first[s : e + 1]), axis=0)
        mask[n, : hi - lo + 2] = 1
        first[n, : e - s] = f.first[s:e] - lo + 1
        present[n, : e - s] = 1
        roles[n, : e - s] = article.roles[s:e]
        for cue, label in pairs_in(article, (s, e)) if with_pairs else []:
            of.append(n)
            where = np.zeros(words, dtype=np.float32)
            where[cue[0] - s : cue[1] - s] = 1 / (cue[1] - cue[0])
            cue_words.append(where)
            pair = np.zeros((words, 3), dtype=np.int64)
            pair[: e - s] = pair_features(f, cue, (s, e))
            given.append(pair)
            full = np.full(words, -100, dtype=np.int64)
            full[: e - s] = label
            labels.append(full)
            edge = np.zeros((words, 2), dtype=np.float32)
            edge[: e - s] = edges_of(label)
            edges.append(edge)
    made = {
        "pieces": torch.from_numpy(pieces),
        "marks": torch.from_numpy(marks),
        "mask": torch.from_numpy(mask),
        "first": torch.from_numpy(first),
        "present": torch.from_numpy(present),
        "roles": torch.from_numpy(roles),
    }
    if of:
        made |= {
            "of": torch.tensor(of),
            "cue_words": torch.from_numpy(np.stack(cue_words)),
            "pairs": torch.from_numpy(np.stack(given)),
            "links": torch.from_numpy(np.stack(labels)),
            "edges": torch.from_numpy(np.stack(edges)).float(),
        }
    return made
