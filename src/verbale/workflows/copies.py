"""What leaves the secretariat: a copy of the record for one reader, and the log as JSON lines."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from verbale.errors import UsageError
from verbale.mechanism.markings import entry_visible
from verbale.model.mechanism import PUBLIC
from verbale.store.copying import write_copy
from verbale.workflows.mechanism import Desk

__all__ = ["copy_for", "log_lines"]


def copy_for(desk: Desk, reader: str, target: Path) -> int:
    """Write a copy of the record without what a reader may not see; how many payloads it leaves out.

    Raises:
        UsageError: there is no such member, or a file is there already.
        RecordError: it cannot be written.
    """
    state, now = desk.state(), desk.now()
    there = desk.log.payloads()
    _taker(desk, reader)
    keep = {number for number in there if entry_visible(state, number, reader, at=now)}
    write_copy(desk.file_of_record.path, target, mechanism=desk.log.mechanism, keep=keep, reader=reader)
    return len(there) - len(keep)


def log_lines(desk: Desk, reader: str) -> Iterator[bytes]:
    """The log as JSON lines, which `docs/verify_log.py` checks: each entry, with its payload where the reader may see
    it."""
    state, now = desk.state(), desk.now()
    there = desk.log.payloads()
    _taker(desk, reader)
    for entry in desk.log.entries():
        payload = there.get(entry.number) if entry_visible(state, entry.number, reader, at=now) else None
        yield msgspec.json.encode({"entry": entry, "payload": payload}) + b"\n"


def _taker(desk: Desk, reader: str) -> None:
    """Nothing, where copies are given to this reader: without the set-up, for members only, none can be checked."""
    if reader == PUBLIC:
        raise UsageError(
            "A copy is for a member: give the public what was released as papers and tables (--as public)."
        )
    desk.reader(reader)
