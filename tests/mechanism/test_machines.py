"""A few hundred random runs of each procedure; `benchmarks/mechanism_runs.py` does 10,000."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test
from machines import MACHINES

SUITE = settings(
    max_examples=60, stateful_step_count=30, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)  # fmt: skip


@pytest.mark.parametrize("name", MACHINES)
def test_no_run_reaches_an_illegal_state(name: str) -> None:
    run_state_machine_as_test(MACHINES[name], settings=SUITE)
