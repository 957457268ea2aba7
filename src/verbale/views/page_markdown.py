"""A page as Markdown (GitHub's kind): words of a source are escaped, so that none of them is taken for a mark."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from verbale.views.page import Chart, Group, Line, Page, Part, Sides, Table
from verbale.views.page_text import cited
from verbale.views.terminal_text import harmless

__all__ = ["escaped", "page_markdown"]

_MARKS: Final = re.compile(r"([\\`*_\[\]<>|#~&])")
_LIST: Final = re.compile(r"^(\d+)([.)])|^([-+])")


def page_markdown(page: Page) -> str:
    """The page, ending in a newline; sections with nothing in them say so."""
    out = [f"# {escaped(page.title)}", ""]
    out += [f"- {escaped(fact)}" for fact in page.facts]
    for section in page.sections:
        out += ["", f"## {escaped(section.title)}", ""]
        if section.about:
            out += [f"*{escaped(section.about)}*", ""]
        if not section.parts:
            out.append("Nothing in the record.")
        for part in section.parts:
            out += _part(part)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(out)).rstrip() + "\n"


def escaped(text: str) -> str:
    """The words as Markdown that shows them as they are."""
    return _LIST.sub(
        lambda found: "\\" + found[0] if found[3] else f"{found[1]}\\{found[2]}", _MARKS.sub(r"\\\1", harmless(text))
    )


def _part(part: Part) -> Iterator[str]:
    if isinstance(part, Line):
        yield from _line(part, 0)
    elif isinstance(part, Group):
        yield from ("", f"### {escaped(part.title)}", "")
        if part.note:
            yield from (f"*{escaped(part.note)}*", "")
        for line in part.lines:
            yield from _line(line, 0)
        yield ""
    elif isinstance(part, Sides):
        yield from _sides(part)
    elif isinstance(part, Table):
        yield from ("", f"### {escaped(part.title)}", "")
        yield from _table(part.columns, part.rows)
        yield ""
    elif isinstance(part, Chart):
        return


def _sides(sides: Sides) -> Iterator[str]:
    yield from ("", f"### {escaped(sides.title)}", "")
    if sides.note:
        yield from (f"*{escaped(sides.note)}*", "")
    columns = tuple(escaped(side.title) for side in sides.sides)
    yield "| " + " | ".join(columns) + " |"
    yield "|" + " --- |" * len(columns)
    cells = ("<br>".join(_text(line) for line in side.lines) for side in sides.sides)
    yield "| " + " | ".join(cells) + " |"
    yield ""


def _table(columns: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> Iterator[str]:
    yield "| " + " | ".join(map(escaped, columns)) + " |"
    yield "|" + " --- |" * len(columns)
    for row in rows:
        yield "| " + " | ".join(map(escaped, row)) + " |"


def _line(line: Line, depth: int) -> Iterator[str]:
    yield f"{'  ' * depth}- {_text(line)}"
    for under in line.lines:
        yield from _line(under, depth + 1)


def _text(line: Line) -> str:
    who = f"**{escaped(line.who)}**" if line.who else ""
    head = " ".join(part for part in (who, f"*{escaped(line.act)}*" if line.act else "") if part)
    body = f"{head}: {escaped(line.text)}" if head and line.text else head or escaped(line.text)
    note = f"({escaped(line.note)})" if line.note else ""
    return " ".join(part for part in (escaped(line.lead), body, note, cited(line.cites)) if part)
