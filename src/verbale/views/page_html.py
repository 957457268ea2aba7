"""A page as one HTML file: no script, no outside address, every word of a source escaped; prints well."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from html import escape
from importlib.resources import files

from verbale.model import Citation
from verbale.views.page import Chart, Group, Line, Page, Part, Section, Sides, Table, citations
from verbale.views.terminal_text import clipped, harmless

__all__ = ["page_html", "page_style"]

_TIP = 200
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


def page_html(page: Page) -> str:
    """The page, ending in a newline.

    A citation leads to the cited words, which stand under the number of their report at the end of the page.
    """
    title = _safe(page.title)
    facts = "".join(f"<p>{_safe(fact)}</p>" for fact in page.facts)
    links = "".join(f'<li><a href="#{section.key}">{_safe(section.title)}</a></li>' for section in page.sections)
    nav = f'<nav aria-label="Sections"><ul>{links}</ul></nav>\n' if links else ""
    sections = "\n".join(_section(section) for section in page.sections)
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>\n{page_style()}</style>\n</head>\n<body>\n"
        f"<header><h1>{title}</h1>{facts}</header>\n{nav}"
        f"<main>\n{sections}\n{_cited_words(page)}</main>\n</body>\n</html>\n"
    )


@cache
def page_style() -> str:
    """The style sheet, as it stands in each page."""
    return (files("verbale.views") / "page.css").read_text(encoding="utf-8")


def _safe(text: str) -> str:
    return escape(harmless(text))


def _section(section: Section) -> str:
    about = f'<p class="about">{_safe(section.about)}</p>' if section.about else ""
    body = "".join(_parts(section.parts)) or '<p class="none">Nothing in the record.</p>'
    return f'<section id="{section.key}">\n<h2>{_safe(section.title)}</h2>\n{about}{body}</section>'


def _parts(parts: Iterable[Part]) -> Iterator[str]:
    """The parts in order; lines that follow one another are one list."""
    lines: list[Line] = []
    for part in parts:
        if isinstance(part, Line):
            lines.append(part)
            continue
        if lines:
            yield _list(lines)
            lines = []
        yield _part(part)
    if lines:
        yield _list(lines)


def _part(part: Part) -> str:
    if isinstance(part, Group):
        return f'<div class="group"><h3>{_safe(part.title)}</h3>{_note(part.note)}{_list(part.lines)}</div>\n'
    if isinstance(part, Sides):
        sides = "".join(
            f'<div class="side"><h4>{_safe(side.title)}</h4>{_note(side.note)}{_list(side.lines)}</div>'
            for side in part.sides
        )
        return (
            f'<div class="group"><h3>{_safe(part.title)}</h3>{_note(part.note)}<div class="sides">{sides}</div></div>\n'
        )
    if isinstance(part, Table):
        return _table(part)
    if not isinstance(part, Chart):
        return _list([part])
    caption = f"<figcaption>{_safe(part.title)}</figcaption>"
    return f'<figure>{caption}<div class="picture">{part.svg}</div></figure>\n'


def _note(note: str) -> str:
    return f'<p class="note">{_safe(note)}</p>' if note else ""


def _table(table: Table) -> str:
    head = "".join(f'<th scope="col">{_safe(column)}</th>' for column in table.columns)
    rows = "".join("<tr>" + "".join(f"<td>{_safe(cell)}</td>" for cell in row) + "</tr>" for row in table.rows)
    return (
        f'<div class="group wide"><table><caption>{_safe(table.title)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>\n"
    )


def _list(lines: Iterable[Line]) -> str:
    return "<ul>" + "".join(_line(line) for line in lines) + "</ul>\n"


def _line(line: Line) -> str:
    who = f"<b>{_safe(line.who)}</b>" if line.who else ""
    act = f"<i>{_safe(line.act)}</i>" if line.act else ""
    head = " ".join(part for part in (who, act) if part)
    body = f"{head}: {_safe(line.text)}" if head and line.text else head or _safe(line.text)
    pieces = (
        f'<span class="lead">{_safe(line.lead)}</span>' if line.lead else "",
        body,
        f'<span class="note">({_safe(line.note)})</span>' if line.note else "",
        "".join(_citation(cite) for cite in line.cites),
    )
    under = _list(line.lines) if line.lines else ""
    return f"<li>{' '.join(piece for piece in pieces if piece)}{under}</li>"


def _citation(cite: Citation) -> str:
    words = escape(clipped(harmless(cite.span.text), _TIP), quote=True)
    return f'<a class="cite" href="#r{cite.source}-{cite.line}" title="{words}">{cite}</a>'


def _fullest(words: Iterable[str]) -> list[str]:
    """The words without those that others hold in full."""
    known = [one for one in words if one]
    return [one for one in known if not any(one != other and one in other for other in known)]


def _cited_words(page: Page) -> str:
    """The words of every citation, by report and line: where the links lead, also on paper and without a mouse."""
    by_place: dict[tuple[int, int], dict[str, None]] = {}
    for cite in citations(page):
        by_place.setdefault((cite.source, cite.line), {})[harmless(cite.span.text)] = None
    if not by_place:
        return ""
    rows = "".join(
        f'<dt id="r{source}-{line}">[{source}:{line}]</dt>'
        + "".join(f"<dd>{escape(words)}</dd>" for words in _fullest(by_place[source, line]))
        for source, line in sorted(by_place)
    )
    head = '<section id="words">\n<h2>The words cited</h2>\n<p class="about">By report and line.</p>'
    return f"{head}<dl>{rows}</dl></section>\n"
