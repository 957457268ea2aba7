"""`verbale search`: words in, the places of the record where they stand out."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import Any, get_args

import click

from verbale.cli.messages import say
from verbale.cli.output import opened
from verbale.cli.record_page import asked, record_argument

__all__ = ["search"]


class _Word(click.ParamType[str]):
    """One of the words of `verbale.model`, which is imported when it is needed."""

    def __init__(self, name: str) -> None:
        self.name = name

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from verbale import model

        known = get_args(getattr(model, self.name))
        for word in known:
            if word.casefold() == str(value).casefold():
                return str(word)
        return self.fail(f"{value!r} is not one of {', '.join(known)}.", param, ctx)


@click.command()
@record_argument
@click.argument("words", nargs=-1, required=True)
@click.option("--actor", metavar="NAME|ID", help="Only what this actor says, is told, or plays another part in.")
@click.option("--force", metavar="FORCE", type=_Word("Force"), help="Only statements of this force (demand, offer).")
@click.option("--root", metavar="ROOT", type=_Word("Root"), help="Only statements that carry such an event (ACCUSE).")
@click.option("--since", metavar="DATE", help="Only from this day on (2007-05-28, 2007-05 or 2007).")
@click.option("--until", metavar="DATE", help="Only up to this day.")
@click.option("--source", metavar="N", type=click.IntRange(min=1), help="Only in the source of this number.")
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="How many, the best first.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "jsonl"]),
    default="text",
    show_default=True,
    help="text for people, jsonl one object a line.",
)
def search(
    record: Path,
    words: tuple[str, ...],
    form: str,
    since: str | None,
    until: str | None,
    **narrowing: Any,
) -> None:
    """Find WORDS in a RECORD: what was said first, then what else stands in the texts.

    All words must match, in any of their forms; "..." is a phrase, accus* any ending. As with grep, the exit code is 1
    where nothing does; a sentence on standard error says so.
    """
    import msgspec

    from verbale.model import Filter
    from verbale.views.record_index import RecordIndex
    from verbale.views.search_text import WIDTH, search_text
    from verbale.views.whole_ids import whole_id
    from verbale.workflows.days import first_day, last_day

    with asked(record) as reader:
        actor = narrowing.pop("actor")
        where = Filter(
            since=since and first_day(since),
            until=until and last_day(until),
            actor=actor and whole_id(reader, actor),
            **narrowing,
        )
        hits = reader.search(" ".join(words), where)
        if form == "jsonl":
            page = "".join(f"{msgspec.json.encode(hit).decode()}\n" for hit in hits)
        else:
            to_terminal = sys.stdout.isatty()
            coloured = to_terminal and not os.environ.get("NO_COLOR")
            page = search_text(
                hits,
                RecordIndex(reader),
                width=min(WIDTH, shutil.get_terminal_size((WIDTH, 0)).columns) if to_terminal else WIDTH,
                mark=(lambda word: click.style(word, bold=True)) if coloured else str,
            )
    with opened(None) as out:
        out.write(page.encode())
    if not hits:
        narrowed = ", narrowed so" if where != Filter(limit=where.limit) else ""
        say(f"Nothing in {record} matches {' '.join(words)}{narrowed}.")
    click.get_current_context().exit(0 if hits else 1)
