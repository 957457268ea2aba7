"""A copy of a record's file in which only some payloads of one mechanism's log are left.

What is left out is dropped where the record lies, and the file that goes out is then written anew from what is there:
nothing else ever touches the place it goes to.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import tempfile
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Final

from verbale.errors import RecordError, UsageError
from verbale.store.faults import translated
from verbale.store.mechanism_log import COPY_FOR

__all__ = ["write_copy"]

_PRIVATE: Final = 0o600
_ASIDE: Final = ("", "-journal", "-wal", "-shm")
_TRIGGERS: Final = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'log_entries'"


def write_copy(path: Path, target: Path, *, mechanism: str, keep: Iterable[int], reader: str) -> None:
    """Write the copy; other mechanisms are left out of it altogether.

    Args:
        path: the record.
        target: where the copy goes, which is not to be there yet.
        mechanism: whose log stays.
        keep: the numbers of the entries whose payloads stay.
        reader: for whom it is, which the copy says.

    Raises:
        UsageError: there is a file at the target already.
        RecordError: it cannot be written.
    """
    if target.exists():
        raise UsageError(f"{target} is there already: give the name of a new file.")
    if not target.parent.is_dir():
        raise UsageError(f"There is no folder {target.parent}: make it, or give another name.")
    beside = _new_file(path)
    try:
        _copy(path, beside)
        with closing(sqlite3.connect(beside, isolation_level=None)) as copy:
            copy.execute("PRAGMA journal_mode = OFF")
            copy.execute("PRAGMA secure_delete = ON")
            copy.execute("PRAGMA temp_store = MEMORY")
            _drop(copy, mechanism, set(keep))
            copy.execute("INSERT INTO meta (key, value) VALUES (?, ?)", (COPY_FOR, f"{reader} of {mechanism}"))
            copy.execute("VACUUM INTO ?", (str(target),))
        target.chmod(_PRIVATE)
    except sqlite3.Error as error:
        target.unlink(missing_ok=True)
        raise translated(error, target) from error
    except OSError as error:
        target.unlink(missing_ok=True)
        raise RecordError(f"{target} cannot be written ({error.strerror}): give another name.") from error
    finally:
        for ending in _ASIDE:
            beside.with_name(beside.name + ending).unlink(missing_ok=True)


def _new_file(path: Path) -> Path:
    """An empty file that only its owner may read: beside the record, else where temporary files go."""
    folder = path.parent if os.access(path.parent, os.W_OK) else None
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=folder)
    os.close(descriptor)
    return Path(name)


def _copy(path: Path, beside: Path) -> None:
    address = f"{path.resolve().as_uri()}?mode=ro"
    with closing(sqlite3.connect(address, uri=True)) as record, closing(sqlite3.connect(beside)) as copy:
        record.backup(copy)


def _drop(copy: sqlite3.Connection, mechanism: str, keep: set[int]) -> None:
    there = copy.execute("SELECT number FROM log_payloads WHERE mechanism = ?", (mechanism,)).fetchall()
    copy.execute("DELETE FROM log_payloads WHERE mechanism <> ?", (mechanism,))
    copy.executemany(
        "DELETE FROM log_payloads WHERE mechanism = ? AND number = ?",
        [(mechanism, number) for (number,) in there if number not in keep],
    )
    triggers = copy.execute(_TRIGGERS).fetchall()
    for name, _ in triggers:
        copy.execute(f'DROP TRIGGER "{name}"')
    copy.execute("DELETE FROM log_entries WHERE mechanism <> ?", (mechanism,))
    for _, made in triggers:
        copy.execute(made)
    with contextlib.suppress(sqlite3.OperationalError):  # statistics may hold words of a column; there may be none
        copy.execute("DELETE FROM sqlite_stat1")
