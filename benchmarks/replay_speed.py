"""Processor time that a record with a long log takes to open, to be read as a member, to be filed in, to be verified.

    python benchmarks/replay_speed.py [--entries 5000]

Half as many entries are timed beside it, so that one sees whether the time grows with the log or faster. The log is of
every kind of item that a secretariat files often; some items are marked, some are answered.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from lake_mechanism import founded, lake
from verbale.mechanism.chain import compose, sign_entry
from verbale.model.acts import (
    Act,
    CommitmentMade,
    DocketFiled,
    ItemAnswered,
    Marked,
    MeetingIntended,
    MessageSent,
    StatementMade,
)
from verbale.workflows.keyring import HeldKey
from verbale.workflows.mechanism import Desk, open_mechanism


def acts(entry: int) -> tuple[str, Act]:
    """The author and act of one entry; every eighth answers or marks the item of an earlier one."""
    made: list[tuple[str, Act]] = [
        ("nor", DocketFiled(sort="concern", title=f"Concern {entry}")),
        ("est", ItemAnswered(item=f"concern-{entry - 1}", answer="Noted.")),
        ("sud", StatementMade(words=f"Statement {entry}", see=("nor",))),
        ("nor", CommitmentMade(text=f"Commitment {entry}", to=("est",))),
        ("est", MessageSent(to=("nor", "sud"), text=f"Message {entry}")),
        ("sud", MeetingIntended(title=f"Meeting {entry}")),
        ("nor", StatementMade(words=f"Statement {entry}")),
        ("nor", Marked(item=f"statement-{entry - 1}", see=("est",))),
    ]
    return made[entry % 8]


def fill(desk: Desk, keys: dict[str, HeldKey], entries: int) -> None:
    """Sign and append so many entries without a check, as if they had been filed."""
    with desk.log.writing():
        head = desk.log.head()
        for number in range(head.number + 1 if head else 1, entries + 1):
            author, act = acts(number)
            at, key = f"2021-06-{number * 29 // (entries + 1) + 1:02}T00:00:00+00:00", keys[author]
            entry, said = compose(
                desk.log.mechanism, head, act, author=author, at=at, key=key.public, salt=f"{number:064x}"
            )
            head = sign_entry(entry, key)
            desk.log.append(head, said)


def timed(entries: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as name:
        path, ring = founded(Path(name))
        with open_mechanism(path, mode="a") as desk:
            keys = lake(Path(name), desk, ring).keys
            fill(desk, keys, entries)
        took = {}
        with open_mechanism(path, mode="a") as desk:
            for what, done in (
                ("open", lambda: desk.state()),
                ("read as a member", lambda: desk.seen("sud")),
                ("read as the public", lambda: desk.seen("public")),
                ("file", lambda: desk.file(StatementMade(words="x"), author="nor", signer=keys["nor"])),
                ("verify", lambda: desk.verify()),
            ):
                began = time.process_time()
                done()
                took[what] = time.process_time() - began
            assert not desk.state().refused
    return took


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--entries", type=int, default=5_000)
    entries = parser.parse_args().entries
    half, whole = timed(entries // 2), timed(entries)
    for what, took in whole.items():
        print(f"{what}: {took:.2f} s for {entries:,} entries, {half[what]:.2f} s for {entries // 2:,}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
