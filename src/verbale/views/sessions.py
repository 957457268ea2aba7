"""The meetings of a record, each with all that the reports say of it: when, where, who, and how they count it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from verbale.model import Citation, Meeting, RecordMeeting, Ref, Told
from verbale.views.page import Group, Line, Section, capped
from verbale.views.record_index import RecordIndex
from verbale.views.scope import Scope
from verbale.views.terminal_text import harmless, in_quotes
from verbale.views.wording import days, supported, told

__all__ = ["meetings_in", "sessions", "title_of"]


def sessions(index: RecordIndex, scope: Scope) -> Section:
    """Each meeting by day; a predicted or proposed one is a claim and says so."""
    groups = tuple(
        Group(title_of(index, meeting), tuple(_lines(index, meeting)), supported(index.support(meeting.refs)))
        for meeting in meetings_in(index, scope)
    )
    return Section(
        "sessions",
        "Sessions and meetings",
        capped(groups, "verbale timeline"),
        "A meeting that was only predicted, proposed or invited to is a claim, not a meeting.",
    )


def meetings_in(index: RecordIndex, scope: Scope) -> list[RecordMeeting]:
    """The meetings of the part that is asked for, by day, the undated last."""
    found = [
        meeting
        for meeting in index.record.items(RecordMeeting)
        if index.live(meeting.refs)
        and scope.holds_made(meeting, (*meeting.parties, meeting.host))
        and scope.in_time(meeting.when.end[:10] if meeting.when else None)
    ]
    return sorted(found, key=lambda one: (one.when is None, one.when.start if one.when else "", one.id))


def title_of(index: RecordIndex, meeting: RecordMeeting) -> str:
    """`2007-05-28, held: Iran, United States`."""
    parties = ", ".join(index.name(party) for party in meeting.parties)
    return f"{days(meeting.when)}, {meeting.state.replace('_', ' ')}" + (f": {parties}" if parties else "")


def _lines(index: RecordIndex, meeting: RecordMeeting) -> Iterator[Line]:
    if meeting.when and meeting.when.text:
        yield Line(
            f"{days(meeting.when)}, from {in_quotes(harmless(meeting.when.text))}",
            index.cites(meeting.refs),
            who="When",
        )
    if meeting.host:
        yield Line(index.name(meeting.host), index.cites(meeting.refs), who="Host")
    for label, values in (("Told as", meeting.states), ("Place", meeting.places), ("Counted as", meeting.series)):
        yield from _told(index, label, values)
    yield from _attendance(index, meeting)
    words: dict[str, list[Citation]] = defaultdict(list)
    for entry in index.entries(meeting.refs):
        if isinstance(entry.item, Meeting):
            words[told(entry.item.evidence[:1])].append(entry.citation)
            yield from _claims(index, entry.ref.document, entry.item)
    for text, cites in words.items():
        yield Line(in_quotes(text), index.places(cites), who="Words")


def _told(index: RecordIndex, label: str, values: tuple[Told, ...]) -> Iterator[Line]:
    """Each value with those who tell it; where there are several, none is preferred."""
    live = [value for value in values if index.live(value.refs)]
    for value in live:
        differ = "told differently" if len(live) > 1 else ""
        words = harmless(value.value).replace("_", " ") if label == "Told as" else harmless(value.value)
        notes = (differ, supported(index.support(value.refs)))
        yield Line(words, index.cites(value.refs), who=label, note="; ".join(filter(None, notes)))


def _attendance(index: RecordIndex, meeting: RecordMeeting) -> Iterator[Line]:
    """Who was there and who was not, by phase."""
    found: dict[tuple[str, bool], dict[str, list[Ref]]] = defaultdict(lambda: defaultdict(list))
    cites: dict[tuple[str, bool], list[Line]] = defaultdict(list)
    for entry in index.entries(meeting.refs):
        if not isinstance(entry.item, Meeting):
            continue
        names = {role.actor: index.named(role) for role in entry.roles}
        names |= _absent(index, entry.ref.document, entry.item, names)
        for one in entry.item.attendance:
            key = (one.phase, one.present)
            found[key][names.get(one.actor, "not stated")].append(entry.ref)
            cites[key].append(Line("", (index.record.cite(entry.ref.document, one.evidence),)))
    for (phase, present), names_there in found.items():
        places = index.places(cite for line in cites[phase, present] for cite in line.cites)
        yield Line(", ".join(names_there), places, who=f"{phase.capitalize()}, {'present' if present else 'absent'}")


def _absent(index: RecordIndex, document: str, meeting: Meeting, known: dict[str, str]) -> dict[str, str]:
    """The names of those in the attendance who play no role because they were not there."""
    names = {}
    for one in meeting.attendance:
        if one.actor not in known and (entry := index.entry(Ref(document, one.actor))) is not None:
            names[one.actor] = harmless(entry.item.name)
    return names


def _claims(index: RecordIndex, document: str, meeting: Meeting) -> Iterator[Line]:
    for statement in meeting.claimed_by:
        entry = index.entry(Ref(document, statement))
        if entry is not None:
            yield Line(index.speaker(entry), (entry.citation,), who="Claimed by")
