"""`verbale mechanism RECORD setup`: a mechanism from a readable file, or word by word."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from verbale.cli.mechanism.options import key_options, passphrase_for, print_receipt, ring_in, time_option

__all__ = ["setup"]


@click.command()
@click.argument("file", type=click.Path(path_type=Path), required=False)
@click.option("--template", metavar="NAME", help="trilateral, monitoring-group, joint-commission or liaison-channel.")
@click.option("--name", help="What it is called, where no FILE is given.")
@click.option("--party", "parties", metavar="ID=NAME", multiple=True, help="A party, such as nor=Norland; two or more.")
@click.option("--observer", "observers", metavar="ID=NAME", multiple=True, help="An observer; once for each.")
@click.option("--host", metavar="ID", help="Who is host.")
@click.option("--decision", type=click.Choice(["consensus", "silence_procedure"]), help="How it decides.")
@click.option(
    "--circle",
    type=click.Choice(["author", "parties", "members", "public"]),
    help="Who sees what carries no marking of its own.",
)
@click.option(
    "--attribution", type=click.Choice(["attributed", "chatham_house"]), help="Whether all are told whose words it is."
)
@click.option("--language", "languages", metavar="TAG", multiple=True, help="A working language, such as en.")
@click.option("--subject", "subjects", multiple=True, help="A subject of the talks; parties say what they hold of it.")
@click.option(
    "--clock", "clocks", metavar="NAME=TIME", multiple=True, help="A time limit, such as response='5 days'; see below."
)
@time_option
@key_options
@click.pass_context
def setup(ctx: click.Context, /, file: Path | None, filed_at: str | None, key_folder: Path, **words: Any) -> None:
    """Set a mechanism up from FILE, or from --name and --party, and make the secretary's key.

    FILE is YAML: name, parties, observers, host, chair, bodies, ladder, scope, terms, decision, languages, channel,
    confidentiality, clocks, scales. `--template NAME` alone prints one to begin from; with `--name` and `--party` it
    gives what the options leave out.

    Clocks: complaint, response, verification, finding, follow_up, escalation, silence, review, answer, comments,
    acknowledgement, notification.
    """
    from verbale.workflows.founding import Founding, found, template_text

    given = {name: value for name, value in words.items() if value}
    if file is not None and given:
        raise click.UsageError("Give either the FILE of the set-up or options that say the same, not both.")
    if set(given) == {"template"}:
        click.echo(template_text(given["template"]), nl=False)
        return
    if file is None and not (words["name"] and words["parties"]):
        raise click.UsageError(
            "Give the FILE of the set-up, or --name and --party ID=NAME for each party, or --template NAME alone for a "
            "file to begin from."
        )
    what = file or Founding(**given)
    done = found(ctx.obj, what, ring_in(key_folder), lambda: passphrase_for("secretary", new=True), at=filed_at)
    print_receipt(done)
