"""`verbale show`: one thing of a record, whole."""

from __future__ import annotations

from pathlib import Path

import click

from verbale.cli.output import opened
from verbale.cli.record_page import record_argument

__all__ = ["show"]


@click.command()
@record_argument
@click.argument("item_id", metavar="ID")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="text for people, json the whole object.",
)
def show(record: Path, item_id: str, form: str) -> None:
    """Show what has this ID in a RECORD: a statement, event, actor, meeting, question, judgement, or a source by its
    number.

    The beginning of an ID will do where no other begins so."""
    import msgspec

    from verbale.views.judged import Judged
    from verbale.views.record_index import RecordIndex
    from verbale.views.show_text import show_text
    from verbale.workflows.record import open as open_record

    with open_record(record, mode="r") as kept:
        found = kept.show(item_id)
        if form == "json":
            page = msgspec.json.format(msgspec.json.encode(found), indent=2).decode() + "\n"
        else:
            page = show_text(found, RecordIndex(Judged(kept.reader)))
    with opened(None) as out:
        out.write(page.encode())
