"""The logs of a record's mechanisms: entries that are only added, and payloads apart, which can be dropped for good."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Any, Final

from sqlalchemy import Row, delete, insert, select

from verbale.errors import LogDamaged, RecordLocked
from verbale.model.log import FIRST, LogEntry, Payload
from verbale.store.database import Database
from verbale.store.opening import Mode, open_database
from verbale.store.schema import log_entries, log_payloads, meta

__all__ = ["COPY_FOR", "LogFile", "SqlMechanismLog"]

COPY_FOR: Final = "copy_for"
"""The key in `meta` of a copy made for one reader: whose it is."""

_WAIT_MS: Final = 60_000
"""How long a writer waits for its turn: with eight at once the unluckiest waited 9 s on two busy cores."""

_FIELDS: Final = LogEntry.__struct_fields__


class SqlMechanismLog:
    """The log of one mechanism (`verbale.model.MechanismLog`)."""

    def __init__(self, database: Database, mechanism: str, hashed: Callable[[LogEntry], str]) -> None:
        """Begin.

        Args:
            database: the record's.
            mechanism: the id of the mechanism.
            hashed: gives the hash of an entry, which the next entry names.
        """
        self.mechanism = mechanism
        self._database = database
        self._hashed = hashed

    def writing(self) -> AbstractContextManager[None]:
        """One writer at a time: what is read inside is the newest, what is appended is kept whole or not at all."""
        return self._database.transaction()

    def append(self, entry: LogEntry, payload: Payload | None) -> None:
        """Keep an entry that follows the head, and what it says; None where that was redacted or is hidden.

        Raises:
            LogDamaged: its mechanism, its number or the hash it names is not that of the head.
        """
        with self._database.transaction():
            head = self.head()
            number, previous = (head.number, self._hashed(head)) if head else (0, FIRST)
            if (entry.mechanism, entry.number, entry.previous) != (self.mechanism, number + 1, previous):
                raise LogDamaged(
                    f"Entry {entry.number} does not follow entry {number} of {self.mechanism}: file the act again."
                )
            row = {**{name: getattr(entry, name) for name in _FIELDS}, "hash": self._hashed(entry)}
            self._database.execute(insert(log_entries), row)
            if payload is not None:
                said = {"salt": payload.salt, "body": payload.body}
                self._database.execute(
                    insert(log_payloads), {"mechanism": entry.mechanism, "number": entry.number, **said}
                )

    def entries(self, *, after: int = 0) -> Iterator[LogEntry]:
        """The entries by number, those after `after`."""
        for rows in self._database.chunks(self._query().where(log_entries.c.number > after)):
            yield from map(_entry, rows)

    def head(self) -> LogEntry | None:
        """The last entry; None in an empty log."""
        last = self._query().order_by(None).order_by(log_entries.c.number.desc()).limit(1)
        return next(map(_entry, self._database.rows(last)), None)

    def payload(self, number: int) -> Payload | None:
        """What an entry says; None where it was dropped."""
        rows = self._database.rows(
            select(log_payloads.c.salt, log_payloads.c.body).where(*self._only(log_payloads), _number(number))
        )
        return Payload(rows[0].salt, rows[0].body) if rows else None

    def payloads(self) -> dict[int, Payload]:
        """What is there of the payloads, by the number of their entry."""
        query = select(log_payloads.c.number, log_payloads.c.salt, log_payloads.c.body)
        rows = self._database.rows(query.where(*self._only(log_payloads)))
        return {row.number: Payload(row.salt, row.body) for row in rows}

    def drop(self, number: int) -> None:
        """Drop the payload and salt of an entry; `LogFile.scrub` then clears what SQLite may keep of it."""
        with self._database.transaction():
            self._database.execute(delete(log_payloads).where(*self._only(log_payloads), _number(number)))

    def _query(self) -> Any:
        columns = (getattr(log_entries.c, name) for name in _FIELDS)
        return select(*columns).where(*self._only(log_entries)).order_by(log_entries.c.number)

    def _only(self, table: Any) -> tuple[Any, ...]:
        return (table.c.mechanism == self.mechanism,)


class LogFile:
    """The file of a record as its mechanisms use it; a context manager that closes it."""

    def __init__(self, path: Path, *, mode: Mode = "a") -> None:
        """Open the file, made where there is none and `mode` is `a`.

        Raises:
            RecordError: it cannot be opened; see `store.opening`.
        """
        self.path = path
        self._database = open_database(path, mode=mode)
        self._pragma(f"busy_timeout = {_WAIT_MS}")
        self._pragma("secure_delete = ON")

    def __enter__(self) -> LogFile:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    def mechanisms(self) -> Sequence[str]:
        """The ids of the mechanisms that have a log here."""
        return [row.mechanism for row in self._database.rows(select(log_entries.c.mechanism).distinct())]

    def log(self, mechanism: str, hashed: Callable[[LogEntry], str]) -> SqlMechanismLog:
        """The log of a mechanism; empty where there is none yet."""
        return SqlMechanismLog(self._database, mechanism, hashed)

    def copy_for(self) -> str | None:
        """For whom this file was made as a copy; None where it is the record itself."""
        rows = self._database.rows(select(meta.c.value).where(meta.c.key == COPY_FOR))
        return rows[0].value if rows else None

    def made_for(self, reader: str) -> None:
        """Say that this file is a copy made for one reader; it says so already where it is."""
        if self.copy_for() is None:
            self._database.execute(insert(meta), {"key": COPY_FOR, "value": reader})

    def scrub(self) -> None:
        """Write the file anew, so that nothing of what was dropped stands on a free page or in the write-ahead log.

        Raises:
            RecordLocked: another program has the file open; what was dropped may still stand in it.
        """
        self._pragma("wal_checkpoint(TRUNCATE)")
        self._database.execute_plain("VACUUM")
        if self._pragma("wal_checkpoint(TRUNCATE)"):
            raise RecordLocked(
                f"{self.path} is open in another program, and traces of what was redacted may be left: close that, "
                "and redact again."
            )

    def _pragma(self, command: str) -> int:
        rows = self._database.execute_plain(f"PRAGMA {command}")
        return int(rows[0][0]) if rows else 0


def _number(number: int) -> Any:
    return log_payloads.c.number == number


def _entry(row: Row[Any]) -> LogEntry:
    return LogEntry(*(getattr(row, name) for name in _FIELDS))
