"""`verbale mechanism RECORD evidence`: pieces of evidence, their chain of custody, and who takes them for genuine."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from verbale.cli.mechanism.acting import Verb, acts_group
from verbale.cli.mechanism.options import as_option, mechanism_option, reading
from verbale.model.acts import AuthenticityStated, EvidencePassed, EvidenceProduced, EvidenceShown
from verbale.views.mechanism.notices import evidence_page

__all__ = ["evidence"]

evidence = acts_group(
    "evidence",
    "Evidence about an item: produce it, show it, pass it on, accept or deny that it is genuine.",
    (
        Verb("produce", EvidenceProduced, "about"),
        Verb("show", EvidenceShown, "evidence"),
        Verb("pass", EvidencePassed, "evidence"),
        Verb("authenticity", AuthenticityStated, "evidence"),
    ),
    view=evidence_page,
)


@evidence.command("check")
@click.argument("evidence_id", metavar="EVIDENCE")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@mechanism_option
@as_option
@click.pass_context
def check(ctx: click.Context, /, evidence_id: str, file: Path, **given: Any) -> None:
    """Say whether FILE is the one that was produced, byte by byte; whether it is genuine parties say.

    Exit code 1 where it is another.
    """
    from verbale.workflows.evidence import same_file

    with reading(ctx, given["mechanism_id"], given["reader"]) as state:
        same = same_file(state, evidence_id, file)
    click.echo(f"{file} is {'the' if same else 'not the'} file that {evidence_id} names.")
    ctx.exit(0 if same else 1)
