"""Random runs of the mechanism's procedures, and random mutations of its log.

    python benchmarks/mechanism_runs.py [--runs 10000] [--mutations 1000] [--entries 500] [--seed 1]

The runs are shared among the four procedures of `tests/mechanism/machines.py`; each step checks that no illegal state
was reached. It prints how often each kind of act was filed, so that one sees that the runs went deep. Each mutation of
`tests/tampering.py` must be found, given the receipt of the head. Exit code 1 where something was not found.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1] / "tests"
sys.path[:0] = [str(TESTS), str(TESTS / "mechanism")]

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test
from machines import MACHINES, Procedure

from secretariat import PARTIES, Log
from tampering import MUTATIONS, mutated
from verbale.mechanism import verify
from verbale.model.acts import StatementMade

STEPS = 50


def counted(machine: type[Procedure], filed: Counter[str], ends: Counter[str]) -> type[Procedure]:
    """The machine, noting at the end of each run what was filed and where the subject stands."""

    def teardown(self: Procedure) -> None:
        filed.update(self.trail)
        ends[self.item.state] += 1

    return type(machine.__name__, (machine,), {"teardown": teardown})


def procedures(runs: int, start: int) -> None:
    share = max(1, runs // len(MACHINES))
    for name, machine in MACHINES.items():
        filed: Counter[str] = Counter()
        ends: Counter[str] = Counter()
        began = time.perf_counter()
        limits = settings(
            max_examples=share, stateful_step_count=STEPS, deadline=None, database=None, phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )  # fmt: skip
        run_state_machine_as_test(seed(start)(counted(machine, filed, ends)), settings=limits)
        took = time.perf_counter() - began
        print(f"{name}: {sum(ends.values())} runs, no illegal state, {sum(filed.values())} acts filed, {took:.0f} s")
        print("  ended:", ", ".join(f"{state} {count}" for state, count in ends.most_common()))
        print("  filed:", ", ".join(f"{kind} {count}" for kind, count in filed.most_common()))


def mutations(count: int, entries: int) -> int:
    log = Log()
    while len(log.entries) < entries:
        log.append(StatementMade(words=f"statement {len(log.entries)}"), PARTIES[len(log.entries) % 3])
    receipt = log.receipt()
    assert verify(log.entries, log.payloads.get, receipt=receipt).complete
    missed: Counter[str] = Counter()
    done: Counter[str] = Counter()
    began = time.perf_counter()
    for run in range(count):
        how, changed, payloads = mutated(log, run)
        done[how] += 1
        if verify(changed, payloads.get, mechanism=log.mechanism.id, receipt=receipt).sound:
            missed[how] += 1
    took = time.perf_counter() - began
    print(f"mutations: {sum(done.values())} of a log of {entries} entries in {len(MUTATIONS)} ways, {took:.0f} s")
    print("  found:", ", ".join(f"{how} {done[how] - missed[how]}/{done[how]}" for how in sorted(done)))
    return sum(missed.values())


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=10_000)
    parser.add_argument("--mutations", type=int, default=1_000)
    parser.add_argument("--entries", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    if chosen.runs:
        procedures(chosen.runs, chosen.seed)
    return 1 if chosen.mutations and mutations(chosen.mutations, chosen.entries) else 0


if __name__ == "__main__":
    sys.exit(main())
