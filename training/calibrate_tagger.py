"""Fits the confidence of attributions on a prepared set and writes it into the manifest of the weights.

    python training/calibrate_tagger.py WEIGHTS DEV.pkl DEV.jsonl.gz --scorer ../shared/eval/attribution [--write]

A logistic regression says how likely it is that an attribution is right: that its source, cue and content each share a
word with those of one true attribution, an absent source only with an absent one. The expected calibration error is
measured on articles that were left out of the fit (five parts in turn). Prints the reliability table and the scores by
threshold.
"""

from __future__ import annotations

import argparse
import json
import pickle
import sys
from pathlib import Path

import numpy as np
from evaluate_tagger import line, predictions
from windows import articles

from verbale.annotate.tagger.confidence import confidence_features
from verbale.annotate.tagger.decoding import LinkedCue, linked
from verbale.annotate.tagger.tagger import load_tagger

PARTS = 5
BINS = 10
RIDGE = 1.0


def fit(values: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Weights of a logistic regression, the bias first."""
    x = np.concatenate([np.ones((len(values), 1)), values], axis=1)
    weights = np.zeros(x.shape[1])
    ridge = RIDGE * np.eye(x.shape[1])
    ridge[0, 0] = 0.0
    for _ in range(30):
        chance = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (right - chance) - ridge @ weights
        bend = (x * (chance * (1 - chance))[:, None]).T @ x + ridge
        weights += np.linalg.solve(bend, slope)
    return weights


def chances(weights: np.ndarray, values: np.ndarray) -> np.ndarray:
    """Probabilities under the weights."""
    return 1 / (1 + np.exp(-(weights[0] + values @ weights[1:])))


def rightness(score, row: dict, predicted: dict) -> list[bool]:
    """For each predicted attribution whether it is matched, one to one, as the scorer matches."""
    token = score.Tokens(row["text"])
    sets = lambda a: {r: token(a.get(r) or []) for r in score.ROLES}  # noqa: E731
    gold = [sets(a) for a in row["attributions"]]
    mine = [sets(a) for a in predicted["attributions"]]
    pairs = []
    for i, p in enumerate(mine):
        for j, g in enumerate(gold):
            if g["content"] and all((p[r] & g[r]) or (not p[r] and not g[r]) for r in score.ROLES):
                pairs.append((sum(score.iou(p[r], g[r]) for r in score.ROLES), i, j))
    hit = {i for i, _ in score.greedy(pairs)}
    return [i in hit for i in range(len(mine))]


def reliability(chance: np.ndarray, right: np.ndarray) -> tuple[float, list[tuple[float, float, int]]]:
    """Expected calibration error, and mean chance, share right and count of each tenth."""
    bins = np.minimum((chance * BINS).astype(int), BINS - 1)
    rows = [(chance[bins == b].mean(), right[bins == b].mean(), int((bins == b).sum())) for b in sorted(set(bins))]
    return float(sum(n * abs(c - r) for c, r, n in rows) / len(chance)), rows


def best_rules(rules: dict[int, float], cues: list[LinkedCue]) -> list[float]:
    """What the rules say of each cue: of the word in it that they like best."""
    return [max((rules.get(word, 0.0) for word in range(c.start, c.end)), default=0.0) for c in cues]


def main() -> None:
    """Fits, prints and, if asked, writes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("weights", type=Path)
    parser.add_argument("prepared", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--scorer", type=Path, required=True)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    sys.path.insert(0, str(arguments.scorer))
    import score
    from corpus import read_jsonl

    prepared = pickle.loads(arguments.prepared.read_bytes())
    gold = read_jsonl(arguments.gold)
    tagger = load_tagger(arguments.weights)
    cues: list[list[LinkedCue]] = [
        [
            c
            for window in tagger.windows(a.features)
            for cue in tagger.cues(a.features, window)
            if (c := linked(cue)).content
        ]
        for a in articles(prepared)
    ]
    right = np.array(
        [r for g, p in zip(gold, predictions(prepared, cues), strict=True) for r in rightness(score, g, p)]
    )
    part = np.array([n % PARTS for n, found in enumerate(cues) for _ in found])
    fitted = {}
    for kind in ("confidence", "confidence_with_rules"):
        rules = [
            best_rules(row["rules"], found) if "rules" in kind else [None] * len(found)
            for row, found in zip(prepared, cues, strict=True)
        ]
        told = [
            confidence_features(c, r)
            for found, said in zip(cues, rules, strict=True)
            for c, r in zip(found, said, strict=True)
        ]
        values = np.array([list(one.values()) for one in told])
        held_out = np.zeros(len(right))
        for k in range(PARTS):
            held_out[part == k] = chances(fit(values[part != k], right[part != k]), values[part == k])
        error, rows = reliability(held_out, right)
        print(f"{kind}: expected calibration error {error:.3f}, held out")
        for chance, share, count in rows:
            print(f"  said {chance:.2f}  right {share:.2f}  of {count}")
        given = iter(held_out)
        scored = [[(c, next(given)) for c in found] for found in cues]
        for least in (0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55):
            kept = [[c for c, chance in found if chance >= least] for found in scored]
            print(f"  {least}: {line(score.score(gold, predictions(prepared, kept)))}", flush=True)
        weights = fit(values, right)
        named = zip(("bias", *told[0]), weights, strict=True)
        fitted[kind] = {name: round(float(value), 4) for name, value in named}
    if arguments.write:
        path = arguments.weights / "manifest.json"
        manifest = json.loads(path.read_text(encoding="utf-8"))
        manifest["settings"] |= fitted
        path.write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
