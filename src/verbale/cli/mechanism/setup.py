"""`verbale mechanism RECORD setup`: a mechanism from a readable file."""

from __future__ import annotations

from pathlib import Path

import click

from verbale.cli.mechanism.options import key_options, passphrase_for, print_receipt, ring_in, time_option

__all__ = ["setup"]


@click.command()
@click.argument("file", type=click.Path(path_type=Path), required=False)
@click.option("--template", metavar="NAME", help="Print a template to begin from: trilateral, monitoring-group, ...")
@time_option
@key_options
@click.pass_context
def setup(
    ctx: click.Context, /, file: Path | None, template: str | None, filed_at: str | None, key_folder: Path
) -> None:
    """Set a mechanism up from FILE, and make the secretary's key.

    FILE is YAML: parties, observers, host, chair, bodies, scope, terms, decision rule, languages, channel,
    confidentiality, clocks. With `--template` a set-up to begin from is printed.
    """
    from verbale.workflows.founding import found, template_text

    if template is not None:
        click.echo(template_text(template), nl=False)
        return
    if file is None:
        raise click.UsageError("Give the FILE of the set-up, or --template NAME for one to begin from.")
    done = found(ctx.obj, file, ring_in(key_folder), lambda: passphrase_for("secretary", new=True), at=filed_at)
    print_receipt(done)
