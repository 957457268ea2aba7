"""One meeting across reports: the same day and parties, or the same place in a series of the same parties in a year.

A meeting that is only predicted, proposed or put off stays what it is told to be; where a report tells of the day on
which another says that it was held, `states` keeps both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations
from typing import ClassVar, Final

import msgspec

from verbale.assemble.desk import Desk
from verbale.assemble.matter import Atom, Matter, joined_refs
from verbale.assemble.moments import closest, day_of, number_in_series, quarter_of
from verbale.assemble.told import told, told_together
from verbale.assemble.undated import told_day
from verbale.model import JudgementKind, Meeting, MeetingState, RecordMeeting, Ref

__all__ = ["STATES", "Meetings", "number_key"]

STATES: Final[tuple[MeetingState, ...]] = (
    "held", "not_attended", "cancelled", "postponed", "confirmed", "accepted", "declined", "conditional", "received",
    "invited", "proposed", "intended", "predicted",
)  # fmt: skip
"""The states of a meeting, what is furthest along first."""

SAME_DAY, LIKELY_DAY, SAME_NUMBER, SAME_CLAIM, INFERRED_DAY = 0.95, 0.8, 0.7, 0.75, 0.65
"""How sure a merge is: the day and named parties; the day and the parties of the reports; the place in a series; one
claim about one period; a day that only the sentence around it gives. Own order of trust."""

PARTIES: Final = 2
"""Countries that two reports must share to tell of one meeting."""


class MeetingProfile(msgspec.Struct, frozen=True):
    """A meeting as one report tells it.

    Its day or its period, its place in a series with the year (of an undated one that of the report), whether it was
    held, the country it is held in, and the countries: those that are said to take part, else those that the report is
    about. `inferred`: the day is not told of the meeting itself (`undated.told_day`).
    """

    day: str | None
    period: str | None
    number: int | None
    year: str | None
    held: bool
    country: str | None
    sides: tuple[str, ...]
    named: bool
    inferred: bool = False


class Meetings(Matter[RecordMeeting]):
    """How meetings are joined."""

    kind = RecordMeeting
    prefix: ClassVar[str] = "rm"
    same: ClassVar[JudgementKind | None] = "same_meeting"
    apart: ClassVar[JudgementKind | None] = "not_same_meeting"
    clashes: ClassVar[bool] = True

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def atoms(self, document: str) -> Iterator[Atom[RecordMeeting]]:
        """The meetings of a document."""
        for meeting in self._desk.reading(document).meetings:
            yield self._atom(document, meeting)

    def atom(self, ref: Ref) -> Atom[RecordMeeting] | None:
        """The meeting of a document again."""
        for meeting in self._desk.reading(ref.document).meetings:
            if meeting.id == ref.item:
                return self._atom(ref.document, meeting)
        return None

    def blocks(self, profile: str) -> Iterable[str]:
        """The day, the period, or the number in the year together with each two of the countries."""
        meeting = _profile(profile)
        if meeting.day:
            yield f"#day {meeting.day}"
        if meeting.period:
            yield f"#period {meeting.period}"
        if meeting.number:
            counted = f"#number {meeting.number} {meeting.year}"
            yield from (f"{counted} {one} {two}" for one, two in combinations(meeting.sides, 2))

    def found_under(self, profile: str) -> Iterable[str]:
        """The number in the series, where the meeting was held."""
        meeting = _profile(profile)
        if meeting.number and meeting.held and meeting.day:
            yield number_key(meeting.number, quarter_of(meeting.day))

    def alike(self, first: str, second: str) -> float | None:
        """How likely the two are one meeting."""
        one, other = _profile(first), _profile(second)
        mine, theirs = set(one.sides), set(other.sides)
        named = one.named and other.named
        if len(mine & theirs) < PARTIES or (named and not (mine <= theirs or theirs <= mine)):
            return None
        if one.country and other.country and one.country != other.country:
            return None
        if one.day and other.day:
            trust = INFERRED_DAY if one.inferred or other.inferred else SAME_DAY if named else LIKELY_DAY
            return trust if one.day == other.day else None
        if one.period is not None and one.period == other.period:
            return SAME_CLAIM if one.held == other.held else None
        counted = one.number is not None and (one.number, one.year) == (other.number, other.year)
        return SAME_NUMBER if counted and one.held and other.held and not (one.period or other.period) else None

    def clash(self, first: str, second: str) -> bool:
        """Two days are two meetings."""
        one, other = _profile(first), _profile(second)
        return bool(one.day and other.day and one.day != other.day)

    def sure(self, profile: str) -> float:
        """How sure it is that all that is told in these terms is one meeting."""
        meeting = _profile(profile)
        if meeting.day:
            return INFERRED_DAY if meeting.inferred else SAME_DAY if meeting.named else LIKELY_DAY
        return SAME_CLAIM if meeting.period else SAME_NUMBER

    def merge(self, items: Sequence[RecordMeeting]) -> RecordMeeting:
        """The meeting in the state that is furthest along, with every state, place and number that is told of it."""
        return RecordMeeting(
            "",
            joined_refs(items),
            state=min((item.state for item in items), key=STATES.index),
            when=closest(item.when for item in items),
            parties=tuple(sorted({party for item in items for party in item.parties})),
            host=_one(item.host for item in items),
            chair=_one(item.chair for item in items),
            places=told_together(item.places for item in items),
            series=told_together(item.series for item in items),
            states=told_together(item.states for item in items),
            levels=told_together(item.levels for item in items),
            formats=told_together(item.formats for item in items),
        )

    def _atom(self, document: str, meeting: Meeting) -> Atom[RecordMeeting]:
        desk, ref = self._desk, Ref(document, meeting.id)
        present = tuple(a.actor for a in meeting.attendance if a.present)
        whos = [who for member in desk.members(document, present) if (who := desk.who(document, member))]
        countries = {who.country for who in whos if who.country}
        host, chair = desk.who(document, meeting.host), desk.who(document, meeting.chair)
        when = meeting.when or told_day(desk.reading(document), meeting)
        made = RecordMeeting(
            "",
            (ref,),
            state=meeting.state,
            when=when,
            parties=tuple(sorted({who.id for who in whos if who.country or who.kind == "organisation"})),
            host=host.id if host else None,
            chair=chair.id if chair else None,
            places=told(meeting.where.name if meeting.where else None, ref),
            series=told(meeting.series, ref),
            states=told(meeting.state, ref),
            levels=told(meeting.level, ref),
            formats=told(_format(meeting), ref),
        )
        named = len(countries) >= PARTIES
        sides = countries if named else countries | desk.parties(document)
        day, number = day_of(when), number_in_series(meeting.series)
        profile = MeetingProfile(
            day,
            f"{when.start[:10]}/{when.end[:10]}" if when and not day and meeting.state != "held" else None,
            number,
            (day or desk.day(document) or "")[:4] if number else None,
            meeting.state == "held",
            meeting.where.country if meeting.where else None,
            tuple(sorted(sides)),
            named,
            when is not meeting.when,
        )
        known = (day or profile.period or (profile.number and profile.held)) and len(sides) >= PARTIES
        return Atom(ref, msgspec.json.encode(profile).decode() if known else None, made, meeting.evidence[0])


def _one(actors: Iterable[str | None]) -> str | None:
    """The one actor that is told in a role; None where several are."""
    told_of = {actor for actor in actors if actor}
    return min(told_of) if len(told_of) == 1 else None


def _format(meeting: Meeting) -> str | None:
    """The format, and that they met face to face where that is told."""
    return ", ".join(filter(None, (meeting.format, "direct" if meeting.direct else None))) or None


def number_key(number: int, quarter: str) -> str:
    """The key under which a held meeting with a number in a series is found that is dated in the quarter."""
    return f"round {quarter} {number}"


@lru_cache(maxsize=16384)
def _profile(profile: str) -> MeetingProfile:
    return msgspec.json.decode(profile, type=MeetingProfile)
