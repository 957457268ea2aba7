"""One connection to a record: statements, streams of rows and transactions, with Verbale's own errors."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from operator import itemgetter
from pathlib import Path
from time import monotonic
from typing import Any, Final, Protocol, TypeVar

from sqlalchemy import (
    CTE,
    ClauseElement,
    ColumnElement,
    Connection,
    Executable,
    Row,
    Table,
    Text,
    bindparam,
    func,
    insert,
    literal_column,
    select,
)
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import DBAPIError
from sqlalchemy.types import TypeEngine

from verbale.store.faults import translated

__all__ = ["IN_ONE_QUERY", "LOG_PAGES", "Database", "Waiting", "command_of", "grouped", "listed", "pairs"]

_DIALECT: Final = sqlite.dialect(paramstyle="named")
_IN_ORDER: Final = sqlite.dialect(paramstyle="qmark")

IN_ONE_QUERY: Final = 500
"""Values in one `IN (...)`; SQLite allows 32,766 variables a statement, and short statements are kept prepared."""

SYNC_SECONDS: Final = 1.0
"""How often a load waits until what it wrote lies on the disk. Own choice: what a power cut may cost."""

LOG_PAGES: Final = 4_000
"""Pages of the write-ahead log (16 MB) after which it is folded into the file; a page written twice is then one."""

LOG_PAGES_OF_MANY: Final = 40_000
"""As many while a load goes on (160 MB): each folding waits for the disk twice, and most pages are written again soon.
On 20,000 statements 3,300 statements/s without assembly, with 4,000 pages 2,540."""

Value = TypeVar("Value")
Parameters = Mapping[str, Any] | Sequence[Mapping[str, Any]]


class Waiting(Protocol):
    """What writes only when a transaction ends."""

    def begun(self) -> None:
        """A transaction began."""
        ...

    def write(self) -> None:
        """It is about to end."""
        ...

    def forget(self) -> None:
        """It failed."""
        ...


class Database:
    """A connection in autocommit mode; what belongs together is written inside `transaction`."""

    def __init__(self, connection: Connection, path: Path) -> None:
        self.connection = connection
        self._plain: sqlite3.Connection = connection.connection.driver_connection  # type: ignore[assignment]
        self._synchronous = ""
        self._depth = 0
        self._failed = 0
        self._many = False
        self._synced = 0.0
        self._waiting: list[Waiting] = []
        self.path = path

    def attach(self, waiting: Waiting) -> None:
        """Tell this one when a transaction begins, is about to end, and has failed."""
        self._waiting.append(waiting)

    @property
    def writing(self) -> bool:
        """Whether a transaction has begun."""
        return self._depth > 0

    @property
    def loading(self) -> bool:
        """Whether many reports are added, one after the other."""
        return self._many

    def version(self) -> object:
        """What is another when another connection wrote to the file, or a transaction failed."""
        return self.ask("PRAGMA data_version", {})[0][0], self._failed

    def execute(self, statement: Executable, parameters: Parameters | None = None) -> Any:
        """The result of a statement; several sets of parameters are sent together."""
        try:
            return self.connection.execute(statement, parameters)
        except DBAPIError as error:
            raise translated(error, self.path) from error

    def insert(self, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
        """Put rows into a table, each with the same columns, two at least; their values are written as they are."""
        if rows:
            columns = _columns(table, rows[0])
            self.insert_values(table, columns, map(itemgetter(*columns), rows))

    def insert_values(self, table: Table, columns: tuple[str, ...], rows: Iterable[tuple[Any, ...]]) -> None:
        """Put rows into a table, each the values of these columns, which are in the order of the table.

        To have SQLite look for each value by its name takes a fifth longer.
        """
        try:
            self._plain.executemany(_insertion(table, columns), rows)
        except sqlite3.Error as error:
            raise translated(error, self.path) from error

    def repeat(self, command: str, parameters: Sequence[Mapping[str, Any]]) -> None:
        """Send a command, written once by `command_of`, with each of several sets of parameters.

        A load sends some ten for each report; SQLAlchemy's own way to each takes longer than SQLite.
        """
        if parameters:
            try:
                self._plain.executemany(command, parameters)
            except sqlite3.Error as error:
                raise translated(error, self.path) from error

    def ask(self, command: str, parameters: Mapping[str, Any]) -> list[Any]:
        """The rows of a query, as plain tuples, that was written once by `command_of`."""
        try:
            return self._plain.execute(command, parameters).fetchall()
        except sqlite3.Error as error:
            raise translated(error, self.path) from error

    def insert_one(self, table: Table, row: Mapping[str, Any]) -> int:
        """Put a row into a table; the number that SQLite gave it."""
        columns = _columns(table, row)
        try:
            return int(self._plain.execute(_insertion(table, columns), itemgetter(*columns)(row)).lastrowid or 0)
        except sqlite3.Error as error:
            raise translated(error, self.path) from error

    def rows(self, statement: Executable, parameters: Mapping[str, Any] | None = None) -> Sequence[Row[Any]]:
        """The rows of a query, all at once."""
        try:
            return self.connection.execute(statement, parameters).all()
        except DBAPIError as error:
            raise translated(error, self.path) from error

    def execute_plain(self, command: str) -> Sequence[Any]:
        """The rows of a command of SQLite's own (`PRAGMA`, `VACUUM`)."""
        try:
            result = self.connection.exec_driver_sql(command)
            return result.all() if result.returns_rows else ()
        except DBAPIError as error:
            raise translated(error, self.path) from error

    def chunks(self, statement: Executable, size: int = IN_ONE_QUERY) -> Iterator[Sequence[Row[Any]]]:
        """The rows of a query in groups of at most `size`, fetched as they are asked for."""
        try:
            with self.connection.execute(statement) as result:
                yield from result.partitions(size)
        except DBAPIError as error:
            raise translated(error, self.path) from error

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """What is written inside is kept whole or not at all; one inside another belongs to the outer one.

        Where one inside another fails, the outer one is to fail too: there are no savepoints.
        """
        if self._depth:
            yield
            return
        self._sync_when_due()
        self._run("BEGIN IMMEDIATE")
        self._depth += 1
        try:
            for one in self._waiting:
                one.begun()
            yield
            for one in self._waiting:
                one.write()
            self._run("COMMIT")
        except BaseException:
            self._failed += 1
            for one in self._waiting:
                one.forget()
            self._roll_back()
            raise
        finally:
            self._depth -= 1

    @contextmanager
    def many(self) -> Iterator[None]:
        """Inside, the transactions do not wait for the disk but once every `SYNC_SECONDS`, and at the end.

        Each is still whole or not at all. A killed program loses none that had ended, a power cut those of the last
        second. SQLite does not look for the row to which each new one belongs; it is written first. It is not to be
        begun inside a transaction.
        """
        try:
            self._many, self._synced = True, monotonic()
            self._run("PRAGMA foreign_keys = OFF")
            self._run(f"PRAGMA wal_autocheckpoint = {LOG_PAGES_OF_MANY}")
            yield
        finally:
            self._many = False
            self._run("PRAGMA foreign_keys = ON")
            self._run(f"PRAGMA wal_autocheckpoint = {LOG_PAGES}")
            self._wait_for_disk("FULL")
        self._run("PRAGMA wal_checkpoint(PASSIVE)")

    def close(self) -> None:
        """Let go of the file; SQLite folds its write-ahead log into it."""
        self.connection.close()
        self.connection.engine.dispose()

    def _run(self, command: str) -> None:
        self.ask(command, {})

    def _sync_when_due(self) -> None:
        if self._many:
            due = monotonic() - self._synced >= SYNC_SECONDS
            self._wait_for_disk("FULL" if due else "NORMAL")
            self._synced = monotonic() if due else self._synced

    def _wait_for_disk(self, how: str) -> None:
        """`FULL`: each transaction waits until it lies on the disk."""
        if how != self._synchronous:
            self._run(f"PRAGMA synchronous = {how}")
            self._synchronous = how

    def _roll_back(self) -> None:
        """End the transaction, unless SQLite has ended it by itself, as it does on a full disk."""
        if self._plain.in_transaction:
            self._run("ROLLBACK")


def command_of(statement: ClauseElement) -> str:
    """A statement as SQLite is sent it, with `:name` where a parameter stands.

    >>> from sqlalchemy import bindparam
    >>> command_of(select(func.abs(bindparam("number"))))
    'SELECT abs(:number) AS abs_1'
    """
    return str(statement.compile(dialect=_DIALECT))


def _columns(table: Table, row: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(name for name in table.columns.keys() if name in row)  # noqa: SIM118


@cache
def _insertion(table: Table, columns: tuple[str, ...]) -> str:
    return str(insert(table).compile(dialect=_IN_ORDER, column_keys=list(columns)))


def listed(value: ColumnElement[Any], place: int, kind: TypeEngine[Any]) -> ColumnElement[Any]:
    """A part of what a JSON list holds."""
    return func.json_extract(value, literal_column(f"'$[{place}]'"), type_=kind)


def pairs(first: TypeEngine[Any]) -> CTE:
    """A table of pairs to join with, its columns `first` and `second`; they are sent as one JSON value, `wanted`.

    So the statement is the same for any number of pairs and is made once. SQLite reads the whole of a table for
    `(a, b) IN (...)`, and tries every `a` with every `b` for two single ones.

    Args:
        first: the type of the first of a pair; the second is text.
    """
    value = func.json_each(bindparam("wanted")).table_valued("value", name="listed").c.value
    return select(listed(value, 0, first).label("first"), listed(value, 1, Text()).label("second")).cte("wanted")


def grouped(things: Iterable[Value]) -> Iterator[list[Value]]:
    """The things, each once and in order, in groups that fit one query."""
    distinct = list(dict.fromkeys(things))
    for start in range(0, len(distinct), IN_ONE_QUERY):
        yield distinct[start : start + IN_ONE_QUERY]
