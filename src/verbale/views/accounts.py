"""Each party's own account beside those of the others: what its voices say in the reports of a meeting."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from verbale.model import Entry, RecordMeeting, Statement
from verbale.views.page import Group, Section, Sides, capped
from verbale.views.parties import OTHERS
from verbale.views.record_index import RecordIndex
from verbale.views.record_lines import statement_line
from verbale.views.scope import Scope
from verbale.views.sessions import meetings_in, title_of
from verbale.views.wording import supported

__all__ = ["UNNAMED", "accounts"]

Told = dict[str, list[Entry[Statement]]]
UNNAMED = "Speaker not resolved"


def accounts(index: RecordIndex, scope: Scope) -> Section:
    """For each meeting a side for every party: what is said for it in the reports that tell of the meeting.

    A report stands under the meeting it tells of first, so that nothing is said twice; those that tell of no meeting,
    or in which one side alone speaks, come last.
    """
    by_document: dict[str, list[Entry[Statement]]] = defaultdict(list)
    for entry in index.statements(_days_only(scope)):
        if entry.item.kind == "speech" and entry.item.parent is None:
            by_document[entry.ref.document].append(entry)
    homes = _homes(index, meetings_in(index, _days_only(scope)), by_document)
    found: list[tuple[RecordMeeting | None, Told]] = []
    told: set[str] = set()
    for meeting, documents in homes:
        entries = [entry for document in documents for entry in by_document[document]]
        sides = _sides(index, entries)
        told.update(documents if len(sides) > 1 else ())
        asked = scope.holds_made(meeting, (*meeting.parties, meeting.host, meeting.chair)) or any(
            map(scope.holds, entries)
        )
        if asked and len(sides) > 1:
            found.append((meeting, sides))
    rest = {} if scope.narrow else _sides(index, (e for d, es in by_document.items() if d not in told for e in es))
    if rest:
        found.append((None, rest))
    return Section(
        "accounts",
        "Each party's own account",
        capped(found, lambda one: _beside(index, *one), "verbale accounts --about ACTOR"),
        "What is said for each party in the reports of a meeting. Sides stand in alphabetical order.",
    )


def _days_only(scope: Scope) -> Scope:
    """The days of a scope: the other sides' accounts belong to the answer about an actor."""
    return Scope(since=scope.since, until=scope.until)


def _homes(
    index: RecordIndex, meetings: list[RecordMeeting], by_document: dict[str, list[Entry[Statement]]]
) -> list[tuple[RecordMeeting, list[str]]]:
    """The meetings with the reports that belong under them: each report under the meeting that it tells of first."""
    first: dict[str, tuple[int, str]] = {}
    for meeting in meetings:
        for entry in index.entries(meeting.refs):
            place = (entry.citation.span.start, meeting.id)
            if entry.ref.document in by_document:
                first[entry.ref.document] = min(place, first.get(entry.ref.document, place))
    documents: dict[str, list[str]] = defaultdict(list)
    for document, (_, meeting_id) in first.items():
        documents[meeting_id].append(document)
    return [(meeting, documents[meeting.id]) for meeting in meetings if meeting.id in documents]


def _sides(index: RecordIndex, entries: Iterable[Entry[Statement]]) -> Told:
    """What is said for each party, in the order in which the sides stand."""
    sides: Told = defaultdict(list)
    for entry in entries:
        speaker = next((role for role in entry.roles if role.role == "speaker"), None)
        party = (index.party(speaker.record) or OTHERS) if speaker else UNNAMED
        sides[party].append(entry)
    last = (OTHERS, UNNAMED)
    return {party: sides[party] for party in sorted(sides, key=lambda p: (p in last, p))}


def _beside(index: RecordIndex, meeting: RecordMeeting | None, sides: Told) -> Sides:
    """The sides beside one another, under the meeting of which their reports tell."""
    groups = tuple(
        Group(party, capped(entries, lambda entry: statement_line(index, entry), "verbale search"))
        for party, entries in sides.items()
    )
    if meeting is None:
        return Sides("In reports that tell of no meeting, or in which one side alone speaks", groups)
    return Sides(title_of(index, meeting), groups, supported(index.support(meeting.refs)))
