"""`verbale mechanism RECORD verify`: whether the log is what was filed, and whether its end is there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from verbale.cli.mechanism.options import mechanism_option

__all__ = ["verify"]


@click.command()
@click.option(
    "--head",
    "receipt",
    metavar="RECEIPT",
    help="A receipt that somebody kept, or a file that holds it as its last line: finds that the end was cut off.",
)
@mechanism_option
@click.pass_context
def verify(ctx: click.Context, /, receipt: str | None, **given: Any) -> None:
    """Find every entry of the log that was changed, is missing or out of order, and say which.

    Without a receipt nobody can tell whether the end was cut off. Exit code 1 where something is wrong.
    """
    from verbale.mechanism.receipts import read_receipt
    from verbale.workflows.mechanism import open_mechanism

    kept = read_receipt(_words(receipt)) if receipt else None
    with open_mechanism(ctx.obj, given["mechanism_id"]) as desk:
        found = desk.verify(kept)
        refused = desk.state().refused if found.sound and desk.whole else ()
    for fault in found.faults:
        click.echo(fault.message)
    for entry in refused:
        click.echo(f"Entry {entry.number} breaks the rule “{entry.rule}”: it stands in the log and changes nothing.")
    if found.withheld:
        click.echo(f"Not in this file: what {len(found.withheld)} entries say (redacted, or hidden from its reader).")
    for author, number in found.countersigned:
        click.echo(f"Counter-signed by {author} up to entry {number}.")
    end = (
        "the receipt shows that nothing up to its entry was cut off."
        if found.complete
        else "whether later ones were cut off only a receipt can show (--head)."
    )
    click.echo(f"Sound up to entry {found.vouched}; {end}")
    ctx.exit(0 if found.sound else 1)


def _words(receipt: str) -> str:
    """The receipt itself, or the last line of the file that is named."""
    if " " in receipt.strip():
        return receipt
    try:
        lines = Path(receipt).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise click.UsageError(f"{receipt} is no receipt and no file that holds one.") from error
    return next((line for line in reversed(lines) if line.strip()), "")
