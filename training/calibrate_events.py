"""Fits the confidence of events on marked texts, and prints its weights and how often it is right.

    python training/calibrate_events.py MARKED.txt ...

The texts are marked as `marked.py` reads them, and must be kept out of the training of the tagger. An event is right
where its root is, and its trigger shares a character with that of the marked one; those that the reader would drop are
looked at too. The weights go into `verbale/annotate/events/confidence.py` by hand; the calibration error is measured on
texts left out of the fit.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
from calibrate_tagger import chances, fit, reliability
from marked import MARKS, article, blocks

import verbale
from verbale.annotate.events import events, tagging
from verbale.annotate.events.confidence import WEIGHTS

PARTS = 5
LEAST = 0.03
"""The confidence, by the weights as they are, from which on acts are looked at."""
NAMES = [name for name in WEIGHTS if name != "bias"]


def right(events: list[Any], gold: list[dict[str, Any]]) -> list[bool]:
    """For each event whether it meets a marked one of its root, one to one, the surest first."""
    taken: set[int] = set()
    hit = [False] * len(events)
    for number in sorted(range(len(events)), key=lambda n: -events[n].confidence):
        for other, one in enumerate(gold):
            (start, end) = one["trigger"][0]
            meets = events[number].start < end and start < events[number].end
            if other not in taken and one["root"] == events[number].root and meets:
                taken.add(other)
                hit[number] = True
                break
    return hit


def main() -> None:
    """Reads, fits, prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("marked", type=Path, nargs="+")
    seen: list[Any] = []
    joined, confidence = tagging.joined, tagging.event_confidence
    noted: dict[float, Any] = {}

    def noting(marks: Any) -> float:
        noted[len(noted)] = dict(marks)
        return float(len(noted) - 1)

    def placing(doc: Any, *given: Any, **named: Any) -> Any:
        noted.clear()
        found = joined(doc, *given, **named)
        for event in found:
            marks, last = noted[event.confidence], doc[event.trigger[1] - 1]
            event.confidence = confidence(marks)
            span = {"start": doc[event.trigger[0]].idx, "end": last.idx + len(last)}
            seen.append(SimpleNamespace(root=event.root, confidence=event.confidence, marks=marks, **span))
        return found

    tagging.event_confidence = noting
    tagging._Setting.accepts = lambda _, marks: confidence(marks) >= LEAST
    events.joined = placing
    reader = verbale.load()
    values, labels, texts = [], [], []
    for path in parser.parse_args().marked:
        for number, block in enumerate(block for block in blocks(path) if block not in MARKS):
            row = article(block, f"{path.stem}-{number}")
            seen.clear()
            reader(row["text"])
            labels += right(seen, row["events"])
            values += [[event.marks.get(name, 0.0) for name in NAMES] for event in seen]
            texts += [len(texts)] * len(seen)
    x, y, group = np.array(values), np.array(labels, float), np.array(texts) % PARTS
    held_out = np.zeros(len(y))
    for part in range(PARTS):
        held_out[group == part] = chances(fit(x[group != part], y[group != part]), x[group == part])
    error, rows = reliability(held_out, y)
    print(f"{len(y)} acts looked at, {int(y.sum())} right; expected calibration error {error:.3f}, held out")
    for said, share, count in rows:
        print(f"  said {said:.2f}  right {share:.2f}  of {count}")
    for least in (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6):
        kept = held_out >= least
        print(f"  from {least}: {int(y[kept].sum())} right of {int(kept.sum())}, {100 * y[kept].mean():.1f} %")
    for name, weight in zip(["bias", *NAMES], fit(x, y), strict=True):
        print(f'        "{name}": {weight:.2f},')


if __name__ == "__main__":
    main()
