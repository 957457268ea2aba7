"""Kills a load at random points, and sees that the record opens, is whole, and is completed by loading again.

    python benchmarks/crash.py [--times 50] [--readings FILE.jsonl]

Exit code 1 where a record was not whole or the completed one is not the same as one loaded without a kill.
"""

from __future__ import annotations

import argparse
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import msgspec

import verbale
from verbale.model import Reading

REPORTS = 300
READY = "ready\n"


def readings_of(file: Path) -> Iterator[Reading]:
    with file.open("rb") as lines:
        yield from (msgspec.json.decode(line, type=Reading) for line in lines)


def load(path: Path, file: Path) -> str:
    """Load the readings; the content hash of the record after it."""
    with verbale.open(path) as record:
        record.add_all(readings_of(file))
        return record.reader.content_hash()


def killed(path: Path, file: Path, after: float) -> None:
    """Load in a process that is killed so many seconds after it began, or once it is done."""
    command = [sys.executable, __file__, "--child", str(path), "--readings", str(file)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == READY
        time.sleep(after)
        child.send_signal(signal.SIGKILL)


def faults(path: Path, file: Path) -> Iterator[str]:
    """What is wrong with a record after a kill."""
    if not path.exists():
        return
    with sqlite3.connect(path) as database:
        if (found := database.execute("PRAGMA integrity_check").fetchone()[0]) != "ok":
            yield f"integrity: {found}"
        if database.execute("PRAGMA foreign_key_check").fetchall():
            yield "a row without the row it belongs to"
        if database.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            for table in ("statements_fts", "readings_fts"):
                database.execute(f"INSERT INTO {table}({table}, rank) VALUES ('integrity-check', 1)")
    database.close()
    with verbale.open(path) as record:
        kept = {reading.document.id: reading for reading in record.readings()}
        counts = dict.fromkeys(kept, 0)
        for entry in record.reader.statements():
            counts[entry.ref.document] += 1
        for reading in readings_of(file):
            known = kept.pop(reading.document.id, None)
            if known is not None and (known != reading or counts[reading.document.id] != len(reading.statements)):
                yield f"report {reading.document.id} is half there"
        if kept:
            yield "a report that was never loaded"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--times", type=int, default=50)
    options.add_argument("--readings", type=Path, help="JSON lines of readings, instead of variants of the examples")
    options.add_argument("--child", type=Path, help=argparse.SUPPRESS)
    asked = options.parse_args()
    if asked.child:
        print(READY, end="", flush=True)
        load(asked.child, asked.readings)
        return
    with tempfile.TemporaryDirectory() as folder:
        file = asked.readings or _made(Path(folder) / "readings.jsonl")
        begin = time.perf_counter()
        whole = load(Path(folder) / "whole.db", file)
        taken = time.perf_counter() - begin
        chance = random.Random(1)
        wrong = 0
        for turn in range(asked.times):
            path = Path(folder) / f"{turn}.db"
            killed(path, file, chance.uniform(0, taken))
            found = list(faults(path, file))
            held = _held(path)
            if load(path, file) != whole:
                found.append("another content after loading again")
            print(f"kill {turn + 1:>3}: {held:>4} reports held, {'; '.join(found) or 'whole, and completed'}")
            wrong += bool(found)
    print(f"{asked.times} kills, {wrong} records harmed")
    sys.exit(1 if wrong else 0)


def _held(path: Path) -> int:
    if not path.exists():
        return 0
    with verbale.open(path) as record:
        return len(record.sources())


def _made(file: Path) -> Path:
    from variants import example_readings, variants

    lines = (msgspec.json.encode(reading) for reading in islice(variants(example_readings()), REPORTS))
    file.write_bytes(b"\n".join(lines))
    return file


if __name__ == "__main__":
    main()
