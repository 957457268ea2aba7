"""`verbale import`: a record made anew of exported JSON lines."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

import click

from verbale.cli.messages import say

__all__ = ["import_"]


@click.command(name="import")
@click.argument("lines", metavar="FILE|-", type=click.File("rb"))
@click.argument("record", metavar="RECORD", type=click.Path(path_type=Path))
def import_(lines: BinaryIO, record: Path) -> None:
    """Make a record anew of what export wrote.

    FILE is what `verbale export --format jsonl` wrote, - is standard input. You get the same record, judgements and
    all, in a new file, or nothing where a line is missing or damaged.
    """
    from verbale.workflows.exchange import import_record

    count = import_record(lines, record)
    say(f"{count:,} report{'s' if count != 1 else ''} in {record}.")
