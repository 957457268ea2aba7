"""What computes the tagger's scores: ONNX graphs at run time, PyTorch behind the same interface while training."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

__all__ = ["GRAPHS", "Encoding", "Floats", "Graphs", "Ints", "OnnxGraphs"]

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

GRAPHS: Final = ("encoder", "links", "arguments", "forces")
SLOW: Final = ["SkipLayerNormFusion"]
"""Optimisations of onnxruntime that slow it: what this one joins takes a seventh of the encoder's time more."""


class Encoding(NamedTuple):
    """What the encoder and the heads on it say of a window; each array has a row a word.

    `roles`, `entities`, `triggers` and `statuses` are scores of labels (`tagger.labels`); the others are vectors for
    the graphs that look at cues, triggers and statements.
    """

    roles: Floats
    link_words: Floats
    link_cues: Floats
    entities: Floats
    triggers: Floats
    statuses: Floats
    argument_words: Floats
    argument_anchors: Floats
    force_words: Floats


class Graphs(Protocol):
    """The scores of one window."""

    def encode(self, pieces: Ints, marks: Ints, first: Ints) -> Encoding:
        """From word pieces (P,), their marks (P, 5) and the first piece of each word (W,)."""
        ...

    def links(self, words: Floats, cues: Floats, pairs: Ints) -> Floats:
        """Scores (cue, word, columns of the linking head)."""
        ...

    def arguments(self, words: Floats, anchors: Floats, pairs: Ints) -> Floats:
        """Scores (trigger, word, columns of the argument head)."""
        ...

    def forces(self, words: Floats, cue: Floats, content: Floats, hints: Ints) -> Floats:
        """Scores (statement, force): vectors (S, W, d), masks of words (S, W), hints (S, 2)."""
        ...


class OnnxGraphs:
    """The graphs in onnxruntime, on one thread."""

    def __init__(self, graphs: Mapping[str, bytes], *, threads: int) -> None:
        import onnxruntime  # type: ignore[import-untyped]  # heavy; only a reader that tags needs it

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._sessions = {
            name: onnxruntime.InferenceSession(
                graphs[name], options, providers=["CPUExecutionProvider"], disabled_optimizers=SLOW
            )
            for name in GRAPHS
        }

    def _run(self, name: str, **inputs: Any) -> list[Any]:
        outputs: list[Any] = self._sessions[name].run(None, inputs)
        return outputs

    def encode(self, pieces: Ints, marks: Ints, first: Ints) -> Encoding:
        """As in `Graphs`."""
        return Encoding(*self._run("encoder", pieces=pieces, marks=marks, first=first))

    def links(self, words: Floats, cues: Floats, pairs: Ints) -> Floats:
        """As in `Graphs`."""
        scores: Floats = self._run("links", words=words, anchors=cues, pairs=pairs)[0]
        return scores

    def arguments(self, words: Floats, anchors: Floats, pairs: Ints) -> Floats:
        """As in `Graphs`."""
        scores: Floats = self._run("arguments", words=words, anchors=anchors, pairs=pairs)[0]
        return scores

    def forces(self, words: Floats, cue: Floats, content: Floats, hints: Ints) -> Floats:
        """As in `Graphs`."""
        scores: Floats = self._run("forces", words=words, cue=cue, content=content, hints=hints)[0]
        return scores
