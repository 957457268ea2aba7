"""`verbale review`: what a person should look at, and the judgements on it."""

from __future__ import annotations

from pathlib import Path

import click

from verbale.cli.record_page import page_options, record_argument, show_page

__all__ = ["review"]


@click.command()
@record_argument
@click.option(
    "--accept", "accepted", metavar="ID", multiple=True, help="This statement or event is right as it stands."
)
@click.option(
    "--reject", "rejected", metavar="ID", multiple=True, help="This is wrong: it leaves every view and count."
)
@click.option("--merge", "merged", metavar="ID", multiple=True, help="These are one; give it two times or more.")
@click.option("--split", "parted", metavar="ID", multiple=True, help="This is not what it was taken to be one with.")
@click.option("--speaker", "spoken", metavar="ID ACTOR", nargs=2, multiple=True, help="ACTOR (id or name) said this.")
@click.option("--new", is_flag=True, help="The ACTOR of --speaker is nobody the record knows yet.")
@click.option("--by", metavar="NAME", help="Who judges; needed with each of the above.")
@click.option("--limit", type=click.IntRange(min=1), default=50, show_default=True, help="Lines of each kind at most.")
@page_options
def review(
    record: Path,
    accepted: tuple[str, ...],
    rejected: tuple[str, ...],
    merged: tuple[str, ...],
    parted: tuple[str, ...],
    spoken: tuple[tuple[str, str], ...],
    new: bool,
    by: str | None,
    limit: int,
    form: str | None,
    output: str | None,
) -> None:
    """List what to look at, and take judgements on it.

    You see what the machine is least sure of, what it merged, and what people judged.

    Without a judgement you get the list: each line begins with the id that the options take, whole or its
    beginning. Every judgement is kept with its name and time beside the machine's answer, and `verbale undo` takes it
    back.
    """
    if not (accepted or rejected or merged or parted or spoken):
        from verbale.views.review import review as listed
        from verbale.workflows.record import open as open_record

        with open_record(record, mode="r") as opened:
            page = listed(opened.reader, limit=limit)
        show_page(page, form, output)
        return
    from verbale.workflows.review import reviewing

    with reviewing(record, by=by) as reviewer:
        made = [reviewer.accept(item) for item in accepted]
        made += [reviewer.reject(item) for item in rejected]
        made += [reviewer.merge(merged)] if merged else []
        made += [reviewer.split(item) for item in parted]
        made += [reviewer.speaker(statement, actor, new=new) for statement, actor in spoken]
    for judgement in made:
        click.echo(f"{judgement.id}  {judgement.kind.replace('_', ' ')}")
