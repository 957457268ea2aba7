"""`verbale undo`: take a judgement back."""

from __future__ import annotations

from pathlib import Path

import click

from verbale.cli.record_page import record_argument

__all__ = ["undo"]


@click.command()
@record_argument
@click.argument("judgement", metavar="JUDGEMENT")
@click.option("--by", metavar="NAME", required=True, help="Who takes it back.")
def undo(record: Path, judgement: str, by: str) -> None:
    """Take a judgement back.

    It may be a person's or the machine's, and stays in the record with who undid it. JUDGEMENT is the id that
    `verbale review` shows (ju-...).
    """
    from verbale.workflows.review import reviewing

    with reviewing(record, by=by) as reviewer:
        undone = reviewer.undo(judgement)
    click.echo(f"{undone.id}  {undone.kind.replace('_', ' ')}, undone")
