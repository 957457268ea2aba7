"""`verbale brief`: a record as a document to read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from verbale.cli.record_page import asked, page_options, part_of, record_argument, show_page, time_options

__all__ = ["brief"]


@click.command()
@record_argument
@time_options
@page_options
@click.option(
    "--charts",
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
    help="Also write the charts there as SVG files: activity over time, who addresses whom, conflict and cooperation.",
)
def brief(record: Path, charts: Path | None, **options: Any) -> None:
    """Tell a record in one document.

    What happened, who said what, what is open, disputed, promised and silent: you get the parties, the chronology,
    the sessions, positions by question, proposals, demands, offers, commitments and accusations with what followed,
    silences, divergences side by side, open questions and the sources. Every line is cited: [3:12] is report 3,
    line 12.
    """
    from verbale.views.brief import brief as whole
    from verbale.views.brief import charts as drawn
    from verbale.views.record_index import RecordIndex

    with asked(record) as reader:
        part = part_of(reader, options)
        page = whole(reader, part)
        pictures = drawn(RecordIndex(reader), part) if charts else []
    show_page(page, options["form"], options["output"])
    if charts:
        try:
            charts.mkdir(parents=True, exist_ok=True)
            for picture in pictures:
                (charts / f"{picture.name}.svg").write_text(picture.svg, encoding="utf-8")
        except OSError as error:
            raise click.UsageError(
                f"{charts} cannot be written to ({error.strerror}); give --charts another place."
            ) from error
