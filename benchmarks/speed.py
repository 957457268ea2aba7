"""Words a second: plain spaCy and Verbale on the same texts, in one run, on one thread.

Both use the same model with all its pipes; Verbale's figure holds everything from the text to the finished reading. The
two take turns, and the best of the runs counts, so that a busy machine hurts neither more. The header lines of the
examples, which Verbale would not parse, are left out of the texts; their date is given instead.

    python benchmarks/speed.py [--words 60000] [--runs 3]
"""

from __future__ import annotations

import os

for _threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ[_threads] = "1"  # read when numpy and thinc are first imported, so before the imports below

import argparse
import itertools
import re
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import spacy

import verbale
from verbale.annotate.pipeline import MODEL
from verbale.settings import BATCH_SIZE

EXAMPLES = Path(__file__).parents[1] / "examples"
DATE = re.compile(r"^Date: (\S+)", re.MULTILINE)
NUMBER = re.compile(r"\b\d{1,2}\b")


def varied(words: int) -> list[verbale.Report]:
    """The example reports again and again until there are so many words; numbers and the order of paragraphs change."""
    reports = [path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.glob("*.txt"))]
    texts: list[verbale.Report] = []
    total = 0
    for turn, report in ((turn, report) for turn in itertools.count() for report in reports):
        head, *paragraphs = report.strip().split("\n\n")
        turned = turn % len(paragraphs)
        order = paragraphs[turned:] + paragraphs[:turned]
        body = "\n\n".join(NUMBER.sub(lambda found, turn=turn: str((int(found[0]) + turn) % 28 + 1), p) for p in order)
        texts.append(verbale.Report(f"{body}\n", published=DATE.search(head)[1]))
        total += len(body.split())
        if total >= words:
            return texts
    return texts


def seconds(results: Iterable[object]) -> float:
    """How long it takes to exhaust a stream, keeping nothing of it."""
    begin = time.perf_counter()
    for _ in results:
        pass
    return time.perf_counter() - begin


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--words", type=int, default=60_000)
    options.add_argument("--runs", type=int, default=3)
    asked = options.parse_args()
    reports = varied(asked.words)
    texts = [str(report.source) for report in reports]
    words = sum(len(text.split()) for text in texts)
    nlp, reader = spacy.load(MODEL), verbale.load()

    def plain() -> Iterator[object]:
        return nlp.pipe(texts, batch_size=BATCH_SIZE)

    def ours() -> Iterator[object]:
        return reader.pipe(reports, batch_size=BATCH_SIZE)

    for stream in (plain(), ours()):
        next(stream)  # what is built on first use is not timed
    print(f"{words:,} words in {len(texts)} texts, one thread, best of {asked.runs} runs each")
    best = {"plain spaCy": 0.0, "Verbale": 0.0}
    for run in range(1, asked.runs + 1):
        for name, stream in (("plain spaCy", plain()), ("Verbale", ours())):
            speed = words / seconds(stream)
            best[name] = max(best[name], speed)
            print(f"run {run}  {name:<12}{speed:10,.0f} words/s")
    for name, speed in best.items():
        print(f"best   {name:<12}{speed:10,.0f} words/s")
    print(f"ratio  {best['Verbale'] / best['plain spaCy']:.2f}")


if __name__ == "__main__":
    main()
