"""`verbale mechanism RECORD due`: what is due from whom."""

from __future__ import annotations

from typing import Any

import click

from verbale.cli.mechanism.options import as_option, mechanism_option
from verbale.cli.record_page import page_options, show_page

__all__ = ["due"]


@click.command()
@mechanism_option
@as_option
@page_options
@click.pass_context
def due(ctx: click.Context, /, **given: Any) -> None:
    """Show what is due from whom: answers, reviews in capitals, responses, comments, commitments; and what has passed.

    Nothing follows from a deadline by itself: what it means for an item the secretary files.
    """
    from verbale.views.mechanism.due import due_page
    from verbale.workflows.mechanism import open_mechanism

    with open_mechanism(ctx.obj, given["mechanism_id"]) as desk:
        page = due_page(desk.seen(given["reader"]), desk.now())
    show_page(page, given["form"], given["output"])
