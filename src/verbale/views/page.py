"""A page for people as sections and lines, before it is rendered as Markdown, HTML or plain text.

Every line that says something of the record carries the citations it rests on; a renderer shows them as `[3:12]`,
report and line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final, TypeVar

import msgspec

from verbale.model import Citation

__all__ = ["ENOUGH", "Chart", "Group", "Line", "Page", "Part", "Section", "Sides", "Table", "capped", "citations"]

Thing = TypeVar("Thing")
Made = TypeVar("Made", bound="Part")

ENOUGH: Final = 400
"""Lines or groups of a section, and lines of a group, that are shown. Own choice: twenty printed pages."""


class Line(msgspec.Struct, frozen=True):
    """One thing told: who, what, the note beside it ("2 reports, 1 independent"), where it stands, and lines under it.

    `lead` is set before all else (a date); `who` and `act` before the text ("Ryan Crocker", "demands").
    """

    text: str
    cites: tuple[Citation, ...] = ()
    lead: str = ""
    who: str = ""
    act: str = ""
    note: str = ""
    lines: tuple[Line, ...] = ()


class Group(msgspec.Struct, frozen=True):
    """Lines under a heading of their own."""

    title: str
    lines: tuple[Line, ...]
    note: str = ""


class Sides(msgspec.Struct, frozen=True):
    """Accounts beside one another, each a group; none comes first but by the order of the record."""

    title: str
    sides: tuple[Group, ...]
    note: str = ""


class Table(msgspec.Struct, frozen=True):
    """Rows of cells under column titles."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Chart(msgspec.Struct, frozen=True):
    """A drawing as SVG; renderers without pictures leave it out, so that nothing may stand in it alone."""

    name: str
    title: str
    svg: str


Part = Line | Group | Sides | Table | Chart


class Section(msgspec.Struct, frozen=True):
    """A part of the page; `key` names it in links, `about` says what stands in it."""

    key: str
    title: str
    parts: tuple[Part, ...]
    about: str = ""


class Page(msgspec.Struct, frozen=True):
    """A whole page; `facts` are the lines under its title."""

    title: str
    sections: tuple[Section, ...]
    facts: tuple[str, ...] = ()


def capped(
    things: Sequence[Thing], make: Callable[[Thing], Made], more: str, *, room: int = ENOUGH
) -> tuple[Made | Line, ...]:
    """What is made of the first things, and a line that says how many more there are and where to find them.

    Nothing is made of the others: a large record has very many.

    >>> capped("abc", Line, "verbale timeline", room=2)[-1].text
    '1 more: verbale timeline'
    """
    made = tuple(map(make, things[:room]))
    if len(things) <= room:
        return made
    return (*made, Line(f"{len(things) - room:,} more: {more}"))


def citations(page: Page) -> Iterator[Citation]:
    """Every citation of the page, in its order."""
    for section in page.sections:
        for part in section.parts:
            if isinstance(part, Line):
                yield from _cited((part,))
            elif isinstance(part, Group):
                yield from _cited(part.lines)
            elif isinstance(part, Sides):
                for side in part.sides:
                    yield from _cited(side.lines)


def _cited(lines: tuple[Line, ...]) -> Iterator[Citation]:
    for line in lines:
        yield from line.cites
        yield from _cited(line.lines)
