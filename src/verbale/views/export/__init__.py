"""A record for other programs: tables (CSV, Parquet, pandas), JSON lines, JSON-LD; event tables are in `events`."""

from verbale.views.export.frames import to_pandas
from verbale.views.export.jsonl import record_jsonl
from verbale.views.export.jsonld import record_jsonld
from verbale.views.export.parquet import write_parquet
from verbale.views.export.spreadsheets import write_csv
from verbale.views.export.tables import TABLES, table_rows

__all__ = [
    "TABLES",
    "record_jsonl",
    "record_jsonld",
    "table_rows",
    "to_pandas",
    "write_csv",
    "write_parquet",
]
