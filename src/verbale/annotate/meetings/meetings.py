"""The component `verbale_meetings`: one draft for each distinct meeting that a report tells of or that voices claim."""

from __future__ import annotations

from typing import Final

from spacy.language import Language
from spacy.tokens import Doc

from verbale.annotate.actors.officials import is_official
from verbale.annotate.dates.intervals import overlap
from verbale.annotate.dates.moments import anchor_date
from verbale.annotate.drafts import ActorDraft, AttendanceDraft, Draft, MeetingDraft, StatementDraft, draft_of
from verbale.annotate.grammar.tense import governing_verb
from verbale.annotate.meetings.attendance import attendance
from verbale.annotate.meetings.forms import form, is_direct
from verbale.annotate.meetings.levels import level_of
from verbale.annotate.meetings.mention import MeetingMention
from verbale.annotate.meetings.mentions import meeting_mentions
from verbale.annotate.meetings.parties import countries
from verbale.model import MeetingState, Moment

__all__ = ["add_meetings"]

FIRMNESS: Final[tuple[MeetingState, ...]] = (
    "held", "cancelled", "postponed", "declined", "confirmed", "accepted", "invited", "predicted", "proposed",
    "intended", "conditional",
)  # fmt: skip
"""Of two states that one voice gives one meeting, the earlier one here stands."""


ASKED: Final = ("proposed", "invited")
"""States in which "the 3 May meeting", told of after that day, is not: it says who had asked for it."""


class _Meeting:
    """The mentions that are taken for one meeting."""

    def __init__(self, mention: MeetingMention) -> None:
        self.mentions = [mention]
        self.held = mention.state == "held"

    def when(self) -> Moment | None:
        """The first time that a mention gives."""
        return next((m.when for m in self.mentions if m.when is not None), None)

    def parties(self) -> list[ActorDraft]:
        """All that the mentions name, once each."""
        found: list[ActorDraft] = []
        for mention in self.mentions:
            found += [actor for actor, _ in mention.parties if all(actor is not known for known in found)]
        return found

    def agrees(self, mention: MeetingMention) -> bool:
        """Whether nothing that the mention says of series, time, place and parties contradicts this meeting."""
        ordinal = next((m.ordinal for m in self.mentions if m.ordinal), None)
        if mention.ordinal and ordinal and mention.ordinal != ordinal:
            return False
        if mention.standing and not any(m.talks or m.standing for m in self.mentions):
            return False
        if mention.counted() and not ordinal and mention.partnered:
            return False
        own = self.when()
        if own is not None and mention.when is not None and not overlap(own, mention.when):
            ends = mention.ending and mention.definite and own.start <= mention.when.start
            if not ends:
                return False
        mine = {m.setting.where.country for m in self.mentions if m.setting.where and m.setting.where.country}
        where = mention.setting.where
        if where is not None and where.country and mine and where.country not in mine:
            return False
        return not self._of_others(mention) and self.shares(mention) is not False

    def is_at(self, mention: MeetingMention) -> bool:
        """Whether it is told to be at the very place that the mention names: "the Oslo meeting"."""
        where = mention.setting.where
        return where is not None and any(m.setting.where and m.setting.where.name == where.name for m in self.mentions)

    def shares(self, mention: MeetingMention) -> bool | None:
        """Whether the parties named here and there belong together; None where that cannot be told."""
        mine = countries(a for a in self.parties() if is_official(a))
        theirs = countries(a for a, _ in mention.parties if is_official(a))
        if min(len(mine), len(theirs)) > 1 and self._others(mention):
            return False
        if mine & theirs:
            return True
        return False if min(len(mine), len(theirs)) > 1 else None

    def _others(self, mention: MeetingMention) -> bool:
        """Whether of several states named each names one that the other does not: "A and B met", "talks of B and C"."""
        mine = {actor.country for actor in self.parties() if actor.country}
        theirs = {actor.country for actor, _ in mention.parties if actor.country}
        return min(len(mine), len(theirs)) > 1 and bool(mine - theirs) and bool(theirs - mine)

    def _of_others(self, mention: MeetingMention) -> bool:
        """Whether the mention names all who meet, and they are known to be of other states: "the meeting of Chad and
        Niger" is not that of the Lagos cabinet."""
        mine, theirs = self.parties(), [actor for actor, _ in mention.parties if actor.country]
        if not (mention.whole and mine and theirs and all(actor.country for actor in mine)):
            return False
        return countries(mine).isdisjoint(countries(theirs))

    def near(self) -> list[ActorDraft]:
        """The subjects of the clauses that tell of it."""
        return [actor for m in self.mentions for actor in m.actors_near]

    def placed(self) -> bool:
        """Whether it has a time or a place in a series, or is a further or counted meeting whose place is told, so that
        it is one of the meetings the report is about."""
        told = [m for m in self.mentions if m.state is not None]
        further = any(m.sequel and (m.definite or m.verbal) and m.setting.where is not None for m in told)
        if further or any(m.counted() and m.when is not None and m.setting.where is not None for m in told):
            return True
        if any(m.partnered or m.verbal for m in told):
            return False
        return self.when() is not None or any(m.ordinal for m in told)

    def political(self) -> bool:
        """Whether it is "talks", at a known time in a known country: of record even where no party is named."""
        where = any(m.setting.where is not None and m.setting.where.country for m in self.mentions)
        return where and self.when() is not None and any(m.talks for m in self.mentions)

    def announced(self) -> bool:
        """Whether it is told to come at a known time and place, a known country's where it is not the next of a series,
        and none who is to come is a private person."""
        for mention in self.mentions:
            where = mention.setting.where
            ahead = mention.state == "predicted" and (mention.sequel or mention.verbal)
            placed = where is not None and (where.country or not mention.verbal)
            if ahead and placed and self.when() is not None:
                return not any(actor.code and not is_official(actor) for actor in self.parties())
        return False

    def voices(self) -> list[ActorDraft]:
        """Who claims it."""
        return [s.speaker for m in self.mentions for s in m.statements if s.speaker is not None]


@Language.component("verbale_meetings")
def add_meetings(doc: Doc) -> Doc:
    """The Doc with its meetings drafted, each with who was there in which phase."""
    draft = draft_of(doc)
    mentions = meeting_mentions(doc, draft)
    if mentions:
        anchor = anchor_date(draft.published)
        for mention in mentions:
            _place_in_time(mention, anchor.isoformat() if anchor else None)
            _settle(doc, mention)
        _draft_all(doc, draft, _merged(mentions))
    return doc


def _place_in_time(mention: MeetingMention, today: str | None) -> None:
    """Squares state and time: what is after the report is not held, what is before it is not still to come."""
    when = mention.when
    if when is None or today is None:
        return
    if mention.state == "held" and when.start > today:
        mention.state = "predicted"
    elif mention.state in ASKED and when.end < today and mention.definite and mention.dated:
        mention.state = None
    elif mention.state not in (None, "held") and when.end < today and not mention.statements:
        mention.when = None


def _settle(doc: Doc, mention: MeetingMention) -> None:
    """Leaves out the act that is the state itself from its claims; a meeting all parties agree to is confirmed."""
    verb = governing_verb(doc[mention.head])
    acts = {token.i for token in (verb, verb.head if verb is not None else None) if token is not None}
    claims = [s for s in mention.statements if s.cue_head not in acts]
    if mention.state == "accepted" and not claims:
        agreed = {a.country for s in mention.statements for a in _speakers(s) if a.country}
        named = {a.country for a, _ in mention.parties if a.country}
        if len(agreed) > 1 and named <= agreed:
            mention.state = "confirmed"
    mention.statements = claims or mention.statements


def _speakers(statement: StatementDraft) -> list[ActorDraft]:
    speaker = statement.speaker
    return (speaker.members or [speaker]) if speaker is not None else []


def _merged(mentions: list[MeetingMention]) -> list[_Meeting]:
    meetings: list[_Meeting] = []
    for mention in mentions:
        if mention.generic and mention.same_as is None:
            continue
        known = next((k for k in meetings if any(m.head == mention.same_as for m in k.mentions)), None)
        known = known or _known(mention, meetings)
        if known is not None:
            known.mentions.append(mention)
        elif mention.state is not None:
            meetings.append(_Meeting(mention))
    return meetings


def _known(mention: MeetingMention, meetings: list[_Meeting]) -> _Meeting | None:
    """The meeting that the mention is about: of those told of before, the last one that fits."""
    refers = mention.definite and not mention.sequel
    fitting = [meeting for meeting in meetings if meeting.agrees(mention)]
    fitting = [meeting for meeting in fitting if meeting.is_at(mention)] or fitting
    if mention.foreseen:
        fitting = [meeting for meeting in fitting if not meeting.held or meeting.is_at(mention)]
    if mention.state in (None, "held"):
        held = [meeting for meeting in fitting if meeting.held]
        if mention.former and len(held) > 1 and any(map(_began, held)):
            fitting = held = [k for k in held if k is not max(held, key=_began)]
        if mention.state is None:
            if mention.ordinal is not None:
                fitting = held = [k for k in fitting if any(m.ordinal == mention.ordinal for m in k.mentions)]
            return (held or fitting)[-1] if refers and fitting else None
        if not refers:
            held = [meeting for meeting in held if _same_occasion(meeting, mention)]
        return held[-1] if held else None
    ahead = [meeting for meeting in fitting if not meeting.held]
    for meeting in reversed(ahead):
        if refers or _same_claim(meeting, mention):
            return meeting
    return None


def _began(meeting: _Meeting) -> str:
    """The first day of a meeting that is told; the empty text where none is."""
    when = meeting.when()
    return when.start if when is not None else ""


def _same_occasion(meeting: _Meeting, mention: MeetingMention) -> bool:
    """Whether an indefinite telling ("they met on Monday") is of this meeting: the same day, or the same parties."""
    own = meeting.when()
    if own is not None and mention.when is not None:
        return meeting.shares(mention) is not False and own.start == mention.when.start
    return mention.verbal and bool(meeting.shares(mention)) and len(mention.parties) > 1


def _same_claim(meeting: _Meeting, mention: MeetingMention) -> bool:
    """Whether the mention repeats what this meeting's voice says, or another voice says the same of the same time."""
    voices = meeting.voices()
    speakers = [s.speaker for s in mention.statements if s.speaker is not None]
    sequel = mention.sequel and any(known.sequel for known in meeting.mentions)
    if sequel and (not speakers + voices or any(speaker is voice for speaker in speakers for voice in voices)):
        return True
    own = meeting.when()
    same_state = any(known.state == mention.state for known in meeting.mentions)
    return same_state and own is not None and mention.when is not None and own.end == mention.when.end


def _draft_all(doc: Doc, draft: Draft, meetings: list[_Meeting]) -> None:
    heads = [{mention.head for mention in meeting.mentions} for meeting in meetings]
    every = set().union(*heads) if heads else set()
    recorded: list[bool] = []
    public = any(actor.country and is_official(actor) for actor in draft.actors)
    drafts: list[MeetingDraft] = []
    for meeting, own in zip(meetings, heads, strict=True):
        drafted = _drafted(meeting)
        if meeting.held:
            drafted.attendance = _attendance(draft, meeting, attendance(doc, draft, own, every - own))
        known = [*meeting.parties(), *(item.actor for item in drafted.attendance), *meeting.voices(), *meeting.near()]
        known += [actor for actor in (drafted.host, drafted.chair) if actor is not None]
        recorded.append(meeting.political() or (public and meeting.announced()) or any(map(is_official, known)))
        words = set().union(*(mention.words for mention in meeting.mentions))
        drafted.direct = is_direct(doc, own, every - own, held=meeting.held)
        parties = meeting.parties() or [item.actor for item in drafted.attendance if item.present]
        drafted.format = form(words, parties, direct=drafted.direct)
        drafted.level = level_of(doc, draft, meeting.mentions, drafted.attendance)
        drafts.append(drafted)
    if any(recorded):
        kept = [k for k, sure, m in zip(drafts, recorded, meetings, strict=True) if sure or m.placed()]
        draft.meetings.extend(sorted(kept, key=lambda drafted: drafted.evidence[0]))


def _drafted(meeting: _Meeting) -> MeetingDraft:
    mentions = meeting.mentions
    states = [mention.state for mention in mentions if mention.state is not None]
    state: MeetingState = "held" if meeting.held else min(states, key=FIRMNESS.index)
    told = [mention for mention in mentions if mention.state is not None]
    claims: list[StatementDraft] = []
    if not meeting.held or all(mention.statements for mention in told):
        claims = [s for mention in told for s in mention.statements]
    return MeetingDraft(
        state=state,
        evidence=sorted({mention.span for mention in mentions}),
        series=next((m.series for m in mentions if m.series), None),
        when=meeting.when(),
        where=next((m.setting.where for m in mentions if m.setting.where), None),
        venue=next((m.setting.venue for m in mentions if m.setting.venue), None),
        host=next((m.setting.host for m in mentions if m.setting.host), None),
        chair=next((m.setting.chair[0] for m in mentions if m.setting.chair), None),
        claimed_by=[s for k, s in enumerate(claims) if all(s is not known for known in claims[:k])],
    )


def _attendance(draft: Draft, meeting: _Meeting, told: list[AttendanceDraft]) -> list[AttendanceDraft]:
    """What the text says of presence, and the parties; an absence outweighs being named as a party."""
    found = list(told)
    absent = [item.actor for item in told if not item.present and item.phase == "session"]
    for mention in meeting.mentions:
        if mention.state != "held":
            continue
        chair = mention.setting.chair
        for actor, place in [*mention.parties, *([(chair[0], chair[1].i)] if chair else [])]:
            if any(actor is k for k in absent):
                continue
            if any(item.actor is actor and item.phase == "session" for item in found):
                continue
            named = draft.by_token.get(place)
            span = (named.start, named.end) if named is not None else (place, place + 1)
            found.append(AttendanceDraft(actor, "session", True, span))
    return found
