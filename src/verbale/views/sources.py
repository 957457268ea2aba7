"""The sources of a record, with what is a copy of what: copies are not witnesses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from verbale.model import Ref, Source, Story
from verbale.views.page import ENOUGH, Line, Section, capped
from verbale.views.record_index import RecordIndex
from verbale.views.scope import Scope
from verbale.views.terminal_text import harmless
from verbale.views.wording import plural

__all__ = ["counted", "sources"]

COPIES: Final = 40
"""Copies of a report that are named beside it. Own choice: three lines of print."""


def sources(index: RecordIndex, scope: Scope, cited: Iterable[int] = ()) -> Section:
    """The sources by number, each with where it comes from and which story it tells.

    Args:
        index: the record.
        scope: the part of it; where it is narrow, only sources that are `cited` are listed.
        cited: numbers of sources that the page cites.
    """
    wanted = set(cited)
    shown = [
        source
        for source in index.sources.values()
        if source.n in wanted or (not scope.narrow and scope.in_time(_day(source)))
    ]
    stories = _stories(index, shown[:ENOUGH])
    lines = capped(
        shown, lambda source: _source(index, source, stories.get(source.document)), "verbale export --format csv"
    )
    return Section("sources", "Sources", lines, counted(index, shown))


def counted(index: RecordIndex, shown: Iterable[Source]) -> str:
    """`23 reports, 4 independent accounts`."""
    support = index.support([Ref(source.document, source.document) for source in shown])
    return f"{plural(support.reports, 'report')}, {plural(support.independent, 'independent account')}"


def _stories(index: RecordIndex, shown: Iterable[Source]) -> dict[str, Story]:
    refs = [Ref(source.document, source.document) for source in shown]
    return {ref.document: story for story in index.record.items_of(Story, refs) for ref in story.refs}


def _day(source: Source) -> str | None:
    return source.published.start[:10] if source.published else None


def _source(index: RecordIndex, source: Source, story: Story | None) -> Line:
    chain: dict[str, list[str]] = defaultdict(list)
    for link in source.provenance:
        chain[link.role].append(harmless(link.name))
    origin = "; ".join(f"{role} {', '.join(names)}" for role, names in chain.items()) or "no provenance given"
    return Line(
        " | ".join(part for part in (harmless(source.title or "untitled"), origin, harmless(source.url or "")) if part),
        lead=f"[{source.n}] {_day(source) or 'undated'}",
        note="; ".join(_story_notes(index, source, story)),
    )


def _story_notes(index: RecordIndex, source: Source, story: Story | None) -> Iterator[str]:
    if story is None or len(index.live(story.refs)) < 2:
        return
    numbers = sorted(s.n for ref in story.refs if (s := index.sources.get(ref.document)) and s.n != source.n)
    more = f" and {len(numbers) - COPIES:,} more" if len(numbers) > COPIES else ""
    yield "one account with " + ", ".join(f"[{number}]" for number in numbers[:COPIES]) + more
    if story.agency:
        yield f"written by {harmless(story.agency)}"
    copy = next((one for one in story.copies if one.document == source.document), None)
    if copy and copy.of and (fuller := index.sources.get(copy.of)):
        yield f"{copy.containment:.0%} of its sentences stand in [{fuller.n}]"
