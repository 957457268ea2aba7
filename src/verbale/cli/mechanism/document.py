"""`verbale mechanism RECORD document`: papers by template, as Markdown, HTML or DOCX."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from verbale.cli.mechanism.options import as_option, mechanism_option, reading
from verbale.cli.output import STANDARD, opened

__all__ = ["document"]

_FORMS = {".md": "md", ".html": "html", ".htm": "html", ".docx": "docx"}


@click.command()
@click.argument("template")
@click.argument("item", required=False)
@click.option(
    "--format",
    "form",
    type=click.Choice(["md", "html", "docx"]),
    help="Markdown (the default), HTML or DOCX; where it is left out, the ending of the -o file decides.",
)
@click.option("--text", default=None, help="Words of your own for the paper, such as those of a chair's statement.")
@click.option("-o", "--output", metavar="FILE", help="Write to this file instead of standard output.")
@mechanism_option
@as_option
@click.pass_context
def document(
    ctx: click.Context,
    /,
    template: str,
    item: str | None,
    form: str | None,
    text: str | None,
    output: str | None,
    **given: Any,
) -> None:
    """Draw up a paper about ITEM by a TEMPLATE.

    TEMPLATE is invitation (of a meeting), agenda (of a session), minutes, complaint, response (of a complaint),
    chairs-statement, aide-memoire, joint-statement, or a YAML file of your own. Only what you may see stands in it, and
    nothing that is not to be minuted.
    """
    from verbale.workflows.papers import draw_up

    with reading(ctx, given["mechanism_id"], given["reader"]) as state:
        paper = draw_up(state, template, item, text=text)
    form = form or _FORMS.get(Path(output or "").suffix.lower(), "md")
    if form == "docx" and output in (None, STANDARD) and sys.stdout.isatty():
        raise click.UsageError("A DOCX file is not for a terminal: give -o FILE.")
    with opened(output) as out:
        if form == "docx":
            from verbale.views.paper_docx import paper_docx

            out.write(paper_docx(paper))
            return
        from verbale.views.paper_text import paper_html, paper_markdown

        out.write((paper_html(paper) if form == "html" else paper_markdown(paper)).encode())
