"""`verbale mechanism RECORD log`: what was filed, entry by entry."""

from __future__ import annotations

from typing import Any

import click

from verbale.cli.mechanism.options import as_option, mechanism_option
from verbale.cli.record_page import page_options, show_page

__all__ = ["log"]


@click.command()
@mechanism_option
@as_option
@page_options
@click.pass_context
def log(ctx: click.Context, /, **given: Any) -> None:
    """Show the log; of an entry that you may not see, only that there is one."""
    from verbale.views.mechanism.log import log_page
    from verbale.workflows.mechanism import open_mechanism

    with open_mechanism(ctx.obj, given["mechanism_id"]) as desk:
        page = log_page(desk.seen(given["reader"]), desk.filed_for(given["reader"]))
    show_page(page, given["form"], given["output"])
