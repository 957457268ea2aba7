"""A record as Parquet files, one a table; needs pyarrow."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from verbale.errors import SetupError
from verbale.model import RecordReader
from verbale.views.export.staging import staged
from verbale.views.export.tables import TABLES, table_rows

__all__ = ["write_parquet"]

_WHOLE: Final = frozenset({"n", "source", "line", "start", "end"})
_REAL: Final = frozenset({"confidence", "score"})
_TRUTH: Final = frozenset({"withdrawn", "present", "direct"})


def write_parquet(record: RecordReader, target: Path) -> None:
    """Write every table as `NAME.parquet` into a folder, which is made where there is none.

    Args:
        record: what to export.
        target: the folder.

    Raises:
        SetupError: pyarrow is not installed.
        OSError: it cannot be written there.
    """
    try:
        import pyarrow as arrow
        from pyarrow import parquet
    except ImportError as error:
        raise SetupError("Parquet needs pyarrow: install it with `pip install verbale[parquet]`.") from error
    with staged(target) as beside:
        for table, columns in TABLES.items():
            schema = arrow.schema([(column, _type(arrow, column)) for column in columns])
            parquet.write_table(
                arrow.Table.from_pylist(list(table_rows(record, table)), schema=schema), beside / f"{table}.parquet"
            )


def _type(arrow: Any, column: str) -> Any:
    if column in _WHOLE:
        return arrow.int64()
    if column in _REAL:
        return arrow.float64()
    return arrow.bool_() if column in _TRUTH else arrow.string()
