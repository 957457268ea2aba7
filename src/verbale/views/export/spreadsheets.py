"""A record as CSV: a folder of tables, or a zip of them."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

from verbale.model import RecordReader
from verbale.views.export.staging import staged
from verbale.views.export.tables import TABLES, Cell, table_rows

__all__ = ["write_csv"]

_DEFLATED: Final = zipfile.ZIP_DEFLATED
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
"""First characters by which a spreadsheet takes a cell for a formula and may run it."""


def write_csv(record: RecordReader, target: Path) -> None:
    """Write every table as `NAME.csv`: into a zip where the target ends in `.zip`, else into a folder.

    The files are UTF-8 with a mark at their start, by which spreadsheets know it. A cell of text that a spreadsheet
    would take for a formula begins with an apostrophe.

    Args:
        record: what to export.
        target: where it goes, whole or not at all; a folder is made where there is none.

    Raises:
        OSError: it cannot be written there.
    """
    if target.suffix.lower() == ".zip":
        with staged(target.parent) as beside, zipfile.ZipFile(beside / target.name, "w", _DEFLATED) as packed:
            for table in TABLES:
                with packed.open(f"{table}.csv", "w") as raw, _text(raw) as stream:
                    _write(record, table, stream)
        return
    with staged(target) as beside:
        for table in TABLES:
            with (beside / f"{table}.csv").open("w", encoding="utf-8-sig", newline="") as stream:
                _write(record, table, stream)


@contextmanager
def _text(raw: IO[bytes]) -> Iterator[IO[str]]:
    stream = io.TextIOWrapper(raw, encoding="utf-8-sig", newline="")
    try:
        yield stream
    finally:
        stream.flush()
        stream.detach()


def _write(record: RecordReader, table: str, stream: IO[str]) -> None:
    writer = csv.writer(stream)
    writer.writerow(TABLES[table])
    for row in table_rows(record, table):
        writer.writerow([_safe(cell) for cell in row.values()])


def _safe(cell: Cell) -> Cell:
    if not isinstance(cell, str):
        return cell
    text = cell.encode("utf-8", "replace").decode()  # lone surrogates, which no file can hold
    return f"'{text}" if text.startswith(_FORMULA) else text
