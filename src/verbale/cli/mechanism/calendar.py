"""`verbale mechanism RECORD calendar`: the confirmed meetings as an iCalendar file."""

from __future__ import annotations

from typing import Any

import click

from verbale.cli.mechanism.options import as_option, mechanism_option, reading
from verbale.cli.output import opened

__all__ = ["calendar"]


@click.command()
@click.option("-o", "--output", metavar="FILE", help="Write to this file (.ics) instead of standard output.")
@mechanism_option
@as_option
@click.pass_context
def calendar(ctx: click.Context, /, output: str | None, **given: Any) -> None:
    """Write the confirmed meetings as iCalendar; what is only proposed, claimed or half accepted is not in it."""
    from verbale.views.mechanism.calendar import calendar as made

    with reading(ctx, given["mechanism_id"], given["reader"]) as state:
        page = made(state)
    with opened(output) as out:
        out.write(page)
