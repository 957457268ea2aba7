"""`verbale mechanism RECORD export`: a copy for one reader, or the log to be checked elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from verbale.cli.mechanism.options import mechanism_option

__all__ = ["export"]


@click.command()
@click.option("--for", "reader", metavar="MEMBER", required=True, help="For whom: a party or observer.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["record", "log"]),
    default="record",
    show_default=True,
    help="record: a copy of the whole record, without the payloads hidden from the reader. log: the log as JSON lines, "
    "which docs/verify_log.py checks.",
)
@click.option("-o", "--output", metavar="FILE", required=True, help="Where it goes; for a record, a new file.")
@mechanism_option
@click.pass_context
def export(ctx: click.Context, /, reader: str, form: str, output: str, **given: Any) -> None:
    """Give a copy to a reader: what it may not see is not in the file.

    The entries themselves stay, so that the chain verifies: their number, time, author and kind can be seen, what they
    say cannot.
    """
    from verbale.cli.output import opened
    from verbale.workflows.copies import copy_for, log_lines
    from verbale.workflows.mechanism import open_mechanism

    with open_mechanism(ctx.obj, given["mechanism_id"]) as desk:
        if form == "log":
            with opened(output) as out:
                out.write(b"".join(log_lines(desk, reader)))
            return
        copy_for(desk, reader, Path(output))
    click.echo(f"{output}: a copy for {reader}", err=True)
