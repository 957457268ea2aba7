"""`verbale mechanism RECORD table`: meetings, proposals, commitments, docket, complaints as tables."""

from __future__ import annotations

from typing import Any

import click

from verbale.cli.mechanism.options import as_option, mechanism_option, reading
from verbale.cli.output import opened
from verbale.cli.record_page import show_page

__all__ = ["table"]


@click.command()
@click.argument("name", metavar="commitments|meetings|proposals|docket|complaints")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "md", "html", "csv"]),
    default="text",
    show_default=True,
    help="How it is written.",
)
@click.option("-o", "--output", metavar="FILE", help="Write to this file instead of standard output.")
@mechanism_option
@as_option
@click.pass_context
def table(ctx: click.Context, /, name: str, form: str, output: str | None, **given: Any) -> None:
    """Show a table, as far as you may see what stands in it."""
    from verbale.views.mechanism.tables import table as made_table
    from verbale.views.mechanism.tables import table_csv
    from verbale.views.page import Page, Section

    with reading(ctx, given["mechanism_id"], given["reader"]) as state:
        made = made_table(state, name)
        title = f"{made.title} of {state.mechanism.name}"
    if form == "csv":
        with opened(output) as out:
            out.write(table_csv(made).encode())
        return
    show_page(Page(title, (Section(name, made.title, (made,) if made.rows else ()),)), form, output)
