"""A filing that is killed: the log is whole, and every receipt that was printed is of an entry that is there."""

import os
import random
import signal
import subprocess
import sys
import time

import pytest

from lake_mechanism import founded
from verbale.mechanism.receipts import read_receipt
from verbale.workflows.mechanism import open_mechanism

FILER = """
import sys
from pathlib import Path
from lake_mechanism import PHRASE
from verbale.mechanism.receipts import write_receipt
from verbale.model.acts import StatementMade
from verbale.workflows.keyring import KeyRing
from verbale.workflows.mechanism import open_mechanism
from verbale.workflows.signing import open_key
folder = Path(sys.argv[1])
with open_mechanism(folder / "talks.db", mode="a") as desk:
    signer = open_key(desk, KeyRing(folder / "keys"), "nor", lambda: PHRASE)
    for number in range(10_000):
        done = desk.file(StatementMade(words=f"statement {number}"), author="nor", signer=signer)
        print(write_receipt(done.receipt), flush=True)
"""


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL")
def test_four_kills(tmp_path):
    founded(tmp_path)
    chance = random.Random(7)
    paths = os.pathsep.join(path for path in sys.path if path)
    receipts = []
    for _ in range(4):
        filer = subprocess.Popen(
            [sys.executable, "-c", FILER, tmp_path],
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": paths},
        )
        receipts.append(filer.stdout.readline())
        time.sleep(chance.random() * 0.4)
        filer.send_signal(signal.SIGKILL)
        rest, _ = filer.communicate()
        receipts += [line for line in rest.splitlines(keepends=True) if line.endswith("\n")]
    assert len(receipts) > 4
    with open_mechanism(tmp_path / "talks.db", mode="a") as desk:
        assert not desk.state().refused
        assert all(desk.verify(read_receipt(line)).complete for line in (receipts[0], receipts[-1]))
        there = {entry.number for entry in desk.log.entries()}
        assert {read_receipt(line).number for line in receipts} <= there
        assert len(receipts) + 5 <= len(there) <= len(receipts) + 5 + 4
