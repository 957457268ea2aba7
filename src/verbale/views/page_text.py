"""A page as plain text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from verbale.model import Citation
from verbale.views.page import Chart, Group, Line, Page, Part, Sides, Table
from verbale.views.terminal_text import harmless, wrapped

__all__ = ["WIDTH", "cited", "page_text", "sentence"]

WIDTH: Final = 100
_INDENT: Final = 4


def page_text(page: Page, *, width: int = WIDTH, heading: Callable[[str], str] = str.upper) -> str:
    """The page, ending in a newline; sections with nothing in them say so.

    Args:
        page: what to show.
        width: columns of the page.
        heading: how to set a section's heading; a terminal may make it bold.
    """
    out = [
        heading(harmless(page.title)),
        *(line for fact in page.facts for line in wrapped(harmless(fact), width=width, first="  ", then="    ")),
    ]
    for section in page.sections:
        out += ["", heading(harmless(section.title))]
        if section.about:
            out += wrapped(section.about, width=width, first="  ", then="  ")
        if not section.parts:
            out.append("  Nothing in the record.")
        for part in section.parts:
            out += _part(part, width)
    return "\n".join(out) + "\n"


def cited(cites: Sequence[Citation]) -> str:
    """Citations in a row: `[3:12] [4:2]`."""
    return " ".join(map(str, cites))


def sentence(line: Line) -> str:
    """A line without its citations and the lines under it: `2007-05-28  Ana Lind demands: the port (to Norway)`."""
    head = " ".join(part for part in (line.who, line.act) if part)
    body = f"{head}: {line.text}" if head and line.text else head or line.text
    led = "  ".join(harmless(part) for part in (line.lead, body) if part)
    return f"{led} ({harmless(line.note)})".lstrip() if line.note else led


def _part(part: Part, width: int) -> Iterator[str]:
    if isinstance(part, Line):
        yield from _line(part, width, 1)
    elif isinstance(part, Group):
        yield ""
        yield from wrapped(_titled(part.title, part.note), width=width, first="  ", then="    ")
        for line in part.lines:
            yield from _line(line, width, 2)
    elif isinstance(part, Sides):
        yield ""
        yield from wrapped(_titled(part.title, part.note), width=width, first="  ", then="    ")
        for side in part.sides:
            yield from wrapped(f"{_titled(side.title, side.note)}:", width=width, first="    ", then="      ")
            for line in side.lines:
                yield from _line(line, width, 3)
    elif isinstance(part, Table):
        yield from _table(part)
    elif isinstance(part, Chart):
        return


def _titled(title: str, note: str) -> str:
    return harmless(f"{title} ({note})" if note else title)


def _line(line: Line, width: int, depth: int) -> Iterator[str]:
    indent = " " * (_INDENT * (depth - 1) + 2)
    text = " ".join(part for part in (sentence(line), cited(line.cites)) if part)
    yield from wrapped(text, width=width, first=f"{indent}- ", then=f"{indent}  ")
    for under in line.lines:
        yield from _line(under, width, depth + 1)


def _table(table: Table) -> Iterator[str]:
    rows = [tuple(map(harmless, row)) for row in (table.columns, *table.rows)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(table.columns))]
    yield ""
    yield f"  {harmless(table.title)}"
    for row in rows:
        yield "    " + "  ".join(cell.ljust(size) for cell, size in zip(row, widths, strict=True)).rstrip()
