"""The meetings of a record, each with all that the reports say of it: when, where, who, and how they count it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from verbale.model import Citation, Entry, Meeting, RecordMeeting, Ref, Told
from verbale.views.page import Group, Line, Section, capped
from verbale.views.record_index import NO_ONE, RecordIndex
from verbale.views.scope import Scope
from verbale.views.terminal_text import harmless, in_quotes
from verbale.views.wording import days, supported, told

CODED = frozenset({"Told as", "Level"})
"""What is told in one of our own words, not in the source's."""

__all__ = ["meetings_in", "sessions", "title_of"]


def sessions(index: RecordIndex, scope: Scope) -> Section:
    """Each meeting by day; a predicted or proposed one is a claim and says so."""

    def group(meeting: RecordMeeting) -> Group:
        return Group(title_of(index, meeting), tuple(_lines(index, meeting)), supported(index.support(meeting.refs)))

    return Section(
        "sessions",
        "Sessions and meetings",
        capped(meetings_in(index, scope), group, "verbale timeline"),
        "A meeting that was only predicted, proposed or invited to is a claim, not a meeting. Where reports tell one "
        "differently, each way is listed.",
    )


def meetings_in(index: RecordIndex, scope: Scope) -> list[RecordMeeting]:
    """The meetings of the part that is asked for, by day, the undated last."""
    found = [
        meeting
        for meeting in index.record.items(RecordMeeting)
        if index.live(meeting.refs)
        and scope.holds_made(meeting, (*meeting.parties, meeting.host, meeting.chair))
        and scope.in_time(meeting.when.end[:10] if meeting.when else None)
    ]
    return sorted(found, key=lambda one: (one.when is None, one.when.start if one.when else "", one.id))


def title_of(index: RecordIndex, meeting: RecordMeeting) -> str:
    """`2007-05-28, held: Iran, United States`; an undated one is told of on the day of its first report."""
    parties = ", ".join(dict.fromkeys(index.party(party) or index.name(party) for party in meeting.parties))
    when = days(meeting.when) if meeting.when else f"undated, told of {_told_on(index, meeting)}"
    return f"{when}, {meeting.state.replace('_', ' ')}" + (f": {parties}" if parties else "")


def _told_on(index: RecordIndex, meeting: RecordMeeting) -> str:
    published = (index.published(ref.document) for ref in index.live(meeting.refs))
    return min((day for day in published if day), default="on no known day")


def _lines(index: RecordIndex, meeting: RecordMeeting) -> Iterator[Line]:
    entries = [entry for entry in index.entries(meeting.refs) if isinstance(entry.item, Meeting)]
    words: dict[str, list[Citation]] = defaultdict(list)
    for entry in entries:
        words[told(entry.item.evidence[:1])].append(entry.citation)
    for text, cites in words.items():
        yield Line(in_quotes(text), index.places(cites), who="Words")
    if meeting.when and meeting.when.text:
        basis = "inferred from" if meeting.when.basis == "inferred" else "from"
        text = f"{days(meeting.when)}, {basis} {in_quotes(harmless(meeting.when.text))}"
        yield Line(text, index.cites(meeting.refs), who="When")
    if meeting.host:
        yield Line(index.name(meeting.host), index.cites(meeting.refs), who="Host")
    if meeting.chair:
        yield Line(index.name(meeting.chair), index.cites(meeting.refs), who="Chair")
    if any(state.value != meeting.state for state in meeting.states):
        yield from _told(index, "Told as", meeting.states)
    yield from _told(index, "Place", meeting.places)
    yield from _told(index, "Counted as", meeting.series)
    yield from _told(index, "Level", meeting.levels)
    yield from _told(index, "Format", meeting.formats)
    yield from _attendance(index, meeting)
    yield from _tellers(index, entries, "Told by" if meeting.state == "held" else "Claimed by")


def _told(index: RecordIndex, label: str, values: tuple[Told, ...]) -> Iterator[Line]:
    """Each value with those who tell it; where there are several, none is preferred."""
    for value in values:
        if index.live(value.refs):
            words = harmless(value.value).replace("_", " ") if label in CODED else harmless(value.value)
            yield Line(words, index.cites(value.refs), who=label, note=supported(index.support(value.refs)))


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


def _tellers(index: RecordIndex, entries: list[Entry[Meeting]], label: str) -> Iterator[Line]:
    """Those whose statements the meeting rests on, each once."""
    told_by: dict[str, list[Citation]] = defaultdict(list)
    for entry in entries:
        for statement in entry.item.claimed_by:
            carrier = index.entry(Ref(entry.ref.document, statement))
            if carrier is not None:
                told_by[index.speaker(carrier)].append(carrier.citation)
    if len(told_by) > 1:
        told_by.pop(NO_ONE, None)
    for name, cites in told_by.items():
        yield Line(name, index.places(cites), who=label)
