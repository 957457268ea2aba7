"""A paper as Markdown or as one HTML page."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from verbale.views.page_html import page_style
from verbale.views.page_markdown import escaped
from verbale.views.paper import Block, Grid, Heading, Items, Paper, Text
from verbale.views.terminal_text import harmless

__all__ = ["paper_html", "paper_markdown"]

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def paper_markdown(paper: Paper) -> str:
    """The paper as Markdown, ending in a newline; what parties wrote is escaped."""
    parts = [f"# {escaped(paper.title)}", *("\n".join(_markdown(block)) for block in paper.blocks)]
    return "\n\n".join(parts) + "\n"


def _markdown(block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        yield f"## {escaped(block.text)}"
    elif isinstance(block, Text):
        yield escaped(block.text)
    elif isinstance(block, Items):
        yield from (f"{n}. {escaped(item)}" for n, item in enumerate(block.items, 1))
    elif isinstance(block, Grid):
        yield "| " + " | ".join(map(escaped, block.columns)) + " |"
        yield "|" + " --- |" * len(block.columns)
        for row in block.rows:
            yield "| " + " | ".join(map(escaped, row)) + " |"


def paper_html(paper: Paper) -> str:
    """The paper as one HTML file that prints well: no script, no outside address."""
    title = _safe(paper.title)
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>\n{page_style()}</style>\n</head>\n<body>\n"
        f"<header><h1>{title}</h1></header>\n<main>\n{''.join(map(_html, paper.blocks))}</main>\n</body>\n</html>\n"
    )


def _html(block: Block) -> str:
    if isinstance(block, Heading):
        return f"<h2>{_safe(block.text)}</h2>\n"
    if isinstance(block, Text):
        return f"<p>{_safe(block.text)}</p>\n"
    if isinstance(block, Items):
        return "<ol>" + "".join(f"<li>{_safe(item)}</li>" for item in block.items) + "</ol>\n"
    head = "".join(f'<th scope="col">{_safe(column)}</th>' for column in block.columns)
    rows = "".join("<tr>" + "".join(f"<td>{_safe(cell)}</td>" for cell in row) + "</tr>" for row in block.rows)
    return f'<div class="wide"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>\n'


def _safe(text: str) -> str:
    return escape(harmless(text))
