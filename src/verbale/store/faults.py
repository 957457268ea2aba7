"""Errors of the database as Verbale's own: one sentence that says what failed and what to do."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path
from typing import Final

from sqlalchemy.exc import DBAPIError

from verbale.errors import (
    DiskFull,
    NoRecord,
    RecordDamaged,
    RecordError,
    RecordLocked,
    RecordReadOnly,
)

__all__ = ["no_record", "translated"]

NO_ROOM: Final = 1 << 20
"""Bytes free under which a failed write is taken for a full disk: SQLite reports some of them only as an I/O error, and
it asks for pages of at most 64 KiB at a time."""

_PRIMARY: Final = 0xFF


def no_record(path: Path) -> NoRecord:
    """The error for a file that is something else."""
    return NoRecord(f"{path} is not a record of Verbale's: give the name of one, or of a new file.")


def translated(error: DBAPIError | sqlite3.Error, path: Path) -> RecordError:
    """The error to raise for one of the database's; which is which is told by SQLite's result code.

    Args:
        error: what SQLAlchemy or sqlite3 raised.
        path: the record it was raised for.
    """
    cause = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(cause, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & _PRIMARY
    if code == sqlite3.SQLITE_FULL or (code == sqlite3.SQLITE_IOERR and _no_room(path)):
        return DiskFull(
            f"{path} cannot be written, the disk is full: make room and go on; what was there before is unharmed."
        )
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return RecordLocked(f"{path} is being written by another program: wait until it has ended, then try again.")
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM):
        return RecordReadOnly(f"{path} is read-only: change its permissions and its folder's, or copy it elsewhere.")
    if code == sqlite3.SQLITE_CORRUPT:
        return RecordDamaged(
            f"{path} is damaged: take a copy from before, or load its reports again into a new record."
        )
    if code == sqlite3.SQLITE_NOTADB:
        return no_record(path)
    if code == sqlite3.SQLITE_CANTOPEN:
        return RecordError(f"{path} cannot be opened: check that its folder is there and may be written to.")
    return RecordError(f"{path} cannot be used ({cause}): check the disk and the file.")


def _no_room(path: Path) -> bool:
    try:
        return shutil.disk_usage(path.parent).free < NO_ROOM
    except OSError:
        return False
