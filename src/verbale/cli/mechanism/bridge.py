"""`verbale mechanism RECORD bridge`: a statement of a report becomes an item, marked as reported."""

from __future__ import annotations

from typing import Any

import click

from verbale.cli.mechanism.options import filing_options, send

__all__ = ["bridge"]


@click.command()
@click.argument(
    "kind", type=click.Choice(["concern", "proposal", "demand", "clarification", "claim", "commitment", "account"])
)
@click.argument("statement")
@click.option("--of", "of", metavar="MEMBER", required=True, help="The member whose word it is, by the report.")
@click.option("--title", default=None, help="A title for a docket item; else its words.")
@click.option("--about", default=None, help="The meeting or session that an account or claim is about.")
@click.option("--to", multiple=True, help="To whom it was said or promised (ids); once for each.")
@click.option("--note", default="", help="Your remark.")
@filing_options
@click.pass_context
def bridge(ctx: click.Context, /, kind: Any, statement: str, **given: Any) -> None:
    """Bring a STATEMENT of a report in as a KIND of item.

    STATEMENT is the id that `verbale search` shows, or `N:WORDS`, words that stand once in source N. Only the
    secretary does this; the item is marked as reported, binds nobody, and is never taken for filed by the member.
    """
    from verbale.workflows.bridging import bridged

    about = {name: given.pop(name) for name in ("of", "title", "about", "to", "note")}
    send(ctx, bridged(ctx.obj, kind, statement, **about), given)
