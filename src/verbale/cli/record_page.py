"""What the commands that show a record share: their options, and the way from a page to the output."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from verbale.cli.output import STANDARD, opened

if TYPE_CHECKING:
    from verbale.model import RecordReader
    from verbale.views.page import Page
    from verbale.views.scope import Scope

__all__ = ["asked", "page_options", "part_of", "record_argument", "show_page", "show_view", "time_options"]

_FORMS: Final = {".md": "md", ".markdown": "md", ".html": "html", ".htm": "html", ".txt": "text"}
Command = Callable[..., Any]


def record_argument(command: Command) -> Command:
    """The record as the first argument."""
    return click.argument("record", metavar="RECORD", type=click.Path(path_type=Path))(command)


def time_options(command: Command) -> Command:
    """What part of the record is asked for."""
    for option in (
        click.option("--until", metavar="DATE", help="Nothing later than this day, month or year (2008-03)."),
        click.option("--since", metavar="DATE", help="Nothing earlier than this day, month or year (2007-05-28)."),
        click.option(
            "--about",
            metavar="ACTOR|QUESTION",
            help="Only what touches this actor or this question: an id, a name, or words of the question. A state "
            "stands for all who speak for it.",
        ),
    ):
        command = option(command)
    return command


def page_options(command: Command) -> Command:
    """In what form the page comes, and where it goes."""
    for option in (
        click.option("-o", "--output", metavar="FILE", help="Write to this file instead of standard output."),
        click.option(
            "--format",
            "form",
            type=click.Choice(["md", "html", "text"]),
            help="text for the terminal (the default), md for Markdown, html for one file that prints well and needs "
            "nothing from outside. Where it is left out, the ending of the -o file decides.",
        ),
    ):
        command = option(command)
    return command


@contextmanager
def asked(path: Path) -> Iterator[RecordReader]:
    """The record in a file, to read, as people judged it."""
    from verbale.views.judged import Judged
    from verbale.workflows.record import open as open_record

    with open_record(path, mode="r") as record:
        yield Judged(record.reader)


def show_view(name: str, path: Path, options: dict[str, Any], **more: Any) -> None:
    """Show one view of a record.

    Args:
        name: which view.
        path: the record.
        options: those of `time_options` and `page_options`, by name.
        more: what only this view takes.
    """
    from verbale.views.brief import one_view

    with asked(path) as record:
        page = one_view(record, name, part_of(record, options), **more)
    show_page(page, options["form"], options["output"])


def part_of(record: RecordReader, options: dict[str, Any]) -> Scope:
    """The part of the record that `time_options` ask for; a year or month stands for its first or last day."""
    from verbale.views.scope import scope
    from verbale.workflows.days import first_day, last_day

    since, until = options["since"], options["until"]
    return scope(record, about=options["about"], since=since and first_day(since), until=until and last_day(until))


def show_page(page: Page, form: str | None, output: str | None) -> None:
    """Write a page in its form to where it goes."""
    suffix = Path(output or "").suffix.lower()
    if form is None and suffix and suffix not in _FORMS:
        raise click.UsageError(f"{output}: a page is text, Markdown or HTML; end its name in {', '.join(_FORMS)}.")
    form = form or _FORMS.get(suffix, "text")
    with opened(output) as out:
        out.write(_rendered(page, form, to_terminal=output in (None, STANDARD) and sys.stdout.isatty()).encode())


def _rendered(page: Page, form: str, *, to_terminal: bool) -> str:
    if form == "html":
        from verbale.views.page_html import page_html

        return page_html(page)
    if form == "md":
        from verbale.views.page_markdown import page_markdown

        return page_markdown(page)
    from verbale.views.page_text import WIDTH, page_text

    if not to_terminal:
        return page_text(page)
    width = min(WIDTH, shutil.get_terminal_size((WIDTH, 0)).columns)
    if os.environ.get("NO_COLOR"):
        return page_text(page, width=width)
    return page_text(page, width=width, heading=lambda title: click.style(title, bold=True))
