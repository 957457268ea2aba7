"""A load that is killed leaves a whole record, which loading again completes."""

import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from by_hand import made

CRASH = Path(__file__).parents[2] / "benchmarks" / "crash.py"


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL")
def test_five_kills(tmp_path):
    file = tmp_path / "readings.jsonl"
    file.write_bytes(b"\n".join(msgspec.json.encode(made(f"report {number}")) for number in range(150)))
    done = subprocess.run([sys.executable, CRASH, "--times", "5", "--readings", file], capture_output=True, text=True)
    assert done.stdout.endswith("5 kills, 0 records harmed\n"), done.stdout + done.stderr
