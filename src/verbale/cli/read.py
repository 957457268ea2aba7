"""`verbale read`: reports in, readings out."""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import tee
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

import click

from verbale.cli.messages import progress, say
from verbale.cli.output import STANDARD, opened
from verbale.errors import InputError

if TYPE_CHECKING:
    from verbale.model import Reading
    from verbale.views.event_table import TableForm
    from verbale.workflows.record import Record
    from verbale.workflows.reports import Report

    Entry = tuple[str, Report | InputError]

__all__ = ["read"]

STDIN: Final = "standard input"
_FORMATS: Final = {"": "text", ".txt": "text", ".json": "json", ".jsonl": "jsonl"}
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
    type=click.Choice(["text", "json", "jsonl", "cameo", "plover"]),
    help="text for people (the default), json for one input, jsonl one object a line in input order; cameo and plover "
    "are tables with a line an event. Where it is left out, the ending of the -o file decides.",
)
@click.option(
    "--min-confidence",
    "least",
    type=click.FloatRange(0, 1),
    default=0.0,
    metavar="P",
    help="Leave out statements and events of which the reader is less sure than this (0 to 1).",
)
@click.option(
    "--actors",
    metavar="FILE",
    type=click.Path(path_type=str),
    help="A table of your own of who held which office when; its rows take the place of ours. See docs/actors.md.",
)
@click.option(
    "--office-holders/--no-office-holders",
    default=True,
    help="Whether our table of office-holders may say what somebody is of whom the report does not say it.",
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
    least: float,
    actors: str | None,
    office_holders: bool,
    output: str | None,
    jobs: int,
) -> None:
    """Read reports into a sourced record of who said and did what.

    FILE is a text file or a saved web page, DIR a folder whose .txt, .html, .htm and .xhtml files are read, - is
    standard input. -o talks.db (or .sqlite, .sqlite3) adds them to a record, which search, show, brief and others then
    ask; a report that it holds already is not read again, unless you give other options for it. An input that cannot be
    read is named on standard error; the others are still read, and the exit code is 1.
    """
    record = output if output and Path(output).suffix.lower() in _RECORDS else None
    if record and form:
        raise click.UsageError(f"{output} is a record, which has one format; leave --format out, or name another file.")
    form = form or _form_of(output)
    entries = list(_entries(inputs, published=published, url=url, encoding=encoding))
    if len(entries) > 1 and form == "json":
        raise click.UsageError(f"--format json prints one object, but here are {len(entries)} inputs; take jsonl.")
    if len(entries) > 1 and url:
        raise click.UsageError(f"--url is the address of one page, but here are {len(entries)} inputs; read it alone.")
    options = _options(actors, office_holders)
    if record:
        told = _told(published=published, encoding=encoding, least=least, actors=actors, office_holders=office_holders)
        context.exit(_load_all(entries, options, least=least, record=record, jobs=jobs, read_with=told))
    context.exit(_read_all(entries, options, form=form, least=least, output=output, jobs=jobs))


def _form_of(output: str | None) -> str:
    """What the ending of the -o file asks for.

    Raises:
        click.UsageError: nothing that is known.
    """
    suffix = Path(output or "").suffix.lower()
    if suffix not in _FORMATS and suffix not in _RECORDS:
        endings = ", ".join([*filter(None, _FORMATS), *sorted(_RECORDS)])
        raise click.UsageError(f"{output}: nothing known ends in {suffix}; give --format, or end it in {endings}.")
    return _FORMATS.get(suffix, "text")


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


def _options(actors: str | None, office_holders: bool) -> dict[str, Any]:
    """The options of the reader that are not the usual ones; a table that cannot be used is told first of all."""
    if actors is None:
        return {} if office_holders else {"listed": False}
    if not office_holders:
        raise click.UsageError("--actors adds to the table that --no-office-holders leaves out; give one of them.")
    from verbale.lexicon.holders import read_holders

    for _ in read_holders(Path(actors)):
        pass
    return {"actors": actors}


def _told(
    *, published: str | None, encoding: str | None, least: float, actors: str | None, office_holders: bool
) -> list[str]:
    """The options that change what a report is read as, in words that a record keeps with the reading."""
    told = [f"published {published}"] * bool(published) + [f"encoding {encoding}"] * bool(encoding)
    told += [f"min-confidence {least:g}"] * bool(least) + ["no office-holders"] * (not office_holders)
    if actors is not None:
        told.append(f"actors {hashlib.sha256(Path(actors).read_bytes()).hexdigest()[:12]}")
    return told


def _read_all(
    entries: list[Entry],
    options: dict[str, Any],
    *,
    form: str,
    least: float,
    output: str | None,
    jobs: int,
) -> int:
    to_terminal = output in (None, STANDARD) and sys.stdout.isatty()
    failed = written = 0
    with opened(output) as out, progress(len(entries), shown=not to_terminal) as step:
        for name, outcome in _outcomes(entries, options, jobs):
            if isinstance(outcome, InputError):
                say(str(outcome), name)
                failed += 1
            elif outcome is not None:
                outcome = _confident(outcome, least)
                out.write(_rendered(outcome, name, form=form, to_terminal=to_terminal, later=written > 0))
                written += 1
            step()
    return 1 if failed else 0


def _load_all(
    entries: list[Entry], options: dict[str, Any], *, least: float, record: str, jobs: int, read_with: list[str]
) -> int:
    """Add what can be read to the record, each report as soon as it is read, and say in one line what was added."""
    from verbale.workflows.record import open as open_record

    failed = there = 0

    def readings() -> Iterator[Reading]:
        nonlocal failed, there
        for name, outcome in _outcomes(_not_there(entries, opened), options, jobs):
            if isinstance(outcome, InputError):
                say(str(outcome), name)
                failed += 1
            elif outcome is None:
                there += 1
            else:
                yield _confident(outcome, least)
            step()

    with open_record(record, read_with=read_with) as opened, progress(len(entries), shown=True) as step:
        added = opened.add_all(readings())
    click.echo(f"{record}: {replace(added, known=added.known + there)}")
    return 1 if failed else 0


def _not_there(entries: Iterable[Entry], record: Record) -> Iterator[tuple[str, Report | InputError | None]]:
    """The reports as documents; None in the place of those that the record holds already."""
    from verbale.workflows.reports import document_of

    for name, report in entries:
        if isinstance(report, InputError):
            yield name, report
            continue
        try:
            document = document_of(report)
        except InputError as error:
            yield name, error
        else:
            yield name, None if record.holds(document.id) else replace(report, source=document)


def _outcomes(
    entries: Iterable[tuple[str, Report | InputError | None]], options: dict[str, Any], jobs: int
) -> Iterator[tuple[str, Reading | InputError | None]]:
    """Each input's reading or error, in input order; the model is loaded only if something is to be read."""
    from verbale.workflows.reports import Report

    ahead, entries = tee(entries)

    def read_them() -> Iterator[Reading | InputError]:
        from verbale.workflows.reading import attempt

        reports = (report for _, report in ahead if isinstance(report, Report))
        return attempt(reports, n_process=jobs, **options)

    outcomes: Iterator[Reading | InputError] | None = None
    for name, report in entries:
        if isinstance(report, Report):
            outcomes = outcomes or read_them()
            yield name, next(outcomes)
        else:
            yield name, report


def _confident(reading: Reading, least: float) -> Reading:
    from verbale.views.confident import confident

    return confident(reading, least) if least else reading


def _rendered(reading: Reading, name: str, *, form: str, to_terminal: bool, later: bool) -> bytes:
    from verbale.views.event_table import event_table
    from verbale.views.reading_json import reading_json, reading_jsonl
    from verbale.views.reading_text import WIDTH, reading_text

    if form == "json":
        return reading_json(reading)
    if form == "jsonl":
        return reading_jsonl(reading)
    if form in ("cameo", "plover"):
        return event_table(reading, cast("TableForm", form), header=not later).encode()
    coloured = to_terminal and not os.environ.get("NO_COLOR")
    width = min(WIDTH, shutil.get_terminal_size((WIDTH, 0)).columns) if to_terminal else WIDTH
    page = reading_text(
        reading,
        name=name,
        width=width,
        heading=(lambda title: click.style(title, bold=True)) if coloured else str.upper,
    )
    return (f"\n{_RULE[:width]}\n\n{page}" if later else page).encode()
