"""Full-text search with SQLite's FTS5: what was said first, then what else stands in the texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

import msgspec
from sqlalchemy import ColumnElement, Row, Select, column, func, literal_column, select, table, text

from verbale.model import HITS, Citation, Filter, Hit, LineNumbers, Reading, Span
from verbale.store.database import Database
from verbale.store.entries import STATEMENTS, Entries
from verbale.store.schema import readings, sources, statements

__all__ = ["Search", "match_expression"]

SPEAKER_WEIGHT: Final = 0.5
"""A word among a statement's speakers counts this much of one in what was said. Own choice."""

ROOM: Final = 120
"""Characters shown on each side of a match in a text."""

_OPEN, _CLOSE = "\ufdd0", "\ufdd1"  # noncharacters: no text that can be exchanged holds them
_PIECE: Final = re.compile(r'"([^"]*)"|(\S+)')
_WORD: Final = re.compile(r"\w")
_MARKED: Final = re.compile(f"{_OPEN}(.*?){_CLOSE}", re.DOTALL)
_READING: Final = msgspec.json.Decoder(Reading)
_STATEMENTS_FTS: Final = table("statements_fts", column("rowid"))
_READINGS_FTS: Final = table("readings_fts", column("rowid"))


def match_expression(words: str) -> str:
    """The words as an FTS5 query: all of them, each as it stands; `"..."` is a phrase, a `*` ends a word in any way.

    Nothing else has a meaning, so that no input is an error. Without a word the expression is empty.

    >>> match_expression('next-meeting "less than a month" Bagh* NOT')
    '"next-meeting" "less than a month" "Bagh"* "NOT"'
    """
    terms = []
    for phrase, word in _PIECE.findall(words.replace("\0", " ")):
        term = (phrase or word).replace('"', "")
        if _WORD.search(term):
            bare = term.rstrip("*") if word else term
            terms.append(f'"{bare}"' + ("*" if bare != term else ""))
    return " ".join(terms)


class Search:
    """Answers searches; statements come by rank, then places in the texts where no statement stands."""

    def __init__(self, database: Database, entries: Entries) -> None:
        self._database = database
        self._entries = entries

    def __call__(self, words: str, where: Filter) -> list[Hit]:
        """The best hits first, at most `where.limit` or `HITS` of them."""
        match = match_expression(words)
        limit = HITS if where.limit is None else where.limit
        if not match or limit < 1:
            return []
        hits = list(self._said(match, where, limit))
        if len(hits) < limit and not (where.actor or where.force or where.kinds or where.root):
            hits += self._written(match, where, limit - len(hits))
        return hits

    def _said(self, match: str, where: Filter, limit: int) -> Iterator[Hit]:
        rank = func.bm25(literal_column("statements_fts"), 1.0, SPEAKER_WEIGHT).label("rank")
        marked = func.highlight(literal_column("statements_fts"), 0, _OPEN, _CLOSE).label("marked")
        order: tuple[ColumnElement[Any], ...] = (literal_column("rank"), statements.c.source, statements.c.start)

        def matching(query: Select[Any]) -> Select[Any]:
            joined = query.add_columns(rank).join(_STATEMENTS_FTS, _STATEMENTS_FTS.c.rowid == statements.c.pk)
            return joined.where(text("statements_fts MATCH :match").bindparams(match=match)).order_by(*order)

        best = matching(self._entries.select(STATEMENTS, where).with_only_columns(statements.c.pk)).limit(limit)
        chosen = [row.pk for row in self._database.rows(best)]  # marks are put into these only
        shown = matching(self._entries.select(STATEMENTS)).add_columns(marked)
        rows = self._database.rows(shown.where(_STATEMENTS_FTS.c.rowid.in_(chosen)))
        for row, entry in zip(rows, self._entries.made(STATEMENTS, rows), strict=True):
            snippet, marks = _unmarked(row.marked)
            yield Hit(entry.citation, snippet, marks, -row.rank, entry)

    def _written(self, match: str, where: Filter, limit: int) -> Iterator[Hit]:
        rank = func.bm25(literal_column("readings_fts")).label("rank")
        marked = func.highlight(literal_column("readings_fts"), 0, _OPEN, _CLOSE).label("marked")
        query = (
            select(readings.c.source, readings.c.body, rank, marked)
            .join(_READINGS_FTS, _READINGS_FTS.c.rowid == readings.c.id)
            .join(sources, sources.c.n == readings.c.source)
            .where(readings.c.current, ~sources.c.withdrawn)
            .where(text("readings_fts MATCH :match").bindparams(match=match))
            .order_by(literal_column("rank"), readings.c.source)
        )
        if where.since is not None:
            query = query.where(readings.c.published >= where.since)
        if where.until is not None:
            query = query.where(readings.c.published <= where.until)
        if where.source is not None:
            query = query.where(readings.c.source == where.source)
        found = 0
        for rows in self._database.chunks(query, limit):
            for row in rows:
                if hit := _place(row):
                    yield hit
                    found += 1
                if found == limit:
                    return


def _unmarked(marked: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The text without the marks of FTS5, and where they stood."""
    marks = tuple(
        (found.start() - 2 * number, found.end() - 2 * number - 2)
        for number, found in enumerate(_MARKED.finditer(marked))
    )
    return marked.replace(_OPEN, "").replace(_CLOSE, ""), marks


def _place(row: Row[Any]) -> Hit | None:
    """The first place that matched outside the statements, the header lines and what is no part of the report."""
    whole, marks = _unmarked(row.marked)
    reading = _READING.decode(row.body)
    elsewhere = [span for statement in reading.statements for span in (*statement.content, *statement.source)]
    elsewhere += [*reading.document.boilerplate, *(part for part in reading.document.parts if part.kind == "metadata")]
    outside = [(a, b) for a, b in marks if not any(span.start <= a < span.end for span in elsewhere)]
    if not outside:
        return None
    first, last = outside[0]
    start, end = _window(whole, first, last)
    inside = tuple((a - start, b - start) for a, b in marks if start <= a and b <= end)
    citation = Citation(row.source, LineNumbers(whole)(first), Span(start, end, whole[start:end]))
    return Hit(citation, whole[start:end], inside, -row.rank)


def _window(whole: str, first: int, last: int) -> tuple[int, int]:
    """The words of the line around a match."""
    line_start = max(whole.rfind("\n", 0, first), whole.rfind("\r", 0, first)) + 1
    ends = [place for place in (whole.find("\n", last), whole.find("\r", last)) if place >= 0]
    line_end = min(ends, default=len(whole))
    start, end = max(first - ROOM, line_start), min(last + ROOM, line_end)
    if start > line_start:
        start = whole.find(" ", start, first) + 1 or start
    if end < line_end:
        cut = whole.rfind(" ", last, end)
        end = cut if cut > last else end
    return start, end
