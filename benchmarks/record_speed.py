"""Statements a second into a record that is put together as it is loaded, and how long a large one takes to answer.

python benchmarks/record_speed.py [--only repeated|varied] [--statements 100000] [--record FILE] [--asked FILE]

Time of the processor stands beside time by the clock: where others use the machine, only the first can be compared.

Two records are loaded, over eleven years each. `repeated` are variants of the eight example reports: each state and
each envoy is in thousands of reports, each text has more than a thousand rewrites and each question more than a
thousand answers, far more than a record of one negotiation has. `varied` are variants of these and of more than a
thousand reports on which the tagger was trained: each text has some nine rewrites, and there are thousands of actors,
but few questions. A record of real reports lies between the two.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import verbale
from variants import example_readings, variants, varied_readings
from verbale.model import Filter, Reading, RecordActor, RecordQuestion
from verbale.views.brief import brief, one_view
from verbale.views.judged import Judged
from verbale.views.page_text import page_text
from verbale.views.record_index import RecordIndex
from verbale.views.scope import scope
from verbale.views.search_text import search_text

PORTION = 0.3
"""Seconds that no single report takes to be stored."""
ASKED = 60
"""Times each question is asked, each time with other words."""

WORDS = ("meeting", "committee", "invitation", "militias", "ambassador", "security talks", '"next week"', "accus*")
KINDS = {"repeated": example_readings, "varied": varied_readings}
"""Of what the records are made."""


def enough(statements: int, kind: str = "repeated") -> Iterator[Reading]:
    total = 0
    for reading in variants(KINDS[kind]()):
        yield reading
        total += len(reading.statements)
        if total >= statements:
            return


def timed(question: Callable[[int], object]) -> str:
    """The median and the 95th percentile in milliseconds, and both in time of the processor."""
    taken, worked = [], []
    for turn in range(ASKED):
        begin, start = time.perf_counter(), time.process_time()
        question(turn)
        taken.append(1000 * (time.perf_counter() - begin))
        worked.append(1000 * (time.process_time() - start))
    told = (f"{statistics.median(one):8.1f} ms median{_late(one):8.1f} ms 95th percentile" for one in (taken, worked))
    return ", processor".join(told)


def _late(taken: list[float]) -> float:
    return statistics.quantiles(taken, n=20)[-1]


def most_named(record: verbale.Record) -> list[str]:
    """The state and the persons who are in most reports."""
    actors = sorted(record.reader.items(RecordActor), key=lambda actor: -len(actor.refs))
    states = [actor.name for actor in actors if actor.kind == "state"]
    return [*states[:1], *[actor.name for actor in actors if actor.kind == "person"][:4]]


def questions(record: verbale.Record, actors: Sequence[str]) -> dict[str, Callable[[int], object]]:
    """What is asked of the record by its reader."""
    days = [f"20{7 + turn % 10:02}-01-01" for turn in range(ASKED)]
    return {
        "reader: search": lambda turn: record.reader.search(WORDS[turn % len(WORDS)]),
        "reader: search since a day": lambda turn: record.reader.search(
            WORDS[turn % len(WORDS)], Filter(since=days[turn])
        ),
        "reader: 100 statements from a day": lambda turn: list(
            record.reader.statements(Filter(since=days[turn], limit=100))
        ),
        "reader: 100 statements of an actor": lambda turn: list(
            record.reader.statements(Filter(actor=actors[turn % len(actors)], roles=("speaker",), limit=100))
        ),
        "reader: 100 events of a root": lambda turn: list(record.reader.events(Filter(root="ACCUSE", limit=100))),
    }


def commands(record: verbale.Record, actors: Sequence[str]) -> dict[str, Callable[[int], object]]:
    """What the commands do: the record as people judged it, the page made, the text of it."""

    def search(turn: int, **narrowing: Any) -> object:
        judged = Judged(record.reader)
        words = WORDS[turn % len(WORDS)]
        return search_text(judged.search(words, Filter(limit=20, **narrowing)), RecordIndex(judged))

    def view(name: str, **part: Any) -> object:
        judged = Judged(record.reader)
        return page_text(one_view(judged, name, scope(judged, **part), limit=100))

    def months(turn: int) -> dict[str, str]:
        year, month = 2007 + turn % 10, 1 + turn % 10
        return {"since": f"{year}-{month:02}-01", "until": f"{year}-{month + 2:02}-28"}

    asked = [question.text for question in record.reader.items(RecordQuestion)]
    chosen = random.Random(1).sample(asked, min(ASKED, len(asked)))
    return {
        "search": search,
        "search --actor": lambda turn: search(turn, actor=actors[turn % len(actors)]),
        "search --since": lambda turn: search(turn, since=f"20{7 + turn % 10:02}-01-01"),
        "timeline, three months": lambda turn: view("timeline", **months(turn)),
        "timeline, the first page": lambda turn: view("timeline"),
        "positions --about a question": lambda turn: view("positions", about=chosen[turn % len(chosen)]),
        "positions, the first page": lambda turn: view("positions"),
        "positions, three months": lambda turn: view("positions", **months(turn)),
    }


def whole_views(record: verbale.Record, actors: Sequence[str]) -> dict[str, Callable[[int], object]]:
    """What reads all of a record; asked once."""

    def most_asked(turn: int) -> object:
        judged = Judged(record.reader)
        largest = max(judged.items(RecordQuestion), key=lambda question: len(question.refs))
        return page_text(one_view(judged, "positions", scope(judged, about=largest.id), limit=100))

    return {
        "positions on the question in most reports": most_asked,
        f"timeline --about {actors[0]}": lambda turn: page_text(
            one_view(Judged(record.reader), "timeline", scope(Judged(record.reader), about=actors[0]), limit=100)
        ),
        "brief": lambda turn: page_text(brief(Judged(record.reader))),
    }


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--statements", type=int, default=100_000)
    options.add_argument("--only", choices=KINDS, help="load one of the two records")
    options.add_argument("--record", type=Path, help="keep the last one here instead of in a temporary folder")
    options.add_argument("--asked", type=Path, help="ask this record, and load nothing")
    asked = options.parse_args()
    if asked.asked is not None:
        with verbale.open(asked.asked) as record:
            ask(record)
        return
    kinds = [asked.only] if asked.only else list(KINDS)
    for kind in kinds:
        with tempfile.TemporaryDirectory() as folder:
            path = asked.record if asked.record and kind == kinds[-1] else Path(folder) / "bench.db"
            with verbale.open(path) as record:
                print(f"\n{kind}", flush=True)
                load(record, asked.statements, kind)
                print(f"size    {path.stat().st_size / 1e6:,.0f} MB")
                ask(record)


def ask(record: verbale.Record) -> None:
    """Print how long the record takes to answer."""
    actors = most_named(record)
    for name, question in {**questions(record, actors), **commands(record, actors)}.items():
        print(f"{name:<44}{timed(question)}", flush=True)
    for name, question in whole_views(record, actors).items():
        begin, start = time.perf_counter(), time.process_time()
        question(0)
        taken, worked = time.perf_counter() - begin, time.process_time() - start
        print(f"{name:<44}{taken:8.1f} s, processor{worked:8.1f} s", flush=True)


def measured(readings: Sequence[Reading], stored: list[float]) -> Iterator[Reading]:
    """The readings, and in `stored` the seconds of the processor that each took until the next was asked for.

    What takes longer than any report is the putting together of a portion, which comes after its last one.
    """
    for reading in readings:
        begin = time.process_time()
        yield reading
        spent = time.process_time() - begin
        if spent < PORTION:
            stored.append(spent)


def load(record: verbale.Record, statements: int, kind: str) -> None:
    """Load as many statements, then one report more."""
    *most, last = enough(statements + 100, kind)
    loaded = sum(len(reading.statements) for reading in most)
    stored: list[float] = []
    begin, start = time.perf_counter(), time.process_time()
    record.add_all(measured(most, stored))
    taken, worked = time.perf_counter() - begin, time.process_time() - start
    print(
        f"store   {loaded / sum(stored):,.0f} statements/s of the processor into SQLite, before they are put together"
    )
    print(f"load    {loaded:,} statements of {len(most):,} reports: {loaded / taken:,.0f} statements/s,", end=" ")
    print(f"{loaded / worked:,.0f} statements/s of the processor", flush=True)
    begin, start = time.perf_counter(), time.process_time()
    record.add(last)
    taken, worked = time.perf_counter() - begin, time.process_time() - start
    print(f"add     one more report: {taken:.3f} s, processor {worked:.3f} s", flush=True)


if __name__ == "__main__":
    main()
