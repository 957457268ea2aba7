"""`verbale mechanism RECORD search`: words in what a reader may see."""

from __future__ import annotations

from typing import Any

import click

from verbale.cli.mechanism.options import as_option, mechanism_option, show
from verbale.cli.record_page import page_options

__all__ = ["search"]


@click.command()
@click.argument("words", nargs=-1, required=True)
@mechanism_option
@as_option
@page_options
@click.pass_context
def search(ctx: click.Context, /, words: tuple[str, ...], **given: Any) -> None:
    """Find WORDS in the items of the mechanism that you may see; all must stand in one."""
    from verbale.views.mechanism.search import search_page

    show(ctx, lambda state: search_page(state, " ".join(words)), given)
