"""Statements a second into a record, and how long its answers take once it is large.

python benchmarks/record_speed.py [--statements 100000] [--record FILE]
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import verbale
from variants import example_readings, variants
from verbale.model import Filter, Reading

ASKED = 60
"""Times each question is asked, each time with other words."""

WORDS = ("meeting", "committee", "invitation", "militias", "ambassador", "security talks", '"next week"', "accus*")
ACTORS = ("Ryan Crocker", "Iran", "Hoshyar Zebari", "Crocker", "Hassan Kazemi Qomi")


def enough(statements: int) -> Iterator[Reading]:
    total = 0
    for reading in variants(example_readings()):
        yield reading
        total += len(reading.statements)
        if total >= statements:
            return


def timed(question: Callable[[int], object]) -> tuple[float, float]:
    """The median and the 95th percentile in milliseconds."""
    taken = []
    for turn in range(ASKED):
        begin = time.perf_counter()
        question(turn)
        taken.append(1000 * (time.perf_counter() - begin))
    return statistics.median(taken), statistics.quantiles(taken, n=20)[-1]


def questions(record: verbale.Record) -> dict[str, Callable[[int], object]]:
    days = [f"20{7 + turn % 10:02}-01-01" for turn in range(ASKED)]
    return {
        "search": lambda turn: record.search(WORDS[turn % len(WORDS)]),
        "search since": lambda turn: record.search(WORDS[turn % len(WORDS)], Filter(since=days[turn])),
        "search by actor": lambda turn: record.search("meeting", Filter(actor=ACTORS[turn % len(ACTORS)])),
        "timeline, 100 from a day": lambda turn: list(record.reader.statements(Filter(since=days[turn], limit=100))),
        "statements of an actor, 100": lambda turn: list(
            record.reader.statements(Filter(actor=ACTORS[turn % len(ACTORS)], roles=("speaker",), limit=100))
        ),
        "events of a root, 100": lambda turn: list(record.reader.events(Filter(root="ACCUSE", limit=100))),
    }


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--statements", type=int, default=100_000)
    options.add_argument("--record", type=Path, help="keep it here instead of in a temporary folder")
    asked = options.parse_args()
    readings = list(enough(asked.statements + 100))
    *most, last = readings
    statements = sum(len(reading.statements) for reading in most)
    with tempfile.TemporaryDirectory() as folder:
        path = asked.record or Path(folder) / "bench.db"
        with verbale.open(path) as record:
            begin = time.perf_counter()
            record.add_all(most)
            taken = time.perf_counter() - begin
            print(f"load    {statements:,} statements of {len(most):,} reports: {statements / taken:,.0f} statements/s")
            begin = time.perf_counter()
            record.add(last)
            print(f"add     one more report: {time.perf_counter() - begin:.3f} s")
            print(f"size    {path.stat().st_size / 1e6:,.0f} MB")
            for name, question in questions(record).items():
                median, late = timed(question)
                print(f"{name:<32}{median:8.1f} ms median{late:8.1f} ms 95th percentile")


if __name__ == "__main__":
    main()
