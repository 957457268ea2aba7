"""`verbale read`: reports in, readings out."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from verbale.cli.messages import progress, say
from verbale.cli.output import STANDARD, opened
from verbale.errors import InputError

if TYPE_CHECKING:
    from verbale.model import Reading
    from verbale.workflows.reports import Report

__all__ = ["read"]

STDIN: Final = "standard input"
_FORMATS: Final = {".json": "json", ".jsonl": "jsonl"}
_RECORDS: Final = frozenset({".db", ".sqlite", ".sqlite3"})
_RULE: Final = "=" * 100


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="(FILE|DIR|-)...", type=click.Path(path_type=str))
@click.option("--published", metavar="DATE", help="The day it was published (2007-05-28), whatever a page says.")
@click.option("--url", metavar="URL", help="Where the page stood; for one input.")
@click.option("--encoding", metavar="NAME", help="The encoding of the bytes, where it is known (utf-8, cp1256).")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "jsonl"]),
    help="text for people (the default), json for one input, jsonl one object a line in input order. "
    "Where it is left out, the ending of the -o file decides.",
)
@click.option("-o", "--output", metavar="FILE", help="Write to this file, or add to this record (talks.db).")
@click.option("--jobs", type=click.IntRange(min=1), default=1, show_default=True, help="Processes to read with.")
@click.pass_context
def read(
    context: click.Context,
    inputs: tuple[str, ...],
    published: str | None,
    url: str | None,
    encoding: str | None,
    form: str | None,
    output: str | None,
    jobs: int,
) -> None:
    """Read reports into a sourced record of who said and did what.

    FILE is a text file or a saved web page, DIR a folder whose .txt, .html, .htm and .xhtml files are read, - is
    standard input. -o talks.db (or .sqlite, .sqlite3) adds them to a record, which search, show, brief and others then
    ask; a report that it holds already is not added again. An input that cannot be read is named on standard error; the
    others are still read, and the exit code is 1.
    """
    record = output if output and Path(output).suffix.lower() in _RECORDS else None
    if record and form:
        raise click.UsageError(f"{output} is a record, which has one format; leave --format out, or name another file.")
    form = form or _FORMATS.get(Path(output or "").suffix.lower(), "text")
    entries = list(_entries(inputs, published=published, url=url, encoding=encoding))
    if len(entries) > 1 and form == "json":
        raise click.UsageError(f"--format json prints one object, but here are {len(entries)} inputs; take jsonl.")
    if len(entries) > 1 and url:
        raise click.UsageError(f"--url is the address of one page, but here are {len(entries)} inputs; read it alone.")
    if record:
        context.exit(_load_all(entries, record=record, jobs=jobs))
    context.exit(_read_all(entries, form=form, output=output, jobs=jobs))


def _entries(
    inputs: tuple[str, ...], *, published: str | None, url: str | None, encoding: str | None
) -> Iterator[tuple[str, Report | InputError]]:
    """Each report with the name to call it by, or the reason why there is none, in input order."""
    from verbale.ingest.dates import given_moment
    from verbale.ingest.decoding import text_codec
    from verbale.settings import Settings
    from verbale.workflows.reports import Report, reports_in

    if published is not None:
        given_moment(published)
    if encoding is not None:
        text_codec(encoding)
    if inputs.count(STANDARD) > 1:
        raise click.UsageError("Standard input (-) can be read only once.")
    for given in inputs:
        if given == STANDARD:
            raw = sys.stdin.buffer.read(Settings().limits.max_bytes + 1)
            yield STDIN, Report(raw, published, url, encoding, STDIN)
            continue
        try:
            for path in reports_in(Path(given)):
                yield str(path), Report(path, published, url, encoding)
        except InputError as error:
            yield given, error


def _read_all(entries: list[tuple[str, Report | InputError]], *, form: str, output: str | None, jobs: int) -> int:
    to_terminal = output in (None, STANDARD) and sys.stdout.isatty()
    failed = written = 0
    with opened(output) as out, progress(len(entries), shown=not to_terminal) as step:
        for name, outcome in _outcomes(entries, jobs):
            if isinstance(outcome, InputError):
                say(str(outcome), name)
                failed += 1
            else:
                out.write(_rendered(outcome, name, form=form, to_terminal=to_terminal, later=written > 0))
                written += 1
            step()
    return 1 if failed else 0


def _load_all(entries: list[tuple[str, Report | InputError]], *, record: str, jobs: int) -> int:
    """Add what can be read to the record, each report as soon as it is read, and say in one line what was added."""
    from verbale.workflows.record import open as open_record

    failed = 0

    def readings() -> Iterator[Reading]:
        nonlocal failed
        for name, outcome in _outcomes(entries, jobs):
            if isinstance(outcome, InputError):
                say(str(outcome), name)
                failed += 1
            else:
                yield outcome
            step()

    with open_record(record) as opened, progress(len(entries), shown=True) as step:
        added = opened.add_all(readings())
    click.echo(f"{record}: {added}")
    return 1 if failed else 0


def _outcomes(entries: list[tuple[str, Report | InputError]], jobs: int) -> Iterator[tuple[str, Reading | InputError]]:
    """Each input's reading or error, in input order; the model is loaded only if something is to be read."""

    def read_them() -> Iterator[Reading | InputError]:
        from verbale.workflows.reading import attempt

        return attempt((report for _, report in entries if not isinstance(report, InputError)), n_process=jobs)

    outcomes: Iterator[Reading | InputError] | None = None
    for name, report in entries:
        if isinstance(report, InputError):
            yield name, report
            continue
        outcomes = outcomes or read_them()
        yield name, next(outcomes)


def _rendered(reading: Reading, name: str, *, form: str, to_terminal: bool, later: bool) -> bytes:
    from verbale.views.reading_json import reading_json, reading_jsonl
    from verbale.views.reading_text import WIDTH, reading_text

    if form == "json":
        return reading_json(reading)
    if form == "jsonl":
        return reading_jsonl(reading)
    coloured = to_terminal and not os.environ.get("NO_COLOR")
    width = min(WIDTH, shutil.get_terminal_size((WIDTH, 0)).columns) if to_terminal else WIDTH
    page = reading_text(
        reading,
        name=name,
        width=width,
        heading=(lambda title: click.style(title, bold=True)) if coloured else str.upper,
    )
    return (f"\n{_RULE[:width]}\n\n{page}" if later else page).encode()
