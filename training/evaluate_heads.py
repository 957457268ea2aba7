"""Measures the heads of a checkpoint that the attribution scorer does not: forces, triggers, statuses, arguments.

    python training/evaluate_heads.py CHECKPOINT PREPARED.pkl ...

Of forces given the statement: macro-F1. Of triggers: F1 of root and first word. Given the trigger: statuses right, and
F1 of the words of sources, targets and themes. Entities are measured against spaCy's.
"""

from __future__ import annotations

import argparse
import pickle
import random
from collections import Counter
from pathlib import Path

import torch
from tagger_model import FORCES, Tagger
from torch_graphs import model_of
from windows import UNKNOWN, Article, articles, batch_of, training_windows

from verbale.annotate.tagger.labels import ARGUMENTS, TRIGGERS


def f1(right: int, given: int, true: int) -> float:
    """F1 in per cent."""
    return 200 * right / (given + true) if given + true else 0.0


def macro_f1(pairs: list[tuple[int, int]]) -> float:
    """The mean over the true labels of their F1, in per cent."""
    right = Counter(true for true, given in pairs if true == given)
    trues, givens = Counter(true for true, _ in pairs), Counter(given for _, given in pairs)
    return sum(f1(right[label], givens[label], trues[label]) for label in trues) / len(trues)


@torch.no_grad()
def measure(model: Tagger, data: list[Article], pieces: int) -> str:
    """The figures of one set in one line."""
    counts: Counter[str] = Counter()
    forces: list[tuple[int, int]] = []
    chance = random.Random(1)
    windows = [(a, w) for a in data for w in training_windows(a, pieces, chance)]
    more = TRIGGERS.index("more")
    for n in range(0, len(windows), 8):
        batch = batch_of(windows[n : n + 8])
        words = model.words(batch["pieces"], batch["marks"], batch["mask"], batch["first"])
        for name in ("triggers", "entities"):
            true = batch[name]
            known = true != UNKNOWN
            given = getattr(model, name)(words).argmax(-1)
            if name == "triggers":
                given, true = (torch.where(x == more, 0, x) for x in (given, true))
            counts[f"{name} right"] += int(((given == true) & (true > 0) & known).sum())
            counts[f"{name} given"] += int(((given > 0) & known).sum())
            counts[f"{name} true"] += int(((true > 0) & known).sum())
            if name == "triggers":
                counts["places right"] += int(((given > 0) & (true > 0) & known).sum())
        if "event_of" in batch:
            own = batch["event_of"]
            given = model.statuses(words[own, batch["event_first"]]).argmax(-1)
            counts["status right"] += int((given == batch["statuses"]).sum())
            counts["status"] += len(own)
            middle = torch.einsum("pw,pwd->pd", batch["trigger_words"], words[own])
            given = model.arguments(words[own], middle, batch["event_pairs"], batch["present"][own]).argmax(-1)
            true = batch["arguments"]
            for label, name in enumerate(ARGUMENTS):
                counts[f"{name} right"] += int(((given == label) & (true == label)).sum())
                counts[f"{name} given"] += int(((given == label) & (true != UNKNOWN)).sum())
                counts[f"{name} true"] += int((true == label).sum())
        if "force_of" in batch:
            told = (batch["force_cue"], batch["force_content"], batch["force_hints"])
            given = model.forces(words[batch["force_of"]], *told).argmax(-1)
            forces += zip(batch["forces"].tolist(), given.tolist(), strict=True)

    def of(name: str, given: str | None = None) -> float:
        return f1(counts[f"{name} right"], counts[f"{given or name} given"], counts[f"{given or name} true"])

    line = f"entities {of('entities'):.1f}"
    if forces:
        right = sum(true == given for true, given in forces)
        line += f"  forces macro-F1 {macro_f1(forces):.1f}, right {right} of {len(forces)}"
        wrong = Counter((FORCES[true], FORCES[given]) for true, given in forces if true != given)
        line += "  (" + ", ".join(f"{a} as {b} {k}" for (a, b), k in wrong.most_common(6)) + ")"
    if counts["status"]:
        line += f"  triggers {of('triggers'):.1f}, any root {of('places', 'triggers'):.1f}"
        line += f"  statuses {100 * counts['status right'] / counts['status']:.1f} of {counts['status']}"
        line += "  " + " ".join(f"{name} {of(name):.1f}" for name in ARGUMENTS[1:])
    return line


def main() -> None:
    """Prints a line a set."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("prepared", type=Path, nargs="+")
    arguments = parser.parse_args()
    model, config = model_of([arguments.checkpoint])
    torch.set_num_threads(config["threads"])
    for path in arguments.prepared:
        print(f"{path.stem}: {measure(model, articles(pickle.loads(path.read_bytes())), config['windows']['pieces'])}")


if __name__ == "__main__":
    main()
