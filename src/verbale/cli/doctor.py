"""`verbale doctor`: what is installed and whether it works."""

from __future__ import annotations

import click

__all__ = ["doctor"]


@click.command()
@click.pass_context
def doctor(context: click.Context) -> None:
    """Say what is installed and whether it works; exit code 1 where something is missing."""
    from verbale.views.terminal_text import harmless
    from verbale.workflows.checks import checks

    failed = False
    for check in checks():
        failed |= not check.ok
        click.echo(f"{'ok' if check.ok else 'MISSING':<8}{check.name:<14}{harmless(check.detail)}")
    context.exit(1 if failed else 0)
