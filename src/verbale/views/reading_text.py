"""One reading as a page for people: who said what, what is at issue, what happened, what was not said, what is odd."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from verbale.model import Reading
from verbale.views import happenings_text as happenings
from verbale.views.statements_text import TextPage, statement_groups
from verbale.views.terminal_text import harmless

__all__ = ["WIDTH", "reading_text"]

WIDTH: Final = 100
PAGE_EXTRACTOR: Final = "trafilatura"
"""What makes the text of a web page, whose lines are not those of the file."""


def _speech(page: TextPage) -> None:
    statement_groups(page, ("speech",))


def _other(page: TextPage) -> None:
    statement_groups(page, ("attitude", "document"))


_SECTIONS: Final[tuple[tuple[str, Callable[[TextPage], None]], ...]] = (
    ("Who said what", _speech),
    ("Held or written, not said", _other),
    ("What is at issue", happenings.questions),
    ("Meetings", happenings.meetings),
    ("Events", happenings.events),
    ("Not said", happenings.silences),
    ("The reporter's own reading", happenings.glosses),
    ("Open or odd", happenings.open_or_odd),
)


def reading_text(
    reading: Reading, *, name: str | None = None, width: int = WIDTH, heading: Callable[[str], str] = str
) -> str:
    """The page as plain text ending in a newline; sections with nothing in them are left out.

    The number before each entry is the line of `reading.document.text` where its evidence begins.

    Args:
        reading: what to show.
        name: where the document came from (a file name), shown in the header.
        width: columns of the page.
        heading: how to set a heading; a terminal may make it bold.
    """
    page = TextPage(reading, width)
    out = _header(page, name, heading)
    found = False
    for title, write in _SECTIONS:
        page.lines.clear()
        write(page)
        if not found and write is happenings.open_or_odd:
            out += ["", "Nothing was found to record."]
        if page.lines:
            found = True
            out += ["", heading(title), *page.lines]
    return "\n".join(out) + "\n"


def _header(page: TextPage, name: str | None, heading: Callable[[str], str]) -> list[str]:
    document = page.reading.document
    published = document.published
    dated = f"{published.start} ({published.basis})" if published else "no date"
    chain = " < ".join(f"{link.role} {harmless(link.name)}" for link in document.provenance)
    page.lines.clear()
    language = f"language {document.language}" if document.language else "language not known"
    page.note("; ".join(part for part in (f"published {dated}", chain or "no provenance given", language) if part))
    for line in (document.url, name):
        if line:
            page.note(harmless(line))
    if document.extractor.startswith(PAGE_EXTRACTOR):
        page.note("line numbers are lines of the extracted text")
    return [heading(harmless(document.title or "") or "Untitled"), *page.lines]
