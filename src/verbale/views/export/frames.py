"""A table of a record as a pandas DataFrame; needs pandas."""

from __future__ import annotations

from typing import Any

from verbale.errors import SetupError, UsageError
from verbale.model import RecordReader
from verbale.views.export.tables import TABLES, table_rows

__all__ = ["to_pandas"]


def to_pandas(record: RecordReader, table: str = "statements") -> Any:
    """The table as a DataFrame with a column for each of `TABLES`, also where it has no rows.

    Args:
        record: what to export.
        table: a name of `TABLES`.

    Raises:
        UsageError: there is no such table.
        SetupError: pandas is not installed.
    """
    if table not in TABLES:
        raise UsageError(f"There is no table {table}: it is one of {', '.join(TABLES)}.")
    try:
        import pandas
    except ImportError as error:
        raise SetupError("to_pandas needs pandas: install it with `pip install pandas`.") from error
    return pandas.DataFrame(list(table_rows(record, table)), columns=list(TABLES[table]))
