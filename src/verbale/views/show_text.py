"""One thing of a record for people: what it is, the words it rests on, and what is known of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import msgspec

from verbale.model import Actor, Assembled, Entry, Judgement, LineNumbers, Moment, Source
from verbale.views.page import ENOUGH
from verbale.views.page_text import sentence
from verbale.views.record_index import RecordIndex
from verbale.views.record_lines import line_of
from verbale.views.terminal_text import harmless, wrapped
from verbale.views.wording import plural, supported, when

__all__ = ["WIDTH", "show_text"]

WIDTH: Final = 100
_COLUMNS: Final = 14
_TOLD_APART: Final = frozenset({"id", "refs", "keys", "bearings", "positions", "copies"})
"""Fields of an assembled item that are shown otherwise, or mean nothing to people."""


def show_text(found: Source | Judgement | Assembled | Entry[Any], index: RecordIndex, *, width: int = WIDTH) -> str:
    """The thing as plain text, ending in a newline: a heading, then a line for each thing known of it.

    Args:
        found: what `Record.show` gave.
        index: the record it comes from.
        width: columns of the page.
    """
    out: list[str] = []
    for name, value in _facts(found, index):
        lead = f"  {name.replace('_', ' '):<{_COLUMNS}}" if name else ""
        out += wrapped(harmless(value), width=width, first=lead, then=" " * (_COLUMNS + 4))
    return "\n".join(out) + "\n"


def _facts(found: Source | Judgement | Assembled | Entry[Any], index: RecordIndex) -> Iterator[tuple[str, str]]:
    """Pairs of a name and what to say under it; the heading has no name."""
    if isinstance(found, Source):
        return _source(found)
    if isinstance(found, Judgement):
        return _judgement(found)
    if isinstance(found, Entry):
        return _entry(found, index)
    return _assembled(found, index)


def _source(source: Source) -> Iterator[tuple[str, str]]:
    yield "", f"[{source.n}] {source.title or 'Untitled'}"
    yield "published", when(source.published) or "no date"
    for link in source.provenance:
        yield link.role, link.name
    if source.url:
        yield "url", source.url
    if source.withdrawn:
        yield "withdrawn", "yes: it is in no view and no count"
    yield "added", f"{source.added}, read by {source.reader}"
    yield "id", source.document


def _judgement(judgement: Judgement) -> Iterator[tuple[str, str]]:
    yield "", f"{judgement.kind.replace('_', ' ')}, by {judgement.by}, {judgement.at}"
    for subject in judgement.subjects:
        place = f"{subject.item} of {subject.document}" if subject.item != subject.document else subject.item
        yield "about", place + (f': "{subject.span.text}"' if subject.span else "")
    if judgement.value is not None:
        yield "value", judgement.value
    if judgement.score is not None:
        yield "score", f"{judgement.score:.2f}"
    if judgement.undone:
        yield "undone", f"by {judgement.undone.by}, {judgement.undone.at}"
    yield "id", judgement.id


def _entry(entry: Entry[Any], index: RecordIndex) -> Iterator[tuple[str, str]]:
    line = line_of(index, entry.ref)
    if isinstance(entry.item, Actor):
        yield "", f"{entry.item.name} ({', '.join(filter(None, (entry.item.kind, entry.item.code)))})"
        yield from _fields(entry.item, apart=frozenset({"id", "name", "kind", "code"}))
    elif line is not None:
        yield "", sentence(line)
    yield "stands", f"{entry.citation} {_paragraph(entry, index)}"
    for role in entry.roles:
        yield role.role, index.named(role) + (f" (here: {role.name})" if index.named(role) != role.name else "")
    if (confidence := getattr(entry.item, "confidence", None)) is not None:
        yield "confidence", f"{confidence:.2f}"
    source = index.sources[entry.ref.document]
    yield "source", f"[{source.n}] {source.title or 'Untitled'}"
    yield "id", f"{entry.ref.item} of {entry.ref.document}"


def _paragraph(entry: Entry[Any], index: RecordIndex) -> str:
    """The line of the text in which the evidence begins."""
    text = index.record.document(entry.ref.document).text
    start = entry.citation.span.start
    line = LineNumbers(text)
    first, last = start, start
    while first > 0 and line(first - 1) == entry.citation.line:
        first -= 1
    while last < len(text) and line(last) == entry.citation.line:
        last += 1
    return text[first:last]


def _assembled(item: Assembled, index: RecordIndex) -> Iterator[tuple[str, str]]:
    kind = str(item.__struct_config__.tag)
    named = next((getattr(item, name) for name in ("name", "text", "value", "note") if getattr(item, name, "")), "")
    counted = supported(index.support(item.refs))
    yield "", f"{kind}: {named}" + (f" ({counted})" if counted else "")
    yield from _fields(item, apart=_TOLD_APART | {"name", "text"})
    live = index.live(item.refs)
    for ref in live[:ENOUGH]:
        line = line_of(index, ref)
        entry = index.entry(ref)
        if line is not None:
            yield "rests on", f"{' '.join(map(str, line.cites))} {sentence(line)}"
        elif entry is not None:
            yield "rests on", f"{entry.citation} {entry.item.name}"
        elif ref.document in index.sources:
            yield "rests on", f"[{index.sources[ref.document].n}] {index.sources[ref.document].title or 'Untitled'}"
    if len(live) > ENOUGH:
        yield "", f"and {plural(len(live) - ENOUGH, 'item')} more"
    yield "id", item.id


def _fields(item: msgspec.Struct, *, apart: frozenset[str]) -> Iterator[tuple[str, str]]:
    """What the fields of an item hold, as far as it is plain words, a moment, or several of these."""
    for name in item.__struct_fields__:
        value = getattr(item, name)
        if name in apart or value is None or value in ((), ""):
            continue
        if isinstance(value, Moment):
            yield name, when(value)
        elif isinstance(value, str | int | float):
            yield name, str(value)
        elif isinstance(value, tuple):
            yield name, "; ".join(str(getattr(one, "value", one)) for one in value)
