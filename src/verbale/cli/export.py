"""`verbale export`: a record for other programs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from verbale.cli.output import opened
from verbale.cli.record_page import asked, record_argument

if TYPE_CHECKING:
    from verbale.model import RecordReader

__all__ = ["export"]

FORMATS: Final = ("csv", "jsonl", "parquet", "jsonld", "cameo", "plover")


@click.command()
@record_argument
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    required=True,
    help="csv: tables, in a zip where -o ends in .zip, else in a folder. jsonl: the whole record, which `verbale "
    "import` reads back without loss. parquet: tables in a folder. jsonld: schema.org and PROV-O. cameo, plover: the "
    "events as those tables have them.",
)
@click.option(
    "--as",
    "reader",
    metavar="PARTY|secretary|public",
    envvar="VERBALE_AS",
    help="jsonl of a record that holds a mechanism: for whom. secretary: the whole log; a member: what it may see; "
    "public: the reports without the mechanism. Also VERBALE_AS.",
)
@click.option("-o", "--output", metavar="FILE|DIR", help="Where it goes; standard output where it is one stream.")
def export(record: Path, form: str, reader: str | None, output: str | None) -> None:
    """Write a record for other programs.

    You get the record as people judged it; jsonl alone has the machine's answers and the judgements side by side.
    """
    if form in ("csv", "parquet"):
        if output is None or output == "-":
            raise click.UsageError(f"--format {form} writes several files: give a folder with -o.")
        with asked(record) as judged:
            _write_tables(judged, form, Path(output))
        return
    with opened(output) as out:
        if form == "jsonl":
            from verbale.workflows.exchange import export_record

            for line in export_record(record, reader):
                out.write(line)
            return
        with asked(record) as judged:
            for piece in _stream(judged, form):
                out.write(piece.encode())


def _write_tables(reader: RecordReader, form: str, target: Path) -> None:
    from verbale.views.export import write_csv, write_parquet

    try:
        if form == "csv":
            write_csv(reader, target)
        else:
            write_parquet(reader, target)
    except OSError as error:
        raise click.UsageError(f"{target} cannot be written ({error.strerror}); give -o another place.") from error


def _stream(reader: RecordReader, form: str) -> Iterator[str]:
    if form == "jsonld":
        from verbale.views.export import record_jsonld

        return record_jsonld(reader)
    from verbale.views.export.events import record_events

    return record_events(reader, "cameo" if form == "cameo" else "plover")
