"""A record as JSON lines, its mechanisms with it, and made anew of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from datetime import datetime
from itertools import chain
from pathlib import Path

from verbale.errors import InputError, UsageError
from verbale.mechanism import entry_hash, entry_visible, verify
from verbale.model import Judgement
from verbale.model.mechanism import PUBLIC, SECRETARY
from verbale.store.mechanism_log import LogFile
from verbale.store.sql_record import SqlRecord
from verbale.views.export.jsonl import Held, Logged, LogHead, log_jsonl, pieces, record_jsonl
from verbale.workflows.mechanism import Desk, open_mechanism
from verbale.workflows.record import SystemClock

__all__ = ["StatedClock", "export_record", "import_record"]


class StatedClock:
    """A clock that says what it was told last, by which an imported record keeps the times of the exported one."""

    def __init__(self) -> None:
        self._stated: str | None = None

    def state(self, time: str) -> None:
        """Say this time (ISO 8601) from now on."""
        self._stated = time

    def now(self) -> datetime:
        """The time it was told last."""
        return datetime.fromisoformat(self._stated) if self._stated else SystemClock().now()


def export_record(path: Path, reader: str | None) -> Iterator[bytes]:
    """The lines of a whole record, from which `import_record` makes the same one.

    Args:
        path: the record.
        reader: for whom the logs of its mechanisms are: the secretary has all that they say, a member what it may see,
            the public none of them.

    Raises:
        UsageError: the record holds a mechanism and no reader is given, or one whom a mechanism does not know.
        RecordError: it cannot be read.
    """
    with LogFile(path, mode="r") as file:
        mechanisms = file.mechanisms()
    if mechanisms and reader is None:
        raise UsageError(
            f"{path} holds a mechanism: say for whom the export is (--as secretary: all of it; --as public: none)."
        )
    logs = mechanisms if reader not in (None, PUBLIC) else ()
    with ExitStack() as held:
        desks = [held.enter_context(open_mechanism(path, mechanism)) for mechanism in logs]
        for desk in desks:
            desk.reader(reader or PUBLIC)
        with SqlRecord(path, SystemClock(), mode="r") as record:
            yield from record_jsonl(record, logs=len(desks))
        for desk in desks:
            yield from _log(desk, reader or PUBLIC)


def _log(desk: Desk, reader: str) -> Iterator[bytes]:
    state, now, there = desk.state(), desk.now(), desk.log.payloads()
    head = desk.log.head()
    made_for = desk.file_of_record.copy_for() or (None if reader == SECRETARY else f"{reader} of {desk.log.mechanism}")
    if head is not None:
        yield from log_jsonl(
            LogHead(desk.log.mechanism, head.number, entry_hash(head), made_for),
            (
                Logged(one, there.get(one.number) if entry_visible(state, one.number, reader, at=now) else None)
                for one in desk.log.entries()
            ),
        )


def import_record(lines: Iterable[bytes], path: Path) -> int:
    """The number of reports of a record made anew from what `record_jsonl` wrote, whole or not at all.

    Args:
        lines: the exported lines.
        path: where the record goes; nothing may stand there.

    Raises:
        InputError: the lines are not those of an exported record, or not all of it.
        UsageError: there is something at the path.
        RecordError: it cannot be kept.
    """
    if path.exists():
        raise UsageError(f"{path} is there already: import into a new file.")
    head, held = pieces(lines)
    clock = StatedClock()
    logs: Iterator[Held] = iter(())
    try:
        with SqlRecord(path, clock) as record:
            with record.transaction():
                for piece in held:
                    if isinstance(piece, LogHead | Logged):
                        logs = chain([piece], held)
                        break
                    if isinstance(piece, tuple):
                        source, reading = piece
                        clock.state(source.added)
                        record.add(reading, reader=source.reader)
                    elif isinstance(piece, Judgement):
                        record.judge(piece)
                    else:
                        record.put(piece, keys=piece.keys)
                if record.content_hash() != head.content:
                    raise InputError("The lines are not all of the record they say they are: export it anew.")
            count = len(record.sources(withdrawn=True))
        _take_logs(path, logs, head.logs)
        return count
    except BaseException:
        for left in (path, *path.parent.glob(f"{path.name}-*")):
            left.unlink(missing_ok=True)
        raise


def _take_logs(path: Path, held: Iterator[Held], count: int) -> None:
    """Keep so many logs, each whole and sound.

    Raises:
        InputError: one of them is not.
    """
    first, taken = next(held, None), 0
    if first is not None:
        with LogFile(path) as file:
            while first is not None:
                if not isinstance(first, LogHead):
                    raise InputError("The lines of a log do not begin with whose it is: export the record anew.")
                first, taken = _take_log(file, first, held), taken + 1
    if taken != count:
        raise InputError(f"The lines hold {taken} of {count} logs of mechanisms: export the record anew.")


def _take_log(file: LogFile, head: LogHead, held: Iterator[Held]) -> Held | None:
    """Keep one log; what comes after it."""
    log, after = file.log(head.mechanism, entry_hash), None
    with log.writing():
        for piece in held:
            if not isinstance(piece, Logged):
                after = piece
                break
            log.append(piece.entry, piece.payload)
        last = log.head()
        if last is None or (last.number, entry_hash(last)) != (head.entries, head.head):
            raise InputError(f"The log of {head.mechanism} is not all there: export the record anew.")
        found = verify(log.entries(), log.payloads().get, mechanism=head.mechanism, whole=head.copy_for is None)
        if not found.sound:
            raise InputError(f"The log of {head.mechanism} is not sound: {found.faults[0].message}")
        if head.copy_for is not None:
            file.made_for(head.copy_for)
    return after
