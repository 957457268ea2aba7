"""A checkpoint behind the interface of the run-time tagger, to measure it before it is exported."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from tagger_model import Tagger

from verbale.annotate.tagger.features import DISTANCES, MARKS, PLACES, RELATIONS
from verbale.annotate.tagger.graphs import Encoding


def model_of(paths: list[Path]) -> tuple[Tagger, dict]:
    """The model of a checkpoint, or the mean of several, and its configuration."""
    saved = [torch.load(path) for path in paths]
    state = {name: sum(one["model"][name] for one in saved) / len(saved) for name in saved[0]["model"]}
    model = Tagger(saved[0]["config"]["model"], MARKS, (RELATIONS, DISTANCES, PLACES))
    model.load_state_dict(state)
    return model.eval(), saved[0]["config"]


class TorchGraphs:
    """See `verbale.annotate.tagger.tagger.Graphs`."""

    def __init__(self, model: Tagger) -> None:
        self.model = model

    @torch.no_grad()
    def encode(self, pieces, marks, first):
        """As in `Graphs`."""
        pieces, marks, first = (torch.from_numpy(np.ascontiguousarray(x))[None] for x in (pieces, marks, first))
        words = self.model.words(pieces, marks, None, first)[0]
        return Encoding(*(part.numpy() for part in heads_of(self.model, words)))

    def links(self, words, cues, pairs):
        """As in `Graphs`."""
        return self._linked(self.model.links, words, cues, pairs)

    def arguments(self, words, anchors, pairs):
        """As in `Graphs`."""
        return self._linked(self.model.arguments, words, anchors, pairs)

    @staticmethod
    @torch.no_grad()
    def _linked(head, words, anchors, pairs):
        words = torch.from_numpy(words)[None].expand(len(anchors), -1, -1)
        present = torch.ones(words.shape[:2])
        return head.combine(words, torch.from_numpy(anchors), torch.from_numpy(pairs), present).numpy()

    @torch.no_grad()
    def forces(self, words, cue, content, hints):
        """As in `Graphs`."""
        return self.model.forces.combine(*(torch.from_numpy(x) for x in (words, cue, content, hints))).numpy()


def heads_of(model: Tagger, words: torch.Tensor) -> tuple[torch.Tensor, ...]:
    """What the heads say of word vectors, in the order of `Encoding`."""
    return (
        model.roles(words),
        model.links.of_word(words),
        model.links.of_cue(words),
        model.entities(words),
        model.triggers(words),
        model.statuses(words),
        model.arguments.of_word(words),
        model.arguments.of_cue(words),
        model.forces.of_word(words),
    )
