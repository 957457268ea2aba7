"""Measures a checkpoint or the shipped weights on a prepared set, with the scorer that lies beside the data.

    python training/evaluate_tagger.py DEV.pkl DEV.jsonl.gz --scorer ../shared/eval/attribution --checkpoint LAST.pt
    python training/evaluate_tagger.py DEV.pkl DEV.jsonl.gz --scorer ../shared/eval/attribution --weights FOLDER

Keeps cues by their probability alone; `calibrate_tagger.py` measures with the fitted confidence. Several checkpoints
are averaged.
"""

from __future__ import annotations

import argparse
import pickle
import sys
from pathlib import Path

import numpy as np
from windows import articles

from verbale.annotate.tagger.confidence import confidence_features
from verbale.annotate.tagger.decoding import LinkedCue, linked
from verbale.annotate.tagger.tagger import Tagger


def raw_scores(tagger: Tagger, prepared: list[dict]) -> list[list]:
    """The scored cues of each article."""
    return [
        [cue for window in tagger.windows(a.features) for cue in tagger.cues(a.features, window)]
        for a in articles(prepared)
    ]


def predictions(prepared: list[dict], cues: list[list[LinkedCue]]) -> list[dict]:
    """The cues as the scorer reads them."""
    made = []
    for row, found in zip(prepared, cues, strict=True):
        chars = row["chars"]
        made.append(
            {
                "id": row["id"],
                "attributions": [
                    {
                        role: [[chars[s][0], chars[e - 1][1]] for s, e in spans]
                        for role, spans in (("source", c.source), ("cue", [(c.start, c.end)]), ("content", c.content))
                    }
                    for c in found
                    if c.content
                ],
            }
        )
    return made


def line(result: dict) -> str:
    """The figures that the project goes by, in one line."""
    f = lambda key: 100 * result[key]["f1"]  # noqa: E731
    recall = {k: 100 * v["r"] for k, v in result["recall"].items()}
    return (
        f"attr {f('attr/all'):.1f} (P {100 * result['attr/all']['p']:.1f} R {100 * result['attr/all']['r']:.1f})"
        f" exact {f('exact/source'):.1f}/{f('exact/cue'):.1f}/{f('exact/content'):.1f}"
        f" all three {f('attr_exact/all'):.1f}"
        f" recall indirect {recall['indirect']:.1f} direct {recall['direct']:.1f} mixed {recall['mixed']:.1f}"
        f" speech {recall['speech cue']:.1f} other {recall['other cue']:.1f} no source {recall['no source']:.1f}"
    )


def main() -> None:
    """Prints the scores at several thresholds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("prepared", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--scorer", type=Path, required=True)
    parser.add_argument("--checkpoint", type=Path, nargs="+")
    parser.add_argument("--weights", type=Path)
    parser.add_argument("--raw", type=Path)
    arguments = parser.parse_args()
    sys.path.insert(0, str(arguments.scorer))
    import score
    from corpus import read_jsonl

    with arguments.prepared.open("rb") as file:
        prepared = pickle.load(file)
    gold = read_jsonl(arguments.gold)
    if arguments.checkpoint:
        import torch
        from torch_graphs import TorchGraphs, model_of

        model, config = model_of(arguments.checkpoint)
        torch.set_num_threads(config["threads"])
        settings = {**config["windows"], "confidence": {}, "confidence_with_rules": {}}
        tagger = Tagger(TorchGraphs(model), None, settings)
    else:
        from verbale.annotate.tagger.tagger import load_tagger

        tagger = load_tagger(arguments.weights)
    raw = raw_scores(tagger, prepared)
    if arguments.raw:
        with arguments.raw.open("wb") as file:
            pickle.dump(raw, file)
    cues = [[linked(cue) for cue in found] for found in raw]
    for least in (0.3, 0.35, 0.4, 0.45, 0.5):
        kept = [[c for c in found if c.probability >= least] for found in cues]
        print(f"cue {least}: {line(score.score(gold, predictions(prepared, kept)))}", flush=True)
    print("features of confidence:", ", ".join(confidence_features(LinkedCue(0, 1, 0.5, [], [], 0.0, 0.0))))
    print("cues", sum(len(f) for f in cues), "mean", np.mean([c.probability for f in cues for c in f]))


if __name__ == "__main__":
    main()
