"""The trained attribution tagger at run time: cues, and the source and content of each, from one encoder pass.

The weights (`weights/`: two ONNX graphs, the tokenizer, a manifest with their SHA-256) are made by `training/`; the
model card is `docs/model-card.md`. A document goes through in overlapping windows, one at a time, so that a result
never depends on what else is read beside it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final, Protocol

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc
from tokenizers import Tokenizer

from verbale.annotate.candidate import Candidate
from verbale.annotate.drafts import TokenSpan
from verbale.annotate.tagger_decoding import (
    CUE,
    CUE_MORE,
    CueScores,
    Floats,
    LinkedCue,
    WordSpan,
    cue_spans,
    link_probabilities,
    linked,
    probabilities,
    windows,
)
from verbale.annotate.tagger_features import DocFeatures, Ints, cue_root, doc_features, pair_features
from verbale.errors import SetupError

__all__ = [
    "WEIGHTS",
    "Graphs",
    "TaggedAttribution",
    "Tagger",
    "confidence",
    "confidence_features",
    "load_tagger",
    "rule_scores",
]

WEIGHTS: Final = Path(__file__).with_name("weights")
OPENING, CLOSING = 101, 102
"""Pieces that a window begins and ends with ([CLS] and [SEP] of the BERT vocabulary)."""
PAIRS_AT_ONCE: Final = 16
"""Most cues that go through the linking graph together; bounds its memory."""


@dataclass(slots=True)
class TaggedAttribution:
    """One attribution that the tagger found, in token spans of its Doc; `root` is the cue's main token."""

    source: list[TokenSpan]
    cue: list[TokenSpan]
    content: list[TokenSpan]
    root: int
    confidence: float
    cue_probability: float = 1.0
    source_certainty: float = 0.0
    content_certainty: float = 0.0
    given: bool = field(default=False, kw_only=True)


class Graphs(Protocol):
    """What computes the scores: ONNX at run time, PyTorch while training."""

    def encode(self, pieces: Ints, marks: Ints, first: Ints) -> tuple[Floats, Floats, Floats]:
        """Scores of roles, and what the linking graph needs of words and of cues; a row a word."""
        ...

    def link(self, words: Floats, cues: Floats, pairs: Ints) -> Floats:
        """Scores (cue, word, columns of the linking head)."""
        ...


class Tagger:
    """Finds attributions in Docs; `load_tagger` makes the one that ships."""

    def __init__(self, graphs: Graphs, tokenizer: Tokenizer, settings: dict[str, Any]) -> None:
        self._graphs = graphs
        self._tokenizer = tokenizer
        self._size = int(settings["pieces"])
        self._overlap = int(settings["overlap"])
        self._confidence = settings["confidence"]
        self._confidence_with_rules = settings["confidence_with_rules"]

    def tag(
        self, doc: Doc, cues: Iterable[TokenSpan] = (), *, rules: Mapping[int, float] | None = None
    ) -> list[TaggedAttribution]:
        """The attributions of a Doc in text order, every possible one: filter by `confidence`.

        Args:
            doc: with sentences, tags and dependencies.
            cues: token spans that are to be taken as cues besides those found (marked `given`).
            rules: the probability that the rules give to the best candidate of each cue head, by token; it makes the
                confidence surer.
        """
        features = doc_features(doc, self._tokenizer)
        if len(features.words) == 0:
            return []
        wanted = [span for span in (_word_span(features, cue) for cue in cues) if span is not None]
        return [self._tagged(features, cue, given, rules) for cue, given in self._linked(features, wanted)]

    def scores(self, features: DocFeatures, given: Iterable[WordSpan] = ()) -> Iterator[tuple[CueScores, bool]]:
        """Every possible cue of a document with its link probabilities, and whether it was given."""
        asked = list(given)
        for (start, end), (low, high) in windows(
            features.first, features.sentences, size=self._size, overlap=self._overlap
        ):
            scores, words, cues = self._encode(features, start, end)
            chances = probabilities(scores)
            found = [(a, b, p) for a, b, p in cue_spans(chances) if low <= a + start < high]
            taken = {word for a, b, _ in found for word in range(a, b)}
            wanted = [
                (a - start, b - start, float(chances[a - start : b - start, CUE : CUE_MORE + 1].sum(axis=1).max()))
                for a, b in asked
                if low <= a < high and b <= end and taken.isdisjoint(range(a - start, b - start))
            ]
            for spans, was_given in ((found, False), (wanted, True)):
                for scored in self._link(features, (start, end), words, cues, spans):
                    yield scored, was_given

    def _link(
        self, features: DocFeatures, window: WordSpan, words: Floats, cues: Floats, spans: list[tuple[int, int, float]]
    ) -> Iterator[CueScores]:
        """The scores of the cues at some spans of a window."""
        start, _ = window
        for n in range(0, len(spans), PAIRS_AT_ONCE):
            part = spans[n : n + PAIRS_AT_ONCE]
            pairs = np.stack([pair_features(features, (a + start, b + start), window) for a, b, _ in part])
            vectors = np.stack([cues[a:b].mean(axis=0) for a, b, _ in part])
            links = link_probabilities(self._graphs.link(words, vectors, pairs))
            for (a, b, chance), link in zip(part, links, strict=True):
                yield CueScores(a + start, b + start, chance, start, link)

    def _encode(self, features: DocFeatures, start: int, end: int) -> tuple[Floats, Floats, Floats]:
        low, high = int(features.first[start]), int(features.first[end])
        pieces = np.concatenate(([OPENING], features.pieces[low:high], [CLOSING]))
        counts = np.diff(features.first[start : end + 1])
        marks = np.zeros((len(pieces), features.marks.shape[1]), dtype=np.int64)
        marks[1:-1] = np.repeat(features.marks[start:end], counts, axis=0)
        return self._graphs.encode(pieces, marks, features.first[start:end] - low + 1)

    def _linked(self, features: DocFeatures, given: list[WordSpan]) -> list[tuple[LinkedCue, bool]]:
        found = [(linked(cue), was_given) for cue, was_given in self.scores(features, given)]
        return sorted((pair for pair in found if pair[0].content), key=lambda pair: pair[0].start)

    def _tagged(
        self, features: DocFeatures, cue: LinkedCue, given: bool, rules: Mapping[int, float] | None
    ) -> TaggedAttribution:
        words = features.words
        rule = (
            None
            if rules is None
            else max((rules.get(i, 0.0) for i in words[cue.start : cue.end].tolist()), default=0.0)
        )
        weights = self._confidence if rule is None else self._confidence_with_rules
        return TaggedAttribution(
            source=_token_spans(words, cue.source),
            cue=_token_spans(words, [(cue.start, cue.end)]),
            content=_token_spans(words, cue.content),
            root=int(words[cue_root(features, cue.start, cue.end)]),
            confidence=round(confidence(cue, weights, rule), 3),
            cue_probability=cue.probability,
            source_certainty=cue.source_certainty,
            content_certainty=cue.content_certainty,
            given=given,
        )


def confidence(cue: LinkedCue, weights: Mapping[str, float], rule: float | None = None) -> float:
    """The probability that the attribution is right (source, cue and content each meet a true one's)."""
    values = confidence_features(cue, rule)
    total = weights["bias"] + sum(weights[name] * value for name, value in values.items())
    return float(1 / (1 + np.exp(-total)))


def confidence_features(cue: LinkedCue, rule: float | None = None) -> dict[str, float]:
    """What the confidence of an attribution is weighed from; `rule` is what the rules say of its cue, 0 for nothing."""
    values = {
        "cue": _log_odds(cue.probability),
        "content": cue.content_certainty,
        "source": cue.source_certainty,
        "sourceless": 0.0 if cue.source else 1.0,
    }
    if rule is not None:
        values["rule"] = _log_odds(rule) if rule else 0.0
        values["unruled"] = 0.0 if rule else 1.0
    return values


def _log_odds(chance: float) -> float:
    bounded = min(max(chance, 0.005), 0.995)
    return float(np.log(bounded / (1 - bounded)))


def _token_spans(words: Ints, spans: list[WordSpan]) -> list[TokenSpan]:
    return [(int(words[start]), int(words[end - 1]) + 1) for start, end in spans]


def _word_span(features: DocFeatures, span: TokenSpan) -> WordSpan | None:
    start, end = (int(place) for place in np.searchsorted(features.words, span))
    return (start, end) if end > start else None


def rule_scores(candidates: Iterable[Candidate]) -> dict[int, float]:
    """The score of the best candidate of each cue head, by token, as `Tagger.tag` wants it."""
    best: dict[int, float] = {}
    for candidate in candidates:
        best[candidate.head.i] = max(best.get(candidate.head.i, 0.0), candidate.score)
    return best


class OnnxGraphs:
    """The two graphs in onnxruntime, on one thread."""

    def __init__(self, encoder: bytes, links: bytes, *, threads: int) -> None:
        import onnxruntime  # type: ignore[import-untyped]  # heavy; only a reader that tags needs it

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._encoder, self._links = (
            onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
            for graph in (encoder, links)
        )

    def encode(self, pieces: Ints, marks: Ints, first: Ints) -> tuple[Floats, Floats, Floats]:
        """As in `Graphs`."""
        roles, words, cues = self._encoder.run(None, {"pieces": pieces, "marks": marks, "first": first})
        return roles, words, cues

    def link(self, words: Floats, cues: Floats, pairs: Ints) -> Floats:
        """As in `Graphs`."""
        scores: NDArray[np.float32] = self._links.run(None, {"words": words, "cues": cues, "pairs": pairs})[0]
        return scores


@cache
def load_tagger(folder: Path = WEIGHTS, *, threads: int = 1) -> Tagger:
    """The tagger whose weights lie in the folder.

    Raises:
        SetupError: a file is missing, or is not the one that the manifest names.
    """
    try:
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        files = {name: (folder / name).read_bytes() for name in manifest["files"]}
    except (OSError, ValueError, KeyError) as error:
        raise SetupError(
            f"The tagger's weights in {folder} cannot be read ({error}); install Verbale again."
        ) from error
    for name, data in files.items():
        if hashlib.sha256(data).hexdigest() != manifest["files"][name]:
            raise SetupError(f"The weights file {folder / name} is not the one that shipped; install Verbale again.")
    tokenizer = Tokenizer.from_str(files["tokenizer.json"].decode("utf-8"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    graphs = OnnxGraphs(files["encoder.onnx"], files["links.onnx"], threads=threads)
    return Tagger(graphs, tokenizer, manifest["settings"])
