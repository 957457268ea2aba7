"""`verbale withdraw`: take a report out of every view and count."""

from __future__ import annotations

from pathlib import Path

import click

from verbale.cli.record_page import record_argument

__all__ = ["withdraw"]


@click.command()
@record_argument
@click.argument("source", metavar="N")
@click.option("--by", metavar="NAME", required=True, help="Who withdraws it.")
@click.option("--because", metavar="WORDS", help="Why.")
def withdraw(record: Path, source: str, by: str, because: str | None) -> None:
    """Take a report out of every view and count.

    All that rests on it leaves with it, and nothing is deleted. N is the report's number, as in [N:12]; `verbale
    undo` brings it back.
    """
    from verbale.workflows.review import reviewing

    with reviewing(record, by=by) as reviewer:
        judgement = reviewer.withdraw(source, because)
    click.echo(f"{judgement.id}  withdrawn")
