"""`verbale evaluate`: the quality figures, and whether they keep their floors."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from verbale.workflows.evaluation import Bound, Figure

__all__ = ["evaluate"]


@click.command()
@click.option(
    "--data",
    required=True,
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="The folder of the evaluation sets and their scorers (data/ and eval/ in it).",
)
@click.option(
    "--floors",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="JSON with the floors and ceilings that the figures must keep (tests/eval/floors.json).",
)
@click.pass_context
def evaluate(context: click.Context, data: Path, floors: Path | None) -> None:
    """Measure extraction quality on the development sets; exit code 1 where a figure breaks its floor."""
    from verbale.workflows.evaluation import bounds_in, figures

    bounds = bounds_in(floors) if floors else {}
    broken = False
    for figure in figures(data):
        bound = bounds.pop(figure.name, None)
        broken |= bound is not None and not bound.kept_by(figure)
        click.echo(_line(figure, bound))
    for name in bounds:
        click.echo(f"{name:<30}  not measured", err=True)
    context.exit(1 if broken or bounds else 0)


def _line(figure: Figure, bound: Bound | None) -> str:
    told = f"{figure.name:<30}{figure.value:8.2f}  {figure.meaning}"
    if bound is None:
        return told
    return f"{told}  ({bound.kind} {bound.value:g}: {'kept' if bound.kept_by(figure) else 'BROKEN'})"
