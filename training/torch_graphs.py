"""A checkpoint behind the interface of the run-time tagger, to measure it before it is exported."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from tagger_model import Tagger

from verbale.annotate.tagger_features import DISTANCES, MARKS, PLACES, RELATIONS


def model_of(paths: list[Path]) -> tuple[Tagger, dict]:
    """The model of a checkpoint, or the mean of several, and its configuration."""
    saved = [torch.load(path) for path in paths]
    state = {name: sum(one["model"][name] for one in saved) / len(saved) for name in saved[0]["model"]}
    model = Tagger(saved[0]["config"]["model"], MARKS, (RELATIONS, DISTANCES, PLACES))
    model.load_state_dict(state)
    return model.eval(), saved[0]["config"]


class TorchGraphs:
    """See `verbale.annotate.tagger.Graphs`."""

    def __init__(self, model: Tagger) -> None:
        self.model = model

    @torch.no_grad()
    def encode(self, pieces, marks, first):
        """As in `Graphs`."""
        pieces, marks, first = (torch.from_numpy(np.ascontiguousarray(x))[None] for x in (pieces, marks, first))
        words = self.model.words(pieces, marks, None, first)
        links = self.model.links
        return tuple(part[0].numpy() for part in (self.model.roles(words), links.of_word(words), links.of_cue(words)))

    @torch.no_grad()
    def link(self, words, cues, pairs):
        """As in `Graphs`."""
        words = torch.from_numpy(words)[None].expand(len(cues), -1, -1)
        present = torch.ones(words.shape[:2])
        return self.model.links.combine(words, torch.from_numpy(cues), torch.from_numpy(pairs), present).numpy()
