"""`verbale add`: a statement that the machine missed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from verbale.cli.record_page import record_argument

if TYPE_CHECKING:
    from verbale.model import Force

__all__ = ["add"]


@click.command()
@record_argument
@click.argument("source", metavar="N")
@click.argument("words", metavar="WORDS")
@click.option("--speaker", metavar="ACTOR", help="Who said it: an id or a name of the record.")
@click.option("--new", is_flag=True, help="The speaker is nobody the record knows yet: keep the name as it is given.")
@click.option("--cue", metavar="WORDS", help="The words that tell that it was said.")
@click.option("--force", default="assert", show_default=True, help="What it does: demand, offer, deny ...")
@click.option("--by", metavar="NAME", required=True, help="Who adds it.")
def add(
    record: Path, source: str, words: str, speaker: str | None, new: bool, cue: str | None, force: Force, by: str
) -> None:
    """Add a statement that the machine missed.

    N is the report's number, WORDS what was said, exactly as it stands there: nothing comes into a record without its
    place in a text. You get the id of the judgement, by which `verbale undo` takes it back.
    """
    from verbale.workflows.review import reviewing

    with reviewing(record, by=by) as reviewer:
        judgement = reviewer.add(source, words, speaker=speaker, new=new, cue=cue, force=force)
    click.echo(f"{judgement.id}  {judgement.subjects[0].item}")
