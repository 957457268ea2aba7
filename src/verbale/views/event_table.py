"""Events as the field's tables have them: a line an event, cells parted by tabs, `docs/events.md` names the columns.

`cameo` has the columns of GDELT 1.0 that a report can fill, under GDELT's names; `plover` those of PLOVER records. Both
end with what those tables lack: how the event is told, who tells it, the words it came from, how sure it is. Where
an event has several actors on a side, a cell holds them all, parted by semicolons, so that one event stays one line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final, Literal

from verbale.lexicon.plover import roots
from verbale.model import Actor, Event, Reading

__all__ = ["COLUMNS", "TableForm", "event_table"]

TableForm = Literal["cameo", "plover"]

QUADS: Final = {
    "verbal cooperation": "1",
    "material cooperation": "2",
    "verbal conflict": "3",
    "material conflict": "4",
}
"""GDELT's numbers of the four classes."""
COUNTRY: Final = 3
"""Letters of an actor code that are its country, or the kind of an international body."""
_TOLD: Final = ("status", "statement", "speaker", "trigger", "theme", "confidence", "document", "url")
COLUMNS: Final[Mapping[TableForm, tuple[str, ...]]] = {
    "cameo": (
        "GlobalEventID", "Day", "MonthYear", "Year",
        "Actor1Code", "Actor1Name", "Actor1CountryCode", "Actor1Type1Code",
        "Actor2Code", "Actor2Name", "Actor2CountryCode", "Actor2Type1Code",
        "EventCode", "EventBaseCode", "EventRootCode", "QuadClass",
        "ActionGeo_Fullname", "ActionGeo_CountryCode", *_TOLD,
    ),
    "plover": (
        "id", "date_start", "date_end", "actor", "actor_name", "recipient", "recipient_name",
        "event", "mode", "context", "quad", "cameo", "place", "place_country", *_TOLD,
    ),
}  # fmt: skip


def event_table(reading: Reading, form: TableForm, *, header: bool = True) -> str:
    """The events of a reading as tab-separated lines, in text order; only the header, if that, where it has none."""
    lines = ["\t".join(COLUMNS[form])] if header else []
    cells = {"cameo": _cameo, "plover": _plover}[form]
    lines += ["\t".join(_plain(cell) for cell in row) for row in _rows(reading, cells)]
    return "".join(f"{line}\n" for line in lines)


def _rows(
    reading: Reading, cells: Callable[[Reading, Event, list[Actor], list[Actor]], list[str]]
) -> Iterator[list[str]]:
    actors = {actor.id: actor for actor in reading.actors}
    statements = {statement.id: statement for statement in reading.statements}
    for event in reading.events:
        told = statements.get(event.statement or "")
        speaker = actors.get(told.speaker.actor or "") if told is not None else None
        yield [
            *cells(reading, event, [actors[i] for i in event.sources], [actors[i] for i in event.targets]),
            event.status,
            event.statement or "",
            speaker.name if speaker is not None else "",
            event.trigger.text,
            " ".join(span.text for span in event.theme),
            f"{event.confidence:.2f}",
            reading.document.id,
            reading.document.url or "",
        ]


def _cameo(reading: Reading, event: Event, sources: list[Actor], targets: list[Actor]) -> list[str]:
    code = event.cameo or ""
    day = event.when or reading.document.published
    digits = day.start[:10].replace("-", "") if day is not None and day.start[:10] == day.end[:10] else ""
    return [
        event.id,
        digits,
        digits[:6],
        digits[:4],
        *_side(sources, [span.text for span in event.source_spans]),
        *_side(targets, [span.text for span in event.target_spans]),
        code,
        code[:3],
        code[:2],
        QUADS[roots()[event.root].quad],
        event.where.name if event.where else "",
        (event.where.country or "") if event.where else "",
    ]


def _side(actors: list[Actor], words: list[str]) -> list[str]:
    """Code, name, country and first type of the actors of one side; the words of the text where nobody is known."""
    codes = [actor.code or "" for actor in actors]
    return [
        _joined(codes),
        _joined([actor.name for actor in actors] or words),
        _joined([code[:COUNTRY] for code in codes]),
        _joined([code[COUNTRY : 2 * COUNTRY] for code in codes]),
    ]


def _plover(reading: Reading, event: Event, sources: list[Actor], targets: list[Actor]) -> list[str]:
    day = event.when or reading.document.published
    return [
        event.id,
        day.start if day is not None else "",
        day.end if day is not None else "",
        _joined([actor.code or "" for actor in sources]),
        _joined([actor.name for actor in sources] or [span.text for span in event.source_spans]),
        _joined([actor.code or "" for actor in targets]),
        _joined([actor.name for actor in targets] or [span.text for span in event.target_spans]),
        event.root,
        event.mode or "",
        _joined(list(event.contexts)),
        roots()[event.root].quad,
        event.cameo or "",
        event.where.name if event.where else "",
        (event.where.country or "") if event.where else "",
    ]


def _joined(values: list[str]) -> str:
    return ";".join(value for value in values if value)


def _plain(cell: str) -> str:
    """The cell on one line, without tabs."""
    return " ".join(cell.split())
