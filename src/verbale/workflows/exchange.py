"""A record made anew of exported JSON lines."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from verbale.errors import InputError, UsageError
from verbale.model import Judgement
from verbale.store.sql_record import SqlRecord
from verbale.views.export.jsonl import pieces
from verbale.workflows.record import SystemClock

__all__ = ["StatedClock", "import_record"]


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
    try:
        with SqlRecord(path, clock) as record:
            with record.transaction():
                for piece in held:
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
            return len(record.sources(withdrawn=True))
    except BaseException:
        for left in (path, *path.parent.glob(f"{path.name}-*")):
            left.unlink(missing_ok=True)
        raise
