"""Opens the file of a record: found to be one, made where it is new, brought up to date where it is old."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import Any, Final, Literal
from urllib.parse import quote

from sqlalchemy import Connection, Engine, NullPool, create_engine
from sqlalchemy.exc import DBAPIError

from verbale.errors import NewerRecord, NoRecord, RecordError, RecordReadOnly
from verbale.store.database import LOG_PAGES, Database
from verbale.store.faults import no_record, translated
from verbale.store.schema import APPLICATION_ID, SCHEMA_VERSION

__all__ = ["WAIT_SECONDS", "Mode", "open_database"]

Mode = Literal["a", "r"]
"""`a` reads and adds and makes the file where there is none; `r` only reads."""

WAIT_SECONDS: Final = 5.0
"""How long a writer waits for another one before it gives up. Own choice: several reports' worth of loading."""

_CACHE_KIB: Final = 64 * 1024
_MIGRATIONS: Final = Path(__file__).parent / "migrations"


def open_database(path: Path, *, mode: Mode = "a") -> Database:
    """The database of a record.

    Raises:
        NoRecord: there is no such file, or it is something else.
        NewerRecord: a newer version of Verbale made it.
        RecordReadOnly: it is to be added to but may not be written.
        RecordLocked: another program keeps it.
        RecordError: it cannot be opened for another reason.
    """
    _check_file(path, mode)
    engine = _engine(path, mode)
    connection = None
    try:
        connection = engine.connect()
        version = _version(connection, path)
        if mode == "a":
            connection.exec_driver_sql("PRAGMA journal_mode = WAL")
            if version != SCHEMA_VERSION:
                _migrate(Database(connection, path))
        elif version == 0:
            raise NoRecord(f"{path} is empty: load reports into it first (verbale read REPORTS -o {path.name}).")
        elif version != SCHEMA_VERSION:
            raise RecordError(
                f"{path} was made by an older version of Verbale: load its reports again to renew it (verbale read "
                f"REPORTS -o {path.name}), which passes over those it has and keeps what people decided."
            )
    except BaseException as error:
        if connection is not None:
            connection.close()
        engine.dispose()
        if isinstance(error, DBAPIError):
            raise translated(error, path) from error
        raise
    return Database(connection, path)


def _check_file(path: Path, mode: Mode) -> None:
    """See what can be seen without SQLite, whose own words for it are few."""
    if path.is_dir():
        raise NoRecord(f"{path} is a folder: give the name of a record.")
    if not path.exists():
        if mode == "r":
            raise NoRecord(f"{path} does not exist: check the name, or make it (verbale read REPORTS -o {path.name}).")
        if not path.parent.is_dir():
            raise RecordError(
                f"{path} cannot be made, there is no folder {path.parent}: make it, or give another name."
            )
    elif not os.access(path, os.R_OK):
        raise RecordError(f"{path} may not be read: change its permissions.")
    elif mode == "a" and not os.access(path, os.W_OK):
        raise RecordReadOnly(f"{path} is read-only: change its permissions, or copy it elsewhere.")


def _engine(path: Path, mode: Mode) -> Engine:
    address = f"file:{quote(str(path.resolve()))}?mode={_access(path, mode)}"

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(address, uri=True, timeout=WAIT_SECONDS, isolation_level=None)
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute(f"PRAGMA wal_autocheckpoint = {LOG_PAGES}")
        connection.execute(f"PRAGMA query_only = {'ON' if mode == 'r' else 'OFF'}")
        return connection

    return create_engine("sqlite://", creator=connect, poolclass=NullPool, isolation_level="AUTOCOMMIT")


def _access(path: Path, mode: Mode) -> str:
    """How SQLite is to open the file.

    A reader opens it for writing too where it may, because the last to close a file folds its log into it, and a reader
    without that right would leave the log lying beside it. A file in a folder where nobody can write, and so without a
    log, needs no lock and could have none.
    """
    if mode == "a":
        return "rwc"
    if not os.access(path.parent, os.W_OK):
        return "ro" if path.with_name(f"{path.name}-wal").exists() else "ro&immutable=1"
    return "rw" if os.access(path, os.W_OK) else "ro"


def _version(connection: Connection, path: Path) -> int:
    """The number of the newest migration that made the file, 0 where it is empty.

    Raises:
        NoRecord: it is something else.
        NewerRecord: the number is one that this version does not know.
    """
    application = _pragma(connection, "application_id")
    version = _pragma(connection, "user_version")
    if application == APPLICATION_ID:
        if version > SCHEMA_VERSION:
            raise NewerRecord(f"{path} was made by a newer version of Verbale: use that version, or a later one.")
        return version
    filled = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()
    if application or version or filled:
        raise no_record(path)
    return 0


def _pragma(connection: Connection, name: str) -> int:
    value: Any = connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
    return int(value)


def _migrate(database: Database) -> None:
    """Bring the tables up to date, all at once or not at all."""
    from alembic import command  # a tenth of a second, which only a new or an old record is worth
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = database.connection
    with database.transaction():
        if _pragma(database.connection, "user_version") < SCHEMA_VERSION:  # another program may have come first
            command.upgrade(config, "head")
